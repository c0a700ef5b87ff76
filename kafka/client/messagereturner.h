// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <librdkafka/rdkafka.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace observatorio {

/// Gives messages back to the library on a thread of its own. The library's fetching thread allocated them, so freeing
/// contends with it: a tenth of the reader's time in a backlog. All of them are back before the destructor returns.
class MessageReturner {
public:
    using Messages = std::vector<rd_kafka_message_t *>;

    static constexpr std::size_t FewMessages = 500;  ///< so many are given back at once: waking a thread costs more
    static constexpr std::size_t MostBatches = 3;    ///< waiting; beyond, the caller does it itself

    MessageReturner();
    ~MessageReturner();

    /// Takes the messages; `messages` comes back empty. Nobody may look at them any more.
    void take(Messages &messages);

private:
    void run(std::stop_token stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Messages> m_waiting;
    std::vector<Messages> m_spares;  ///< emptied, with their capacity
    std::jthread m_thread;
};

}  // namespace observatorio
