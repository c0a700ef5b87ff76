// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the library's stream of connection events into two things a person can use: is the broker there, and if not,
// why.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <librdkafka/rdkafka.h>

#include <optional>
#include <string>

namespace observatorio {

class LinkHealth {
public:
    explicit LinkHealth(const BrokerSettings &settings);

    /// A library error about a connection; the new state of affairs when it is worth telling.
    std::optional<Error> failed(rd_kafka_resp_err_t code, const std::string &words);
    /// A whole round of questions to the broker failed with `code`. The library's own "all brokers down" comes only
    /// when every connection is down in the same instant, which a broker that stops in order may never cause.
    std::optional<Error> unanswered(rd_kafka_resp_err_t code);
    /// The broker answered.
    void answered();

    [[nodiscard]] bool up() const noexcept { return m_up; }

private:
    std::optional<Error> tell(Error error);

    const BrokerSettings &m_settings;
    bool m_up = false;
    std::string m_connectionWords;  // why the last single connection failed: the cause of "all brokers down"
    std::optional<Error> m_told;    // since the broker last answered
};

}  // namespace observatorio
