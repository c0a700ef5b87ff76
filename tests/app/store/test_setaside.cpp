// SPDX-License-Identifier: GPL-3.0-or-later
// No record stops another: what a database refuses for its content is set aside by name, the rest is stored, and the
// accounting stays whole.
#include "app/store/setaside.h"
#include "tests/app/store/cuttingproxy.h"
#include "tests/app/store/storefixture.h"
#include "tests/support/requirements.h"

#include <gmock/gmock.h>

#include <limits>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const TopicPartition P0{"eventos_qog", 0}, P1{"eventos_qog", 1};
constexpr auto Unstorable = static_cast<std::size_t>(RejectReason::NotStorable);

/// From now on `table` takes no row whose `column` begins with malo.
void forbid(RawSql &sql, bool postgresql, const std::string &table, const std::string &column)
{
    if (postgresql) {
        sql.exec("ALTER TABLE " + table + " ADD CONSTRAINT bueno_" + column + " CHECK (" + column
                 + " NOT LIKE 'malo%') NOT VALID");
        return;
    }
    for (const char *when : {"INSERT", "UPDATE"})
        sql.exec("CREATE TRIGGER bueno_" + table + when + " BEFORE " + when + " ON " + table + " WHEN new." + column
                 + " LIKE 'malo%' BEGIN SELECT raise(ABORT, 'nada malo'); END");
}

void allow(RawSql &sql, bool postgresql, const std::string &table, const std::string &column)
{
    if (postgresql)
        sql.exec("ALTER TABLE " + table + " DROP CONSTRAINT bueno_" + column);
    else
        for (const char *when : {"INSERT", "UPDATE"})
            sql.exec("DROP TRIGGER bueno_" + table + when);
}

class StoreSetAside : public OpenStoreTest {
protected:
    PartitionStart claim(const TopicPartition &partition = P0)
    {
        const auto starts = m_store->claim(Cluster, {partition});
        EXPECT_TRUE(succeeded(starts));
        return starts ? starts->front() : PartitionStart{};
    }
    CommitResult commit(std::vector<PartitionBatch> parts)
    {
        auto result = m_store->commit(batchOf(std::move(parts)));
        EXPECT_TRUE(succeeded(result));
        return result.value_or(CommitResult{});
    }
    /// The equation and the counts of `progreso`, and the windows against them.
    void expectStored(std::int64_t counted, std::int64_t late, std::int64_t rejected)
    {
        EXPECT_THAT(
            m_sql->rows("SELECT contados, tardios, rechazados, siguiente_offset - inicio_offset - contados - "
                        "tardios - rechazados - sin_tiempo - huecos FROM progreso WHERE particion = 0"),
            ElementsAre(ElementsAre(std::to_string(counted), std::to_string(late), std::to_string(rejected), "0")));
        EXPECT_EQ(m_sql->value("SELECT coalesce(sum(num_eventos), 0) FROM celdas WHERE NOT enmendado"),
                  std::to_string(counted));
        EXPECT_EQ(m_sql->value("SELECT coalesce(sum(num_eventos), 0) FROM tardios"), std::to_string(late));
        EXPECT_EQ(m_sql->value("SELECT coalesce(sum(cantidad), 0) FROM rechazos_por_motivo WHERE motivo = "
                               "'not-storable'"),
                  std::to_string(rejected));
    }
};
OBSERVATORIO_BOTH_DATABASES(StoreSetAside);

