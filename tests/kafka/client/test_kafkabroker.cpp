// SPDX-License-Identifier: GPL-3.0-or-later
// What only a real Kafka does: topics made and grown while we look, records deleted below us, large records, groups,
// fencing.
#include "tests/kafka/brokersupport.h"
#include "tests/kafka/codec/reference.h"

#include "kafka/client/admin.h"
#include "kafka/client/clientconfig.h"
#include "kafka/simulator/simulator.h"
#include "tests/support/requirements.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

using namespace observatorio;
using namespace std::chrono_literals;

namespace {

class OnKafka : public testing::Test {
protected:
    void SetUp() override
    {
        OBSERVATORIO_NEEDS(test::kafka());
        topic = test::uniqueName("topic");
        settings = test::settingsFor(test::kafka(), {topic});
        auto connected = Admin::connect(settings);
        ASSERT_TRUE(connected);
        admin = *std::move(connected);
        ClientConfig config(settings);
        config.set("message.max.bytes", 20'000'000);
        auto client = std::move(config).create(RD_KAFKA_PRODUCER);
        ASSERT_TRUE(client);
        raw = *std::move(client);
        replies.reset(rd_kafka_queue_new(raw.get()));
    }
    void makeTopic(int partitions = 3) { ASSERT_TRUE(test::createTopic(settings, topic, partitions)); }
    void sendSome(int count, double first = 0)
    {
        std::vector<test::Sent> messages;
        const char *const keys[] = {"ARG", "BRA", "CHL", "DEU", "ESP", "FRA"};
        for (int i = 0; i < count; ++i)
            messages.push_back(test::event(first + i, keys[i % 6]));
        ASSERT_TRUE(test::send(settings, topic, messages));
    }
    void awaitReply()
    {
        const test::EventHandle event(rd_kafka_queue_poll(replies.get(), 20'000));
        ASSERT_TRUE(event);
        ASSERT_EQ(rd_kafka_event_error(event.get()), RD_KAFKA_RESP_ERR_NO_ERROR)
            << rd_kafka_event_error_string(event.get());
    }
    void growTopic(int partitions)
    {
        char text[256];
        rd_kafka_NewPartitions_t *wanted =
            rd_kafka_NewPartitions_new(topic.c_str(), static_cast<std::size_t>(partitions), text, sizeof text);
        rd_kafka_CreatePartitions(raw.get(), &wanted, 1, nullptr, replies.get());
        rd_kafka_NewPartitions_destroy(wanted);
        awaitReply();
    }
    void deleteBelow(std::int32_t partition, std::int64_t offset)
    {
        const PartitionListHandle list = makePartitionList(1);
        append(list.get(), {topic, partition}, offset);
        rd_kafka_DeleteRecords_t *wanted = rd_kafka_DeleteRecords_new(list.get());
        rd_kafka_DeleteRecords(raw.get(), &wanted, 1, nullptr, replies.get());
        rd_kafka_DeleteRecords_destroy(wanted);
        awaitReply();
    }
    static bool consecutive(const test::Reader &reader, std::map<std::int32_t, std::int64_t> next)
    {
        return std::all_of(reader.records.begin(), reader.records.end(), [&next](const auto &record) {
            return record.offset == next[static_cast<std::int32_t>(record.slot.value())]++;
        });
    }

    std::string topic;
    BrokerSettings settings;
    std::unique_ptr<Admin> admin;
    ClientHandle raw;
    QueueHandle replies;
};

TEST_F(OnKafka, aRestartGoesOnWhereItWasTold)
{
    makeTopic();
    sendSome(600);
    std::map<std::int32_t, std::int64_t> half;
    {
        test::Reader reader(settings);
        ASSERT_TRUE(reader.awaitAssignment(3));
        reader.startAll();
        ASSERT_TRUE(reader.readToEnds());
        EXPECT_EQ(reader.records.size(), 600u);
        EXPECT_TRUE(consecutive(reader, {}));
        for (const auto &[partition, end] : reader.ends)
            half[partition] = end / 2;
    }
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(3));
    reader.startAll(half);
    ASSERT_TRUE(reader.readToEnds());
    EXPECT_TRUE(consecutive(reader, half));
    std::size_t expected = 600;
    for (const auto &[partition, offset] : half)
        expected -= static_cast<std::size_t>(offset);
    EXPECT_EQ(reader.records.size(), expected);
}

TEST_F(OnKafka, aTopicThatIsMadeLaterIsSaidToBeUnknownAndThenRead)
{
    test::Reader reader(settings);
    ASSERT_TRUE(reader.poll([&] { return !reader.partitionErrors.empty(); }));
    EXPECT_EQ(reader.partitionErrors[0].first, (TopicPartition{topic, RD_KAFKA_PARTITION_UA}));
    EXPECT_EQ(reader.partitionErrors[0].second.code, ErrorCode::TopicUnknown);
    EXPECT_EQ(reader.partitionErrors[0].second.subject, topic);
    EXPECT_TRUE(reader.errors.empty());
    ASSERT_TRUE(reader.poll([&] { return reader.up; })) << "the broker itself is there";
    makeTopic();
    sendSome(10);
    ASSERT_TRUE(reader.awaitAssignment(3));
    reader.startAll();
    ASSERT_TRUE(reader.poll([&] { return reader.records.size() == 10; }));
}

TEST_F(OnKafka, addedPartitionsAreReadToo)
{
    makeTopic(2);
    sendSome(60);
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(2));
    reader.startAll();
    ASSERT_TRUE(reader.readToEnds());
    const auto ends = reader.ends;
    growTopic(6);
    ASSERT_TRUE(reader.awaitAssignment(6));
    EXPECT_EQ(reader.revoked.size(), 2u);
    sendSome(60, 1000);
    reader.startAll(ends);
    ASSERT_TRUE(reader.poll([&] { return reader.records.size() == 120; }));
    EXPECT_TRUE(consecutive(reader, {})) << "countries moved to other partitions; nothing twice, nothing lost";
}

TEST_F(OnKafka, recordsDeletedBelowAreAGapNotAnError)
{
    makeTopic(1);
    sendSome(100);
    deleteBelow(0, 40);
    {
        test::Reader reader(settings);
        ASSERT_TRUE(reader.awaitAssignment(1));
        reader.startAll({{0, 10}});
        ASSERT_TRUE(reader.readToEnds());
        EXPECT_TRUE(consecutive(reader, {{0, 40}}));
        EXPECT_EQ(reader.records.size(), 60u);
        EXPECT_TRUE(reader.partitionErrors.empty());
    }
    deleteBelow(0, 100);
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(1));
    reader.startAll({{0, 50}});
    ASSERT_TRUE(reader.readToEnds());
    EXPECT_TRUE(reader.records.empty());
    EXPECT_EQ(reader.ends.at(0), 100) << "where nothing is left the end says how far the gap goes";
    EXPECT_EQ(reader.source().offsets({topic, 0}).begin, 100);
}

