// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/ingest.h"
#include "app/pipeline/storethread.h"
#include "tests/app/pipeline/inmemory.h"

#include <gtest/gtest.h>

namespace observatorio {

namespace {

using namespace std::chrono_literals;
using test::Base;
using test::countries;
using test::FakeSource;
using test::FakeStore;
using test::P0;
using test::storedOffset;
using test::Tables;

Record record(std::int64_t offset, TimeMs timestamp, double value)
{
    return test::makeRecord("ARG", "gini", offset, timestamp, value);
}

struct Worker {
    explicit Worker(Tables &tables, Ingest::Options options = {.commitEvery = 0ms, .maxRecords = 1000})
        : store([&tables] { return std::make_unique<FakeStore>(tables); }, StoreKind::Sqlite),
          engine({}, defaultAlertRules(*Resources::indicators().value()), countries()),
          ingest(source, engine, store, options, [this] { return now; })
    {
    }

    template<typename Condition>
    ::testing::AssertionResult until(Condition condition)
    {
        return test::turnUntil([this] { ingest.turn(0ms); }, condition);
    }
    void assign(const TopicPartition &partition) { source.assign(partition); }
    void send(const TopicPartition &partition, std::vector<Record> records)
    {
        source.send(partition, std::move(records));
    }

    TimeMs now = Base;
    FakeSource source;
    StoreThread store;
    Engine engine;
    Ingest ingest;
};

}  // namespace

TEST(Ingest, StartsWhereTheDatabaseStoppedNotWhereTheGroupDid)
{
    Tables tables;
    {
        Worker first(tables);
        first.assign(P0);
        ASSERT_TRUE(first.until([&] { return first.source.started.count(P0) == 1; }));
        EXPECT_FALSE(first.source.started[P0].first.has_value());
        first.send(P0, {record(7, Base, 30.0), record(8, Base + 1, 50.0)});
        ASSERT_TRUE(first.until([&] { return storedOffset(tables, P0) == 9; }));
    }
    Worker second(tables);
    second.assign(P0);
    ASSERT_TRUE(second.until([&] { return second.source.started.count(P0) == 1; }));
    EXPECT_EQ(second.source.started[P0].first, 9);
    second.send(P0, {record(9, Base + 2, 40.0)});
    ASSERT_TRUE(second.until([&] { return storedOffset(tables, P0) == 10; }));
    const Tables::Row &row = tables.rows[P0];
    EXPECT_EQ(row.accounting->startOffset, 7);
    EXPECT_EQ(row.accounting->counted, 3);
    ASSERT_EQ(row.cells.size(), 1u);
    EXPECT_EQ(row.cells.begin()->second.values.count, 3);
    EXPECT_DOUBLE_EQ(row.cells.begin()->second.values.sum, 120.0);
    EXPECT_EQ(second.ingest.counted().counted, 1) << "this run's share only";
}

TEST(Ingest, CommitsLessOftenWhileEachPollBringsAllItMay)
{
    Tables tables;
    Worker worker(tables, {.commitEvery = 0ms, .commitEveryInBacklog = 1h, .maxRecords = 2});
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.count(P0) == 1; }));
    worker.send(P0, {record(0, Base, 1.0)});
    ASSERT_TRUE(worker.until([&] { return worker.ingest.totals().batches == 1; }));
    EXPECT_EQ(storedOffset(tables, P0), 1);
    for (std::int64_t offset = 1; offset < 101; offset += 2)
        worker.send(P0, {record(offset, Base, 1.0), record(offset + 1, Base, 1.0)});
    ASSERT_TRUE(worker.until([&] { return worker.source.turns.empty(); }));
    EXPECT_EQ(worker.ingest.totals().batches, 1u);
    // The end of the backlog is the first poll that brings less.
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == 101; }));
    EXPECT_EQ(worker.ingest.totals().consumed, 101);
}

