// SPDX-License-Identifier: GPL-3.0-or-later
// What an observer shows of a real database into which another connection stores.
#include "app/pipeline/observedpartitions.h"
#include "app/pipeline/observer.h"
#include "app/pipeline/snapshotbuilder.h"
#include "app/pipeline/wallclock.h"
#include "tests/app/pipeline/inmemory.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

using test::Base;

Cell cellOf(const char *country, TimeMs start, double value, std::int64_t offset)
{
    Cell cell;
    cell.series = {country, "gini"};
    cell.windowStart = start;
    cell.windowEnd = start + 30'000;
    cell.values.add(value);
    cell.firstOffset = cell.lastOffset = offset;
    return cell;
}

TimeMs windowNow() { return wallClockMs() / 30'000 * 30'000; }

class ObserverTest : public testing::Test {
protected:
    ObserverTest()
    {
        settings.store.sqlitePath = folder.filePath(QStringLiteral("o.sqlite")).toStdString();
        settings.broker.topics = {"eventos"};
        settings.observe = true;
    }

    /// A worker's store beside the observer.
    void openStore()
    {
        store = makeStore(settings.store, "worker");
        ASSERT_TRUE(store->open());
        start = store->claim("C1", {test::P0}).value().front();
        accounting.startOffset = accounting.nextOffset = 0;
    }
    /// `counted` records more, of which one makes this cell.
    void commit(const Cell &cell, std::int64_t counted = 10)
    {
        PartitionBatch part;
        part.partition = test::P0;
        part.epoch = start.epoch;
        part.fromOffset = accounting.nextOffset;
        accounting.nextOffset += counted;
        accounting.counted += counted;
        part.accounting = accounting;
        part.maxEventTime = cell.windowEnd - 1;
        part.watermarkDelayMs = 60'000;
        part.cells = {cell};
        part.lastValues = {{cell.series, cell.values.mean(), {}, cell.windowStart, part.fromOffset}};
        StoreBatch batch;
        batch.id = ++batches;
        batch.cluster = "C1";
        batch.partitions = {part};
        const auto result = store->commit(batch);
        ASSERT_TRUE(result) << toEnglish(result.error());
        ASSERT_EQ(result->committed.size(), 1u);
    }

    void observe()
    {
        observer = std::make_unique<Observer>([this] { return makeObserverStore(settings.store, "observer"); },
                                              Observer::Options{settings.broker.topics, wallClockMs});
    }

    template<typename Condition>
    testing::AssertionResult until(Condition condition)
    {
        return test::turnUntil(
            [this] {
                Observation seen = observer->take();
                if (seen.alerts) {
                    alerts = AlertBook();
                    alerts.follow(wallClockMs());
                    alerts.setSilences(*seen.silences);
                    alerts.load(*seen.alerts);
                }
                builder.gather(std::move(seen));
                SnapshotBuilder::Inputs inputs{.now = wallClockMs()};
                inputs.observing = SnapshotBuilder::Observing{{}, observer->link(), observer->refusedMark(), &alerts};
                snapshot = builder.build(inputs);
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            },
            [&] { return snapshot && condition(*snapshot); });
    }

    QTemporaryDir folder;
    PipelineSettings settings;
    std::unique_ptr<Store> store;
    PartitionStart start;
    Accounting accounting;
    std::uint64_t batches = 0;
    AlertBook alerts;
    SnapshotBuilder builder{[] {
        PipelineSettings made;
        made.observe = true;
        made.broker.topics = {"eventos"};
        return made;
    }()};
    std::shared_ptr<const Snapshot> snapshot;
    std::unique_ptr<Observer> observer;
};

