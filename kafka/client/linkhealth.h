// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the library's stream of connection events into two things a person can use: is the broker there, and if not,
// why. Of the group and of the client it knows nothing.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <librdkafka/rdkafka.h>

#include <chrono>
#include <optional>
#include <string>

namespace observatorio {

class LinkHealth {
public:
    using Clock = std::chrono::steady_clock;

    /// A bootstrap server that answers while the address it sends us on to does not is given this long.
    static constexpr std::chrono::seconds ElsewhereAfter{5};

    /// A port that cuts every handshake for so long, and never answered, speaks no TLS.
    static constexpr std::chrono::seconds CutFor{5};

    explicit LinkHealth(const BrokerSettings &settings);

    /// A library error about a connection; the new state of affairs when it is worth telling.
    std::optional<Error> failed(rd_kafka_resp_err_t code, const std::string &words,
                                Clock::time_point now = Clock::now());
    /// A whole round of questions to the broker failed with `code`. The library's own "all brokers down" comes only
    /// when every connection is down in the same instant, which a broker that stops in order may never cause.
    std::optional<Error> unanswered(rd_kafka_resp_err_t code, Clock::time_point now = Clock::now());
    /// A broker of the cluster answered, at the address that the cluster tells: leader, coordinator.
    void answered();
    /// Some broker answered, maybe one that is reached by the settings' address alone; tells when that is not enough.
    std::optional<Error> greeted(Clock::time_point now = Clock::now());

    /// The address that the cluster sends us on to, where nobody is, as greeted() would tell it: for who does not wait.
    [[nodiscard]] std::optional<Error> elsewhere() const;

    [[nodiscard]] bool up() const noexcept { return m_up; }

private:
    struct Elsewhere {
        std::string address;
        std::string words;
        Clock::time_point since;
    };

    void judgeByPast(Error &error, Clock::time_point now);
    bool isOurs(std::string_view address) const;
    std::optional<Error> tell(Error error);

    const BrokerSettings &m_settings;
    bool m_up = false;
    bool m_everUp = false;
    bool m_isSlow = false;  // a new client's first question brought neither an answer nor a failed connection
    std::optional<Error> m_connection;  // why the last single connection failed: the cause of "all brokers down"
    std::optional<Clock::time_point> m_cutSince;
    std::optional<Elsewhere> m_elsewhere;  // where the cluster sends us and nobody is
    std::optional<Error> m_told;           // since the broker last answered
};

}  // namespace observatorio