TEST(Ingest, GoesOnCountingWhileTheDatabaseIsAwayAndStoresAllOnReturn)
{
    Tables tables;
    Worker worker(tables);
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.count(P0) == 1; }));
    worker.send(P0, {record(0, Base, 1.0)});
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == 1; }));

    tables.away = true;
    for (std::int64_t offset = 1; offset <= 500; ++offset)
        worker.send(P0, {record(offset, Base + offset, 1.0)});
    ASSERT_TRUE(
        worker.until([&] { return worker.source.turns.empty() && worker.store.link().state == LinkState::Retrying; }));
    EXPECT_EQ(worker.ingest.counted().counted, 501);
    EXPECT_EQ(storedOffset(tables, P0), 1);
    EXPECT_LE(worker.engine.pendingCells(), 1u) << "waiting grows with cells, not records";

    tables.away = false;
    worker.store.retryNow();
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == 501; }));
    EXPECT_EQ(tables.rows[P0].cells.begin()->second.values.count, 501);
    EXPECT_EQ(worker.store.link().state, LinkState::Up);
}

TEST(Ingest, AnAlertAcknowledgedBeforeItIsStoredIsStoredAcknowledged)
{
    Tables tables;
    Worker worker(tables);
    worker.engine.setTrackChanges(true);
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.contains(P0); }));
    tables.away = true;
    worker.send(P0, {record(0, Base, 10.0)});
    ASSERT_TRUE(worker.until([&] { return worker.store.link().state == LinkState::Retrying; }));
    worker.send(P0, {record(1, Base + 1, 99.0)});
    std::vector<AlertEpisode> alerts;
    ASSERT_TRUE(worker.until([&] { return !(alerts = worker.engine.takeChanges().alerts).empty(); }));
    worker.store.acknowledge({alerts.front().id}, {"ana", "", Base + 2});
    tables.away = false;
    worker.store.retryNow();
    EXPECT_TRUE(worker.until([&] {
        std::lock_guard lock(tables.mutex);
        return tables.alerts.contains(alerts.front().id) && tables.alerts.at(alerts.front().id) == "ana";
    }));
}

TEST(Ingest, AWorkerThatLostItsPartitionWritesNothing)
{
    Tables tables;
    Worker first(tables);
    first.assign(P0);
    ASSERT_TRUE(first.until([&] { return first.source.started.count(P0) == 1; }));
    first.send(P0, {record(0, Base, 1.0)});
    ASSERT_TRUE(first.until([&] { return storedOffset(tables, P0) == 1; }));

    Worker second(tables);
    second.assign(P0);
    ASSERT_TRUE(second.until([&] { return second.source.started.count(P0) == 1; }));
    first.send(P0, {record(1, Base, 100.0)});
    ASSERT_TRUE(first.until([&] { return first.ingest.partitions().at(P0).error.has_value(); }));
    EXPECT_EQ(first.ingest.partitions().at(P0).error->code, ErrorCode::PartitionTaken);
    EXPECT_EQ(first.ingest.partitions().at(P0).state(), ReadState::Lost);
    first.send(P0, {record(2, Base, 100.0)});
    ASSERT_TRUE(first.until([&] { return first.source.turns.empty(); }));
    EXPECT_EQ(storedOffset(tables, P0), 1);

    second.send(P0, {record(1, Base, 3.0)});
    ASSERT_TRUE(second.until([&] { return storedOffset(tables, P0) == 2; }));
    EXPECT_DOUBLE_EQ(tables.rows[P0].cells.begin()->second.values.sum, 4.0);
}

TEST(Ingest, AnEmptyDatabaseIsNotCalledAnotherWorker)
{
    Tables tables;
    Worker worker(tables);
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.contains(P0); }));
    worker.send(P0, {record(0, Base, 1.0)});
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == 1; }));
    {
        std::lock_guard lock(tables.mutex);
        tables.rows.clear();
    }
    worker.send(P0, {record(1, Base, 1.0)});
    ASSERT_TRUE(worker.until([&] { return worker.ingest.partitions().at(P0).error.has_value(); }));
    EXPECT_EQ(worker.ingest.partitions().at(P0).error->code, ErrorCode::ResultsGone);
}

