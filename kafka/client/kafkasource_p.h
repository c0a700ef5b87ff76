// SPDX-License-Identifier: GPL-3.0-or-later
// The implementation of makeKafkaSource(); kafkasource.cpp describes how it reads.
#pragma once

#include "kafka/client/assignedpartitions.h"
#include "kafka/client/assignmentcheck.h"
#include "kafka/client/consumerclient.h"
#include "kafka/client/fetchwaker.h"
#include "kafka/client/linkhealth.h"
#include "kafka/client/offsetwatch.h"
#include "kafka/client/recordsource.h"
#include "kafka/codec/codec.h"

#include <future>

namespace observatorio {

class KafkaSource final : public RecordSource {
public:
    KafkaSource(const BrokerSettings &settings, const CountryTable &countries)
        : m_settings(settings), m_codec(countries), m_health(m_settings), m_check(m_settings.topics)
    {
    }
    ~KafkaSource() override;

    Expected<void> open();

    PollResult poll(std::chrono::milliseconds timeout, std::size_t maxRecords) override;
    Expected<void> start(const std::vector<std::pair<StartPosition, PartitionSlot>> &partitions) override;
    void commitForDisplay(const std::vector<StartPosition> &stored) override;
    [[nodiscard]] PartitionOffsets offsets(const TopicPartition &partition) const override;
    [[nodiscard]] std::string clusterId() const override { return m_watch ? m_watch->clusterId() : std::string(); }
    [[nodiscard]] std::optional<LogMark> newestRecord(const TopicPartition &partition) const override;
    [[nodiscard]] std::vector<HeldElsewhere> elsewhere() const override { return m_check.elsewhere(); }
    void close(std::chrono::milliseconds deadline) override;
    [[nodiscard]] bool gaveUpPlace() const override { return m_gaveUpPlace; }

private:
    struct Pending {
        StartPosition start;
        PartitionSlot slot;
        std::uint64_t round = 0;  ///< of the watch: an older answer will not do
        std::string cluster;      ///< it is a position in; empty: the one that answers first
    };

    static void onRebalance(rd_kafka_t *client, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t *list,
                            void *opaque);
    static void onError(rd_kafka_t *client, int code, const char *reason, void *opaque);
    static void onCommitted(rd_kafka_t *client, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t *list,
                            void *opaque);

    void releaseMessages();
    void decode(const rd_kafka_message_t &message);
    void handleMessageError(const rd_kafka_message_t &message);
    void report(const std::optional<Error> &error);
    void reportFatal();
    void settleEnds();
    void verifyLog(AssignedPartition &assigned, const rd_kafka_message_t &message);
    void connectionLost(rd_kafka_resp_err_t code, std::string_view words);
    void doubtEverything();
    void awaitVerification(const AssignedPartition &assigned);
    bool startNow(const Pending &pending, const std::string &cluster);
    void startResolved();
    void assignPartitions();
    void refreshHealth();
    void keepFetcherAwake();
    void keepGroupAwake();
    void forgetAssignment();
    void checkAssignment();
    void rejoin();

    const BrokerSettings m_settings;
    Codec m_codec;
    LinkHealth m_health;
    ClientHandle m_client;
    QueueHandle m_queue;
    std::unique_ptr<OffsetWatch> m_watch;
    std::uint64_t m_healthRound = 0;
    bool m_heard = false;   // records came since the watch's last round
    bool m_member = false;  // an assignment stands
    std::uint64_t m_assignments = 0;
    std::chrono::steady_clock::time_point m_groupWoken{};
    bool m_closed = false;
    bool m_unassigned = false;  // a revocation was answered while closing (leaveGroup)
    bool m_leftGroup = false;
    bool m_gaveUpPlace = false;

    std::vector<TopicPartition> m_group;  // what the group gave us of the topics we asked for
    AssignmentCheck m_check;
    std::future<std::optional<GroupPicture>> m_picture;  // the question under way
    std::uint64_t m_pictureRound = 0;                    // the assignment that it is about
    std::vector<Pending> m_pending;
    std::uint64_t m_vanished = vanishedTopics();
    bool m_assignAgain = false;  // m_assigned changed while messages were looked at
    AssignedPartitions m_assigned;

    std::vector<rd_kafka_message_t *> m_messages;  // m_records points into them
    std::vector<Record> m_records;
    PollResult m_result;
    FetchWaker m_waker{std::size_t{QueuedKilobytes} * 1024};
    std::size_t m_batchBytes = 0;
};

}  // namespace observatorio
