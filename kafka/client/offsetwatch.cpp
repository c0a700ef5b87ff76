// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/offsetwatch.h"

#include "kafka/client/handles.h"
#include "kafka/client/offsetquery.h"

#include <algorithm>

namespace observatorio {

OffsetWatch::OffsetWatch(rd_kafka_t *client, std::string servers)
    : m_client(client), m_servers(std::move(servers)), m_thread([this](std::stop_token stop) { run(stop); })
{
}

OffsetWatch::~OffsetWatch()
{
    m_thread.request_stop();
    m_wake.notify_all();
    m_thread.join();
}

void OffsetWatch::setPartitions(std::vector<TopicPartition> partitions)
{
    std::sort(partitions.begin(), partitions.end());
    std::lock_guard lock(m_mutex);
    m_partitions = std::move(partitions);
    std::erase_if(m_answers, [this](const auto &entry) {
        return !std::binary_search(m_partitions.begin(), m_partitions.end(), entry.first);
    });
    m_asked = true;
    m_wake.notify_all();
}

void OffsetWatch::ask()
{
    std::lock_guard lock(m_mutex);
    m_asked = true;
    m_wake.notify_all();
}

void OffsetWatch::nudge()
{
    std::lock_guard lock(m_mutex);
    m_nudged = true;
    m_wake.notify_all();
}

OffsetWatch::Answer OffsetWatch::answer(const TopicPartition &partition) const
{
    std::lock_guard lock(m_mutex);
    const auto it = m_answers.find(partition);
    return it == m_answers.end() ? Answer{} : it->second;
}

std::uint64_t OffsetWatch::nextRound() const
{
    std::lock_guard lock(m_mutex);
    return m_round + 1;
}

OffsetWatch::Health OffsetWatch::health() const
{
    std::lock_guard lock(m_mutex);
    return m_health;
}

std::string OffsetWatch::clusterId() const
{
    std::lock_guard lock(m_mutex);
    return m_clusterId;
}

void OffsetWatch::run(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const auto pause = m_health.answering && !m_clusterId.empty() ? Period : RetryPeriod;
        m_wake.wait_for(lock, stop, pause, [this] { return m_asked || m_nudged; });
        if (stop.stop_requested())
            return;
        const bool endsOnly = m_nudged && !m_asked;
        m_asked = m_nudged = false;
        const std::uint64_t round = ++m_round;
        const bool clusterUnknown = m_clusterId.empty();
        const std::vector<TopicPartition> partitions = m_partitions;
        lock.unlock();
        if (const auto error = clusterUnknown ? learnClusterId() : RD_KAFKA_RESP_ERR_NO_ERROR;
            error != RD_KAFKA_RESP_ERR_NO_ERROR)
            unanswered(error, round);
        else if (partitions.empty())
            askAnything(round);
        else
            askAll(partitions, endsOnly, round);
        lock.lock();
    }
}

rd_kafka_resp_err_t OffsetWatch::learnClusterId()
{
    std::uint64_t forgotten = 0;
    {
        std::lock_guard lock(m_mutex);
        forgotten = m_forgotten;
    }
    // The library keeps an id until an answer brings another one.
    const rd_kafka_metadata_t *metadata = nullptr;
    const rd_kafka_resp_err_t error = rd_kafka_metadata(m_client, 0, nullptr, &metadata, milliseconds(QuestionTimeout));
    const MetadataHandle owner(metadata);
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR)
        return error;
    char *id = rd_kafka_clusterid(m_client, 0);
    std::string told = id ? id : UnnamedClusterPrefix + m_servers;
    rd_kafka_mem_free(m_client, id);
    std::lock_guard lock(m_mutex);
    if (m_forgotten == forgotten)
        m_clusterId = std::move(told);
    return error;
}

void OffsetWatch::unanswered(rd_kafka_resp_err_t error, std::uint64_t round)
{
    std::lock_guard lock(m_mutex);
    m_health = {.answering = false, .error = error, .topic = {}, .round = round};
}

void OffsetWatch::forgetClusterId()
{
    std::lock_guard lock(m_mutex);
    m_clusterId.clear();
    ++m_forgotten;
    m_asked = true;
    m_wake.notify_all();
}

void OffsetWatch::askAnything(std::uint64_t round)
{
    const rd_kafka_metadata_t *metadata = nullptr;
    const rd_kafka_resp_err_t error = rd_kafka_metadata(m_client, 0, nullptr, &metadata, milliseconds(QuestionTimeout));
    const MetadataHandle owner(metadata);
    std::lock_guard lock(m_mutex);
    m_health = {.answering = error == RD_KAFKA_RESP_ERR_NO_ERROR, .error = error, .topic = {}, .round = round};
}

void OffsetWatch::askAll(const std::vector<TopicPartition> &partitions, bool endsOnly, std::uint64_t round)
{
    // Topic by topic: one that was deleted must not keep the answers for another.
    Health health{.answering = true, .round = round, .ofLeaders = true};
    for (auto first = partitions.begin(); first != partitions.end();) {
        const auto last =
            std::find_if(first, partitions.end(), [first](const TopicPartition &p) { return p.topic != first->topic; });
        if (const auto error = askTopic({first, last}, endsOnly, round); error != RD_KAFKA_RESP_ERR_NO_ERROR) {
            health.answering = false;
            health.error = error;
            health.topic = first->topic;
        }
        first = last;
    }
    std::lock_guard lock(m_mutex);
    m_health = health;
}

rd_kafka_resp_err_t OffsetWatch::askTopic(std::span<const TopicPartition> partitions, bool endsOnly,
                                          std::uint64_t round)
{
    std::map<TopicPartition, std::int64_t> begins, ends;
    rd_kafka_resp_err_t error = queryOffsets(m_client, partitions, OffsetTime::Latest, QuestionTimeout, ends);
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR && !endsOnly)
        error = queryOffsets(m_client, partitions, OffsetTime::Earliest, QuestionTimeout, begins);

    std::lock_guard lock(m_mutex);
    for (const TopicPartition &partition : partitions) {
        if (!std::binary_search(m_partitions.begin(), m_partitions.end(), partition))
            continue;
        const auto end = ends.find(partition);
        const auto begin = begins.find(partition);
        if (end == ends.end())
            continue;
        Answer &answer = m_answers[partition];
        answer.offsets.end = end->second;
        if (begin != begins.end()) {
            answer.offsets.begin = begin->second;
            answer.round = round;
        }
    }
    return error;
}

}  // namespace observatorio
