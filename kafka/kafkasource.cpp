// Reading begins only where start() says. The group's assignment is answered at once with an empty list, so that the group is never
// held up by a slow database; when the offsets are known, the partitions are assigned in earnest. Any change of what is read assigns
// the whole list anew, at the next offset of each: the library drops what it had fetched under the older list. pause() and seek()
// are never used: together with batches they skip records in librdkafka 2.0.
#include "kafka/kafkasource.h"

#include "kafka/clientconfig.h"
#include "kafka/codec.h"
#include "kafka/errormap.h"
#include "kafka/handles.h"
#include "kafka/linkhealth.h"
#include "kafka/offsetwatch.h"
#include "kafka/startposition.h"

#include <algorithm>

namespace observatorio {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t MaxBatch = 50'000;  // below Codec's promise for escaped names
constexpr auto MaxWait = 100ms;

// Payload bytes fetched ahead. A queued record of 80 bytes costs the library about 400, so this is some 150 MB of small records.
constexpr int QueuedKilobytes = 24 * 1024;
constexpr auto NudgePeriod = 20ms;

struct Reading {
    TopicPartition partition;
    PartitionSlot slot = 0;
    std::int64_t next = 0;
};

struct Pending {
    StartPosition start;
    PartitionSlot slot = 0;
    std::uint64_t round = 0;   // of the watch: an older answer will not do
};

class KafkaSource final : public RecordSource {
public:
    KafkaSource(const BrokerSettings &settings, const CountryTable &countries)
        : m_settings(settings), m_codec(countries), m_health(m_settings)
    {
    }
    ~KafkaSource() override;

    Expected<void> open();

    PollResult poll(std::chrono::milliseconds timeout, std::size_t maxRecords) override;
    Expected<void> start(const std::vector<std::pair<StartPosition, PartitionSlot>> &partitions) override;
    void commitForDisplay(const std::vector<StartPosition> &stored) override;
    PartitionOffsets offsets(const TopicPartition &partition) const override;
    std::string clusterId() const override { return m_watch ? m_watch->clusterId() : std::string(); }
    void close(std::chrono::milliseconds deadline) override;

private:
    static void onRebalance(rd_kafka_t *client, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t *list, void *opaque);
    static void onError(rd_kafka_t *client, int code, const char *reason, void *opaque);

    void releaseMessages();
    void decode(const rd_kafka_message_t &message);
    void handleMessageError(const rd_kafka_message_t &message);
    Reading *readingOf(const rd_kafka_message_t &message);
    void report(const std::optional<Error> &error);
    void settleEnds();
    void startResolved();
    void assignReadings();
    void refreshHealth();
    void keepFetcherAwake(bool fullBatch, std::size_t messages);
    void forgetAssignment();

    const BrokerSettings m_settings;
    Codec m_codec;
    LinkHealth m_health;
    ClientHandle m_client;
    QueueHandle m_queue;
    std::unique_ptr<OffsetWatch> m_watch;
    std::uint64_t m_healthRound = 0;
    bool m_closed = false;
    bool m_leftGroup = false;

    std::vector<TopicPartition> m_group;      // what the group gave us
    std::vector<Pending> m_pending;
    std::vector<Reading> m_readings;
    struct Lookup {
        const rd_kafka_topic_t *topic;
        std::int32_t partition;
        std::size_t reading;
    };
    std::vector<Lookup> m_lookups;            // the library's topic handles, found by name once
    std::size_t m_lastLookup = 0;

