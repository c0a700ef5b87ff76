// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL as it is set up elsewhere: behind poolers, in other encodings, with few privileges, with roles that change
// how numbers are told.
#include "tests/app/store/pgbouncer.h"
#include "tests/app/store/storefixture.h"
#include "tests/support/requirements.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const TopicPartition P0{"eventos_qog", 0};

class PostgresPlaces : public testing::Test {
protected:
    void SetUp() override
    {
        OBSERVATORIO_NEEDS(postgres());
        m_database = std::make_unique<TestDatabase>(StoreKind::PostgreSql);
    }
    const StoreSettings &settings() const { return m_database->settings(); }

    std::unique_ptr<TestDatabase> m_database;
};

TEST_F(PostgresPlaces, APoolerThatChangesServersIsRefusedByNameAndKeepsNoSetting)
{
    if (PgBouncer::program().isEmpty()) {
        ASSERT_FALSE(mustNotSkip()) << "CI=true and no pgbouncer: scripts/install-dependencies test";
        GTEST_SKIP() << "SKIPPED: needs pgbouncer";
    }
    for (const char *mode : {"transaction", "statement"}) {
        SCOPED_TRACE(mode);
        const PgBouncer pooler(settings().host, settings().port, mode);
        ASSERT_NE(pooler.port(), 0);
        StoreSettings pooled = settings();
        pooled.port = pooler.port();
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto opened = makeStore(pooled, "pooled")->open();
            ASSERT_TRUE(failedWith(ErrorCode::DatabaseUnsuitable, opened));
            EXPECT_THAT(opened.error().cause, HasSubstr("PgBouncer"));
            EXPECT_EQ(opened.error().subject, "127.0.0.1:" + std::to_string(pooler.port()) + '/' + pooled.database);
        }
        EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnsuitable, testStore(pooled)));
        RawSql next(pooled);
        for (const auto &[name, value] : {std::pair("statement_timeout", "0"),
                                          {"lock_timeout", "0"},
                                          {"idle_in_transaction_session_timeout", "0"},
                                          {"client_min_messages", "notice"},
                                          {"extra_float_digits", "1"}})
            EXPECT_EQ(next.value(std::string("SELECT current_setting('") + name + "')"), value) << name;
    }
}

TEST_F(PostgresPlaces, APoolerThatKeepsServersIsUsed)
{
    if (PgBouncer::program().isEmpty()) {
        ASSERT_FALSE(mustNotSkip()) << "CI=true and no pgbouncer: scripts/install-dependencies test";
        GTEST_SKIP() << "SKIPPED: needs pgbouncer";
    }
    const PgBouncer pooler(settings().host, settings().port, "session");
    ASSERT_NE(pooler.port(), 0);
    StoreSettings pooled = settings();
    pooled.port = pooler.port();
    auto store = makeStore(pooled, "pooled");
    ASSERT_TRUE(succeeded(store->open()));
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    EXPECT_TRUE(succeeded(store->commit(batchOf({partitionBatch(starts->front(), 0, 1)}))));
}

TEST_F(PostgresPlaces, AnEncodingThatCannotHoldEveryNameIsRefused)
{
    RawSql administrator(postgresSettings());
    for (const std::string encoding : {"LATIN1", "WIN1252", "SQL_ASCII", "EUC_JP"}) {
        StoreSettings other = settings();
        other.database += '_' + QString::fromStdString(encoding).toLower().toStdString();
        administrator.exec("CREATE DATABASE " + other.database + " ENCODING '" + encoding
                           + "' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        const auto opened = makeStore(other, "encoded")->open();
        ASSERT_TRUE(failedWith(ErrorCode::DatabaseUnsuitable, opened)) << encoding;
        EXPECT_THAT(opened.error().cause, HasSubstr("texts as " + encoding));
        EXPECT_THAT(opened.error().cause, HasSubstr("createdb -E UTF8 -T template0"));
        EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnsuitable, testStore(other))) << encoding;
        EXPECT_EQ(RawSql(other).value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0");
        administrator.exec("DROP DATABASE " + other.database);
    }
}

TEST_F(PostgresPlaces, AMissingGrantIsNamedWithItsTable)
{
    StoreSettings guest = settings();
    guest.user = "con_clave";
    guest.password = "secreto";
    const auto cause = [&](const char *what) {
        const auto opened = makeStore(guest, what)->open();
        EXPECT_TRUE(failedWith(ErrorCode::DatabaseReadOnly, opened)) << what;
        return opened ? std::string() : opened.error().cause;
    };
    RawSql owner(settings());
    EXPECT_THAT(cause("no table yet"), HasSubstr("role con_clave lacks"));
    EXPECT_THAT(cause("no table yet"), HasSubstr("GRANT CREATE ON SCHEMA public TO con_clave"));
    const auto tested = testStore(guest);
    ASSERT_TRUE(failedWith(ErrorCode::DatabaseReadOnly, tested));
    EXPECT_THAT(tested.error().cause, HasSubstr("GRANT CREATE ON SCHEMA public TO con_clave"));

    ASSERT_TRUE(succeeded(makeStore(settings(), "owner")->open()));
    EXPECT_THAT(cause("nothing granted"), HasSubstr("GRANT SELECT, INSERT, UPDATE, DELETE ON progreso TO con_clave"));
    owner.exec("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO con_clave");
    ASSERT_TRUE(succeeded(makeStore(guest, "all granted")->open()));
    for (const auto &[privilege, table] : {std::pair<std::string, std::string>("INSERT", "celdas"),
                                           {"UPDATE", "progreso"},
                                           {"SELECT", "memoria_alertas"},
                                           {"SELECT", "migraciones"},
                                           {"DELETE", "eventos_rechazados"},
                                           {"SELECT", "ultimos_valores"}}) {
        owner.exec("REVOKE " + privilege + " ON " + table + " FROM con_clave");
        EXPECT_THAT(cause("one missing"), HasSubstr("GRANT " + privilege + " ON " + table + " TO con_clave"));
        owner.exec("GRANT " + privilege + " ON " + table + " TO con_clave");
    }
}

