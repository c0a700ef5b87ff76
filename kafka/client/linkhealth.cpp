// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/linkhealth.h"

#include "kafka/client/errormap.h"

#include <algorithm>
#include <utility>

namespace observatorio {

namespace {

/// One broken connection of maybe several: the library takes another, or tries again.
bool isOfOneConnection(rd_kafka_resp_err_t code, ErrorCode meaning)
{
    return code == RD_KAFKA_RESP_ERR__TRANSPORT || code == RD_KAFKA_RESP_ERR__RESOLVE
           || meaning == ErrorCode::HandshakeCut || meaning == ErrorCode::BrokerNotTls;
}

/// Stays whatever other connections do.
bool isRefusal(ErrorCode code) { return isAboutBroker(code) && !isTransient(code); }

}  // namespace

LinkHealth::LinkHealth(const BrokerSettings &settings) : m_settings(settings) {}

std::optional<Error> LinkHealth::failed(rd_kafka_resp_err_t code, const std::string &words, Clock::time_point now)
{
    Error error = toError(code, words, m_settings, m_settings.bootstrapServers, ErrorCode::ConsumerFailed);
    judgeByPast(error, now);
    if (isRefusal(error.code)) {
        m_up = false;
    } else if (isOfOneConnection(code, error.code)) {
        const std::optional<NamedBroker> broker = brokerIn(words);
        const bool neverMade = code == RD_KAFKA_RESP_ERR__RESOLVE || words.find("in state CONNECT") != words.npos;
        if (broker && neverMade && !broker->isBootstrap && !isOurs(broker->address)) {
            const std::size_t prefix = static_cast<std::size_t>(broker->rest.data() - words.data());
            if (!m_elsewhere || m_elsewhere->address != broker->address)
                m_elsewhere = Elsewhere{std::string(broker->address), {}, now};
            m_elsewhere->words = error.cause.substr(std::min(prefix, error.cause.size()));
            m_connection = m_connection.value_or(error);
            return std::nullopt;  // greeted() judges: who told us of it answered
        }
        m_connection = error;
        if (m_up)
            return std::nullopt;
    } else if (code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) {
        m_up = false;
        error = m_connection.value_or(error);
    }
    return tell(std::move(error));
}

bool LinkHealth::isOurs(std::string_view address) const
{
    std::string_view rest = m_settings.bootstrapServers;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        std::string_view server = rest.substr(0, comma);
        if (const std::size_t scheme = server.find("://"); scheme != server.npos)
            server.remove_prefix(scheme + 3);
        if (server == address)
            return true;
        rest.remove_prefix(comma == rest.npos ? rest.size() : comma + 1);
    }
    return false;
}

/// A server that stops breaks connections as one does that never understood us.
void LinkHealth::judgeByPast(Error &error, Clock::time_point now)
{
    if (m_everUp) {
        if (error.code == ErrorCode::BrokerWantsSecurity)
            error.code = ErrorCode::BrokerUnreachable;
        return;
    }
    if (error.code != ErrorCode::HandshakeCut)
        return;
    m_cutSince = m_cutSince.value_or(now);
    if (now - *m_cutSince >= CutFor)
        error.code = ErrorCode::BrokerNotTls;
}

std::optional<Error> LinkHealth::unanswered(rd_kafka_resp_err_t code, Clock::time_point now)
{
    m_up = false;
    // The first question of a client waits for its connection: without a failed one the broker may only be slow.
    if (!m_everUp && !m_connection && !std::exchange(m_isSlow, true))
        return std::nullopt;
    Error error =
        m_connection.value_or(toError(code, {}, m_settings, m_settings.bootstrapServers, ErrorCode::ConsumerFailed));
    judgeByPast(error, now);
    return tell(std::move(error));
}

std::optional<Error> LinkHealth::tell(Error error)
{
    // "All brokers down" follows a refusal and would hide it.
    const bool isPlain = error.code == ErrorCode::BrokerUnreachable;
    if (isPlain && m_told && (isRefusal(m_told->code) || m_told->code == ErrorCode::BrokerElsewhere))
        return std::nullopt;
    // Only of a broker that is away another cause is news; a cut handshake is worded now so, now so.
    if (m_told && m_told->code == error.code && (!isPlain || m_told == error))
        return std::nullopt;
    m_told = std::move(error);
    return m_told;
}

void LinkHealth::answered()
{
    m_up = m_everUp = true;
    m_told.reset();
    m_connection.reset();
    m_elsewhere.reset();
}

std::optional<Error> LinkHealth::elsewhere() const
{
    if (!m_elsewhere)
        return std::nullopt;
    return Error{ErrorCode::BrokerElsewhere, m_settings.bootstrapServers + " -> " + m_elsewhere->address,
                 m_elsewhere->words};
}

std::optional<Error> LinkHealth::greeted(Clock::time_point now)
{
    if (m_elsewhere && now - m_elsewhere->since >= ElsewhereAfter) {
        m_up = false;
        return tell(*elsewhere());
    }
    const auto kept = std::exchange(m_elsewhere, std::nullopt);
    answered();
    m_elsewhere = kept;
    return std::nullopt;
}

}  // namespace observatorio
