// SPDX-License-Identifier: GPL-3.0-or-later
// Windows go, what they come to stays: to the last bit, never one that is still open, in small steps. The clock is the
// test's.
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <random>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const TopicPartition P0{"eventos_qog", 0}, P1{"eventos_qog", 1};
constexpr TimeMs Day = 86'400'000, Quarter = 900'000;
constexpr TimeMs Start = T0 - T0 % Quarter;
const RetentionSettings ADay{.windowDays = 1, .resultDays = 0};

class StoreRetention : public OpenStoreTest {
protected:
    PartitionStart claim(const TopicPartition &partition = P0)
    {
        const auto starts = m_store->claim(Cluster, {partition});
        EXPECT_TRUE(succeeded(starts));
        return starts ? starts->front() : PartitionStart{};
    }
    void commit(PartitionBatch batch) { ASSERT_TRUE(succeeded(m_store->commit(batchOf({std::move(batch)})))); }
    /// What a partition counted, with the newest event at `newest`.
    PartitionBatch counted(const PartitionStart &start, std::vector<Cell> cells, TimeMs newest)
    {
        PartitionBatch batch = partitionBatch(start, start.accounting ? start.accounting->nextOffset : 0,
                                              static_cast<std::int64_t>(cells.size()));
        batch.cells = std::move(cells);
        batch.maxEventTime = newest;
        return batch;
    }
    /// All that there is to do; how many steps it took.
    int prune(const RetentionSettings &keep, TimeMs now)
    {
        for (int steps = 1; steps < 100'000; ++steps) {
            const auto more = m_store->prune(keep, now);
            EXPECT_TRUE(succeeded(more));
            if (!more || !*more)
                return steps;
        }
        ADD_FAILURE() << "there is always more to do";
        return 0;
    }
    Rows quarters()
    {
        return m_sql->rows("SELECT pais, indicador, ventana_inicio, ventana_fin, valor_promedio, num_eventos, suma, "
                           "minimo, maximo, final, enmendada FROM metricas_15min ORDER BY ventana_inicio, pais, "
                           "indicador");
    }
    std::int64_t windows() { return std::stoll(m_sql->value("SELECT count(*) FROM celdas")); }
};
OBSERVATORIO_BOTH_DATABASES(StoreRetention);

std::vector<Cell> randomCells(std::mt19937_64 &random, TimeMs from, int quarters, int series)
{
    std::uniform_real_distribution<double> exponent(-12.0, 12.0), sign(-1.0, 1.0);
    std::vector<Cell> cells;
    for (TimeMs start = from; start < from + quarters * Quarter; start += 30'000) {
        for (int i = 0; i < series; ++i) {
            std::vector<double> values;
            for (int n = 0; n < 3; ++n)
                values.push_back(std::copysign(std::pow(10.0, exponent(random)), sign(random)) / 3.0);
            cells.push_back(cell("ARG", "i" + std::to_string(i), start, values, 0));
        }
    }
    return cells;
}