/// The documented role (docs/tables.md): no owner of anything, four privileges on tables.
TEST_F(PostgresPlaces, ARoleOfFewPrivilegesDoesAllTheWork)
{
    ASSERT_TRUE(succeeded(makeStore(settings(), "owner")->open()));
    RawSql owner(settings());
    owner.exec("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO con_clave");
    StoreSettings guest = settings();
    guest.user = "con_clave";
    guest.password = "secreto";
    EXPECT_TRUE(succeeded(testStore(guest)));
    auto store = makeStore(guest, "guest");
    ASSERT_TRUE(succeeded(store->open()));
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch batch = partitionBatch(starts->front(), 0, 3);
    batch.accounting.counted = 1;
    batch.accounting.late = batch.accounting.rejected = 1;
    batch.accounting.rejectedBy[0] = 1;
    batch.cells = {cell("ARG", "inflacion", T0, {1.0}, 0)};
    batch.late = {{{"ARG", "inflacion"}, T0, T0 + 30'000, true, {1, 3.0, 3.0, 3.0}, 10}};
    batch.rejected = {{2, RejectReason::EmptyValue, "", T0}};
    batch.lastValues = {{{"ARG", "inflacion"}, 1.0, 2024, T0, 0}};
    batch.alerts = {episode("e", {"ARG", "inflacion"}, T0, P0)};
    batch.alertMemories = {{.rule = "r", .series = {"ARG", "inflacion"}, .pendingSince = T0}};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    PartitionBatch next = partitionBatch(starts->front(), 3, 1);
    next.accounting = batch.accounting;
    next.accounting.nextOffset = 4;
    next.accounting.counted = 2;
    next.alertMemories = {{.rule = "r", .series = {"ARG", "inflacion"}}};
    ASSERT_TRUE(succeeded(store->commit(batchOf({next}, 2))));
    EXPECT_THAT(store->acknowledge({"e"}, {"Ana", "", T0}).value(), ElementsAre());
    EXPECT_TRUE(succeeded(store->interruptAlerts("cluster")));
    EXPECT_TRUE(succeeded(store->windows(0, 10)));
    EXPECT_TRUE(succeeded(store->lastValues()));
}

TEST_F(PostgresPlaces, SettingsOfARoleChangeNoNumber)
{
    RawSql sql(settings());
    for (const char *set : {"extra_float_digits = -15", "DateStyle = 'SQL, DMY'", "TimeZone = 'Asia/Kathmandu'",
                            "IntervalStyle = 'sql_standard'", "array_nulls = off", "standard_conforming_strings = off",
                            "escape_string_warning = off", "transform_null_equals = on", "bytea_output = 'escape'",
                            "client_encoding = 'LATIN1'", "search_path = 'public'"}) {
        sql.exec("ALTER ROLE " + settings().user + " IN DATABASE " + settings().database + " SET " + set);
    }
    auto store = makeStore(settings(), "with a role's settings");
    ASSERT_TRUE(succeeded(store->open()));
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> values(-1e6, 1e6);
    PartitionBatch batch = partitionBatch(starts->front(), 0, 2'000);
    batch.maxEventTime = T0 + 7;
    for (int i = 0; i < 1'000; ++i)
        batch.cells.push_back(cell("A\\'R\"G\xC3\xB1\xE2\x82\xAC", std::to_string(i), T0,
                                   {values(random) / 3.0, values(random) / 7.0}, 2LL * i));
    batch.alertMemories = {{.rule = "NULL", .series = {"NULL", "\\x41"}, .pendingSince = T0 + 3}};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    auto again = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(again));
    auto &cells = again->front().openCells;
    std::ranges::sort(cells, {}, &Cell::firstOffset);
    EXPECT_EQ(cells, batch.cells);
    EXPECT_EQ(again->front().maxEventTime, T0 + 7);
    EXPECT_EQ(again->front().alertMemories, batch.alertMemories);

    // Going on with a sum that came back is the same as never having stopped.
    for (Cell &resumed : cells)
        resumed.values.add(0.1);
    for (Cell &unbroken : batch.cells)
        unbroken.values.add(0.1);
    EXPECT_EQ(cells, batch.cells);
}

}  // namespace
}  // namespace observatorio::test