TEST_F(ObserverTest, whatAWorkerStoresAppears)
{
    openStore();
    commit(cellOf("PER", windowNow() - 30'000, 40.0, 0));
    observe();
    ASSERT_TRUE(until([](const Snapshot &now) { return now.total.counted == 10; }));
    EXPECT_EQ(snapshot->database.state, LinkState::Up);
    ASSERT_EQ(snapshot->series->size(), 1u);
    EXPECT_EQ(snapshot->series->front().lastValue, 40.0);
    ASSERT_EQ(snapshot->series->front().shortWindows->size(), 1u);
    EXPECT_FALSE(snapshot->series->front().shortWindows->back().final);

    // A cell that grows replaces what it was, and the next window makes the first one final.
    Cell grown = cellOf("PER", windowNow() - 30'000, 40.0, 0);
    grown.values.add(60.0);
    commit(grown);
    ASSERT_TRUE(until([](const Snapshot &now) { return now.total.counted == 20; }));
    EXPECT_EQ(snapshot->series->front().shortWindows->back().values.count, 2);
    EXPECT_EQ(snapshot->series->front().shortWindows->back().values.mean(), 50.0);
    commit(cellOf("ARG", windowNow() + 300'000, 30.0, 20), 1);
    ASSERT_TRUE(until([](const Snapshot &now) { return now.series->size() == 2; }));
    EXPECT_TRUE(snapshot->series->back().shortWindows->back().final) << "PER's window ended before the watermark";
    EXPECT_EQ(snapshot->total.counted, 21);
    EXPECT_TRUE(snapshot->balances);
    EXPECT_TRUE(snapshot->store.lastCommit.has_value());
}

TEST_F(ObserverTest, nothingIsClaimedOrWritten)
{
    openStore();
    commit(cellOf("PER", windowNow(), 40.0, 0));
    const auto before = store->claim("C1", {test::P0}).value().front().epoch;
    observe();
    ASSERT_TRUE(until([](const Snapshot &now) { return now.total.counted == 10; }));
    observer.reset();
    EXPECT_EQ(store->claim("C1", {test::P0}).value().front().epoch.value(), before.value() + 1)
        << "only the test's own claims raised it";
    EXPECT_TRUE(store->workers().value().empty()) << "who observes is no worker";
}

TEST_F(ObserverTest, aDatabaseThatIsNotThereIsNotMadeAndFoundWhenItComes)
{
    observe();
    ASSERT_TRUE(until([](const Snapshot &now) {
        return now.database.error && now.database.error->code == ErrorCode::NothingToObserve;
    }));
    EXPECT_EQ(snapshot->database.state, LinkState::Retrying);
    EXPECT_FALSE(QFile::exists(folder.filePath(QStringLiteral("o.sqlite"))));
    openStore();
    commit(cellOf("PER", windowNow(), 40.0, 0));
    observer->retryNow();
    ASSERT_TRUE(until([](const Snapshot &now) { return now.total.counted == 10; }));
}

TEST_F(ObserverTest, aDatabaseThatGoesAndComesBackKeepsThePicture)
{
    openStore();
    commit(cellOf("PER", windowNow(), 40.0, 0));
    observe();
    ASSERT_TRUE(until([](const Snapshot &now) { return now.total.counted == 10; }));
    store.reset();
    const QString file = folder.filePath(QStringLiteral("o.sqlite")), away = file + QStringLiteral(".away");
    ASSERT_TRUE(QFile::rename(file, away));
    ASSERT_TRUE(until([](const Snapshot &now) { return now.database.state == LinkState::Retrying; }));
    EXPECT_EQ(snapshot->total.counted, 10) << "what was last known stays";
    EXPECT_TRUE(snapshot->database.answered.has_value()) << "with its age";
    ASSERT_TRUE(QFile::rename(away, file));
    observer->retryNow();
    ASSERT_TRUE(until([](const Snapshot &now) { return now.database.state == LinkState::Up; }));
    store = makeStore(settings.store, "worker again");
    ASSERT_TRUE(store->open());
    commit(cellOf("PER", windowNow() + 30'000, 50.0, 10), 5);
    ASSERT_TRUE(until([](const Snapshot &now) { return now.total.counted == 15; }));
}

TEST_F(ObserverTest, marksOnAlertsReachTheDatabase)
{
    openStore();
    AlertEpisode episode;
    episode.id = "0123456789abcdef0123456789abcdef";
    episode.rule = "gini";
    episode.series = {"PER", "gini"};
    episode.start = windowNow();
    episode.partition = test::P0;
    PartitionBatch part;
    part.partition = test::P0;
    part.epoch = start.epoch;
    part.accounting.nextOffset = part.accounting.counted = 1;
    part.alerts = {episode};
    StoreBatch batch;
    batch.id = 1;
    batch.cluster = "C1";
    batch.partitions = {part};
    ASSERT_TRUE(store->commit(batch));
    observe();
    ASSERT_TRUE(until([](const Snapshot &now) { return now.alerts->size() == 1; }));
    EXPECT_EQ(snapshot->firingWarning, 1);
    EXPECT_EQ(snapshot->unattendedWarning, 1);
    const Silence silence{.id = "s",
                          .matcher = {{"PER"}, "", "", ""},
                          .from = wallClockMs() - 1'000,
                          .until = wallClockMs() + 3'600'000,
                          .reason = "obra",
                          .author = "ana",
                          .created = wallClockMs()};
    observer->acknowledge({episode.id}, {"ana", "lo miro", 1'000});
    observer->silence(silence);
    ASSERT_TRUE(until([&silence](const Snapshot &now) {
        const AlertView &alert = now.alerts->front();
        return alert.acknowledgedBy == "ana" && alert.acknowledgeComment == "lo miro"
               && alert.silencedUntil == silence.until && alert.silencedBy == "s";
    }));
    EXPECT_EQ(*snapshot->silences, std::vector{silence});
    EXPECT_EQ(snapshot->firingWarning, 1);
    EXPECT_EQ(snapshot->unattendedWarning, 0);
    ASSERT_TRUE(test::turnUntil([] {},
                                [this] {
                                    const auto stored = store->alerts(10);
                                    const auto silences = store->silences(10);
                                    return stored && stored->front().acknowledgedBy == "ana" && silences
                                           && silences->size() == 1;
                                }));
    EXPECT_FALSE(observer->refusedMark());
}

StoredProgress progressOf(std::int64_t id, const char *topic, std::int32_t partition, std::int64_t next,
                          const char *log = "C1", DurationMs age = 0)
{
    StoredProgress progress;
    progress.id = id;
    progress.start.partition = {topic, partition};
    progress.start.log = log;
    progress.start.accounting = Accounting{.nextOffset = next, .counted = next};
    progress.start.watermark = next * 1'000;
    progress.ageMs = age;
    return progress;
}

WorkerView workerOf(const char *id, std::vector<TopicPartition> partitions, TimeMs seen)
{
    return {{.id = id, .group = "g", .partitions = std::move(partitions)}, seen, false};
}

TEST(ObservedPartitionsTest, whatMovedIsReadFromWhereItStood)
{
    ObservedPartitions partitions({"eventos"});
    std::vector<StoredProgress> rows{progressOf(1, "eventos", 0, 10), progressOf(2, "eventos", 1, 20)};
    EXPECT_EQ(partitions.moved(rows).all.size(), 2u);
    partitions.accept(rows, Base);
    EXPECT_TRUE(partitions.moved(rows).all.empty());
    rows[1] = progressOf(2, "eventos", 1, 25);
    const auto moved = partitions.moved(rows);
    ASSERT_EQ(moved.all.size(), 1u);
    EXPECT_EQ(moved.all.front().id, 2);
    EXPECT_EQ(moved.all.front().nextOffset, 20);
    EXPECT_EQ(moved.all.front().watermark, TimeMs(20'000));
    EXPECT_TRUE(moved.late.empty());
    EXPECT_EQ(partitions.moved(rows).all.size(), 1u) << "until it is accepted, a look that failed finds it again";
}

TEST(ObservedPartitionsTest, theGroupIsTheWorkersWhereItIsOne)
{
    WorkerView other = workerOf("b", {}, Base), silent = workerOf("c", {}, Base - SilentAfterMs - 1), unnamed;
    silent.sign.group = "another";
    EXPECT_EQ(groupOf({}, Base), "");
    EXPECT_EQ(groupOf({unnamed, silent}, Base), "");
    EXPECT_EQ(groupOf({workerOf("a", {}, Base), other, silent, unnamed}, Base), "g");
    other.sign.group = "another";
    EXPECT_EQ(groupOf({workerOf("a", {}, Base), other}, Base), "");
}

TEST(ObservedPartitionsTest, whoReadsWhat)
{
    ObservedPartitions partitions({"eventos"});
    partitions.accept({progressOf(1, "eventos", 0, 10), progressOf(2, "eventos", 1, 20),
                       progressOf(3, "eventos", 0, 99, "C0", 50'000), progressOf(4, "otro", 0, 5),
                       progressOf(5, "ajeno", 0, 5)},
                      Base);
    std::vector<WorkerView> workers{workerOf("uno", {{"eventos", 0}, {"otro", 0}}, Base),
                                    workerOf("callado", {{"eventos", 1}}, Base - SilentAfterMs - 1)};
    const auto shown = partitions.picture(workers, Base);
    ASSERT_EQ(shown.size(), 3u) << "the older cluster's row and a topic that nobody asked for are left out";
    EXPECT_EQ(shown[0].reader, "uno");
    EXPECT_TRUE(shown[0].isRead);
    EXPECT_EQ(shown[0].start.log, "C1");
    EXPECT_FALSE(shown[1].isRead) << "its worker is silent";
    EXPECT_EQ(shown[2].start.partition.topic, "otro") << "a worker reads it";
    EXPECT_EQ(workers.size(), 2u);
}

TEST(ObservedPartitionsTest, aProgramThatTellsNothingOfItselfIsSeenByWhatItStores)
{
    ObservedPartitions partitions({"eventos"});
    std::int64_t next = 10;
    const auto look = [&](TimeMs now, bool moves, std::vector<WorkerView> workers) {
        next += moves ? 1 : 0;
        partitions.accept({progressOf(1, "eventos", 0, next, "C1", moves ? 0 : now - Base)}, now);
        const auto shown = partitions.picture(workers, now);
        return std::pair(shown.front().isRead, workers.empty() ? std::string("-") : workers.back().sign.id);
    };
    using Seen = std::pair<bool, std::string>;
    EXPECT_EQ(look(Base, false, {}), Seen(false, "-")) << "a row alone is nobody's";
    EXPECT_EQ(look(Base + 100, true, {}), Seen(false, "-")) << "a worker's first sign may be on its way";
    EXPECT_EQ(look(Base + 6'000, true, {}), Seen(true, "")) << "it goes on";
    EXPECT_EQ(look(Base + 6'100, true, {workerOf("uno", {{"eventos", 0}}, Base + 6'100)}), Seen(true, "uno"));
}

}  // namespace
}  // namespace observatorio
