// SPDX-License-Identifier: GPL-3.0-or-later
// The record source against the embedded broker. Its topics live as long as the broker, so each test reads from the end
// it found.
#include "tests/kafka/brokersupport.h"
#include "tests/kafka/codec/reference.h"

#include "kafka/embedded/embeddedbroker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>

using namespace observatorio;
using namespace std::chrono_literals;

namespace {

std::vector<double> values(const test::Reader &reader)
{
    std::vector<double> all;
    for (const auto &record : reader.records)
        all.push_back(record.value);
    return all;
}

class SourceOnEmbeddedBroker : public testing::Test {
protected:
    void SetUp() override
    {
        settings = test::embeddedSettings(test::sharedBroker());
        ASSERT_TRUE(test::send(settings, "eventos_qog", {test::event(0)}));
    }
    /// A reader that stands at the end of everything.
    void readAll(test::Reader &reader)
    {
        ASSERT_TRUE(reader.awaitAssignment(3));
        reader.startAll();
        ASSERT_TRUE(reader.readToEnds());
        reader.records.clear();
    }
    BrokerSettings settings;
};

TEST_F(SourceOnEmbeddedBroker, startsWhereItIsToldAndReportsPositionsAndEnds)
{
    test::Reader first(settings);
    ASSERT_TRUE(first.awaitAssignment(3));
    EXPECT_TRUE(first.records.empty()) << "nothing is read before start()";
    first.startAll();
    ASSERT_TRUE(first.readToEnds());
    EXPECT_EQ(first.positions, (std::map<std::int32_t, std::int64_t>{{0, 0}, {1, 0}, {2, 0}}));
    EXPECT_TRUE(first.up);
    EXPECT_FALSE(first.source().clusterId().empty());
    const auto ends = first.ends;
    std::size_t total = 0;
    for (const auto &[partition, end] : ends)
        total += static_cast<std::size_t>(end);
    EXPECT_EQ(first.records.size(), total);

    first.records.clear();
    first.ends.clear();
    ASSERT_TRUE(test::send(settings, "eventos_qog", {test::event(1), test::event(2), test::event(3)}));
    ASSERT_TRUE(first.poll([&] { return first.records.size() == 3 && !first.ends.empty(); }));
    EXPECT_EQ(values(first), (std::vector<double>{1, 2, 3}));
    const std::int32_t partition = static_cast<std::int32_t>(first.records[0].slot.value());
    const std::int64_t offset = first.records[0].offset;
    EXPECT_EQ(first.ends.at(partition), offset + 3);
    EXPECT_TRUE(first.records[0].hasTimestamp);
    EXPECT_EQ(first.records[0].timestamp, 1'700'000'000'000);
    EXPECT_EQ(first.source().offsets({"eventos_qog", partition}).end, offset + 3);
    EXPECT_EQ(first.source().offsets({"eventos_qog", partition}).begin, 0);
    first.close();

    auto next = ends;
    next[partition] = offset + 1;
    test::Reader second(settings);
    ASSERT_TRUE(second.awaitAssignment(3));
    second.startAll(next);
    ASSERT_TRUE(second.readToEnds());
    EXPECT_EQ(values(second), (std::vector<double>{2, 3}));
    EXPECT_TRUE(second.positions.empty()) << "positions are for partitions started without an offset";
}

TEST_F(SourceOnEmbeddedBroker, badRecordsComeAsRejectedOnes)
{
    test::Reader reader(settings);
    readAll(reader);
    ASSERT_TRUE(test::send(
        settings, "eventos_qog",
        {{"ARG", std::nullopt}, {"ARG", ""}, {"ARG", "hola"}, {"ARG", std::string(900'000, ' ')}, {"", "{}"}}));
    ASSERT_TRUE(reader.poll([&] { return reader.records.size() == 5; }));
    std::map<RejectReason, int> reasons;
    for (const auto &record : reader.records) {
        EXPECT_TRUE(record.rejected);
        ++reasons[record.reason];
    }
    EXPECT_EQ(reasons,
              (std::map<RejectReason, int>{
                  {RejectReason::EmptyValue, 2}, {RejectReason::NotJson, 2}, {RejectReason::MissingCountry, 1}}));
}

TEST_F(SourceOnEmbeddedBroker, anOffsetPastTheEndIsAnErrorOfThatPartitionOnly)
{
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(3));
    reader.startAll({{1, 1'000'000}});
    ASSERT_TRUE(reader.poll([&] { return reader.atEnd(0) && reader.atEnd(2) && !reader.partitionErrors.empty(); }));
    ASSERT_EQ(reader.partitionErrors.size(), 1u);
    EXPECT_EQ(reader.partitionErrors[0].first, (TopicPartition{"eventos_qog", 1}));
    EXPECT_EQ(reader.partitionErrors[0].second.code, ErrorCode::LogReplaced);
    EXPECT_EQ(reader.partitionErrors[0].second.subject, "eventos_qog [1]");
    EXPECT_FALSE(reader.atEnd(1));
}

TEST_F(SourceOnEmbeddedBroker, readsOnOnlyWhereTheLogHoldsTheRecordThatWasReadLast)
{
    test::Reader first(settings);
    readAll(first);
    ASSERT_TRUE(test::send(settings, "eventos_qog", {test::event(1), test::event(2)}));
    ASSERT_TRUE(first.poll([&] { return first.records.size() == 2; }));
    const TopicPartition partition{"eventos_qog", static_cast<std::int32_t>(first.records[0].slot.value())};
    const std::int64_t next = first.records[1].offset + 1;
    const auto mark = first.source().newestRecord(partition);
    ASSERT_TRUE(mark);
    EXPECT_EQ(mark->offset, next - 1);
    EXPECT_EQ(mark->timestamp, 1'700'000'000'000);
    first.close();
    ASSERT_TRUE(test::send(settings, "eventos_qog", {test::event(3)}));

    LogMark otherTime = *mark, otherRecord = *mark, none{mark->offset - 1, mark->timestamp, mark->checksum};
    ++otherTime.timestamp;
    ++otherRecord.checksum;
    for (const auto &[asked, isSame] :
         {std::pair(*mark, true), {otherTime, false}, {otherRecord, false}, {none, false}}) {
        test::Reader reader(settings);
        ASSERT_TRUE(reader.awaitAssignment(3));
        ASSERT_TRUE(reader.source().start({{{partition, next, asked}, PartitionSlot(0)}}));
        ASSERT_TRUE(reader.poll([&] { return !reader.records.empty() || !reader.partitionErrors.empty(); }));
        ASSERT_EQ(reader.partitionErrors.empty(), isSame);
        EXPECT_EQ(values(reader), isSame ? std::vector<double>{3} : std::vector<double>{}) << "the mark is no news";
        if (isSame)
            EXPECT_EQ(reader.source().newestRecord(partition)->offset, next);
        else
            EXPECT_EQ(reader.partitionErrors[0].second.code, ErrorCode::LogReplaced);
    }
}

TEST_F(SourceOnEmbeddedBroker, startingOneMorePartitionDoesNotRepeatTheOthers)
{
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(3));
    const auto start = [&reader](std::int32_t partition) {
        ASSERT_TRUE(reader.source().start(
            {{{{"eventos_qog", partition}, std::nullopt}, static_cast<PartitionSlot>(partition)}}));
    };
    for (std::int32_t partition = 0; partition < 3; ++partition) {
        start(partition);
        ASSERT_TRUE(reader.poll([&] { return reader.atEnd(partition); }));
    }
    ASSERT_TRUE(test::send(
        settings, "eventos_qog",
        {test::event(1e12, "ARG"), test::event(1e12, "BRA"), test::event(1e12, "CHL"), test::event(1e12, "DEU")}));
    ASSERT_TRUE(reader.poll([&] {
        return std::count_if(reader.records.begin(), reader.records.end(),
                             [](const auto &r) { return r.value == 1e12; })
               == 4;
    })) << reader.records.size()
        << " records, " << reader.revoked.size() << " partitions revoked, " << reader.errors.size()
        << " errors, up: " << reader.up;
    std::map<std::int32_t, std::int64_t> next;
    for (const auto &record : reader.records)
        ASSERT_EQ(record.offset, next[static_cast<std::int32_t>(record.slot.value())]++)
            << "in order, none twice, none left out";
}

TEST_F(SourceOnEmbeddedBroker, aSecondMemberTakesPartitions)
{
    test::Reader first(settings);
    readAll(first);
    test::Reader second(settings);
    // Both must be polled for the group to settle.
    ASSERT_TRUE(first.poll([&] {
        second.poll([polled = false]() mutable { return std::exchange(polled, true); });
        return first.assigned.size() + second.assigned.size() == 3 && !second.assigned.empty()
               && first.assigned.size() < 3;
    }));
    EXPECT_EQ(std::set(first.revoked.begin(), first.revoked.end()).size(), 3u)
        << "eager: all are revoked, some come back";
    // Nothing is read of what was revoked, nor of what came back and was not started.
    first.records.clear();
    second.startAll();
    ASSERT_TRUE(
        test::send(settings, "eventos_qog",
                   {test::event(21, "ARG"), test::event(22, "BRA"), test::event(23, "CHL"), test::event(24, "DEU")}));
    ASSERT_TRUE(second.readToEnds());
    ASSERT_TRUE(first.poll([polled = 0]() mutable { return ++polled > 5; }));
    EXPECT_TRUE(first.records.empty());

    second.close();
    ASSERT_TRUE(first.awaitAssignment(3)) << "a member that leaves gives its partitions back at once";
}

TEST_F(SourceOnEmbeddedBroker, anAssignmentIsCompleteWhenEverythingAskedForIsDealtOut)
{
    test::Reader first(settings);
    ASSERT_TRUE(first.poll([&] { return first.complete; }));
    EXPECT_EQ(first.assigned.size(), 3u);
    EXPECT_TRUE(first.revoked.empty()) << "a right assignment is left alone";
    test::Reader second(settings);
    ASSERT_TRUE(first.poll([&] {
        second.poll([polled = false]() mutable { return std::exchange(polled, true); });
        return first.assigned.size() < 3 && first.complete && second.complete;
    }));
    EXPECT_EQ(first.assigned.size() + second.assigned.size(), 3u);
}

TEST_F(SourceOnEmbeddedBroker, commitsAreForShowAndNeverMoveTheReader)
{
    test::Reader first(settings);
    readAll(first);
    std::vector<StartPosition> stored;
    for (const auto &[partition, end] : first.ends)
        stored.push_back({{"eventos_qog", partition}, end});
    first.source().commitForDisplay(stored);
    first.close();
    test::Reader second(settings);
    ASSERT_TRUE(second.awaitAssignment(3));
    second.startAll();
    ASSERT_TRUE(second.readToEnds());
    EXPECT_EQ(second.positions, (std::map<std::int32_t, std::int64_t>{{0, 0}, {1, 0}, {2, 0}}));
}

TEST(SourceWithoutBroker, saysThatItIsAwayAndClosesInTime)
{
    test::Reader reader(test::settingsFor("127.0.0.1:1"));
    ASSERT_TRUE(reader.poll([&] { return !reader.errors.empty(); }));
    EXPECT_EQ(reader.errors[0].code, ErrorCode::BrokerUnreachable);
    EXPECT_EQ(reader.errors[0].subject, "127.0.0.1:1");
    EXPECT_NE(reader.errors.back().cause.find("refused"), std::string::npos) << reader.errors.back().cause;
    EXPECT_FALSE(reader.up);
    EXPECT_TRUE(reader.source().clusterId().empty());
    EXPECT_EQ(reader.source().offsets({"eventos_qog", 0}).end, -1);
}

TEST(SourceWithoutBroker, badSettingsAreErrors)
{
    BrokerSettings settings = test::settingsFor("127.0.0.1:1");
    settings.protocol = SecurityProtocol::Ssl;
    settings.caFile = "/nonexistent.pem";
    const auto source = makeKafkaSource(settings, test::countries());
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error(), (Error{ErrorCode::FileUnreadable, "/nonexistent.pem", "No such file or directory"}));

    settings.protocol = SecurityProtocol::Plaintext;
    settings.bootstrapServers.clear();
    const auto nowhere = makeKafkaSource(settings, test::countries());
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, ErrorCode::BadSetting);
}

TEST(SourceAndBrokerDeath, isSeenWhileItLastsAndTheSourceEnds)
{
    auto broker = std::make_unique<EmbeddedBroker>(test::self());
    auto address = broker->start(20s);
    ASSERT_TRUE(address);
    const BrokerSettings settings = test::embeddedSettings(*address);
    ASSERT_TRUE(test::send(settings, "eventos_qog", {test::event(1)}));
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(3));
    reader.startAll();
    ASSERT_TRUE(reader.readToEnds());
    ASSERT_TRUE(reader.poll([&] { return reader.up; }));
    const std::string firstCluster = reader.source().clusterId();
    reader.errors.clear();

    broker = std::make_unique<EmbeddedBroker>(test::self());
    ASSERT_TRUE(reader.poll([&] { return !reader.up && !reader.errors.empty(); }));
    EXPECT_EQ(reader.errors[0].code, ErrorCode::BrokerUnreachable);
    reader.close();

    address = broker->start(20s);
    ASSERT_TRUE(address);
    test::Reader again(test::embeddedSettings(*address));
    ASSERT_TRUE(again.awaitAssignment(3));
    ASSERT_TRUE(again.poll([&] { return !again.source().clusterId().empty(); }));
    EXPECT_NE(again.source().clusterId(), firstCluster)
        << "stored offsets of the old one must not be used for the new one";
}

}  // namespace
