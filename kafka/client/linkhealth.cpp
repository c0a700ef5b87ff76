// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/linkhealth.h"

#include "kafka/client/errormap.h"

namespace observatorio {

LinkHealth::LinkHealth(const BrokerSettings &settings) : m_settings(settings) {}

std::optional<Error> LinkHealth::failed(rd_kafka_resp_err_t code, const std::string &words)
{
    Error error = toError(code, words, m_settings, m_settings.group, ErrorCode::ConsumerFailed);
    const bool refused = error.code == ErrorCode::BrokerAuthentication || error.code == ErrorCode::BrokerTls;
    if (refused || code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
        m_up = false;
    if (code == RD_KAFKA_RESP_ERR__TRANSPORT || code == RD_KAFKA_RESP_ERR__RESOLVE) {
        m_connectionWords = error.cause;
        if (m_up)
            return std::nullopt;  // one of several brokers: the library takes another
    }
    if (code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN && !m_connectionWords.empty())
        error.cause = m_connectionWords;
    return tell(std::move(error));
}

std::optional<Error> LinkHealth::unanswered(rd_kafka_resp_err_t code)
{
    m_up = false;
    return tell(toError(code, m_connectionWords, m_settings, m_settings.group, ErrorCode::ConsumerFailed));
}

std::optional<Error> LinkHealth::tell(Error error)
{
    // "All brokers down" follows a refusal and would hide it.
    if (error.code == ErrorCode::BrokerUnreachable && m_told && m_told->code != ErrorCode::BrokerUnreachable)
        return std::nullopt;
    if (m_told == error)
        return std::nullopt;
    m_told = std::move(error);
    return m_told;
}

void LinkHealth::answered()
{
    m_up = true;
    m_told.reset();
    m_connectionWords.clear();
}

}  // namespace observatorio