TEST_P(StoreRetention, AQuarterHoursSumIsTheSameToTheLastBit)
{
    std::mt19937_64 random(5);
    const TimeMs newest = Start + 3 * Day;
    for (const TopicPartition &partition : {P0, P1}) {
        PartitionBatch batch = counted(claim(partition), randomCells(random, Start, 4, 6), newest);
        batch.cells.push_back(cell("CHL", "enorme", Start, {1.7e308, -1.7e308, 1.6e308}, 0));
        batch.cells.push_back(cell("CHL", "enorme", Start + 30'000, {-1.7e308}, 0));
        batch.cells.push_back(cell("CHL", "minimo", Start, {5e-324, -5e-324, 5e-324}, 0));
        batch.cells.push_back(cell("BRA", "nuevo", newest - 60'000, {1.0}, 0));
        batch.accounting.late = 1;
        batch.accounting.nextOffset += 1;
        batch.late = {{{"ARG", "i1"}, Start + 60'000, Start + 90'000, true, {1, 0.1, 0.1, 0.1}, 7}};
        commit(batch);
    }
    const Rows before = quarters();
    const std::int64_t all = windows();
    EXPECT_EQ(prune(ADay, Start + Day), 1) << "not one of them is a day old";
    EXPECT_EQ(windows(), all);

    EXPECT_GT(prune(ADay, newest), 4);
    EXPECT_EQ(windows(), 2) << "the new ones";
    EXPECT_EQ(quarters(), before);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM cuartos"), "26");
    EXPECT_EQ(prune(ADay, newest), 1);
    EXPECT_EQ(quarters(), before);
}

TEST_P(StoreRetention, ALateAmendmentOfAQuarterThatWasRolledUpIsAdded)
{
    std::mt19937_64 random(6);
    const TimeMs newest = Start + 3 * Day;
    commit(counted(claim(), randomCells(random, Start, 1, 2), newest));
    prune(ADay, newest);
    Rows before;
    for (int round = 0; round < 3; ++round) {
        PartitionBatch batch = counted(claim(), {}, newest);
        batch.accounting.late += 1;
        batch.accounting.nextOffset += 1;
        batch.late = {{{"ARG", "i1"},
                       Start + round * 30'000,
                       Start + round * 30'000 + 30'000,
                       true,
                       {1, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0},
                       7}};
        commit(batch);
        const Rows amended = quarters();
        EXPECT_NE(amended, before);
        EXPECT_EQ(windows(), 1);
        EXPECT_THAT(m_sql->rows("SELECT num_eventos, enmendada FROM metricas_15min WHERE indicador = 'i1'"),
                    ElementsAre(ElementsAre(std::to_string(91 + round), postgresql() ? "true" : "1")));
        prune(ADay, newest);
        EXPECT_EQ(windows(), 0);
        EXPECT_EQ(quarters(), amended);
        before = amended;
    }
}

TEST_P(StoreRetention, AnOpenWindowIsNeverRolledUp)
{
    const TimeMs now = Start + 40 * Day;
    const PartitionStart slow = claim(P0);
    commit(counted(slow, {cell("ARG", "gini", Start, {1.0}, 0)}, Start + 10'000));
    commit(counted(claim(P1),
                   {cell("ARG", "gini", Start, {2.0}, 0), cell("BRA", "gini", Start, {3.0}, 1),
                    cell("BRA", "gini", Start + Quarter, {4.0}, 2)},
                   Start + 3 * Day));
    prune(ADay, now);
    EXPECT_THAT(m_sql->rows("SELECT pais, count(*) FROM celdas GROUP BY pais"), ElementsAre(ElementsAre("ARG", "2")))
        << "both partitions' windows wait for the slow one; a later quarter does not";
    // The slow one goes on with its absolute values.
    PartitionBatch batch = partitionBatch(slow, 1, 1);
    batch.accounting.startOffset = 0;
    batch.accounting.counted = 2;
    batch.cells = {cell("ARG", "gini", Start, {1.0, 10.0}, 0)};
    batch.maxEventTime = Start + 3 * Day;
    commit(batch);
    EXPECT_EQ(m_sql->value("SELECT suma FROM metricas_15min WHERE pais = 'ARG'"), "13");
    prune(ADay, now);
    EXPECT_EQ(windows(), 0);
    EXPECT_EQ(m_sql->value("SELECT suma FROM metricas_15min WHERE pais = 'ARG'"), "13");
}

TEST_P(StoreRetention, OldRecordsReadTodayAreKeptForTheirOwnDays)
{
    // Of 2016, replayed now: a day of their own time has not passed.
    constexpr TimeMs Past = Start - 3'652 * Day;
    commit(counted(claim(), {cell("ARG", "gini", Past, {1.0}, 0)}, Past + Quarter));
    prune({.windowDays = 1, .resultDays = 1}, Start);
    EXPECT_EQ(windows(), 1);
    commit(counted(claim(), {}, Past + 2 * Day));
    prune({.windowDays = 1, .resultDays = 0}, Start);
    EXPECT_EQ(windows(), 0);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM metricas_15min"), "1");
}

TEST_P(StoreRetention, ResultsGoWhenTheirDaysAreOver)
{
    const TimeMs newest = Start + 10 * Day;
    PartitionBatch batch = counted(
        claim(), {cell("ARG", "gini", Start, {1.0}, 0), cell("ARG", "gini", Start + 8 * Day, {1.0}, 1)}, newest);
    batch.late = {{{"ARG", "gini"}, Start, Start + 30'000, false, {1, 3.0, 3.0, 3.0}, 10},
                  {{"ARG", "gini"}, newest, newest + 30'000, false, {1, 3.0, 3.0, 3.0}, 10}};
    batch.accounting.late = 2;
    batch.accounting.nextOffset += 2;
    for (const auto &[id, end] : std::vector<std::pair<const char *, std::optional<TimeMs>>>{
             {"active", std::nullopt}, {"ended long ago", Start + Day}, {"ended lately", Start + 9 * Day}}) {
        AlertEpisode e = episode(id, {"ARG", "gini"}, Start, P0);
        e.end = end;
        batch.alerts.push_back(e);
    }
    commit(batch);
    prune({.windowDays = 1, .resultDays = 0}, newest);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM metricas_15min"), "2");
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM alertas"), "3");
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM tardios"), "1");
    prune({.windowDays = 1, .resultDays = 5}, newest);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM metricas_15min"), "1");
    EXPECT_THAT(m_sql->rows("SELECT id FROM alertas ORDER BY id"),
                ElementsAre(ElementsAre("active"), ElementsAre("ended lately")));
    prune({.windowDays = 0, .resultDays = 0}, newest + 1'000 * Day);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM metricas_15min"), "1") << "0 is for ever";
}

TEST_P(StoreRetention, TwoProgramsPruneAndCommitAtOnce)
{
    std::mt19937_64 random(8);
    const TimeMs newest = Start + 3 * Day;
    commit(counted(claim(), randomCells(random, Start, 3, 40), newest));
    const Rows before = quarters();
    auto other = openedStore();
    bool more = true, others = true;
    std::int64_t next = 3 * 30 * 40;
    for (int step = 0; (more || others) && step < 10'000; ++step) {
        const auto mine = m_store->prune(ADay, newest), its = other->prune(ADay, newest);
        ASSERT_TRUE(mine || mine.error().code == ErrorCode::DatabaseBusy);
        ASSERT_TRUE(its || its.error().code == ErrorCode::DatabaseBusy);
        more = !mine || *mine;
        others = !its || *its;
        PartitionStart start = claim();
        start.accounting->nextOffset = next;
        commit(counted(start, {cell("BRA", "gini", newest, {1.0}, next)}, newest));
        ++next;
    }
    EXPECT_FALSE(more || others);
    EXPECT_EQ(windows(), 1);
    Rows after = quarters();
    ASSERT_FALSE(after.empty());
    after.pop_back();
    EXPECT_EQ(after, before);
}

TEST_P(StoreRetention, TenDaysTakeNoMoreWindowsThanTwo)
{
    constexpr int Series = 8;
    std::mt19937_64 random(10);
    std::uniform_real_distribution<double> values(-100.0, 100.0);
    const PartitionStart start = claim();
    Accounting accounting;
    std::map<std::pair<TimeMs, int>, Aggregate> expected;
    std::int64_t most = 0;
    for (TimeMs quarter = Start; quarter < Start + 10 * Day; quarter += Quarter) {
        PartitionBatch batch = partitionBatch(start, accounting.nextOffset, 0);
        batch.accounting = accounting;
        for (TimeMs window = quarter; window < quarter + Quarter; window += 90'000) {
            for (int i = 0; i < Series; ++i) {
                batch.cells.push_back(cell("ARG", std::to_string(i), window, {values(random), values(random)},
                                           batch.accounting.nextOffset));
                batch.accounting.nextOffset += 2;
                batch.accounting.counted += 2;
                expected[{quarter, i}].merge(batch.cells.back().values);
            }
        }
        batch.maxEventTime = quarter + Quarter + 60'000;
        accounting = batch.accounting;
        commit(std::move(batch));
        prune(ADay, quarter + Quarter);
        most = std::max(most, windows());
    }
    EXPECT_LE(most, 98 * 10 * Series) << "a day, a quarter hour and what is not final yet";
    const Rows kept = quarters();
    ASSERT_EQ(kept.size(), expected.size());
    std::size_t row = 0;
    for (const auto &[key, aggregate] : expected) {
        EXPECT_EQ(kept[row][1], std::to_string(key.second));
        EXPECT_EQ(kept[row][5], std::to_string(aggregate.count));
        EXPECT_NEAR(std::stod(kept[row++][6]), aggregate.sum, 1e-9);
    }
}

TEST_P(StoreRetention, GrowthIsToldOverTheLastDay)
{
    const auto first = m_store->measure(Start);
    ASSERT_TRUE(succeeded(first));
    EXPECT_GT(first->bytes, 0);
    EXPECT_EQ(first->bytesPerDay, std::nullopt);
    EXPECT_EQ(first->oldestWindow, std::nullopt);
    m_sql->exec("UPDATE tamanos SET bytes = 1000");
    const auto later = m_store->measure(Start + Day / 2);
    ASSERT_TRUE(succeeded(later));
    EXPECT_DOUBLE_EQ(later->bytesPerDay.value_or(0), static_cast<double>(later->bytes - 1'000) * 2);
    EXPECT_EQ(m_store->measure(Start + Day / 2 + 1'000).value().bytes, later->bytes);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM tamanos"), "2") << "one an hour";
    m_sql->exec("UPDATE tamanos SET bytes = bytes - 500 WHERE bytes > 1000");
    const auto dayLater = m_store->measure(Start + Day / 2 + Day);
    EXPECT_DOUBLE_EQ(dayLater->bytesPerDay.value_or(0), 500 + static_cast<double>(dayLater->bytes - later->bytes));
    commit(counted(claim(), {cell("ARG", "gini", Start, {1.0}, 0)}, Start + 3 * Day));
    EXPECT_EQ(m_store->measure(Start + 2 * Day)->oldestWindow, Start);
    prune(ADay, Start + 3 * Day);
    EXPECT_EQ(m_store->measure(Start + 60 * Day)->oldestQuarter, Start);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM tamanos"), "1") << "those of the last month";
}

}  // namespace
}  // namespace observatorio::test
