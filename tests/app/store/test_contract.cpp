// SPDX-License-Identifier: GPL-3.0-or-later
// What Store promises, on both databases: round trip, guard, fencing, restart.
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const TopicPartition P0{"eventos_qog", 0};
const TopicPartition P1{"eventos_qog", 1};
const SeriesName Inflation{"ARG", "inflacion"};

class StoreContract : public StoreTest {};
OBSERVATORIO_BOTH_DATABASES(StoreContract);

PartitionStart claimOne(Store &store, const TopicPartition &partition)
{
    auto starts = store.claim(Cluster, {partition});
    EXPECT_TRUE(succeeded(starts));
    return starts && starts->size() == 1 ? starts->front() : PartitionStart{};
}

TEST_P(StoreContract, AFirstClaimKnowsNothing)
{
    auto store = openedStore();
    const auto starts = store->claim(Cluster, {P1, P0, P1});
    ASSERT_TRUE(succeeded(starts));
    ASSERT_EQ(starts->size(), 2u);
    EXPECT_EQ(starts->at(0).partition, P0);
    EXPECT_EQ(starts->at(1).partition, P1);
    for (const PartitionStart &start : *starts) {
        EXPECT_EQ(start.epoch, Epoch(1));
        EXPECT_FALSE(start.accounting);
        EXPECT_FALSE(start.maxEventTime);
        EXPECT_FALSE(start.watermark);
        EXPECT_THAT(start.openCells, IsEmpty());
        EXPECT_THAT(start.alertMemories, IsEmpty());
        EXPECT_EQ(start.flood, FloodMemory{});
    }
    EXPECT_TRUE(succeeded(store->claim(Cluster, {})));
}

TEST_P(StoreContract, AClaimBringsBackEverythingBitForBit)
{
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claimOne(*store, P0), 100, 900);
    Accounting &a = batch.accounting;
    a.counted = 800;
    a.late = 40;
    a.rejected = 30;
    a.untimed = 20;
    a.gaps = 10;
    a.keyMismatch = 7;
    a.rejectedBy[1] = 25;
    a.rejectedBy[11] = 5;
    batch.maxEventTime = T0 + 65'123;
    batch.watermarkDelayMs = 60'000;
    // Watermark T0+5123: the first ended before, the next two are open, one of them in time before 1970.
    const Cell closed = cell("ARG", "inflacion", T0 - 30'000, {1.0}, 100);
    const Cell open = cell("ARG", "inflacion", T0, {0.1, 0.2, 0.3, 1e-17, 5e-324, 1e16}, 101);
    Cell extreme = cell("BRA", "pib_growth", T0 + 30'000, {1.7976931348623157e308, 2.2250738585072014e-308}, 500);
    extreme.values.sum = 9007199254740993.0 / 3.0;
    batch.cells = {closed, open, extreme};
    AlertMemory pending;
    pending.rule = "inflacion/ARG";
    pending.series = Inflation;
    pending.pendingSince = T0 - 1;
    pending.pendingOffset = 123;
    pending.pendingValue = 0.1 + 0.7;
    AlertMemory firing;
    firing.rule = "inflacion";
    firing.series = {"BRA", "inflacion"};
    firing.goodSince = -5;
    firing.firing = episode("0123456789abcdef0123456789abcdef", firing.series, T0 + 7, P0);
    firing.firing->direction = AlertDirection::Below;
    firing.firing->end = T0 + 9;
    batch.alertMemories = {firing, pending};
    batch.flood = {T0, 12, episode("ffff", {"", "*"}, T0 + 1, P0)};
    batch.flood.summary->suppressed = 99;
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));

    auto other = openedStore();
    const PartitionStart start = claimOne(*other, P0);
    EXPECT_EQ(start.epoch, Epoch(2));
    EXPECT_EQ(start.accounting, a);
    EXPECT_EQ(start.maxEventTime, batch.maxEventTime);
    EXPECT_EQ(start.watermark, T0 + 5'123);
    EXPECT_THAT(start.openCells, ElementsAre(open, extreme));
    EXPECT_THAT(start.alertMemories, ElementsAre(firing, pending));
    EXPECT_EQ(start.flood, batch.flood);
}

