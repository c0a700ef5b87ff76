// SPDX-License-Identifier: GPL-3.0-or-later
// What `observatorioctl database` tells.
#include "app/store/storetool.h"
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

#include <QFile>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class StoreTool : public StoreTest {
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        if (IsSkipped())
            return;
        auto store = openedStore();
        const auto starts = store->claim(Cluster, {{"eventos_qog", 0}});
        ASSERT_TRUE(succeeded(starts));
        PartitionBatch batch = partitionBatch(starts->front(), 0, 2);
        batch.maxEventTime = T0;
        batch.cells = {cell("ARG", "a,\"b\"", T0, {0.1}, 0), cell("BRA", "gini", T0, {2.0}, 1)};
        ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    }
    std::vector<std::string> wrong(bool all = true) const
    {
        const auto found = checkStore(m_database->settings(), all);
        EXPECT_TRUE(succeeded(found));
        return found.value_or(std::vector<std::string>{"failed"});
    }
};
OBSERVATORIO_BOTH_DATABASES(StoreTool);

TEST_P(StoreTool, SizesAreOfEveryTable)
{
    const auto sizes = tableSizes(m_database->settings());
    ASSERT_TRUE(succeeded(sizes));
    for (const TableSize &table : *sizes) {
        EXPECT_EQ(table.rows, table.name == "celdas" ? 2 : table.name == "progreso" ? 1 : 0) << table.name;
        EXPECT_EQ(table.bytes.has_value(), postgresql());
    }
}

TEST_P(StoreTool, ACheckFindsWhatDoesNotAddUp)
{
    EXPECT_THAT(wrong(), IsEmpty());
    RawSql sql(m_database->settings());
    sql.exec("UPDATE progreso SET tardios = 5");
    EXPECT_THAT(wrong(), ElementsAre(HasSubstr("nobody accounts for: eventos_qog [0]: -5")));
    sql.exec("UPDATE progreso SET tardios = 0, contados = 1, rechazados = 1");
    EXPECT_THAT(wrong(), ElementsAre(HasSubstr("without a reason: eventos_qog [0]: 1"),
                                     HasSubstr("more records than their partition counted: eventos_qog [0]: 1")));
    sql.exec("UPDATE progreso SET contados = 2, rechazados = 0");
    sql.exec("DELETE FROM celdas WHERE pais = 'BRA'");
    EXPECT_THAT(wrong(), ElementsAre(HasSubstr("no window holds: all partitions: 1")));
    EXPECT_THAT(wrong(false), IsEmpty());
}

TEST_P(StoreTool, AnExportIsCsvOfEveryRow)
{
    std::vector<std::string> lines;
    const auto collect = [&](const std::string &line) {
        lines.push_back(line);
        return true;
    };
    for (const std::string &table : exportable())
        EXPECT_TRUE(succeeded(exportTable(m_database->settings(), table, collect))) << table;
    lines.clear();
    ASSERT_TRUE(succeeded(exportTable(m_database->settings(), "metricas_30s", collect)));
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0], "pais,indicador,ventana_inicio,ventana_fin,valor_promedio,num_eventos,suma,minimo,maximo,final,"
                        "enmendada");
    EXPECT_THAT(lines[1] + lines[2], HasSubstr("ARG,\"a,\"\"b\"\"\",2026-11-23T10:24:30.000"));
    EXPECT_THAT(lines[1] + lines[2], HasSubstr(",0.1,1,0.1,0.1,0.1,"));
    EXPECT_TRUE(failedWith(ErrorCode::BadSetting, exportTable(m_database->settings(), "pg_roles", collect)));
}

TEST_P(StoreTool, ALongExportComesWholeAndCanBeEnded)
{
    auto store = openedStore();
    const auto starts = store->claim(Cluster, {{"largo", 0}});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch batch = partitionBatch(starts->front(), 0, 12'000);
    for (int i = 0; i < 12'000; ++i)
        batch.cells.push_back(cell("ARG", std::to_string(i), T0, {1.0}, i));
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    int lines = 0;
    ASSERT_TRUE(succeeded(
        exportTable(m_database->settings(), "metricas_30s", [&](const std::string &) { return ++lines > 0; })));
    EXPECT_EQ(lines, 12'003);
    lines = 0;
    ASSERT_TRUE(succeeded(
        exportTable(m_database->settings(), "metricas_30s", [&](const std::string &) { return ++lines < 7; })));
    EXPECT_EQ(lines, 7);
}

TEST_P(StoreTool, WhatIsNotThereIsNotMade)
{
    const TestDatabase empty(GetParam());
    const auto sizes = tableSizes(empty.settings());
    ASSERT_TRUE(failedWith(ErrorCode::DatabaseUnsuitable, sizes));
    EXPECT_THAT(sizes.error().subject,
                HasSubstr(postgresql() ? empty.settings().database : empty.settings().sqlitePath));
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnsuitable, checkStore(empty.settings(), true)));
    if (!postgresql()) {
        EXPECT_FALSE(QFile::exists(QString::fromStdString(empty.settings().sqlitePath)));
    }
}

}  // namespace
}  // namespace observatorio::test
