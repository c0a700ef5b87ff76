// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/certificatecheck.h"

#include <cstdio>
#include <map>
#include <mutex>

namespace observatorio {

namespace {

struct Verdicts {
    std::mutex mutex;
    std::map<std::string, CertificateVerdict, std::less<>> of;
};

Verdicts &verdicts()
{
    static Verdicts all;
    return all;
}

/// Whatever this returns stands: 1 would let a wrong certificate pass.
int check(rd_kafka_t *, const char *broker, std::int32_t, int *x509Error, int, const char *, std::size_t, char *text,
          std::size_t size, void *)
{
    if (*x509Error == 0)
        return 1;
    noteCertificate(broker, *x509Error);
    std::snprintf(text, size, "refused by OpenSSL: %d", *x509Error);
    return 0;
}

}  // namespace

void checkCertificates(rd_kafka_conf_t *conf) { rd_kafka_conf_set_ssl_cert_verify_cb(conf, check); }

std::optional<CertificateVerdict> verdictOf(int x509Error)
{
    switch (x509Error) {  // OpenSSL's x509_vfy.h
    case 0:
        return std::nullopt;
    case 9:   // CERT_NOT_YET_VALID
    case 10:  // CERT_HAS_EXPIRED
        return CertificateVerdict::Expired;
    case 62:  // HOSTNAME_MISMATCH
    case 64:  // IP_ADDRESS_MISMATCH
        return CertificateVerdict::OtherHost;
    case 2:   // UNABLE_TO_GET_ISSUER_CERT
    case 18:  // DEPTH_ZERO_SELF_SIGNED_CERT
    case 19:  // SELF_SIGNED_CERT_IN_CHAIN
    case 20:  // UNABLE_TO_GET_ISSUER_CERT_LOCALLY
    case 21:  // UNABLE_TO_VERIFY_LEAF_SIGNATURE
    case 27:  // CERT_UNTRUSTED
        return CertificateVerdict::Unknown;
    default:
        return CertificateVerdict::Refused;
    }
}

void noteCertificate(std::string_view broker, int x509Error)
{
    const std::optional<CertificateVerdict> verdict = verdictOf(x509Error);
    std::lock_guard lock(verdicts().mutex);
    if (verdict)
        verdicts().of.insert_or_assign(std::string(broker), *verdict);
}

std::optional<CertificateVerdict> newestVerdict(std::string_view broker)
{
    std::lock_guard lock(verdicts().mutex);
    const auto it = verdicts().of.find(broker);
    return it == verdicts().of.end() ? std::nullopt : std::optional(it->second);
}

}  // namespace observatorio
