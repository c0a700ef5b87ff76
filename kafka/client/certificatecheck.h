// SPDX-License-Identifier: GPL-3.0-or-later
// Why a broker's certificate was refused. librdkafka tells only that it was; OpenSSL's reason passes through the
// callback of the check, in a thread of the library's, before the connection's error comes.
#pragma once

#include <librdkafka/rdkafka.h>

#include <optional>
#include <string>
#include <string_view>

namespace observatorio {

enum class CertificateVerdict {
    Expired,    ///< or not valid yet
    OtherHost,  ///< its names do not hold the one we asked for
    Unknown,    ///< signed by nobody whom we trust
    Refused,    ///< for another reason
};

/// Has every certificate refused that OpenSSL refuses, and remembers why, by the broker's address. Refuses nothing
/// else.
void checkCertificates(rd_kafka_conf_t *conf);

/// Of OpenSSL's number (X509_V_ERR_...); 0, a certificate that is right, has none.
std::optional<CertificateVerdict> verdictOf(int x509Error);

/// As the check does; for tests too. `broker` is host:port. Any thread.
void noteCertificate(std::string_view broker, int x509Error);
/// The newest on this broker's certificate in this process.
std::optional<CertificateVerdict> newestVerdict(std::string_view broker);

}  // namespace observatorio
