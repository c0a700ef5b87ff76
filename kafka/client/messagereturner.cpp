// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/messagereturner.h"

#include <utility>

namespace observatorio {

namespace {

void destroyAll(MessageReturner::Messages &messages)
{
    for (rd_kafka_message_t *message : messages)
        rd_kafka_message_destroy(message);
    messages.clear();
}

}  // namespace

MessageReturner::MessageReturner() : m_thread([this](std::stop_token stop) { run(stop); }) {}

MessageReturner::~MessageReturner()
{
    m_thread.request_stop();
    m_thread.join();
    for (Messages &messages : m_waiting)
        destroyAll(messages);
}

void MessageReturner::take(Messages &messages)
{
    if (messages.size() > FewMessages) {
        std::lock_guard lock(m_mutex);
        if (m_waiting.size() < MostBatches) {
            Messages empty;
            if (!m_spares.empty()) {
                empty = std::move(m_spares.back());
                m_spares.pop_back();
            }
            m_waiting.push_back(std::exchange(messages, std::move(empty)));
            m_wake.notify_one();
            return;
        }
    }
    destroyAll(messages);
}

void MessageReturner::run(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); })) {
        Messages messages = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        destroyAll(messages);
        lock.lock();
        if (m_spares.size() <= MostBatches)
            m_spares.push_back(std::move(messages));
    }
}

}  // namespace observatorio