TEST_P(StoreSetAside, ARefusedWindowStopsNoOtherAndItsRecordsAreRejected)
{
    forbid(*m_sql, postgresql(), "celdas", "indicador");
    PartitionBatch batch = partitionBatch(claim(), 0, 6);
    batch.maxEventTime = T0;
    batch.cells = {cell("ARG", "inflacion", T0, {1.0, 2.0}, 0), cell("ARG", "malo", T0, {7.0, 8.0, 9.0}, 2),
                   cell("BRA", "inflacion", T0, {3.0}, 5)};
    batch.lastValues = {{{"ARG", "malo"}, 9.0, 2024, T0, 4}};
    PartitionBatch other = partitionBatch(claim(P1), 0, 1);
    const CommitResult first = commit({batch, other});
    EXPECT_THAT(first.committed, ElementsAre(P0, P1));
    ASSERT_EQ(first.setAside.size(), 1u);
    EXPECT_EQ(first.setAside[0].partition, P0);
    EXPECT_EQ(first.setAside[0].table, "celdas");
    EXPECT_EQ(first.setAside[0].records, 3);
    EXPECT_THAT(first.setAside[0].what, HasSubstr("ARG/malo"));
    EXPECT_THAT(first.setAside[0].cause, HasSubstr(postgresql() ? "bueno_indicador" : "nada malo"));
    ASSERT_EQ(first.moved.size(), 1u);
    EXPECT_EQ(first.moved[0].second.counted, -3);
    EXPECT_EQ(first.moved[0].second.rejectedBy[Unstorable], 3);
    EXPECT_TRUE(first.moved[0].second.balances());
    expectStored(3, 0, 3);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM ultimos_por_particion"), "1");
    EXPECT_EQ(m_sql->value("SELECT siguiente_offset FROM progreso WHERE particion = 1"), "1");
    const Rows samples = m_sql->rows("SELECT offset_evento, motivo, muestra FROM eventos_rechazados");
    ASSERT_EQ(samples.size(), 1u);
    EXPECT_THAT(samples[0], ElementsAre("4", "not-storable", HasSubstr("celdas: ARG/malo, 3 records, sum 24, 7 to 9")));

    PartitionBatch next = partitionBatch(claim(), 6, 0);
    EXPECT_EQ(next.accounting.counted, 3);
    EXPECT_EQ(next.accounting.rejectedBy[Unstorable], 3);
}

