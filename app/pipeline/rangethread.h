// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rangereader.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace observatorio {

/// Reads any time out of the tables, in a thread and over a connection of its own, both made with the first question.
/// Of each lane the newest question counts: what is being read for an older one is given up. Methods may be called from
/// any thread; none blocks but the destructor, which waits for the statement under way.
class RangeThread {
public:
    using Factory = std::function<std::unique_ptr<RangeReader>()>;

    explicit RangeThread(Factory factory) : m_factory(std::move(factory)) {}
    ~RangeThread();

    void ask(RangeQuery query);
    /// The newest of each lane since the last call, finished ones and parts of one under way.
    std::vector<std::shared_ptr<const RangeResult>> take();

private:
    void run(std::stop_token stop);
    void answer(RangeReader &reader, const RangeQuery &query, std::stop_token stop);
    void tell(RangeResult result);

    const Factory m_factory;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::map<RangeLane, RangeQuery> m_waiting;
    std::map<RangeLane, std::shared_ptr<const RangeResult>> m_answers;
    std::jthread m_thread;  // last: it uses all the above
};

}  // namespace observatorio