TEST_P(StoreContract, CellsAreAbsoluteAndAnEmptyMemoryErasesItsRow)
{
    auto store = openedStore();
    PartitionStart start = claimOne(*store, P0);
    PartitionBatch first = partitionBatch(start, 0, 2);
    first.maxEventTime = T0;
    first.cells = {cell("ARG", "inflacion", T0, {5.0, 7.0}, 0)};
    AlertMemory memory;
    memory.rule = "inflacion";
    memory.series = Inflation;
    memory.pendingSince = T0;
    first.alertMemories = {memory};
    ASSERT_TRUE(succeeded(store->commit(batchOf({first}, 1))));

    PartitionBatch second = first;
    second.fromOffset = 2;
    second.accounting.nextOffset = 3;
    second.accounting.counted = 3;
    second.cells = {cell("ARG", "inflacion", T0, {5.0, 7.0, 1.0}, 0)};
    second.alertMemories[0].pendingSince.reset();
    ASSERT_TRUE(succeeded(store->commit(batchOf({second}, 2))));

    start = claimOne(*store, P0);
    EXPECT_THAT(start.openCells, ElementsAre(second.cells[0]));
    EXPECT_THAT(start.alertMemories, IsEmpty());
}

TEST_P(StoreContract, TheStoredWatermarkNeverGoesBack)
{
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claimOne(*store, P0), 0, 1);
    batch.maxEventTime = T0;
    batch.watermarkDelayMs = 10'000;
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    PartitionBatch longer = partitionBatch(claimOne(*store, P0), 1, 1);
    longer.maxEventTime = T0 + 1;
    longer.watermarkDelayMs = 60'000;
    ASSERT_TRUE(succeeded(store->commit(batchOf({longer}))));
    const PartitionStart start = claimOne(*store, P0);
    EXPECT_EQ(start.maxEventTime, T0 + 1);
    EXPECT_EQ(start.watermark, T0 - 10'000);
}

