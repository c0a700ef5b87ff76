// SPDX-License-Identifier: GPL-3.0-or-later
// Reading begins only where start() says. The group's assignment is answered at once with an empty list, so that the
// group is never held up by a slow database; when the offsets are known, the partitions are assigned in earnest. Any
// change of what is read assigns the whole list anew, at the next offset of each: the library drops what it had fetched
// under the older list. pause() and seek() are never used: together with batches they skip records in librdkafka 2.0.
#include "kafka/client/kafkasource.h"

#include "kafka/client/errormap.h"
#include "kafka/client/groupquery.h"
#include "kafka/client/kafkasource_p.h"
#include "kafka/client/startposition.h"

#include <algorithm>
#include <utility>

namespace observatorio {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t MaxBatch = 50'000;  // below Codec's promise for escaped names
constexpr auto MaxWait = 100ms;
constexpr auto GroupQuestionTimeout = 1000ms;
constexpr auto WakeGroupEvery = 100ms;

}  // namespace

Expected<void> KafkaSource::open()
{
    auto client =
        openConsumer(m_settings, {this, &KafkaSource::onRebalance, &KafkaSource::onError, &KafkaSource::onCommitted});
    if (!client)
        return tl::unexpected(client.error());
    m_client = *std::move(client);
    m_queue.reset(rd_kafka_queue_get_consumer(m_client.get()));
    m_watch = std::make_unique<OffsetWatch>(m_client.get(), m_settings.bootstrapServers);
    return {};
}

KafkaSource::~KafkaSource()
{
    close(2000ms);
    m_picture = {};  // waits for the question under way
    m_watch.reset();
    m_queue.reset();
    destroyWithin(std::move(m_client), m_leftGroup ? 0 : RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE, 3000ms);
}

void KafkaSource::onRebalance(rd_kafka_t *client, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t *list,
                              void *opaque)
{
    auto &self = *static_cast<KafkaSource *>(opaque);
    self.forgetAssignment();
    const bool assigned = code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS;
    self.m_member = assigned;
    if (assigned && !self.m_closed) {
        ++self.m_assignments;
        self.m_health.answered();  // the group's coordinator
        for (const rd_kafka_topic_partition_t &element : elements(list))
            self.m_group.push_back({element.topic, element.partition});
        self.m_check.assigned(self.m_group);
        std::erase_if(self.m_group, [&](const TopicPartition &partition) { return !self.m_check.wanted(partition); });
        self.m_result.assigned = self.m_group;
        const PartitionListHandle none = makePartitionList(0);
        rd_kafka_assign(client, none.get());
    } else if (!self.m_closed || (!assigned && !std::exchange(self.m_unassigned, true))) {
        rd_kafka_assign(client, nullptr);
    }
    if (self.m_watch)
        self.m_watch->setPartitions(self.m_group);
}

void KafkaSource::forgetAssignment()
{
    // What was given and taken within one poll was never told.
    for (const TopicPartition &partition : m_group) {
        if (std::find(m_result.assigned.begin(), m_result.assigned.end(), partition) == m_result.assigned.end())
            m_result.revoked.push_back(partition);
    }
    m_result.assigned.clear();
    m_group.clear();
    m_pending.clear();
    m_assignAgain = false;
    m_assigned.clear();
    m_check.revoked();
}

/// What the group handed out against what was asked for.
void KafkaSource::checkAssignment()
{
    const auto now = Clock::now();
    if (m_picture.valid() && m_picture.wait_for(0ms) == std::future_status::ready) {
        const std::optional<GroupPicture> picture = m_picture.get();
        if (m_pictureRound == m_check.round()) {
            if (picture)
                m_check.judge(*picture, now);
            else
                m_check.unanswered(now);
        }
    }
    if (m_check.rejoinDue(now))
        rejoin();
    if (!m_picture.valid() && m_check.questionDue(now) && !clusterId().empty()) {
        m_pictureRound = m_check.round();
        m_picture = std::async(std::launch::async, [client = m_client.get(), &settings = m_settings] {
            return askGroupPicture(client, settings.group, settings.topics, GroupQuestionTimeout);
        });
    }
    for (auto &[topic, cause] : m_check.takeGivenUp())
        m_result.partitionErrors.push_back({{topic, RD_KAFKA_PARTITION_UA}, {ErrorCode::ConsumerFailed, topic, cause}});
    m_result.complete = m_check.complete();
}

