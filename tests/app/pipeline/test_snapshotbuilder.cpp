// SPDX-License-Identifier: GPL-3.0-or-later
// What the picture shows while something is away: what was last known, and how old that is.
#include "app/pipeline/snapshotbuilder.h"
#include "tests/app/pipeline/inmemory.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

using namespace std::chrono_literals;
using test::Base;
using test::FakeSource;
using test::FakeStore;
using test::P0;
using test::Tables;

const TopicPartition P1{"eventos", 1};

class SnapshotBuilderTest : public testing::Test {
protected:
    SnapshotBuilderTest()
    {
        session.countries = &test::countries();
        session.settings.broker.embedded = false;
        session.settings.broker.bootstrapServers = "memory:1";
        session.settings.broker.topics = {"eventos"};
        session.settings.broker.instanceId = "prueba";
        session.ingest = {.commitEvery = 0ms, .maxRecords = 1000};
        session.observed = true;
        builder = std::make_unique<SnapshotBuilder>(session.settings);
        worker = std::make_unique<Worker>(
            session, Worker::Ports{.source = [this](const BrokerSettings &) -> Expected<std::unique_ptr<RecordSource>> {
                                       auto made = std::make_unique<FakeSource>();
                                       source = made.get();
                                       return made;
                                   },
                                   .store = [this] { return std::make_unique<FakeStore>(tables); },
                                   .outlet = makeAlertOutlet,
                                   .wallClock = [this] { return now; }});
        EXPECT_TRUE(worker->connect("memory:1"));
    }

    std::shared_ptr<const Snapshot> picture()
    {
        builder->gather(worker->takeProgress());
        return builder->build({now, worker.get(), {}, group});
    }
    template<typename Condition>
    ::testing::AssertionResult until(Condition condition)
    {
        return test::turnUntil([this] { worker->turn(0ms); }, condition);
    }
    /// Reads one record of each.
    void read(const std::vector<TopicPartition> &partitions)
    {
        source->turns.push_back({.assigned = partitions});
        ASSERT_TRUE(until([&] { return source->started.size() == partitions.size(); }));
        for (const TopicPartition &partition : partitions)
            source->send(partition, {test::makeRecord("ARG", "gini", 0, Base, 1.0)});
        ASSERT_TRUE(until([&] { return source->turns.empty(); }));
    }
    /// As the admin client would tell it.
    void tell(const std::vector<std::pair<TopicPartition, std::string>> &held)
    {
        group.emplace();
        group->group.state = "Stable";
        group->group.members = 2;
        group->group.asked = now;
        for (const auto &[partition, member] : held)
            group->rows.push_back({partition, 0, 5, 0, member});
    }

    Tables tables;
    TimeMs now = Base;
    Worker::Session session;
    FakeSource *source = nullptr;
    std::optional<GroupOffsets> group;
    std::unique_ptr<SnapshotBuilder> builder;
    std::unique_ptr<Worker> worker;
};

TEST_F(SnapshotBuilderTest, saysWhichPartitionsItCovers)
{
    worker->turn(0ms);
    auto snapshot = picture();
    EXPECT_EQ(snapshot->group.membership, Membership::Joining);
    EXPECT_EQ(snapshot->broker.state, LinkState::Up) << "that it answers is another thing";
    EXPECT_EQ(snapshot->partitionsRead, 0);
    EXPECT_EQ(snapshot->partitionsExpected, 1) << "of a topic of which nothing is known, one";
    EXPECT_TRUE(snapshot->partial);

    read({P0});
    tell({{P0, "observatorio"}, {P1, "otro"}, {{"eventos", 2}, ""}});
    snapshot = picture();
    EXPECT_EQ(snapshot->group.membership, Membership::Member);
    EXPECT_EQ(snapshot->group.members, 2);
    ASSERT_EQ(snapshot->partitions.size(), 3u);
    EXPECT_EQ(snapshot->partitions[0].state, ReadState::Reading);
    EXPECT_EQ(snapshot->partitions[1].state, ReadState::HeldByAnother);
    EXPECT_EQ(snapshot->partitions[2].state, ReadState::Unheld);
    EXPECT_EQ(snapshot->partitionsRead, 1);
    EXPECT_EQ(snapshot->partitionsExpected, 3);
    EXPECT_TRUE(snapshot->partial);

    tell({{P0, "observatorio"}});
    EXPECT_FALSE(picture()->partial);
    source->turns.push_back({.partitionErrors = {{P0, {ErrorCode::OffsetOutOfRange, "eventos [0]", {}}}}});
    worker->turn(0ms);
    snapshot = picture();
    EXPECT_EQ(snapshot->partitions[0].state, ReadState::Lost);
    EXPECT_TRUE(snapshot->partial);
}