TEST_P(StoreSetAside, TheEnginesOwnFiguresGoOnAndStayMoved)
{
    forbid(*m_sql, postgresql(), "celdas", "indicador");
    const PartitionStart start = claim();
    PartitionBatch batch = partitionBatch(start, 0, 3);
    batch.maxEventTime = T0;
    batch.cells = {cell("ARG", "malo", T0, {7.0, 8.0}, 0), cell("BRA", "inflacion", T0, {1.0}, 2)};
    commit({batch});
    expectStored(1, 0, 2);

    const auto following = [&](std::int64_t from, std::int64_t to, std::vector<Cell> cells, TimeMs newest) {
        PartitionBatch p = partitionBatch(start, from, to - from);
        p.accounting.startOffset = 0;
        p.accounting.counted = to;
        p.cells = std::move(cells);
        p.maxEventTime = newest;
        return p;
    };
    commit({following(3, 5, {cell("ARG", "malo", T0, {7.0, 8.0, 9.0, 9.0}, 0)}, T0 + 10'000)});
    expectStored(1, 0, 4);
    commit({following(5, 6, {cell("BRA", "inflacion", T0 + 90'000, {1.0}, 5)}, T0 + 90'000)});
    expectStored(2, 0, 4);
    commit({following(6, 8, {cell("ARG", "malo", T0 + 90'000, {1.0, 2.0}, 6)}, T0 + 90'000)});
    expectStored(2, 0, 6);

    // What is taken later is counted after all; what was refused before stays rejected, as its window is over.
    allow(*m_sql, postgresql(), "celdas", "indicador");
    const CommitResult mended =
        commit({following(8, 9, {cell("ARG", "malo", T0 + 90'000, {1.0, 2.0, 3.0}, 6)}, T0 + 90'001)});
    EXPECT_THAT(mended.setAside, IsEmpty());
    expectStored(5, 0, 4);

    m_store = openedStore();  // a restart
    const PartitionStart again = claim();
    ASSERT_TRUE(again.accounting);
    EXPECT_TRUE(again.accounting->balances());
    EXPECT_EQ(again.accounting->counted, 5);
    EXPECT_EQ(again.accounting->rejectedBy[Unstorable], 4);
    PartitionBatch on = partitionBatch(again, 9, 1);
    on.cells = {cell("BRA", "inflacion", T0 + 120'000, {1.0}, 9)};
    commit({on});
    expectStored(6, 0, 4);
}

TEST_P(StoreSetAside, OnlyTheRecordsThatTheStoredRowLacksAreRejected)
{
    const PartitionStart start = claim();
    PartitionBatch batch = partitionBatch(start, 0, 2);
    batch.cells = {cell("malo", "inflacion", T0, {7.0, 8.0}, 0)};
    commit({batch});
    forbid(*m_sql, postgresql(), "celdas", "pais");
    batch.fromOffset = 2;
    batch.accounting = {.startOffset = 0, .nextOffset = 5, .counted = 5};
    batch.cells = {cell("malo", "inflacion", T0, {7.0, 8.0, 1.0, 1.0, 1.0}, 0)};
    const CommitResult grown = commit({batch});
    ASSERT_EQ(grown.setAside.size(), 1u);
    EXPECT_EQ(grown.setAside[0].records, 3);
    expectStored(2, 0, 3);
}

TEST_P(StoreSetAside, RefusedLateRecordsAreRejectedWithBothTheirRows)
{
    forbid(*m_sql, postgresql(), "tardios", "indicador");
    const PartitionStart start = claim();
    PartitionBatch batch = partitionBatch(start, 0, 4);
    batch.accounting.counted = 0;
    batch.accounting.late = 4;
    batch.late = {{{"ARG", "malo"}, T0, T0 + 30'000, true, {3, 9.0, 3.0, 3.0}, 10},
                  {{"ARG", "gini"}, T0, T0 + 30'000, true, {1, 9.0, 9.0, 9.0}, 10}};
    const CommitResult result = commit({batch});
    ASSERT_EQ(result.setAside.size(), 1u);
    EXPECT_EQ(result.setAside[0].records, 3);
    expectStored(0, 1, 3);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM celdas"), "1") << "the amended window without its late records";
    batch.fromOffset = 4;
    batch.accounting = {.startOffset = 0, .nextOffset = 5, .late = 5};
    batch.late = {{{"ARG", "gini"}, T0, T0 + 30'000, true, {1, 9.0, 9.0, 9.0}, 10}};
    commit({batch});
    expectStored(0, 2, 3);
}

TEST_P(StoreSetAside, EveryTableHasItsRowsSetAside)
{
    struct Case {
        const char *table;
        const char *column;
    };
    for (const Case &c : {Case{"ultimos_por_particion", "indicador"},
                          {"alertas", "indicador"},
                          {"memoria_alertas", "indicador"},
                          {"eventos_rechazados", "muestra"}})
        forbid(*m_sql, postgresql(), c.table, c.column);
    PartitionBatch batch = partitionBatch(claim(), 0, 3);
    batch.accounting.counted = 2;
    batch.accounting.rejected = batch.accounting.rejectedBy[1] = 1;
    batch.cells = {cell("ARG", "malo", T0, {1.0}, 0), cell("ARG", "gini", T0, {1.0}, 1)};
    for (const char *indicator : {"malo", "gini"}) {
        batch.lastValues.push_back({{"ARG", indicator}, 1.0, 2024, T0, 0});
        batch.alerts.push_back(episode(indicator, {"ARG", indicator}, T0, P0));
        AlertMemory memory;
        memory.rule = "r";
        memory.series = {"ARG", indicator};
        memory.pendingSince = T0;
        batch.alertMemories.push_back(memory);
    }
    batch.rejected = {{2, RejectReason::NotJson, "malo", T0}};
    const CommitResult result = commit({batch});
    std::vector<std::string> tables;
    for (const SetAside &row : result.setAside)
        tables.push_back(row.table);
    EXPECT_THAT(tables, testing::UnorderedElementsAre("ultimos_por_particion", "alertas", "memoria_alertas",
                                                      "eventos_rechazados"));
    for (const char *table : {"ultimos_por_particion", "alertas", "memoria_alertas"})
        EXPECT_EQ(m_sql->value(std::string("SELECT count(*) FROM ") + table), "1") << table;
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM celdas"), "2");
    EXPECT_EQ(m_sql->value("SELECT siguiente_offset FROM progreso"), "3");
}

TEST_P(StoreSetAside, ATableThatRefusesWhateverComesIsNoRecordsFault)
{
    if (postgresql())
        m_sql->exec("ALTER TABLE celdas ADD COLUMN nota text NOT NULL");
    else
        m_sql->exec("CREATE TRIGGER nada BEFORE INSERT ON celdas BEGIN SELECT raise(ABORT, 'cerrado'); END");
    PartitionBatch batch = partitionBatch(claim(), 0, 2);
    batch.cells = {cell("ARG", "inflacion", T0, {1.0}, 0), cell("BRA", "inflacion", T0, {1.0}, 1)};
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto result = m_store->commit(batchOf({batch}));
        ASSERT_TRUE(failedWith(ErrorCode::DatabaseFailed, result));
        EXPECT_EQ(result.error().subject, "celdas");
    }
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM progreso WHERE siguiente_offset IS NOT NULL"), "0");
    m_sql->exec(postgresql() ? "ALTER TABLE celdas DROP COLUMN nota" : "DROP TRIGGER nada");
    EXPECT_THAT(commit({batch}).setAside, IsEmpty());
    expectStored(2, 0, 0);
}

TEST_P(StoreSetAside, WhatTheDatabasesRefuseByThemselves)
{
    // SQLite has no NaN, an index of PostgreSQL no long texts.
    std::string name = "malo";
    for (unsigned i = 0; postgresql() && i < 2'000; ++i)
        name += std::to_string(i * 2'654'435'761u);
    PartitionBatch batch = partitionBatch(claim(), 0, 3);
    batch.cells = {cell("ARG", "gini", T0, {1.0}, 0), cell("ARG", name, T0, {2.0}, 1),
                   cell("BRA", "gini", T0, {3.0}, 2)};
    if (!postgresql())
        batch.cells[1].values.sum = std::numeric_limits<double>::quiet_NaN();
    const CommitResult result = commit({batch});
    ASSERT_EQ(result.setAside.size(), 1u);
    EXPECT_EQ(result.setAside[0].records, 1);
    expectStored(2, 0, 1);
}

TEST_P(StoreSetAside, ManyAreFoundAmongMany)
{
    forbid(*m_sql, postgresql(), "celdas", "indicador");
    PartitionBatch batch = partitionBatch(claim(), 0, 3'000);
    for (int i = 0; i < 3'000; ++i)
        batch.cells.push_back(cell("ARG", (i % 29 == 3 ? "malo\x1b[31m" : "bueno") + std::to_string(i), T0, {1.0}, i));
    const CommitResult result = commit({batch});
    EXPECT_EQ(result.setAside.size(), 104u);
    expectStored(2'896, 0, 104);
    EXPECT_EQ(m_sql->value("SELECT count(*) FROM eventos_rechazados WHERE motivo = 'not-storable' AND muestra LIKE "
                           "'celdas: ARG/malo\\x1b[31m%'"
                           + std::string(postgresql() ? " ESCAPE ''" : "")),
              "104");
}

TEST(StoreSetAsideInDoubt, AnUnknownCommitMovesOnce)
{
    OBSERVATORIO_NEEDS(postgres());
    const TestDatabase database(StoreKind::PostgreSql);
    CuttingProxy proxy(database.settings().host, database.settings().port);
    StoreSettings through = database.settings();
    through.port = proxy.port();
    through.sslMode = "disable";
    auto store = makeStore(through, "in doubt");
    ASSERT_TRUE(succeeded(store->open()));
    RawSql sql(database.settings());
    forbid(sql, true, "celdas", "indicador");
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    std::int64_t from = 0;
    for (const auto cut : {CuttingProxy::Cut::AfterCommit, CuttingProxy::Cut::BeforeCommit}) {
        PartitionBatch batch = partitionBatch(starts->front(), from, 3);
        batch.accounting = {.startOffset = 0, .nextOffset = from + 3, .counted = from + 3};
        batch.cells = {cell("ARG", "malo", T0 + from * 30'000, {1.0, 2.0}, from),
                       cell("ARG", "gini", T0 + from * 30'000, {1.0}, from + 2)};
        proxy.cutNext(cut);
        EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnreachable, store->commit(batchOf({batch}))));
        const auto again = store->commit(batchOf({batch}));
        ASSERT_TRUE(succeeded(again));
        from += 3;
        ASSERT_EQ(again->moved.size(), 1u);
        EXPECT_EQ(again->moved[0].second.rejected, from / 3 * 2);
        EXPECT_THAT(sql.rows("SELECT contados, rechazados FROM progreso"),
                    ElementsAre(ElementsAre(std::to_string(from / 3), std::to_string(from / 3 * 2))));
    }
}

}  // namespace
}  // namespace observatorio::test