TEST(Ingest, ALostPartitionIsClaimedAgainAfterAPauseWhileTheGroupGivesIt)
{
    Tables tables;
    Worker worker(tables);
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.contains(P0); }));
    const auto &state = worker.ingest.partitions().at(P0);
    EXPECT_EQ(state.state(), ReadState::Reading);
    worker.send(P0, {record(0, Base, 1.0)});
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == 1; }));
    {
        std::lock_guard lock(tables.mutex);
        tables.rows[P0].epoch = Epoch(77);  // another worker's
    }
    worker.send(P0, {record(1, Base, 2.0)});
    ASSERT_TRUE(worker.until([&] { return state.error.has_value(); }));
    worker.source.started.clear();
    worker.now += Ingest::ClaimAgainAfter - 1;
    worker.source.turns.resize(3);
    ASSERT_TRUE(worker.until([&] { return worker.source.turns.empty(); }));
    EXPECT_TRUE(worker.source.started.empty()) << "not before the pause";
    worker.now += 1;
    ASSERT_TRUE(worker.until([&] { return worker.source.started.contains(P0); }));
    EXPECT_EQ(worker.source.started[P0].first, 1) << "from where the database is";
    EXPECT_EQ(state.state(), ReadState::Lost) << "claimed is not read";
    worker.send(P0, {record(1, Base, 2.0)});
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == 2; }));
    EXPECT_EQ(state.state(), ReadState::Reading);
    EXPECT_FALSE(state.error);
    EXPECT_DOUBLE_EQ(tables.rows[P0].cells.begin()->second.values.sum, 3.0);
}

TEST(Ingest, WhereClaimingAgainHelpsNothingEverythingIsLost)
{
    const TopicPartition other{"eventos", 1};
    const Error past{ErrorCode::OffsetOutOfRange, "eventos [0]", {}};
    Tables tables;
    Worker worker(tables);
    worker.source.turns.push_back({.assigned = {P0, other}});
    ASSERT_TRUE(worker.until([&] { return worker.source.started.size() == 2; }));
    const auto &partitions = worker.ingest.partitions();
    worker.source.turns.push_back({.partitionErrors = {{P0, past}, {other, past}}});
    ASSERT_TRUE(worker.until([&] { return partitions.at(other).error.has_value(); }));
    const auto again = [&](DurationMs pause) {
        worker.source.started.clear();
        worker.now += pause;
        const auto claimed = worker.until([&] { return worker.source.started.contains(P0); });
        worker.source.turns.push_back({.partitionErrors = {{P0, past}}});
        return claimed && worker.until([&] { return worker.source.turns.empty(); });
    };
    EXPECT_FALSE(worker.ingest.allLost()) << "it may just be so";
    ASSERT_TRUE(again(Ingest::ClaimAgainAfter));
    EXPECT_FALSE(worker.ingest.allLost());
    ASSERT_TRUE(again(2 * Ingest::ClaimAgainAfter)) << "twice the pause";
    EXPECT_TRUE(worker.ingest.allLost());
    EXPECT_EQ(partitions.at(P0).error, past) << "said all the time";
    worker.source.turns.push_back({.ends = {{other, 0}}});
    ASSERT_TRUE(worker.until([&] { return !partitions.at(other).error; }));
    EXPECT_FALSE(worker.ingest.allLost()) << "one does not end the others";
}

TEST(Ingest, WhatTheDatabaseRefusedIsNotToldAsCounted)
{
    Tables tables;
    Worker worker(tables);
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.contains(P0); }));
    Accounting moved;
    moved.counted = -2;
    moved.rejected = 2;
    {
        std::lock_guard lock(tables.mutex);
        tables.moved = moved;
    }
    worker.send(P0, {record(0, Base, 1.0), record(1, Base, 1.0), record(2, Base, 1.0)});
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == 3; }));
    ASSERT_TRUE(worker.until([&] { return worker.ingest.counted().rejected == 2; }));
    EXPECT_EQ(worker.ingest.counted().counted, 1);
    EXPECT_TRUE(worker.ingest.counted().balances());
    worker.source.turns.push_back({.revoked = {P0}});
    ASSERT_TRUE(worker.until([&] { return worker.ingest.partitions().empty(); }));
    EXPECT_EQ(worker.ingest.counted().counted, 1) << "after the partition went too";
}

