// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace observatorio {

/// Latest wins: one side puts, the other takes the newest or nothing. Any thread.
template<typename T>
class Mailbox {
public:
    void put(T value)
    {
        std::lock_guard lock(m_mutex);
        m_value = std::move(value);
    }
    /// The newest since the last take; a default-constructed T when there is none.
    T take()
    {
        std::lock_guard lock(m_mutex);
        return std::exchange(m_value, T{});
    }

private:
    std::mutex m_mutex;
    T m_value{};
};

}  // namespace observatorio
