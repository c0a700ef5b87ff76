// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

namespace observatorio::test {
namespace {

using testing::HasSubstr;

class StoreMigrations : public StoreTest {};
OBSERVATORIO_BOTH_DATABASES(StoreMigrations);

TEST_P(StoreMigrations, OpeningAgainChangesNothing)
{
    openedStore()->close();
    RawSql sql(m_database->settings());
    const Rows before = sql.rows("SELECT numero, nombre, aplicada FROM migraciones ORDER BY numero");
    EXPECT_EQ(before.size(), static_cast<std::size_t>(store::newestMigration(GetParam()).value()));
    auto again = openedStore();
    EXPECT_TRUE(succeeded(again->open()));
    EXPECT_EQ(sql.rows("SELECT numero, nombre, aplicada FROM migraciones ORDER BY numero"), before);
}

TEST_P(StoreMigrations, BothDatabasesHaveTheSameNumbers)
{
    EXPECT_EQ(store::newestMigration(StoreKind::Sqlite), store::newestMigration(StoreKind::PostgreSql));
}

TEST_P(StoreMigrations, ProgramsThatStartAtOnceAllSucceed)
{
    const StoreSettings &s = m_database->settings();
    const std::string url =
        postgresql() ? "postgresql://" + s.user + '@' + s.host + ':' + std::to_string(s.port) + '/' + s.database
                     : "sqlite:" + s.sqlitePath;
    std::vector<std::unique_ptr<QProcess>> programs;
    for (int i = 0; i < 5; ++i) {
        programs.push_back(std::make_unique<QProcess>());
        programs.back()->start(QCoreApplication::applicationFilePath(),
                               {QStringLiteral("--open-and-claim"), QString::fromStdString(url)});
    }
    std::vector<int> epochs;
    for (auto &program : programs) {
        ASSERT_TRUE(program->waitForFinished(60'000));
        EXPECT_EQ(program->exitCode(), 0) << program->readAllStandardError().toStdString();
        epochs.push_back(program->readAllStandardOutput().trimmed().toInt());
    }
    EXPECT_THAT(epochs, testing::UnorderedElementsAre(1, 2, 3, 4, 5));
}

TEST_P(StoreMigrations, ANewerSchemaIsLeftAlone)
{
    openedStore()->close();
    RawSql(m_database->settings()).exec("INSERT INTO migraciones VALUES (999, 'del_futuro.sql', 'mañana')");
    auto store = newStore();
    const auto opened = store->open();
    EXPECT_TRUE(failedWith(ErrorCode::SchemaTooNew, opened));
    EXPECT_THAT(opened.error().cause, HasSubstr("999"));
    EXPECT_TRUE(failedWith(ErrorCode::SchemaTooNew, store->claim(Cluster, {{"t", 0}})));
    EXPECT_TRUE(failedWith(ErrorCode::SchemaTooNew, testStore(m_database->settings())));
}

TEST_P(StoreMigrations, AFailedMigrationNamesItsFileAndLeavesNothing)
{
    RawSql sql(m_database->settings());
    sql.exec("CREATE TABLE alertas (de_otro integer)");
    const auto opened = newStore()->open();
    EXPECT_TRUE(failedWith(ErrorCode::MigrationFailed, opened));
    EXPECT_EQ(opened.error().subject, "001_tables.sql");
    EXPECT_THAT(opened.error().cause, HasSubstr("alertas"));
    EXPECT_EQ(sql.value(postgresql() ? "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
                                     : "SELECT count(*) FROM sqlite_master WHERE type = 'table'"),
              "1");
    sql.exec("DROP TABLE alertas");
    EXPECT_TRUE(succeeded(newStore()->open()));
}

TEST_P(StoreMigrations, ControlCharactersOfEarlierVersionsAreEscapedAndKeepTheirRow)
{
    auto store = openedStore();
    const TopicPartition partition{"eventos_qog", 0};
    auto starts = store->claim(Cluster, {partition});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch batch = partitionBatch(starts->front(), 0, 2);
    batch.maxEventTime = T0;
    batch.cells = {cell("ARG", "i", T0, {1.0}, 0), cell("ARG", "llano", T0, {1.0}, 1)};
    batch.lastValues = {{{"ARG", "i"}, 1.0, 2024, T0, 0}};
    batch.late = {{{"ARG", "i"}, T0, T0 + 30'000, false, {1, 9.0, 9.0, 9.0}, 10}};
    batch.accounting.late = batch.accounting.rejected = batch.accounting.rejectedBy[1] = 1;
    batch.accounting.nextOffset = 4;
    batch.rejected = {{3, RejectReason::NotJson, "i", T0}};
    AlertMemory memory;
    memory.rule = "r";
    memory.series = {"ARG", "i"};
    memory.firing = episode("e", {"ARG", "i"}, T0, partition);
    batch.alerts = {*memory.firing};
    batch.alertMemories = {memory};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));

    RawSql sql(m_database->settings());
    const std::string raw = postgresql() ? "chr(27) || '[1m' || chr(155) || chr(10) || 'i'"
                                         : "char(27) || '[1m' || char(155) || char(10) || 'i'";
    const std::pair<const char *, const char *> columns[] = {
        {"celdas", "indicador"},          {"tardios", "indicador"},         {"ultimos_por_particion", "indicador"},
        {"alertas", "indicador"},         {"memoria_alertas", "indicador"}, {"memoria_alertas", "epi_indicador"},
        {"eventos_rechazados", "muestra"}};
    for (const auto &[table, column] : columns)
        sql.exec(std::string("UPDATE ") + table + " SET " + column + " = " + raw + " WHERE " + column + " = 'i'");
    QFile file(QStringLiteral(":/migrations/%1/003_legible_texts.sql")
                   .arg(postgresql() ? QStringLiteral("postgresql") : QStringLiteral("sqlite")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    sql.exec("BEGIN");
    for (const QString &statement : store::migrationStatements(QString::fromUtf8(file.readAll())))
        sql.exec(statement.toStdString());
    sql.exec("COMMIT");
    for (const auto &[table, column] : columns)
        EXPECT_EQ(sql.value(std::string("SELECT count(*) FROM ") + table + " WHERE " + column
                            + " = '\u2400x1b[1m\u2400x9b\u2400x0ai'"),
                  "1")
            << table;

    // The series goes on in its row.
    starts = store->claim(Cluster, {partition});
    ASSERT_TRUE(succeeded(starts));
    ASSERT_EQ(starts->front().openCells.size(), 2u);
    PartitionBatch next = partitionBatch(starts->front(), 4, 1);
    next.maxEventTime = T0;
    next.cells = {starts->front().openCells[0].series.indicator == "llano" ? starts->front().openCells[1]
                                                                           : starts->front().openCells[0]};
    EXPECT_EQ(next.cells[0].series.indicator, "\x1b[1m\xC2\x9b\ni");
    next.cells[0].values.add(2.0);
    ASSERT_TRUE(succeeded(store->commit(batchOf({next}))));
    EXPECT_EQ(sql.value("SELECT count(*) FROM celdas"), "2");
}

TEST(MigrationStatements, AreCutAtMarkerLinesOnly)
{
    const auto cut = [](const char *text) { return store::migrationStatements(QString::fromUtf8(text)); };
    EXPECT_EQ(cut("CREATE a; -- --;; not here\n--;;\n\n--;;\r\nSELECT ';'\n--;;\n"),
              (QStringList{QStringLiteral("CREATE a; -- --;; not here"), QStringLiteral("SELECT ';'")}));
    EXPECT_TRUE(cut("\n--;;\n").isEmpty());
}

}  // namespace
}  // namespace observatorio::test