/// Leaves the group first: of a member that only subscribes again the broker takes notice when it is the group's
/// leader, not otherwise.
void KafkaSource::rejoin()
{
    auto code = rd_kafka_unsubscribe(m_client.get());
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
        code = subscribe(m_client.get(), m_settings);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        report(toError(code, {}, m_settings, m_settings.group, ErrorCode::ConsumerFailed));
}

void KafkaSource::onCommitted(rd_kafka_t *, rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t *list, void *opaque)
{
    auto &self = *static_cast<KafkaSource *>(opaque);
    for (const rd_kafka_topic_partition_t &element : elements(list)) {
        AssignedPartition *const assigned = self.m_assigned.of({element.topic, element.partition});
        if (assigned && element.err == RD_KAFKA_RESP_ERR_NO_ERROR)
            assigned->committed = element.offset;
    }
}

void KafkaSource::releaseMessages()
{
    m_records.clear();
    for (rd_kafka_message_t *message : m_messages)
        rd_kafka_message_destroy(message);
    m_messages.clear();
}

PollResult KafkaSource::poll(std::chrono::milliseconds timeout, std::size_t maxRecords)
{
    releaseMessages();
    m_result = PollResult{};
    if (m_closed)
        return m_result;
    m_batchBytes = 0;

    const std::size_t wanted = std::clamp<std::size_t>(maxRecords, 1, MaxBatch);
    m_messages.resize(wanted);
    const ssize_t got = rd_kafka_consume_batch_queue(
        m_queue.get(), milliseconds(std::clamp(timeout, 0ms, std::chrono::milliseconds(MaxWait))), m_messages.data(),
        wanted);
    m_messages.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0)
        report(toError(rd_kafka_last_error(), {}, m_settings, m_settings.group, ErrorCode::ConsumerFailed));
    if (const std::uint64_t now = vanishedTopics(); std::exchange(m_vanished, now) != now)
        doubtEverything();
    m_records.reserve(m_messages.size());
    for (const rd_kafka_message_t *message : m_messages) {
        if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
            decode(*message);
        else
            handleMessageError(*message);
    }
    m_assigned.keepNewest();
    settleEnds();
    startResolved();
    checkAssignment();
    refreshHealth();
    keepGroupAwake();
    if (m_messages.size() == wanted)
        keepFetcherAwake();
    m_result.up = m_health.up();
    m_result.assignment = m_member ? m_assignments : 0;
    m_result.records = m_records;
    return std::move(m_result);
}

void KafkaSource::decode(const rd_kafka_message_t &message)
{
    AssignedPartition *const assigned = m_assigned.of(message);
    if (!assigned)
        return;
    if (message.offset < assigned->next) {
        verifyLog(*assigned, message);
        return;
    }
    assigned->next = message.offset + 1;
    assigned->newest = &message;
    m_batchBytes += message.len;
    m_heard = true;

    Record &record = m_records.emplace_back();
    record.slot = assigned->slot;
    record.offset = message.offset;
    rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
    const std::int64_t timestamp = rd_kafka_message_timestamp(&message, &type);
    record.hasTimestamp = type != RD_KAFKA_TIMESTAMP_NOT_AVAILABLE && timestamp != -1;
    record.timestamp = record.hasTimestamp ? timestamp : 0;
    // How much may be read after a value is the library's secret: the codec copies what it does not know at sight.
    m_codec.decode({.value = static_cast<const char *>(message.payload),
                    .valueSize = message.len,
                    .readablePadding = 0,
                    .key = {static_cast<const char *>(message.key), message.key_len}},
                   record);
}

/// An end is one only after all records of this poll, and only of a partition still read.
void KafkaSource::settleEnds()
{
    std::erase_if(m_result.ends, [this](const StartPosition &end) {
        AssignedPartition *const assigned = m_assigned.of(end.partition);
        if (!assigned || *end.offset < assigned->next)
            return true;
        assigned->next = *end.offset;
        assigned->expected.reset();  // compacted away: nothing is left to compare
        return false;
    });
}

