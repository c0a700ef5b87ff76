// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace observatorio {

/// When to wake the library's fetching thread (see offsetwatch.h): while the reader takes full batches and the queue it
/// takes them from is half empty. Not more often than every Period.
class FetchWaker {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds Period{20};

    explicit FetchWaker(std::size_t queueBytes) : m_queueBytes(queueBytes) {}

    /// True when the queue's length is worth a look after a full batch.
    [[nodiscard]] bool mayWake(TimePoint now) const { return now >= m_next; }
    /// `batchBytes` in `batchMessages`, the newest full batch; `queued`: messages left in the queue.
    bool wake(std::size_t batchMessages, std::size_t batchBytes, std::size_t queued, TimePoint now)
    {
        if (batchMessages == 0 || queued >= m_queueBytes / (batchBytes / batchMessages + 1) / 2)
            return false;
        m_next = now + Period;
        return true;
    }

private:
    std::size_t m_queueBytes;
    TimePoint m_next{};
};

}  // namespace observatorio