TEST_P(StoreContract, AnOldOwnerWritesNothing)
{
    auto mine = openedStore();
    auto other = openedStore();
    const PartitionStart old = claimOne(*mine, P0);
    const PartitionStart next = claimOne(*other, P0);
    EXPECT_EQ(next.epoch, Epoch(old.epoch.value() + 1));

    PartitionBatch stale = partitionBatch(old, 0, 3);
    stale.cells = {cell("ARG", "inflacion", T0, {1, 2, 3}, 0)};
    stale.alerts = {episode("a", Inflation, T0, P0)};
    stale.lastValues = {{Inflation, 3.0, 2024, T0, 2}};
    stale.rejected = {{1, RejectReason::NotJson, "x", T0}};
    stale.late = {{Inflation, T0, T0 + 30'000, false, {1, 1.0, 1.0, 1.0}, 5}};
    const auto result = mine->commit(batchOf({stale}, 77));
    ASSERT_TRUE(succeeded(result));
    EXPECT_EQ(result->batchId, 77u);
    EXPECT_THAT(result->committed, IsEmpty());
    EXPECT_THAT(result->lost, ElementsAre(P0));
    RawSql sql(m_database->settings());
    for (const char *table : {"celdas", "alertas", "ultimos_valores", "eventos_rechazados", "tardios"})
        EXPECT_EQ(sql.value(std::string("SELECT count(*) FROM ") + table), "0") << table;

    const auto fresh = other->commit(batchOf({partitionBatch(next, 0, 3)}));
    ASSERT_TRUE(succeeded(fresh));
    EXPECT_THAT(fresh->committed, ElementsAre(P0));
}

TEST_P(StoreContract, ALostPartitionDoesNotHoldBackTheOthers)
{
    auto mine = openedStore();
    auto other = openedStore();
    const auto starts = mine->claim(Cluster, {P0, P1});
    ASSERT_TRUE(succeeded(starts));
    claimOne(*other, P0);
    PartitionBatch lost = partitionBatch(starts->at(0), 0, 1);
    lost.cells = {cell("ARG", "inflacion", T0, {1}, 0)};
    PartitionBatch kept = partitionBatch(starts->at(1), 5, 1);
    kept.cells = {cell("BRA", "inflacion", T0, {2}, 5)};
    const auto result = mine->commit(batchOf({lost, kept}));
    ASSERT_TRUE(succeeded(result));
    EXPECT_THAT(result->lost, ElementsAre(P0));
    EXPECT_THAT(result->committed, ElementsAre(P1));
    EXPECT_THAT(RawSql(m_database->settings()).rows("SELECT pais FROM celdas"), ElementsAre(ElementsAre("BRA")));
}

TEST_P(StoreContract, ABatchThatStartsElsewhereOrWithoutAClaimIsLost)
{
    auto store = openedStore();
    const PartitionStart start = claimOne(*store, P0);
    ASSERT_TRUE(succeeded(store->commit(batchOf({partitionBatch(start, 0, 10)}))));
    PartitionBatch ahead = partitionBatch(start, 12, 1);
    ahead.accounting.startOffset = 0;
    ahead.accounting.counted = 13;
    PartitionBatch behind = partitionBatch(start, 0, 5);
    for (const PartitionBatch &batch : {ahead, behind}) {
        const auto result = store->commit(batchOf({batch}));
        ASSERT_TRUE(succeeded(result));
        EXPECT_THAT(result->lost, ElementsAre(P0));
    }
    PartitionStart unclaimed;
    unclaimed.partition = P1;
    const auto result = store->commit(batchOf({partitionBatch(unclaimed, 0, 1)}));
    ASSERT_TRUE(succeeded(result));
    EXPECT_THAT(result->lost, ElementsAre(P1));
}

TEST_P(StoreContract, TheSameBatchAgainIsCommittedAndAddsNothing)
{
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claimOne(*store, P0), 0, 4);
    batch.accounting.counted = 2;
    batch.accounting.late = 2;
    batch.cells = {cell("ARG", "inflacion", T0, {1, 2}, 0)};
    batch.late = {{Inflation, T0 - 300'000, T0 - 270'000, false, {2, 3.5, 1.0, 2.5}, 4'000}};
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto result = store->commit(batchOf({batch}));
        ASSERT_TRUE(succeeded(result));
        EXPECT_THAT(result->committed, ElementsAre(P0));
    }
    EXPECT_THAT(RawSql(m_database->settings()).rows("SELECT num_eventos, suma, retraso_max_ms FROM eventos_tardios"),
                ElementsAre(ElementsAre("2", "3.5", "4000")));
}

TEST_P(StoreContract, ABatchThatDoesNotBalanceIsRefusedWhole)
{
    auto store = openedStore();
    const auto starts = store->claim(Cluster, {P0, P1});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch good = partitionBatch(starts->at(0), 0, 1);
    good.cells = {cell("ARG", "inflacion", T0, {1}, 0)};
    PartitionBatch unbalanced = partitionBatch(starts->at(1), 0, 1);
    unbalanced.accounting.gaps = 1;
    PartitionBatch backwards = partitionBatch(starts->at(1), 9, 1);
    backwards.accounting = {.startOffset = 0, .nextOffset = 8, .counted = 8};
    EXPECT_TRUE(failedWith(ErrorCode::Internal, store->commit(batchOf({good, unbalanced}))));
    EXPECT_TRUE(failedWith(ErrorCode::Internal, store->commit(batchOf({good, backwards}))));
    EXPECT_TRUE(failedWith(ErrorCode::Internal, store->commit(batchOf({good, good}))));
    EXPECT_EQ(RawSql(m_database->settings()).value("SELECT count(*) FROM celdas"), "0");
    EXPECT_TRUE(succeeded(store->commit(batchOf({good}))));
}

TEST_P(StoreContract, ClustersAreApart)
{
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claimOne(*store, P0), 40, 2);
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    const auto other = store->claim("another cluster", {P0});
    ASSERT_TRUE(succeeded(other));
    EXPECT_FALSE(other->front().accounting);
    EXPECT_EQ(other->front().epoch, Epoch(1));
    EXPECT_EQ(claimOne(*store, P0).accounting->nextOffset, 42);
}

TEST_P(StoreContract, AClaimRefusesProgressThatContradictsItself)
{
    auto store = openedStore();
    ASSERT_TRUE(succeeded(store->commit(batchOf({partitionBatch(claimOne(*store, P0), 0, 5)}))));
    RawSql(m_database->settings()).exec("UPDATE progreso SET contados = contados - 1");
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseCorrupt, store->claim(Cluster, {P0})));
}

