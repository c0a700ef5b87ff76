// SPDX-License-Identifier: GPL-3.0-or-later
// Begins and ends of partitions, asked by a thread of its own, because the library's question blocks.
//
// Asking has a side effect that the consumer lives from: it wakes the library's fetching thread, which in
// librdkafka 2.0 sleeps up to a second once its queue was full, however fast the queue is emptied meanwhile.
#pragma once

#include "analytics/domain/error.h"
#include "kafka/client/recordsource.h"

#include <librdkafka/rdkafka.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace observatorio {

class OffsetWatch {
public:
    /// `client` must outlive it. `servers` stand in for the id of a cluster that tells none.
    OffsetWatch(rd_kafka_t *client, std::string servers);
    ~OffsetWatch();  ///< waits for a question under way, at most QuestionTimeout

    static constexpr std::chrono::milliseconds QuestionTimeout{1000};
    static constexpr std::chrono::milliseconds Period{5000};      ///< between questions while the broker answers
    static constexpr std::chrono::milliseconds RetryPeriod{500};  ///< while it does not, or while an answer is awaited

    /// What to ask about from now on; forgets the others.
    void setPartitions(std::vector<TopicPartition> partitions);
    /// Asks soon, whatever the period.
    void ask();
    /// The same, of ends only, and not about what failed: cheap enough for many times a second.
    void nudge();

    struct Answer {
        PartitionOffsets offsets;
        std::uint64_t round = 0;  ///< the newest round that brought both
    };
    Answer answer(const TopicPartition &partition) const;
    /// A partition whose answer has at least this round was asked about after this call.
    std::uint64_t nextRound() const;

    struct Health {
        bool answering = false;  ///< the newest round got every answer
        rd_kafka_resp_err_t error = RD_KAFKA_RESP_ERR_NO_ERROR;
        std::string topic;  ///< the error's
        std::uint64_t round = 0;
        bool ofLeaders = false;  ///< partitions were asked about; else whichever broker was at hand
    };
    Health health() const;
    std::string clusterId() const;
    /// It may be another cluster from now on: its id is unknown until the broker has told it again.
    void forgetClusterId();

private:
    void run(std::stop_token stop);
    void askAll(const std::vector<TopicPartition> &partitions, bool endsOnly, std::uint64_t round);
    rd_kafka_resp_err_t askTopic(std::span<const TopicPartition> partitions, bool endsOnly, std::uint64_t round);
    rd_kafka_resp_err_t learnClusterId();
    void askAnything(std::uint64_t round);
    void unanswered(rd_kafka_resp_err_t error, std::uint64_t round);

    rd_kafka_t *const m_client;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<TopicPartition> m_partitions;
    std::map<TopicPartition, Answer> m_answers;
    std::uint64_t m_round = 0;
    bool m_asked = false;
    bool m_nudged = false;
    Health m_health;
    std::string m_clusterId;
    std::uint64_t m_forgotten = 0;  // how often
    const std::string m_servers;
    std::jthread m_thread;
};

}  // namespace observatorio
