// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/logmark.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

using namespace observatorio;

namespace {

std::uint32_t crcOf(std::string_view text, std::uint32_t before = 0)
{
    return crc32c({reinterpret_cast<const unsigned char *>(text.data()), text.size()}, before);
}

TEST(LogMark, theChecksumIsCastagnolis)
{
    EXPECT_EQ(crcOf(""), 0u);
    EXPECT_EQ(crcOf("123456789"),
              0xE3069283u);  // RFC 3720, B.4 names the polynomial; the check value is the common one
    EXPECT_EQ(crcOf(std::string(32, '\0')), 0x8A9136AAu);  // RFC 3720, B.4
    EXPECT_EQ(crcOf("6789", crcOf("12345")), crcOf("123456789"));
}

TEST(LogMark, keyAndValueAreToldApart)
{
    std::set<std::uint32_t> checksums;
    const struct {
        const char *key, *value;
    } rows[] = {{nullptr, nullptr}, {nullptr, ""}, {"", nullptr}, {"", ""},
                {"a", "b"},         {"ab", ""},    {"", "ab"},    {"b", "a"}};
    for (const auto &[key, value] : rows) {
        rd_kafka_message_t message = {};
        message.err = RD_KAFKA_RESP_ERR__PARTITION_EOF;  // so that the library looks for no timestamp of its own
        message.key = const_cast<char *>(key);
        message.key_len = key ? std::string_view(key).size() : 0;
        message.payload = const_cast<char *>(value);
        message.len = value ? std::string_view(value).size() : 0;
        checksums.insert(markOf(message).checksum);
    }
    EXPECT_EQ(checksums.size(), std::size(rows));
}

}  // namespace