TEST_P(StoreContract, AlertsKeepWhatPeopleSaidAboutThem)
{
    auto store = openedStore();
    const PartitionStart start = claimOne(*store, P0);
    PartitionBatch batch = partitionBatch(start, 0, 1);
    AlertEpisode firing = episode("aaaa", Inflation, T0, P0);
    const AlertEpisode older = episode("bbbb", Inflation, T0 - 5, P0);
    batch.alerts = {firing, older};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    const auto missing = store->acknowledge({"aaaa", "no such"}, {"Ana \"la de\" 'Bruno'", "lo miro", T0 + 10});
    ASSERT_TRUE(succeeded(missing));
    EXPECT_THAT(*missing, ElementsAre("no such"));
    ASSERT_TRUE(succeeded(store->acknowledge({}, {"nobody", "", T0})));

    firing.end = T0 + 500;
    firing.peakValue = 77.0;
    PartitionBatch next = partitionBatch(start, 1, 1);
    next.accounting = {.startOffset = 0, .nextOffset = 2, .counted = 2};
    next.alerts = {firing};
    ASSERT_TRUE(succeeded(store->commit(batchOf({next}))));

    const auto alerts = store->alerts(10);
    ASSERT_TRUE(succeeded(alerts));
    ASSERT_EQ(alerts->size(), 2u);
    EXPECT_EQ(alerts->at(0).episode, firing);
    EXPECT_EQ(alerts->at(0).acknowledgedAt, T0 + 10);
    EXPECT_EQ(alerts->at(0).acknowledgedBy, "Ana \"la de\" 'Bruno'");
    EXPECT_EQ(alerts->at(0).acknowledgeComment, "lo miro");
    EXPECT_EQ(alerts->at(1).episode, older);
    EXPECT_FALSE(alerts->at(1).acknowledgedAt);
    const auto newest = store->alerts(1);
    ASSERT_TRUE(succeeded(newest));
    EXPECT_EQ(newest->size(), 1u);
    EXPECT_THAT(RawSql(m_database->settings()).rows("SELECT id, estado, severidad FROM alertas ORDER BY id"),
                ElementsAre(ElementsAre("aaaa", "resuelta", "critica"), ElementsAre("bbbb", "activa", "critica")));
}

TEST_P(StoreContract, OfTwoClustersAlertsWithOneIdTheNewestIsMarked)
{
    auto store = openedStore();
    for (const auto &[cluster, begins] : {std::pair{"younger", T0}, std::pair{"elder", T0 - 5}}) {
        const auto claimed = store->claim(cluster, {P0});
        ASSERT_TRUE(succeeded(claimed));
        StoreBatch batch = batchOf({partitionBatch(claimed->front(), 0, 1)});
        batch.cluster = cluster;
        batch.partitions.front().alerts = {episode("aaaa", Inflation, begins, P0)};
        ASSERT_TRUE(succeeded(store->commit(batch)));
    }
    const auto acknowledged = store->acknowledge({"aaaa"}, {"ana", "", T0 + 10});
    ASSERT_TRUE(succeeded(acknowledged));
    EXPECT_THAT(*acknowledged, ElementsAre());
    EXPECT_THAT(RawSql(m_database->settings())
                    .rows("SELECT cluster, coalesce(reconocida_por, '-') FROM alertas ORDER BY cluster"),
                ElementsAre(ElementsAre("elder", "-"), ElementsAre("younger", "ana")));
}

