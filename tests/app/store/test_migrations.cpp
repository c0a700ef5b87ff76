// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

#include <QCoreApplication>
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

TEST(MigrationStatements, AreCutAtMarkerLinesOnly)
{
    const auto cut = [](const char *text) { return store::migrationStatements(QString::fromUtf8(text)); };
    EXPECT_EQ(cut("CREATE a; -- --;; not here\n--;;\n\n--;;\r\nSELECT ';'\n--;;\n"),
              (QStringList{QStringLiteral("CREATE a; -- --;; not here"), QStringLiteral("SELECT ';'")}));
    EXPECT_TRUE(cut("\n--;;\n").isEmpty());
}

}  // namespace
}  // namespace observatorio::test
