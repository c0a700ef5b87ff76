// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that people read, against results computed by hand.
#include "analytics/domain/recency.h"
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class StoreViews : public StoreTest {
protected:
    // ARG inflacion of one window comes over two partitions and is amended in one; BRA is in one partition alone,
    // which the other one of its topic holds up: nothing is final.
    void SetUp() override
    {
        StoreTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        m_store = openedStore();
        const auto starts =
            m_store->claim(Cluster, {{"eventos_economicos", 0}, {"eventos_qog", 0}, {"eventos_qog", 1}});
        ASSERT_TRUE(succeeded(starts));
        PartitionBatch course = partitionBatch(starts->at(0), 0, 3);
        course.maxEventTime = T0 + 90'000;  // watermark T0+30000: the first window is final here
        course.watermarkDelayMs = 60'000;
        course.cells = {cell("ARG", "inflacion", T0, {4, 6}, 0), cell("ARG", "gini", T0, {41}, 2)};
        course.lastValues = {{{"ARG", "inflacion"}, 6.0, 2024, T0 + 5, 1},
                             {{"ARG", "gini"}, 41.0, std::nullopt, std::nullopt, 2}};
        course.late = {{{"ARG", "inflacion"}, T0, T0 + 30'000, true, {2, 50.0, 20.0, 30.0}, 700},
                       {{"ARG", "inflacion"}, T0, T0 + 30'000, false, {1, 1000.0, 1000.0, 1000.0}, 900}};
        PartitionBatch first = partitionBatch(starts->at(1), 0, 3);
        first.maxEventTime = T0 + 89'999;  // watermark T0+29999: not yet
        first.watermarkDelayMs = 60'000;
        first.cells = {cell("ARG", "inflacion", T0, {-1, 2}, 0), cell("ARG", "inflacion", T0 + 30'000, {8}, 2)};
        first.lastValues = {{{"ARG", "inflacion"}, 8.0, 2025, T0 + 4, 2}};
        PartitionBatch second = partitionBatch(starts->at(2), 0, 2);
        second.maxEventTime = T0 + 2'000'000;
        second.watermarkDelayMs = 60'000;
        second.cells = {cell("BRA", "inflacion", T0, {5}, 0), cell("BRA", "inflacion", T0 + 330'000, {7}, 1)};
        ASSERT_TRUE(succeeded(m_store->commit(batchOf({course, first, second}))));
        m_sql = std::make_unique<RawSql>(m_database->settings());
    }

    void TearDown() override
    {
        m_sql.reset();
        m_store.reset();
    }

    // Booleans read "true"/"false" from PostgreSQL and 1/0 from SQLite.
    std::string is(bool value) const { return postgresql() ? (value ? "true" : "false") : (value ? "1" : "0"); }
    std::string text(const char *timeColumn) const
    {
        return postgresql() ? std::string("to_char(") + timeColumn + ", 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                            : timeColumn;
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<RawSql> m_sql;
};
OBSERVATORIO_BOTH_DATABASES(StoreViews);

TEST_P(StoreViews, ThirtySecondsMergePartitionsAndAmendments)
{
    EXPECT_THAT(m_sql->rows("SELECT pais, indicador, " + text("ventana_inicio") + ", " + text("ventana_fin")
                            + ", valor_promedio, num_eventos, suma, minimo, maximo, final, enmendada FROM metricas_30s"
                              " ORDER BY pais, indicador, ventana_inicio"),
                ElementsAre(ElementsAre("ARG", "gini", "2026-11-23T10:24:30.000Z", "2026-11-23T10:25:00.000Z", "41",
                                        "1", "41", "41", "41", is(true), is(false)),
                            ElementsAre("ARG", "inflacion", "2026-11-23T10:24:30.000Z", "2026-11-23T10:25:00.000Z",
                                        "10.166666666666666", "6", "61", "-1", "30", is(false), is(true)),
                            ElementsAre("ARG", "inflacion", "2026-11-23T10:25:00.000Z", "2026-11-23T10:25:30.000Z", "8",
                                        "1", "8", "8", "8", is(false), is(false)),
                            ElementsAre("BRA", "inflacion", "2026-11-23T10:24:30.000Z", "2026-11-23T10:25:00.000Z", "5",
                                        "1", "5", "5", "5", is(false), is(false)),
                            ElementsAre("BRA", "inflacion", "2026-11-23T10:30:00.000Z", "2026-11-23T10:30:30.000Z", "7",
                                        "1", "7", "7", "7", is(false), is(false))));
}

TEST_P(StoreViews, AQuarterHourHoldsItsPanes)
{
    EXPECT_THAT(m_sql->rows("SELECT pais, indicador, " + text("ventana_inicio") + ", " + text("ventana_fin")
                            + ", valor_promedio, num_eventos, suma, minimo, maximo, final FROM metricas_15min"
                              " ORDER BY pais, indicador, ventana_inicio"),
                ElementsAre(ElementsAre("ARG", "gini", "2026-11-23T10:15:00.000Z", "2026-11-23T10:30:00.000Z", "41",
                                        "1", "41", "41", "41", is(false)),
                            ElementsAre("ARG", "inflacion", "2026-11-23T10:15:00.000Z", "2026-11-23T10:30:00.000Z",
                                        "9.857142857142858", "7", "69", "-1", "30", is(false)),
                            ElementsAre("BRA", "inflacion", "2026-11-23T10:15:00.000Z", "2026-11-23T10:30:00.000Z", "5",
                                        "1", "5", "5", "5", is(false)),
                            ElementsAre("BRA", "inflacion", "2026-11-23T10:30:00.000Z", "2026-11-23T10:45:00.000Z", "7",
                                        "1", "7", "7", "7", is(false))));
}

TEST_P(StoreViews, ACountrysWindowTakesAllItsIndicators)
{
    EXPECT_THAT(m_sql->rows("SELECT pais, " + text("ventana_inicio")
                            + ", valor_promedio, num_eventos FROM metricas_pais_30s ORDER BY pais, ventana_inicio"),
                ElementsAre(ElementsAre("ARG", "2026-11-23T10:24:30.000Z", "14.571428571428571", "7"),
                            ElementsAre("ARG", "2026-11-23T10:25:00.000Z", "8", "1"),
                            ElementsAre("BRA", "2026-11-23T10:24:30.000Z", "5", "1"),
                            ElementsAre("BRA", "2026-11-23T10:30:00.000Z", "7", "1")));
}

TEST_P(StoreViews, TheNewestValueByEventTimeOverPartitions)
{
    EXPECT_THAT(m_sql->rows("SELECT pais, indicador, valor, anio, " + text("ts_evento")
                            + ", particion, offset_evento, topic FROM ultimos_valores ORDER BY indicador"),
                ElementsAre(ElementsAre("ARG", "gini", "41", "NULL", "NULL", "0", "2", "eventos_economicos"),
                            ElementsAre("ARG", "inflacion", "6", "2024", "2026-11-23T10:24:30.005Z", "0", "1",
                                        "eventos_economicos")));
    const auto last = m_store->lastValues();
    ASSERT_TRUE(succeeded(last));
    ASSERT_EQ(last->size(), 2u);
    EXPECT_EQ(last->at(0), (LastValue{{"ARG", "gini"}, 41.0, std::nullopt, std::nullopt, 2}));
    EXPECT_EQ(last->at(1), (LastValue{{"ARG", "inflacion"}, 6.0, 2024, T0 + 5, 1}));
}

TEST_P(StoreViews, ALastValueGivesWayToANewerOneOnly)
{
    struct Step {
        const char *what;
        std::optional<TimeMs> timestamp;
        std::int64_t offset;
        bool taken;
    };
    const Step steps[] = {{"an older event after a restart", T0 + 4, 3, false},
                          {"the same time, a lower offset", T0 + 5, 0, false},
                          {"no time", std::nullopt, 9, false},
                          {"the same record", T0 + 5, 1, true},
                          {"the same time, a higher offset", T0 + 5, 4, true},
                          {"a newer event of a lower offset", T0 + 6, 2, true}};
    std::int64_t next = 3;
    std::string value = "6";
    for (const Step &step : steps) {
        const auto starts = m_store->claim(Cluster, {{"eventos_economicos", 0}});
        ASSERT_TRUE(succeeded(starts));
        PartitionBatch batch = partitionBatch(starts->front(), next, 1);
        batch.accounting = {.startOffset = 0, .nextOffset = ++next, .counted = next};
        const LastValue fresh{
            {"ARG", "inflacion"}, 100.0 + static_cast<double>(next), 2026, step.timestamp, step.offset};
        batch.lastValues = {fresh};
        const LastValue held = m_store->lastValues()->back();
        EXPECT_EQ(replaces(fresh, held, Offsets::Comparable), step.taken) << step.what;
        ASSERT_TRUE(succeeded(m_store->commit(batchOf({batch}))));
        if (step.taken)
            value = std::to_string(100 + next);
        EXPECT_EQ(m_sql->value("SELECT valor FROM ultimos_valores WHERE indicador = 'inflacion'"), value) << step.what;
    }
}

TEST_P(StoreViews, ALastValueWithoutATimeGivesWayToAnyOther)
{
    const auto starts = m_store->claim(Cluster, {{"eventos_economicos", 0}});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch batch = partitionBatch(starts->front(), 3, 1);
    batch.accounting = {.startOffset = 0, .nextOffset = 4, .counted = 4};
    batch.lastValues = {{{"ARG", "gini"}, 42.0, std::nullopt, T0, 0}};
    ASSERT_TRUE(succeeded(m_store->commit(batchOf({batch}))));
    EXPECT_EQ(m_sql->value("SELECT valor FROM ultimos_valores WHERE indicador = 'gini'"), "42");
}

TEST_P(StoreViews, ANewClusterTakesOverLastValuesAnOldOneDoesNot)
{
    const auto starts = m_store->claim("new broker", {{"eventos_economicos", 0}});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch batch = partitionBatch(starts->front(), 0, 1);
    batch.lastValues = {{{"ARG", "inflacion"}, 1.5, 2026, T0 + 4, 0}};
    StoreBatch older = batchOf({batch});
    older.cluster = "new broker";
    ASSERT_TRUE(succeeded(m_store->commit(older)));
    EXPECT_EQ(m_sql->value("SELECT valor FROM ultimos_valores WHERE indicador = 'inflacion'"), "6");
    StoreBatch newer = older;
    newer.partitions[0].fromOffset = 1;
    newer.partitions[0].accounting = {.startOffset = 0, .nextOffset = 2, .counted = 2};
    newer.partitions[0].lastValues[0].timestamp = T0 + 6;
    ASSERT_TRUE(succeeded(m_store->commit(newer)));
    EXPECT_EQ(m_sql->value("SELECT valor FROM ultimos_valores WHERE indicador = 'inflacion'"), "1.5");
}

TEST_P(StoreViews, LateRecordsAreListedWithTheAmendedOnes)
{
    EXPECT_THAT(m_sql->rows("SELECT pais, indicador, " + text("ventana_inicio")
                            + ", num_eventos, suma, retraso_max_ms, num_enmendados FROM eventos_tardios"),
                ElementsAre(ElementsAre("ARG", "inflacion", "2026-11-23T10:24:30.000Z", "3", "1050", "900", "2")));
}

TEST_P(StoreViews, RemovedProgressKeepsResultsAndMakesThemFinal)
{
    m_sql->exec("DELETE FROM progreso");
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM metricas_30s"), "5");
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM metricas_30s WHERE NOT final"), "0");
    // A new row must not inherit the old one's cells.
    const auto starts = m_store->claim(Cluster, {{"eventos_qog", 0}});
    ASSERT_TRUE(succeeded(starts));
    EXPECT_TRUE(starts->front().openCells.empty());
    ASSERT_TRUE(succeeded(m_store->windows(0, 100)));
}

TEST_P(StoreViews, AFilterOnTheWindowUsesAnIndex)
{
    // Enough rows that reading all of them is not the cheaper way.
    const auto starts = m_store->claim(Cluster, {{"big", 0}});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch batch = partitionBatch(starts->front(), 0, 20'000);
    for (int i = 0; i < 20'000; ++i)
        batch.cells.push_back(cell(std::to_string(i % 50), "inflacion", T0 + (i / 50) * 30'000, {1.0}, i));
    ASSERT_TRUE(succeeded(m_store->commit(batchOf({batch}))));
    m_sql->exec("ANALYZE");
    const std::string since = postgresql() ? "'2026-11-23T13:30:00Z'" : "'2026-11-23T13:30:00.000Z'";
    for (const char *view : {"metricas_30s", "metricas_15min", "metricas_pais_30s"}) {
        std::string plan;
        for (const auto &row :
             m_sql->rows((postgresql() ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + std::string("SELECT * FROM ") + view
                         + " WHERE ventana_inicio >= " + since))
            plan += row.back() + '\n';
        EXPECT_THAT(plan, Not(HasSubstr(postgresql() ? "Seq Scan on celdas" : "SCAN c\n"))) << view;
        EXPECT_THAT(plan, HasSubstr(postgresql() ? "celdas_" : "SEARCH c USING")) << view;
    }
}

}  // namespace
}  // namespace observatorio::test
