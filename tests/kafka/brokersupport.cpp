// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kafka/brokersupport.h"

#include "tests/kafka/codec/reference.h"

#include "kafka/client/clientconfig.h"
#include "kafka/embedded/embeddedbroker.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include <unistd.h>

namespace observatorio::test {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto Patience = 30s;

using AdminOptionsHandle = std::unique_ptr<rd_kafka_AdminOptions_t, CallsToDestroy<rd_kafka_AdminOptions_destroy>>;

}  // namespace

std::string self() { return std::filesystem::read_symlink("/proc/self/exe").string(); }

std::string sharedBroker()
{
    static EmbeddedBroker broker(self());
    const auto address = broker.start(20s);
    EXPECT_TRUE(address) << toEnglish(address.error());
    return address.value_or("127.0.0.1:1");
}

BrokerSettings settingsFor(const std::string &bootstrap, std::vector<std::string> topics)
{
    BrokerSettings settings;
    settings.embedded = false;
    settings.bootstrapServers = bootstrap;
    settings.topics = std::move(topics);
    settings.group = uniqueName("group");
    return settings;
}

BrokerSettings embeddedSettings(const std::string &bootstrap)
{
    BrokerSettings settings = settingsFor(bootstrap);
    settings.embedded = true;
    return settings;
}

std::string uniqueName(const std::string &stem)
{
    static std::atomic<int> next{0};
    return stem + '-' + std::to_string(getpid()) + '-'
           + std::to_string(Clock::now().time_since_epoch().count() % 1'000'000) + '-' + std::to_string(next++);
}

testing::AssertionResult createTopic(const BrokerSettings &settings, const std::string &topic, int partitions,
                                     const std::map<std::string, std::string> &config)
{
    const auto client = ClientConfig(settings).create(RD_KAFKA_PRODUCER);
    if (!client)
        return testing::AssertionFailure() << toEnglish(client.error());
    char text[256];
    rd_kafka_NewTopic_t *wanted = rd_kafka_NewTopic_new(topic.c_str(), partitions, -1, text, sizeof text);
    rd_kafka_NewTopic_set_config(wanted, "retention.ms", "-1");
    for (const auto &[name, value] : config)
        rd_kafka_NewTopic_set_config(wanted, name.c_str(), value.c_str());
    const QueueHandle replies(rd_kafka_queue_new(client->get()));
    const AdminOptionsHandle options(rd_kafka_AdminOptions_new(client->get(), RD_KAFKA_ADMIN_OP_CREATETOPICS));
    rd_kafka_AdminOptions_set_request_timeout(options.get(), 20'000, text, sizeof text);
    rd_kafka_CreateTopics(client->get(), &wanted, 1, options.get(), replies.get());
    rd_kafka_NewTopic_destroy(wanted);
    const EventHandle event(rd_kafka_queue_poll(replies.get(), 25'000));
    if (!event)
        return testing::AssertionFailure() << "no answer about " << topic;
    std::size_t count = 0;
    const rd_kafka_topic_result_t **results =
        rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event.get()), &count);
    if (count != 1 || rd_kafka_topic_result_error(results[0]) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return testing::AssertionFailure()
               << (count == 1 ? rd_kafka_topic_result_error_string(results[0]) : "no answer");
    return testing::AssertionSuccess();
}

bool waitFor(const std::function<bool()> &condition)
{
    const auto until = Clock::now() + Patience;
    while (!condition()) {
        if (Clock::now() > until)
            return false;
        std::this_thread::yield();
    }
    return true;
}

bool send(const BrokerSettings &settings, const std::string &topic, const std::vector<Sent> &messages)
{
    auto producer = Producer::open(settings, topic, {});
    if (!producer) {
        ADD_FAILURE() << toEnglish(producer.error());
        return false;
    }
    for (const Sent &message : messages) {
        const Producer::Message wire{message.key,
                                     message.value ? std::optional<std::string_view>(*message.value) : std::nullopt,
                                     message.timestamp, "test"};
        while ((*producer)->send(wire) == Producer::Sent::Full)
            (*producer)->serve(10ms);
    }
    const bool flushed = (*producer)->flush(20s);
    if ((*producer)->failed() > 0)
        ADD_FAILURE() << ((*producer)->error() ? toEnglish(*(*producer)->error()) : "failed");
    return flushed && (*producer)->delivered() == messages.size();
}

Sent event(double value, const std::string &country)
{
    char text[128];
    std::snprintf(text, sizeof text, R"({"pais":"%s","indicador":"inflacion","valor":%.17g})", country.c_str(), value);
    return {country, text};
}

Reader::Reader(const BrokerSettings &settings)
{
    auto source = makeKafkaSource(settings, countries());
    if (!source) {
        ADD_FAILURE() << toEnglish(source.error());
        std::abort();
    }
    m_source = *std::move(source);
}

Reader::~Reader() { close(); }

void Reader::close()
{
    if (m_source)
        m_source->close(5s);
    m_source.reset();
}

void Reader::take(const PollResult &result)
{
    for (const TopicPartition &partition : result.revoked) {
        std::erase(assigned, partition);
        revoked.push_back(partition);
    }
    for (const TopicPartition &partition : result.assigned) {
        assigned.push_back(partition);
        ends.erase(partition.partition);
    }
    for (const StartPosition &position : result.positions)
        positions[position.partition.partition] = *position.offset;
    for (const Record &record : result.records)
        records.push_back({{},
                           record.slot,
                           record.offset,
                           record.timestamp,
                           record.hasTimestamp,
                           record.rejected,
                           record.reason,
                           record.value,
                           record.payload.size()});
    for (const StartPosition &end : result.ends)
        ends[end.partition.partition] = *end.offset;
    partitionErrors.insert(partitionErrors.end(), result.partitionErrors.begin(), result.partitionErrors.end());
    for (const std::optional<Error> &error : {result.error, result.groupError, result.fatal}) {
        if (error)
            errors.push_back(*error);
    }
    up = result.up;
    complete = result.complete;
}

bool Reader::poll(const std::function<bool()> &condition)
{
    const auto until = Clock::now() + Patience;
    while (!condition()) {
        if (Clock::now() > until)
            return false;
        take(m_source->poll(10ms, 10'000));
    }
    return true;
}

bool Reader::awaitAssignment(std::size_t partitions)
{
    return poll([&] { return assigned.size() == partitions; });
}

void Reader::startAll(const std::map<std::int32_t, std::int64_t> &offsets)
{
    std::vector<std::pair<StartPosition, PartitionSlot>> starts;
    for (const TopicPartition &partition : assigned) {
        const auto it = offsets.find(partition.partition);
        starts.push_back({{partition, it == offsets.end() ? std::nullopt : std::optional(it->second)},
                          static_cast<PartitionSlot>(partition.partition)});
    }
    const auto started = m_source->start(starts);
    EXPECT_TRUE(started) << toEnglish(started.error());
}

bool Reader::atEnd(std::int32_t partition) const { return ends.contains(partition); }

bool Reader::readToEnds()
{
    return poll([&] {
        return std::all_of(assigned.begin(), assigned.end(),
                           [this](const TopicPartition &p) { return atEnd(p.partition); });
    });
}

}  // namespace observatorio::test