    std::vector<rd_kafka_message_t *> m_messages;
    std::vector<Record> m_records;
    PollResult m_result;
    Clock::time_point m_nextNudge{};
    std::size_t m_batchBytes = 0;
};

Expected<void> KafkaSource::open()
{
    ClientConfig config(m_settings);
    config.set("group.id", m_settings.group)
        .set("enable.auto.commit", std::string("false"))
        .set("enable.auto.offset.store", std::string("false"))
        .set("enable.partition.eof", std::string("true"))
        .set("auto.offset.reset", std::string("error"))
        .set("allow.auto.create.topics", std::string("false"))
        .set("partition.assignment.strategy", std::string("range"))
        // The mock broker lets a returning member wait as long as a lost one might take; a real one refuses less than 6 s.
        .set("session.timeout.ms", m_settings.embedded ? 3'000 : 10'000)
        .set("heartbeat.interval.ms", m_settings.embedded ? 500 : 1'000)
        .set("fetch.wait.max.ms", 10)
        .set("fetch.error.backoff.ms", 100)
        .set("queued.min.messages", 1'000'000)
        .set("queued.max.messages.kbytes", QueuedKilobytes);
    if (!m_settings.instanceId.empty())
        config.set("group.instance.id", m_settings.instanceId);
    rd_kafka_conf_set_opaque(config.conf(), this);
    rd_kafka_conf_set_rebalance_cb(config.conf(), &KafkaSource::onRebalance);
    rd_kafka_conf_set_error_cb(config.conf(), &KafkaSource::onError);
    auto client = std::move(config).create(RD_KAFKA_CONSUMER);
    if (!client)
        return tl::unexpected(client.error());
    m_client = *std::move(client);
    rd_kafka_poll_set_consumer(m_client.get());
    m_queue.reset(rd_kafka_queue_get_consumer(m_client.get()));

    const PartitionListHandle topics = makePartitionList(m_settings.topics.size());
    for (const std::string &topic : m_settings.topics)
        rd_kafka_topic_partition_list_add(topics.get(), topic.c_str(), RD_KAFKA_PARTITION_UA);
    if (const auto code = rd_kafka_subscribe(m_client.get(), topics.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return tl::unexpected(toError(code, {}, m_settings, m_settings.group, ErrorCode::ConsumerFailed));
    m_watch = std::make_unique<OffsetWatch>(m_client.get());
    return {};
}

KafkaSource::~KafkaSource()
{
    close(2000ms);
    m_watch.reset();
    m_queue.reset();
    destroyWithin(std::move(m_client), m_leftGroup ? 0 : RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE, 3000ms);
}

void KafkaSource::onRebalance(rd_kafka_t *client, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t *list, void *opaque)
{
    auto &self = *static_cast<KafkaSource *>(opaque);
    self.forgetAssignment();
    if (code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS && !self.m_closed) {
        for (const rd_kafka_topic_partition_t &element : elements(list))
            self.m_group.push_back({element.topic, element.partition});
        self.m_result.assigned = self.m_group;
        const PartitionListHandle none = makePartitionList(0);
        rd_kafka_assign(client, none.get());
    } else {
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
    m_readings.clear();
    m_lookups.clear();
}

void KafkaSource::onError(rd_kafka_t *client, int code, const char *reason, void *opaque)
{
    auto &self = *static_cast<KafkaSource *>(opaque);
    auto error = static_cast<rd_kafka_resp_err_t>(code);
    std::string words = reason ? reason : "";
    if (error == RD_KAFKA_RESP_ERR__FATAL) {
        char text[512];
        error = rd_kafka_fatal_error(client, text, sizeof text);
        words = text;
        self.m_result.error = toError(error, words, self.m_settings, self.m_settings.group, ErrorCode::ConsumerFailed);
        return;
    }
    const bool wasUp = self.m_health.up();
    self.report(self.m_health.failed(error, words));
    if (wasUp && !self.m_health.up() && self.m_watch) {
        self.m_healthRound = self.m_watch->nextRound() - 1;  // an answer from before does not count
        self.m_watch->ask();
    }
}

void KafkaSource::report(const std::optional<Error> &error)
{
    if (error)
        m_result.error = error;
}

void KafkaSource::releaseMessages()
{
    for (rd_kafka_message_t *message : m_messages)
        rd_kafka_message_destroy(message);
    m_messages.clear();
    m_records.clear();
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
    const ssize_t got = rd_kafka_consume_batch_queue(m_queue.get(), milliseconds(std::clamp(timeout, 0ms, std::chrono::milliseconds(MaxWait))),
                                                     m_messages.data(), wanted);
    m_messages.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0)
        report(toError(rd_kafka_last_error(), {}, m_settings, m_settings.group, ErrorCode::ConsumerFailed));
    m_records.reserve(m_messages.size());
    for (const rd_kafka_message_t *message : m_messages) {
        if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
            decode(*message);
        else
            handleMessageError(*message);
    }
    settleEnds();
    startResolved();
    refreshHealth();
    keepFetcherAwake(m_messages.size() == wanted, m_messages.size());
    m_result.up = m_health.up();
    m_result.records = m_records;
    return std::move(m_result);
}

Reading *KafkaSource::readingOf(const rd_kafka_message_t &message)
{
    const auto fits = [&message](const Lookup &lookup) { return lookup.topic == message.rkt && lookup.partition == message.partition; };
    if (m_lastLookup < m_lookups.size() && fits(m_lookups[m_lastLookup]))
        return &m_readings[m_lookups[m_lastLookup].reading];
    auto it = std::find_if(m_lookups.begin(), m_lookups.end(), fits);
    if (it == m_lookups.end()) {
        if (!message.rkt)
            return nullptr;
        const std::string_view topic = rd_kafka_topic_name(message.rkt);
        const auto reading = std::find_if(m_readings.begin(), m_readings.end(), [&](const Reading &candidate) {
            return candidate.partition.partition == message.partition && candidate.partition.topic == topic;
        });
        if (reading == m_readings.end())
            return nullptr;  // revoked, maybe by a rebalance that the library served within this very batch, or not started
        it = m_lookups.insert(m_lookups.end(), {message.rkt, message.partition, static_cast<std::size_t>(reading - m_readings.begin())});
    }
    m_lastLookup = static_cast<std::size_t>(it - m_lookups.begin());
    return &m_readings[it->reading];
}

void KafkaSource::decode(const rd_kafka_message_t &message)
{
    Reading *const reading = readingOf(message);
    if (!reading || message.offset < reading->next)
        return;
    reading->next = message.offset + 1;
    m_batchBytes += message.len;

    Record &record = m_records.emplace_back();
    record.slot = reading->slot;
    record.offset = message.offset;
    rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
    const std::int64_t timestamp = rd_kafka_message_timestamp(&message, &type);
    record.hasTimestamp = type != RD_KAFKA_TIMESTAMP_NOT_AVAILABLE && timestamp != -1;
    record.timestamp = record.hasTimestamp ? timestamp : 0;
    // How much may be read after a value is the library's secret: the codec copies.
    m_codec.decode({.value = static_cast<const char *>(message.payload),
                    .valueSize = message.len,
                    .readablePadding = 0,
                    .key = {static_cast<const char *>(message.key), message.key_len}},
                   record);
}

void KafkaSource::handleMessageError(const rd_kafka_message_t &message)
{
    Reading *const reading = message.rkt ? readingOf(message) : nullptr;
    if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
        if (reading)
            m_result.ends.push_back({reading->partition, message.offset});
        return;
    }
    const std::string words = rd_kafka_message_errstr(&message) ? rd_kafka_message_errstr(&message) : "";
    if (reading && (message.err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET || message.err == RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE)) {
        m_pending.push_back({{reading->partition, reading->next}, reading->slot, m_watch->nextRound()});
        m_readings.erase(m_readings.begin() + (reading - m_readings.data()));
        m_lookups.clear();
        m_watch->ask();
        return;
    }
    const std::string topic = message.rkt ? rd_kafka_topic_name(message.rkt) : "";
    Error error = toError(message.err, words, m_settings, topic.empty() ? m_settings.group : topic, ErrorCode::ConsumerFailed);
    if (topic.empty() || isAboutBroker(error.code))
        report(error);
    else
        m_result.partitionErrors.emplace_back(TopicPartition{topic, message.partition}, std::move(error));
}

/// An end is one only after all records of this poll, and only of a partition still read.
void KafkaSource::settleEnds()
{
    std::erase_if(m_result.ends, [this](const StartPosition &end) {
        const auto reading = std::find_if(m_readings.begin(), m_readings.end(), [&end](const Reading &r) { return r.partition == end.partition; });
        if (reading == m_readings.end() || *end.offset < reading->next)
            return true;
        reading->next = *end.offset;
        return false;
    });
}

Expected<void> KafkaSource::start(const std::vector<std::pair<StartPosition, PartitionSlot>> &partitions)
{
    if (m_closed)
        return failure(ErrorCode::Internal, "start after close");
    const std::uint64_t round = m_watch->nextRound();
    for (const auto &[position, slot] : partitions) {
        const TopicPartition &partition = position.partition;
        if (std::find(m_group.begin(), m_group.end(), partition) == m_group.end())
            continue;  // taken away meanwhile; poll() says so
        std::erase_if(m_pending, [&partition](const Pending &pending) { return pending.start.partition == partition; });
        std::erase_if(m_readings, [&partition](const Reading &reading) { return reading.partition == partition; });
        m_lookups.clear();
        m_pending.push_back({position, slot, round});
    }
    if (!m_pending.empty())
        m_watch->ask();
    return {};
}

void KafkaSource::startResolved()
{
    bool changed = false;
    std::erase_if(m_pending, [&](const Pending &pending) {
        const TopicPartition &partition = pending.start.partition;
        const OffsetWatch::Answer answer = m_watch->answer(partition);
        if (answer.round < pending.round)
            return false;
        const StartDecision decision = decideStart(pending.start.offset, answer.offsets);
        if (decision.kind == StartDecision::Kind::PastTheEnd) {
            const std::string where = partition.topic + " [" + std::to_string(partition.partition) + ']';
            m_result.partitionErrors.emplace_back(partition, Error{ErrorCode::OffsetOutOfRange, where,
                                                                   "next is " + std::to_string(decision.offset) + ", the topic ends at "
                                                                       + std::to_string(answer.offsets.end)});
            return true;
        }
        if (!pending.start.offset)
            m_result.positions.push_back({partition, decision.offset});
        m_readings.push_back({partition, pending.slot, decision.offset});
        changed = true;
        return true;
    });
    if (changed)
        assignReadings();
}

void KafkaSource::assignReadings()
{
    m_lookups.clear();
    const PartitionListHandle list = makePartitionList(m_readings.size());
    for (const Reading &reading : m_readings)
        append(list.get(), reading.partition, reading.next);
    if (const auto code = rd_kafka_assign(m_client.get(), list.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        report(toError(code, {}, m_settings, m_settings.group, ErrorCode::ConsumerFailed));
}

void KafkaSource::refreshHealth()
{
    const OffsetWatch::Health health = m_watch->health();
    if (health.round <= m_healthRound)
        return;
    m_healthRound = health.round;
    if (health.answering) {
        m_health.answered();
        return;
    }
    const Error error = toError(health.error, {}, m_settings, health.topic.empty() ? m_settings.group : health.topic, ErrorCode::ConsumerFailed);
    if (!isAboutBroker(error.code))
        m_health.answered();  // it did answer: not about this topic
    if (error.code == ErrorCode::TopicUnknown || error.code == ErrorCode::TopicForbidden)
        m_result.partitionErrors.emplace_back(TopicPartition{health.topic, RD_KAFKA_PARTITION_UA}, error);
}

void KafkaSource::keepFetcherAwake(bool fullBatch, std::size_t messages)
{
    if (!fullBatch || m_batchBytes == 0)
        return;
    const auto now = Clock::now();
    if (now < m_nextNudge)
        return;
    const std::size_t queueHolds = std::size_t{QueuedKilobytes} * 1024 / (m_batchBytes / messages + 1);
    if (rd_kafka_queue_length(m_queue.get()) < queueHolds / 2) {
        m_watch->nudge();
        m_nextNudge = now + NudgePeriod;
    }
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
    if (rd_kafka_get_watermark_offsets(m_client.get(), partition.topic.c_str(), partition.partition, &low, &high) == RD_KAFKA_RESP_ERR_NO_ERROR
        && high >= 0)
        offsets.end = std::max(offsets.end, high);
    return offsets;
}

void KafkaSource::close(std::chrono::milliseconds deadline)
{
    if (m_closed)
        return;
    m_closed = true;
    if (!m_client)
        return;
    releaseMessages();
    const auto until = Clock::now() + deadline;
    if (const ErrorHandle error{rd_kafka_consumer_close_queue(m_client.get(), m_queue.get())})
        return;
    std::vector<rd_kafka_message_t *> messages(1000);
    while (!rd_kafka_consumer_closed(m_client.get()) && Clock::now() < until) {
        const ssize_t got = rd_kafka_consume_batch_queue(m_queue.get(), 10, messages.data(), messages.size());
        for (ssize_t i = 0; i < got; ++i)
            rd_kafka_message_destroy(messages[static_cast<std::size_t>(i)]);
    }
    m_leftGroup = rd_kafka_consumer_closed(m_client.get()) != 0;
}

}  // namespace

Expected<std::unique_ptr<RecordSource>> makeKafkaSource(const BrokerSettings &settings, const CountryTable &countries)
{
    auto source = std::make_unique<KafkaSource>(settings, countries);
    if (const Expected<void> opened = source->open(); !opened)
        return tl::unexpected(opened.error());
    return source;
}

}  // namespace observatorio