TEST_P(StoreContract, AlertsOfAClusterThatIsGoneEndWhereItsStreamEnded)
{
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claimOne(*store, P0), 0, 1);
    batch.maxEventTime = T0 + 7'000;
    AlertEpisode firing = episode("aaaa", Inflation, T0, P0);
    AlertEpisode over = episode("bbbb", Inflation, T0 - 5, P0);
    over.end = T0 + 1;
    batch.alerts = {firing, over};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));

    ASSERT_TRUE(succeeded(store->interruptAlerts("another")));
    EXPECT_EQ(store->alerts(10)->at(0).episode, firing) << "another cluster's fate";
    ASSERT_TRUE(succeeded(store->interruptAlerts(std::string(Cluster).substr(0, 3))));
    firing.end = T0 + 7'000;
    EXPECT_EQ(store->alerts(10)->at(0).episode, firing);
    EXPECT_EQ(store->alerts(10)->at(1).episode, over);
    EXPECT_THAT(RawSql(m_database->settings()).rows("SELECT id, estado FROM alertas ORDER BY id"),
                ElementsAre(ElementsAre("aaaa", "interrumpida"), ElementsAre("bbbb", "resuelta")));
}

TEST_P(StoreContract, WindowsComeAscendingTheNewestWithinTheLimit)
{
    auto store = openedStore();
    const auto starts = store->claim(Cluster, {P0, P1});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch first = partitionBatch(starts->at(0), 0, 3);
    first.cells = {cell("ARG", "inflacion", T0 - 30'000, {1}, 0), cell("ARG", "inflacion", T0, {2, 3}, 1)};
    first.late = {{Inflation, T0, T0 + 30'000, true, {1, 9.0, 9.0, 9.0}, 1},
                  {Inflation, T0, T0 + 30'000, false, {1, 8.0, 8.0, 8.0}, 1}};
    PartitionBatch second = partitionBatch(starts->at(1), 0, 1);
    second.cells = {cell("ARG", "inflacion", T0, {10}, 0)};
    ASSERT_TRUE(succeeded(store->commit(batchOf({first, second}))));

    const auto all = store->windows(T0, 100);
    ASSERT_TRUE(succeeded(all));
    ASSERT_EQ(all->size(), 3u);  // two partitions' cells and what late records amended
    EXPECT_EQ(all->at(0).cluster, Cluster);
    EXPECT_EQ(all->at(0).partition, P0);
    EXPECT_EQ(all->at(0).windowStart, T0);
    EXPECT_EQ(all->at(0).windowEnd, T0 + 30'000);
    EXPECT_EQ(all->at(0).values.sum, 5.0);
    EXPECT_FALSE(all->at(0).amended);
    EXPECT_EQ(all->at(1).values.sum, 9.0);
    EXPECT_TRUE(all->at(1).amended);
    EXPECT_EQ(all->at(2).partition, P1);
    const auto newest = store->windows(T0 - 60'000, 1);
    ASSERT_TRUE(succeeded(newest));
    ASSERT_EQ(newest->size(), 1u);
    EXPECT_EQ(newest->front().partition, P1);
    EXPECT_EQ(store->windows(T0 - 60'000, 100)->size(), 4u);
}

TEST_P(StoreContract, ABigBatchOfManyStatementsIsWhole)
{
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claimOne(*store, P0), 0, 10'347);
    batch.maxEventTime = T0;
    for (int i = 0; i < 10'347; ++i)
        batch.cells.push_back(cell("ARG", "ind" + std::to_string(i), T0, {i / 7.0}, i));
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    auto cells = claimOne(*store, P0).openCells;
    ASSERT_EQ(cells.size(), batch.cells.size());
    std::sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) { return a.firstOffset < b.firstOffset; });
    EXPECT_EQ(cells, batch.cells);
}

}  // namespace
}  // namespace observatorio::test
