// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/errormap.h"

#include "kafka/client/certificatecheck.h"

#include <algorithm>
#include <charconv>

namespace observatorio {

namespace {

/// Without librdkafka's " (after 3ms in state CONNECT, 1 identical error(s) suppressed)": the same trouble has the same
/// words.
std::string_view withoutTimes(std::string_view words)
{
    const std::size_t tail = words.rfind(" (after ");
    const bool isTimes = tail != words.npos && words.find("ms in state ", tail) != words.npos && words.ends_with(')');
    return isTimes ? words.substr(0, tail) : words;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool holds(std::string_view words, std::string_view part) { return words.find(part) != words.npos; }

/// A broken connection that TLS broke. librdkafka tells a failed handshake now as __SSL, now as __TRANSPORT, and a
/// server's refusal of a TLS 1.3 client comes after the client's handshake.
bool isOfTls(std::string_view words)
{
    return holds(words, "in state SSL_HANDSHAKE") || holds(words, "SSL handshake failed")
           || holds(words, "SSL alert number");
}

ErrorCode certificateCode(std::string_view words)
{
    const std::optional<NamedBroker> broker = brokerIn(words);
    switch (broker ? newestVerdict(broker->address).value_or(CertificateVerdict::Refused)
                   : CertificateVerdict::Refused) {
    case CertificateVerdict::Expired:
        return ErrorCode::CertificateExpired;
    case CertificateVerdict::OtherHost:
        return ErrorCode::CertificateHost;
    case CertificateVerdict::Unknown:
        return ErrorCode::CertificateAuthority;
    case CertificateVerdict::Refused:
        break;
    }
    return ErrorCode::BrokerTls;
}

/// What stopped TLS. A port that speaks none ends the connection without a word, and so does a server that stops:
/// LinkHealth tells them apart by what came before.
ErrorCode tlsCode(std::string_view words)
{
    if (holds(words, "wrong version number"))
        return ErrorCode::BrokerNotTls;
    if (holds(words, "certificate verify failed"))
        return certificateCode(words);
    const bool isCut = holds(words, "unexpected eof") || holds(words, "Disconnected") || holds(words, "timed out")
                       || holds(words, "SSL transport error");
    return isCut ? ErrorCode::HandshakeCut : ErrorCode::BrokerTls;
}

}  // namespace

std::optional<NamedBroker> brokerIn(std::string_view words)
{
    constexpr std::string_view Coordinator = "GroupCoordinator: ";  // known by the address that the cluster told
    const bool isCoordinator = words.starts_with(Coordinator);
    if (isCoordinator)
        words.remove_prefix(Coordinator.size());
    const std::size_t end = words.find(": ");
    if (end == words.npos)
        return std::nullopt;
    std::string_view name = words.substr(0, end);
    if (const std::size_t scheme = name.find("://"); scheme != name.npos)
        name.remove_prefix(scheme + 3);
    NamedBroker broker{name, false, words.substr(end + 2)};
    if (const std::size_t slash = name.rfind('/'); slash != name.npos) {
        const std::string_view kind = name.substr(slash + 1);
        broker.address = name.substr(0, slash);
        broker.isBootstrap = kind == "bootstrap";
        if (!broker.isBootstrap && !std::ranges::all_of(kind, isDigit))
            return std::nullopt;
    } else if (!isCoordinator) {
        return std::nullopt;
    }
    const std::size_t colon = broker.address.rfind(':');
    const bool isAddress = colon != broker.address.npos && broker.address.find(' ') == broker.address.npos
                           && std::ranges::all_of(broker.address.substr(colon + 1), isDigit);
    return isAddress ? std::optional(broker) : std::nullopt;
}

std::optional<TopicPartition> partitionIn(std::string_view words)
{
    const std::size_t open = words.find(" [");
    const std::size_t close = words.find("]: ");
    if (open == words.npos || close == words.npos || close < open + 3 || words.find(' ') < open)
        return std::nullopt;
    std::int32_t number = 0;
    const char *const last = words.data() + close;
    const auto [end, error] = std::from_chars(words.data() + open + 2, last, number);
    if (error != std::errc{} || end != last)
        return std::nullopt;
    return TopicPartition{std::string(words.substr(0, open)), number};
}

Error toError(rd_kafka_resp_err_t code, std::string_view words, const BrokerSettings &settings,
              std::string_view subject, ErrorCode otherwise)
{
    std::string cause(words.empty() ? std::string_view(rd_kafka_err2str(code)) : withoutTimes(words));
    const std::string &servers = settings.bootstrapServers;
    if (code == RD_KAFKA_RESP_ERR__TRANSPORT && isOfTls(words))
        code = RD_KAFKA_RESP_ERR__SSL;
    const bool sends = otherwise == ErrorCode::ProducerFailed;
    switch (code) {
    case RD_KAFKA_RESP_ERR__AUTHENTICATION:
    case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED:
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM:
    case RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE:
        return {ErrorCode::BrokerAuthentication,
                settings.username.empty() ? servers : settings.username + '@' + servers, std::move(cause)};
    case RD_KAFKA_RESP_ERR__SSL:
        return {tlsCode(words), servers, std::move(cause)};
    case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
    case RD_KAFKA_RESP_ERR__TRANSPORT:
        if (holds(words, "while requesting ApiVersion") || holds(words, "might require SASL"))
            return {ErrorCode::BrokerWantsSecurity, servers, std::move(cause)};
        [[fallthrough]];
    case RD_KAFKA_RESP_ERR__RESOLVE:
    case RD_KAFKA_RESP_ERR__TIMED_OUT:
    case RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE:
    case RD_KAFKA_RESP_ERR__WAIT_COORD:
    case RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT:
    case RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION:
    case RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS:
    case RD_KAFKA_RESP_ERR_NOT_COORDINATOR:
        return {ErrorCode::BrokerUnreachable, servers, std::move(cause)};
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
    case RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION:
        return {ErrorCode::TopicUnknown, std::string(subject), std::move(cause)};
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
        return {sends ? ErrorCode::WriteForbidden : ErrorCode::TopicForbidden, std::string(subject), std::move(cause)};
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
        if (sends)
            return {ErrorCode::IdempotenceRefused, std::string(subject), std::move(cause)};
        return {otherwise, std::string(subject), std::move(cause)};
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
        return {ErrorCode::GroupForbidden, settings.group, std::move(cause)};
    case RD_KAFKA_RESP_ERR_INCONSISTENT_GROUP_PROTOCOL:
        return {ErrorCode::GroupStrategy, settings.group, std::move(cause)};
    case RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID:
        return {ErrorCode::GroupFenced, settings.group, std::move(cause)};
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
        return {ErrorCode::OffsetOutOfRange, std::string(subject), std::move(cause)};
    default:
        return {otherwise, std::string(subject), std::move(cause)};
    }
}

bool isAboutBroker(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::BrokerUnreachable:
    case ErrorCode::BrokerAuthentication:
    case ErrorCode::BrokerTls:
    case ErrorCode::BrokerElsewhere:
    case ErrorCode::BrokerNotTls:
    case ErrorCode::BrokerWantsSecurity:
    case ErrorCode::HandshakeCut:
    case ErrorCode::CertificateExpired:
    case ErrorCode::CertificateHost:
    case ErrorCode::CertificateAuthority:
        return true;
    default:
        return false;
    }
}

}  // namespace observatorio