TEST_F(OnKafka, aTenMegabyteRecordDoesNotStopTheStream)
{
    ASSERT_TRUE(test::createTopic(settings, topic, 1, {{"max.message.bytes", "20000000"}}));
    sendSome(5);
    rd_kafka_topic_t *handle = rd_kafka_topic_new(raw.get(), topic.c_str(), nullptr);
    std::string large(10'000'000, 'x');
    ASSERT_EQ(rd_kafka_produce(handle, 0, RD_KAFKA_MSG_F_COPY, large.data(), large.size(), nullptr, 0, nullptr), 0);
    ASSERT_EQ(rd_kafka_flush(raw.get(), 20'000), RD_KAFKA_RESP_ERR_NO_ERROR);
    rd_kafka_topic_destroy(handle);
    sendSome(5);
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(1));
    reader.startAll();
    ASSERT_TRUE(reader.readToEnds());
    ASSERT_EQ(reader.records.size(), 11u);
    EXPECT_EQ(reader.records[5].reason, RejectReason::TooLong);
    EXPECT_EQ(reader.records[5].payloadSize, large.size());
    EXPECT_FALSE(reader.records[10].rejected);
}

TEST_F(OnKafka, whatTheSimulatorSendsIsReadWholeAndInOrder)
{
    makeTopic();
    const auto baseline = parseBaseline(test::fileText("resources/data/baseline.csv"));
    ASSERT_TRUE(baseline);
    Simulator simulator(settings, *baseline, test::indicators());
    SimulatorSettings run;
    run.topic = topic;
    run.rate = 0;
    run.count = 100'000;
    run.faults.malformed = 0.01;
    ASSERT_TRUE(simulator.start(run));
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(3));
    reader.startAll();
    ASSERT_TRUE(reader.poll([&] { return reader.records.size() >= 100'000; }));
    ASSERT_TRUE(test::waitFor([&] { return simulator.finished(); }));
    EXPECT_EQ(reader.records.size(), 100'000u);
    EXPECT_TRUE(consecutive(reader, {}));
    const auto rejected =
        std::count_if(reader.records.begin(), reader.records.end(), [](const auto &record) { return record.rejected; });
    EXPECT_EQ(static_cast<std::uint64_t>(rejected), simulator.view().malformed);
    EXPECT_EQ(simulator.view().failed, 0u);
}

TEST_F(OnKafka, theGroupIsDescribed)
{
    makeTopic();
    sendSome(30);
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(3));
    reader.startAll();
    ASSERT_TRUE(reader.readToEnds());
    reader.source().commitForDisplay({{{topic, 1}, 5}});
    GroupOffsets offsets;
    ASSERT_TRUE(reader.poll([&] {
        if (auto found = admin->groupOffsets(settings.group, {topic}, 10s))
            offsets = *std::move(found);
        return offsets.rows.size() == 3 && offsets.rows[1].committed.has_value();
    }));
    EXPECT_EQ(offsets.group.group, settings.group);
    EXPECT_EQ(offsets.group.state, "Stable");
    EXPECT_EQ(offsets.group.assignor, "range");
    EXPECT_EQ(offsets.group.members, 1);
    EXPECT_GE(offsets.group.coordinator, 0);
    EXPECT_EQ(offsets.rows[1].committed, 5);
    EXPECT_FALSE(offsets.rows[0].committed);
    for (const auto &row : offsets.rows) {
        EXPECT_EQ(row.member, "observatorio");
        EXPECT_EQ(row.begin, 0);
        EXPECT_EQ(row.end, reader.ends.at(row.partition.partition));
    }
    const auto test = testBroker(settings, 10s);
    ASSERT_TRUE(test);
    EXPECT_EQ(test->clusterId, reader.source().clusterId());
    EXPECT_TRUE(test->missingTopics.empty());
}

TEST_F(OnKafka, aReturningMemberThatAsksForAnotherTopicIsNeverTheOldOnesReader)
{
    makeTopic();
    const std::string old = topic;
    settings.instanceId = "the-one";
    test::Reader first(settings);
    ASSERT_TRUE(first.awaitAssignment(3));
    first.close();
    topic = test::uniqueName("another");
    settings.topics = {topic};
    makeTopic();
    test::Reader second(settings);
    ASSERT_TRUE(second.poll([&] { return second.complete; }));
    EXPECT_EQ(second.assigned, (std::vector<TopicPartition>{{topic, 0}, {topic, 1}, {topic, 2}}));
    EXPECT_TRUE(std::none_of(second.revoked.begin(), second.revoked.end(), [&](const auto &p) {
        return p.topic == old;
    })) << "what was not asked for is not even told";
}

TEST_F(OnKafka, anotherProgramWithOurInstanceIdFencesUs)
{
    makeTopic();
    settings.instanceId = "the-one";
    test::Reader first(settings);
    ASSERT_TRUE(first.awaitAssignment(3));
    first.startAll();
    test::Reader second(settings);
    ASSERT_TRUE(first.poll([&] {
        second.poll([polled = false]() mutable { return std::exchange(polled, true); });
        return !first.errors.empty();
    }));
    EXPECT_EQ(first.errors[0].code, ErrorCode::GroupFenced) << toEnglish(first.errors[0]);
    EXPECT_EQ(first.errors[0].subject, settings.group);
}

}  // namespace