TEST(Ingest, EachTroubleHasItsOwnCure)
{
    const Error away{ErrorCode::BrokerUnreachable, "b", {}}, strategy{ErrorCode::GroupStrategy, "g", {}};
    Tables tables;
    Worker worker(tables);
    worker.source.up = false;
    worker.source.turns.push_back({.error = away, .groupError = strategy});
    worker.ingest.turn(0ms);
    EXPECT_EQ(worker.ingest.brokerError(), away);
    EXPECT_EQ(worker.ingest.groupError(), strategy);
    worker.source.up = true;
    for (int i = 0; i < 100; ++i)
        worker.ingest.turn(0ms);
    EXPECT_FALSE(worker.ingest.brokerError());
    EXPECT_EQ(worker.ingest.groupError(), strategy) << "that the broker answers does not let it in";
    worker.assign(P0);
    worker.ingest.turn(0ms);
    EXPECT_FALSE(worker.ingest.groupError());
    worker.source.turns.push_back({.groupError = strategy});
    worker.ingest.turn(0ms);
    worker.ingest.turn(0ms);
    EXPECT_EQ(worker.ingest.groupError(), strategy) << "the assignment of before cures nothing that came after it";
}

TEST(Ingest, RevokedPartitionsAreForgottenAndReadAgainByTheNextOwner)
{
    Tables tables;
    Worker worker(tables);
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.count(P0) == 1; }));
    tables.away = true;
    worker.send(P0, {record(0, Base, 1.0), record(1, Base, 2.0)});
    worker.source.turns.push_back({.revoked = {P0}});
    ASSERT_TRUE(worker.until([&] { return worker.source.turns.empty(); }));
    EXPECT_TRUE(worker.ingest.partitions().empty());
    worker.source.started.clear();
    tables.away = false;
    worker.store.retryNow();
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.count(P0) == 1; }));
    const std::int64_t from = worker.source.started[P0].first.value_or(0);
    worker.send(P0, {record(from, Base, from == 0 ? 1.0 : 4.0), record(from + 1, Base, from == 0 ? 2.0 : 5.0)});
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == from + 2; }));
    EXPECT_TRUE(tables.rows[P0].accounting->balances());
    EXPECT_EQ(tables.rows[P0].cells.begin()->second.values.count, from + 2);
}

TEST(Ingest, AClaimThatWaitsIsWithdrawnWithItsAssignment)
{
    Tables tables;
    Worker worker(tables);
    tables.away = true;
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.store.link().state == LinkState::Retrying; }));
    worker.source.turns.push_back({.revoked = {P0}});
    ASSERT_TRUE(worker.until([&] { return worker.source.turns.empty(); }));
    worker.store.loadPast(0, 0, 0);
    tables.away = false;
    worker.store.retryNow();
    ASSERT_TRUE(worker.until([&] { return worker.ingest.takePast().has_value(); })) << "asked for after the claim";
    std::lock_guard lock(tables.mutex);
    EXPECT_FALSE(tables.rows.contains(P0));
}

TEST(Ingest, KnowsWhenItHasReadToTheEnd)
{
    Tables tables;
    Worker worker(tables);
    worker.assign(P0);
    EXPECT_FALSE(worker.ingest.readToEnd());
    ASSERT_TRUE(worker.until([&] { return worker.source.started.count(P0) == 1; }));
    worker.send(P0, {record(0, Base, 1.0)});
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == 1; }));
    EXPECT_FALSE(worker.ingest.readToEnd()) << "the end was not reached yet";
    worker.source.turns.push_back({.ends = {{P0, 3}}});
    ASSERT_TRUE(worker.until([&] { return worker.ingest.readToEnd(); }));
    ASSERT_TRUE(worker.ingest.flush(10s));
    EXPECT_EQ(tables.rows[P0].accounting->gaps, 2) << "offsets 1 and 2 hold no record";
    EXPECT_EQ(storedOffset(tables, P0), 3);
    ASSERT_FALSE(worker.source.displayed.empty());
    EXPECT_EQ(worker.source.displayed.back().offset, 3);
}

TEST(Ingest, IsNotAtTheEndBeforeTheGroupDealtOutAllThatWasAskedFor)
{
    Tables tables;
    Worker worker(tables);
    worker.source.complete = false;
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.contains(P0); }));
    worker.source.turns.push_back({.ends = {{P0, 0}}});
    ASSERT_TRUE(worker.until([&] { return worker.ingest.partitions().at(P0).reachedEnd; }));
    EXPECT_FALSE(worker.ingest.readToEnd()) << "another topic is still to come";
    worker.source.turns.push_back({.revoked = {P0}});
    ASSERT_TRUE(worker.until([&] { return worker.ingest.partitions().empty(); }));
    EXPECT_FALSE(worker.ingest.readToEnd()) << "between two assignments nothing is left to read, which is no end";
    worker.source.complete = true;
    worker.assign(P0);
    const auto &partitions = worker.ingest.partitions();
    ASSERT_TRUE(worker.until([&] { return partitions.contains(P0) && partitions.at(P0).slot; }));
    EXPECT_FALSE(worker.ingest.readToEnd());
    worker.source.turns.push_back({.ends = {{P0, 0}}});
    EXPECT_TRUE(worker.until([&] { return worker.ingest.readToEnd(); }));
}

