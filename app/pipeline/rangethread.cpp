// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/rangethread.h"

namespace observatorio {

RangeThread::~RangeThread()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void RangeThread::ask(RangeQuery query)
{
    std::lock_guard lock(m_mutex);
    m_answers.erase(query.lane);  // nobody wants it any more
    m_waiting.insert_or_assign(query.lane, std::move(query));
    if (m_thread.joinable())
        m_wake.notify_all();
    else
        m_thread = std::jthread([this](std::stop_token stop) { run(stop); });
}

std::vector<std::shared_ptr<const RangeResult>> RangeThread::take()
{
    std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<const RangeResult>> answers;
    answers.reserve(m_answers.size());
    for (const auto &[lane, answer] : m_answers)
        answers.push_back(answer);
    m_answers.clear();
    return answers;
}

void RangeThread::run(std::stop_token stop)
{
    const std::unique_ptr<RangeReader> reader = m_factory();
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); })) {
        const RangeQuery query = m_waiting.begin()->second;
        m_waiting.erase(m_waiting.begin());
        lock.unlock();
        answer(*reader, query, stop);
        lock.lock();
    }
    lock.unlock();
    reader->close();
}

void RangeThread::answer(RangeReader &reader, const RangeQuery &query, std::stop_token stop)
{
    const auto isWanted = [&] {
        std::lock_guard lock(m_mutex);
        return !stop.stop_requested() && !m_waiting.contains(query.lane) && !m_waiting.contains(RangeLane::Main);
    };
    auto read = reader.read(query, [&](RangeResult part) {
        if (!isWanted())
            return false;
        tell(std::move(part));
        return true;
    });
    if (!read) {
        const std::vector none(query.series.size(), std::make_shared<const WindowRow>());
        tell({.query = query,
              .resolution = query.resolution,
              .from = query.until,
              .windows = none,
              .error = read.error()});
    } else if (read->complete) {
        tell(std::move(*read));
    } else {
        std::lock_guard lock(m_mutex);
        m_waiting.try_emplace(query.lane, query);  // given up for another lane: once more, afterwards
    }
}

void RangeThread::tell(RangeResult result)
{
    const RangeLane lane = result.query.lane;
    std::lock_guard lock(m_mutex);
    if (!m_waiting.contains(lane))
        m_answers.insert_or_assign(lane, std::make_shared<const RangeResult>(std::move(result)));
}

}  // namespace observatorio