Expected<void> KafkaSource::start(const std::vector<std::pair<StartPosition, PartitionSlot>> &partitions)
{
    if (m_closed)
        return failure(ErrorCode::Internal, "start after close");
    const std::uint64_t round = m_watch->nextRound();
    const std::string cluster = clusterId();
    for (const auto &[position, slot] : partitions) {
        const TopicPartition &partition = position.partition;
        if (std::find(m_group.begin(), m_group.end(), partition) == m_group.end())
            continue;  // taken away meanwhile; poll() says so
        std::erase_if(m_pending, [&partition](const Pending &pending) { return pending.start.partition == partition; });
        m_assigned.remove(partition);
        m_pending.push_back({position, slot, round, cluster});
    }
    if (!m_pending.empty())
        m_watch->ask();
    return {};
}

void KafkaSource::assignPartitions()
{
    const PartitionListHandle list = makePartitionList(m_assigned.all().size());
    for (const AssignedPartition &assigned : m_assigned.all())
        append(list.get(), assigned.partition, assigned.readFrom());
    if (const auto code = rd_kafka_assign(m_client.get(), list.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        report(toError(code, {}, m_settings, m_settings.group, ErrorCode::ConsumerFailed));
}

void KafkaSource::keepFetcherAwake()
{
    const auto now = Clock::now();
    if (m_waker.mayWake(now)
        && m_waker.wake(m_messages.size(), m_batchBytes, rd_kafka_queue_length(m_queue.get()), now))
        m_watch->nudge();
}

/// The library's thread looks after the group when it is asked something, else once a second: so late come heartbeats
/// then, by which members hear of each other, and up to another second later the next try of a refused join.
void KafkaSource::keepGroupAwake()
{
    const auto now = Clock::now();
    if (now - m_groupWoken < WakeGroupEvery)
        return;
    m_groupWoken = now;
    rd_kafka_mem_free(m_client.get(), rd_kafka_memberid(m_client.get()));
}

void KafkaSource::commitForDisplay(const std::vector<StartPosition> &stored)
{
    const PartitionListHandle list = makePartitionList(stored.size());
    for (const StartPosition &position : stored) {
        if (position.offset)
            append(list.get(), position.partition, *position.offset);
    }
    if (list->cnt > 0 && !m_closed)
        rd_kafka_commit(m_client.get(), list.get(), 1);
}

PartitionOffsets KafkaSource::offsets(const TopicPartition &partition) const
{
    PartitionOffsets offsets = m_watch->answer(partition).offsets;
    std::int64_t low = 0;
    std::int64_t high = 0;
    // The cached end is the newer one while records are fetched; it is unknown before the first fetch.
    if (rd_kafka_get_watermark_offsets(m_client.get(), partition.topic.c_str(), partition.partition, &low, &high)
            == RD_KAFKA_RESP_ERR_NO_ERROR
        && high >= 0)
        offsets.end = std::max(offsets.end, high);
    if (const AssignedPartition *assigned = m_assigned.of(partition))
        offsets.committed = assigned->committed;
    return offsets;
}

void KafkaSource::close(std::chrono::milliseconds deadline)
{
    if (m_closed)
        return;
    if (m_client) {
        releaseMessages();
        // A static member's partitions stand still until its session ends, unless it gives up its place: for the sake
        // of others, not of a group that it would leave empty, where its return would be dealt with slowly.
        // Without an answer there may be others.
        if (!m_settings.instanceId.empty()
            && hasOtherMembers(m_client.get(), m_settings.group, std::chrono::steady_clock::now() + deadline / 4)
                   .value_or(m_health.up()))
            m_gaveUpPlace = giveUpPlace(m_client.get(), m_queue.get(), deadline / 4);
    }
    m_closed = true;
    if (m_client)
        m_leftGroup = leaveGroup(m_client.get(), m_queue.get(), deadline / 2);
}

Expected<std::unique_ptr<RecordSource>> makeKafkaSource(const BrokerSettings &settings, const CountryTable &countries)
{
    auto source = std::make_unique<KafkaSource>(settings, countries);
    if (const Expected<void> opened = source->open(); !opened)
        return tl::unexpected(opened.error());
    return source;
}

}  // namespace observatorio
