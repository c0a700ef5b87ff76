// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kafka/client/admin.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace observatorio {

/// A second Kafka client that looks at the group once a second: begin, end, committed, members. Any thread may ask for
/// the newest.
class AdminThread {
public:
    AdminThread(BrokerSettings settings);
    ~AdminThread();

    /// The settings' group until this names another one.
    void setGroup(const std::string &group);

    /// The newest answer, whose group says when it came; none before the first.
    std::optional<GroupOffsets> newest() const;
    /// Why the newest question has no answer; none: it has, or none came yet.
    std::optional<Error> error() const;

private:
    void run(std::stop_token stop);

    const BrokerSettings m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::string m_group;
    std::optional<GroupOffsets> m_newest;
    std::optional<Error> m_error;
    std::jthread m_thread;
};

}  // namespace observatorio