TEST(Ingest, ATopicThatCannotBeReadIsNoBrokerAwayAndStaysSaidUntilItCan)
{
    Tables tables;
    Worker worker(tables);
    const Error unknown{ErrorCode::TopicUnknown, "ausente", ""};
    worker.source.turns.push_back({.partitionErrors = {{{"ausente", -1}, unknown}}});
    worker.ingest.turn(0ms);
    worker.ingest.turn(0ms);
    EXPECT_FALSE(worker.ingest.brokerError());
    EXPECT_EQ(worker.ingest.topicErrors(), (std::map<std::string, Error>{{"ausente", unknown}}));
    worker.assign(P0);
    worker.ingest.turn(0ms);
    EXPECT_EQ(worker.ingest.topicErrors().size(), 1u) << "another topic";
    worker.assign({"ausente", 0});
    worker.ingest.turn(0ms);
    EXPECT_TRUE(worker.ingest.topicErrors().empty());
    ASSERT_TRUE(worker.until([&] { return worker.ingest.partitions().at(P0).slot.has_value(); }));
    worker.source.turns.push_back({.partitionErrors = {{{P0.topic, -1}, unknown}}});
    worker.ingest.turn(0ms);
    EXPECT_EQ(worker.ingest.topicErrors().size(), 1u);
    worker.source.turns.push_back({.ends = {{P0, 0}}});
    worker.ingest.turn(0ms);
    EXPECT_TRUE(worker.ingest.topicErrors().empty()) << "it is read";
}

TEST(Ingest, RecordsFromTheFutureAreRejectedByTheGivenClock)
{
    Tables tables;
    Worker worker(tables);
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.count(P0) == 1; }));
    worker.send(P0, {record(0, Base + 600'000, 1.0), record(1, Base + 600'001, 1.0)});
    ASSERT_TRUE(worker.until([&] { return storedOffset(tables, P0) == 2; }));
    EXPECT_EQ(tables.rows[P0].accounting->counted, 1);
    EXPECT_EQ(tables.rows[P0].accounting->rejectedBy[static_cast<std::size_t>(RejectReason::FromFuture)], 1);
    EXPECT_EQ(tables.rows[P0].maxEventTime, Base + 600'000);
}

TEST(Ingest, APartitionReadToItsEndForLongIsIdleUntilARecordComes)
{
    Tables tables;
    Worker worker(tables);
    worker.assign(P0);
    ASSERT_TRUE(worker.until([&] { return worker.source.started.count(P0) == 1; }));
    worker.send(P0, {record(0, Base, 1.0)});
    worker.source.turns.push_back({.ends = {{P0, 1}}});
    const auto passes = [&](DurationMs time) {
        worker.now += time;
        worker.ingest.turn(0ms);
        return worker.ingest.partitions().at(P0).isIdle;
    };
    for (int turn = 0; turn < 3; ++turn)
        passes(1'000);
    EXPECT_FALSE(passes(IdleAfterMs - 2'000));
    worker.source.up = false;
    EXPECT_FALSE(passes(10 * IdleAfterMs)) << "nobody knows whether there is more";
    worker.source.up = true;
    EXPECT_FALSE(passes(1'000));
    EXPECT_FALSE(passes(IdleAfterMs));
    const TimeMs since = worker.now - IdleAfterMs;
    EXPECT_TRUE(passes(1'000));
    ASSERT_TRUE(worker.ingest.flush(10s));
    const auto idleSince = [&] {
        std::optional<TimeMs> told;
        if (const auto batches = worker.engine.drain())
            told = batches->front().idleSince;
        return told;
    };
    worker.engine.advance(*worker.ingest.partitions().at(P0).slot, 5);
    EXPECT_EQ(idleSince(), since);
    worker.send(P0, {record(5, Base, 1.0)});
    EXPECT_FALSE(passes(0));
    EXPECT_EQ(idleSince(), std::nullopt);
}

}  // namespace observatorio
