// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/errormap.h"

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

/// A broken connection that TLS broke. librdkafka tells a failed handshake now as __SSL, now as __TRANSPORT, and a
/// server's refusal of a TLS 1.3 client comes after the client's handshake.
bool isOfTls(std::string_view words)
{
    return words.find("in state SSL_HANDSHAKE") != words.npos || words.find("SSL alert number") != words.npos;
}

}  // namespace

Error toError(rd_kafka_resp_err_t code, std::string_view words, const BrokerSettings &settings,
              std::string_view subject, ErrorCode otherwise)
{
    std::string cause(words.empty() ? std::string_view(rd_kafka_err2str(code)) : withoutTimes(words));
    const std::string &servers = settings.bootstrapServers;
    if (code == RD_KAFKA_RESP_ERR__TRANSPORT && isOfTls(words))
        code = RD_KAFKA_RESP_ERR__SSL;
    switch (code) {
    case RD_KAFKA_RESP_ERR__AUTHENTICATION:
    case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED:
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM:
    case RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE:
        return {ErrorCode::BrokerAuthentication,
                settings.username.empty() ? servers : settings.username + '@' + servers, std::move(cause)};
    case RD_KAFKA_RESP_ERR__SSL:
        return {ErrorCode::BrokerTls, servers, std::move(cause)};
    case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
    case RD_KAFKA_RESP_ERR__TRANSPORT:
    case RD_KAFKA_RESP_ERR__RESOLVE:
    case RD_KAFKA_RESP_ERR__TIMED_OUT:
    case RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE:
    case RD_KAFKA_RESP_ERR__WAIT_COORD:
    case RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT:
    case RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE:
    case RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION:
    case RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE:
        return {ErrorCode::BrokerUnreachable, servers, std::move(cause)};
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
    case RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION:
        return {ErrorCode::TopicUnknown, std::string(subject), std::move(cause)};
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
        return {ErrorCode::TopicForbidden, std::string(subject), std::move(cause)};
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
    return code == ErrorCode::BrokerUnreachable || code == ErrorCode::BrokerAuthentication
           || code == ErrorCode::BrokerTls;
}

}  // namespace observatorio
