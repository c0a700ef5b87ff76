// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/pemfile.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace observatorio {

namespace {

constexpr std::size_t LookedAt = std::size_t{1} << 20;  // an authorities' bundle has 200 kB

const char *kindOf(std::string_view bytes)
{
    if (bytes.empty())
        return "it is empty";
    if (bytes.starts_with("\xFE\xED\xFE\xED") || bytes.starts_with("\xCE\xCE\xCE\xCE"))
        return "it is a key store of Java, JKS";
    if (bytes.starts_with('\x30'))  // an ASN.1 sequence
        return "it is PKCS#12, or a certificate in DER";
    return "no -----BEGIN in it";
}

}  // namespace

Expected<void> checkPemFile(const std::string &path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return {};
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string bytes(LookedAt, '\0');
    if (!file || (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) && file.bad()))
        return failure(ErrorCode::FileUnreadable, path, std::strerror(errno));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.find("-----BEGIN ") == bytes.npos)
        return failure(ErrorCode::FileNotPem, path, kindOf(bytes));
    for (const char *mark : {"-----BEGIN ENCRYPTED PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED"}) {
        if (bytes.find(mark) != bytes.npos)
            return failure(ErrorCode::KeyEncrypted, path);
    }
    return {};
}

}  // namespace observatorio