TEST_F(SnapshotBuilderTest, aStaleAlertColoursNothingAndDoesNotCount)
{
    read({P0});
    ASSERT_TRUE(until([&] { return picture()->series->size() == 1; }));
    AlertEpisode episode;
    episode.id = "a";
    episode.series = {"ARG", "gini"};
    worker->alertBook().apply(episode);
    auto snapshot = picture();
    EXPECT_EQ(snapshot->series->front().alert, Severity::Warning);
    EXPECT_EQ(snapshot->firingWarning, 1);
    episode.staleSince = Base;
    worker->alertBook().apply(episode);
    snapshot = picture();
    EXPECT_EQ(snapshot->series->front().alert, Severity::None);
    EXPECT_EQ(snapshot->firingWarning, 0);
    EXPECT_EQ(snapshot->alerts->size(), 1u) << "it is listed all the same";
}

TEST_F(SnapshotBuilderTest, keepsWhatItKnewWhileTheBrokerIsAway)
{
    read({P0, P1});
    tell({{P0, "observatorio"}, {P1, "observatorio"}});
    ASSERT_TRUE(until([&] { return picture()->series->size() == 1; }));
    EXPECT_EQ(picture()->total.counted, 2);
    const std::string cluster = picture()->clusterId;
    const TimeMs before = now;
    now += 60'000;
    group.reset();
    source->up = false;
    source->assignment = 0;
    source->turns.push_back({.revoked = {P0, P1}, .error = Error{ErrorCode::BrokerUnreachable, "memory:1", {}}});
    worker->turn(0ms);
    for (const bool gone : {false, true}) {
        if (gone)
            worker->disconnect(0ms);
        const auto snapshot = picture();
        EXPECT_EQ(snapshot->total.counted, 2) << gone;
        EXPECT_EQ(snapshot->partitions.size(), 2u);
        EXPECT_EQ(snapshot->partitions[0].position, 1);
        EXPECT_FALSE(snapshot->partitions[0].assigned);
        EXPECT_EQ(snapshot->partitionsRead, 0);
        EXPECT_TRUE(snapshot->partial);
        EXPECT_EQ(snapshot->clusterId, cluster);
        EXPECT_EQ(snapshot->group.asked, before);
        EXPECT_EQ(snapshot->broker.answered, before);
        EXPECT_EQ(snapshot->series->size(), 1u);
    }

    ASSERT_TRUE(worker->connect("memory:1"));
    {
        const std::lock_guard noClaimIsAnswered(tables.mutex);
        source->turns.push_back({.assigned = {P0}});
        worker->turn(0ms);
        const auto snapshot = picture();
        EXPECT_EQ(snapshot->total.counted, 1) << "P1 is another's now, P0 is about to be read";
        EXPECT_EQ(snapshot->partitions[0].state, ReadState::Claiming);
    }
    ASSERT_TRUE(until([&] { return source->started.contains(P0); }));
    source->send(P0, {test::makeRecord("ARG", "gini", 1, Base, 1.0)});
    ASSERT_TRUE(until([&] { return source->turns.empty(); }));
    EXPECT_EQ(picture()->total.counted, 2);
}

TEST_F(SnapshotBuilderTest, whatTheDatabaseRefusedIsShownAsRejected)
{
    Accounting moved;
    moved.counted = -1;
    moved.rejected = 1;
    tables.moved = moved;
    read({P0});
    ASSERT_TRUE(until([&] { return picture()->total.rejected == 1; }));
    const auto snapshot = picture();
    EXPECT_EQ(snapshot->total.counted, 0);
    EXPECT_TRUE(snapshot->balances);
}

}  // namespace
}  // namespace observatorio
