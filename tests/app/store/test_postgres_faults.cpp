// SPDX-License-Identifier: GPL-3.0-or-later
// What only a server can do to us: cut connections, refuse, be away, be read-only.
#include "app/store/sqlstore.h"
#include "tests/app/store/cuttingproxy.h"
#include "tests/app/store/storefixture.h"
#include "tests/support/requirements.h"

#include <gmock/gmock.h>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const TopicPartition P0{"eventos_qog", 0};

class PostgresFaults : public testing::Test {
protected:
    void SetUp() override
    {
        OBSERVATORIO_NEEDS(postgres());
        m_database = std::make_unique<TestDatabase>(StoreKind::PostgreSql);
        const StoreSettings direct = m_database->settings();
        m_proxy = std::make_unique<CuttingProxy>(direct.host == "localhost" ? "127.0.0.1" : direct.host, direct.port);
        m_throughProxy = direct;
        m_throughProxy.host = "127.0.0.1";
        m_throughProxy.port = m_proxy->port();
        m_throughProxy.sslMode = "disable";
    }

    static PartitionBatch lateBatch(const PartitionStart &start, std::int64_t from)
    {
        PartitionBatch batch = partitionBatch(start, from, 2);
        batch.accounting = {.startOffset = 0, .nextOffset = from + 2, .late = from + 2};
        batch.late = {{{"ARG", "inflacion"}, T0, T0 + 30'000, true, {2, 3.0, 1.0, 2.0}, 10}};
        return batch;
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<CuttingProxy> m_proxy;
    StoreSettings m_throughProxy;
};

TEST_F(PostgresFaults, AnUnknownCommitIsFoundOutAndAddsOnce)
{
    auto store = makeStore(m_throughProxy, "through the proxy");
    ASSERT_TRUE(succeeded(store->open()));
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    RawSql sql(m_database->settings());
    std::int64_t from = 0;
    for (const auto cut : {CuttingProxy::Cut::BeforeCommit, CuttingProxy::Cut::AfterCommit,
                           CuttingProxy::Cut::AfterCommit, CuttingProxy::Cut::BeforeCommit}) {
        const StoreBatch batch = batchOf({lateBatch(starts->front(), from)}, static_cast<std::uint64_t>(from));
        m_proxy->cutNext(cut);
        EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnreachable, store->commit(batch)));
        const bool written = cut == CuttingProxy::Cut::AfterCommit;
        EXPECT_EQ(sql.value("SELECT coalesce(max(siguiente_offset), 0) FROM progreso"),
                  std::to_string(written ? from + 2 : from));

        const auto again = store->commit(batch);
        ASSERT_TRUE(succeeded(again));
        EXPECT_THAT(again->committed, ElementsAre(P0));
        from += 2;
        EXPECT_THAT(sql.rows("SELECT num_eventos, num_enmendados FROM eventos_tardios"),
                    ElementsAre(ElementsAre(std::to_string(from), std::to_string(from))));
        EXPECT_EQ(sql.value("SELECT num_eventos FROM metricas_30s"), std::to_string(from));
    }
}

TEST_F(PostgresFaults, AnUnknownCommitWhosePartitionWasTakenMeanwhileIsLost)
{
    auto store = makeStore(m_throughProxy, "through the proxy");
    ASSERT_TRUE(succeeded(store->open()));
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    const StoreBatch batch = batchOf({lateBatch(starts->front(), 0)});
    m_proxy->cutNext(CuttingProxy::Cut::AfterCommit);
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnreachable, store->commit(batch)));
    auto other = makeStore(m_database->settings(), "the next owner");
    ASSERT_TRUE(succeeded(other->open()));
    const auto next = other->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(next));
    ASSERT_TRUE(next->front().accounting);
    EXPECT_EQ(next->front().accounting->nextOffset, 2);
    const auto again = store->commit(batch);
    ASSERT_TRUE(succeeded(again));
    EXPECT_THAT(again->lost, ElementsAre(P0));
}

TEST_F(PostgresFaults, AServerThatGoesAndComesBackIsUsedAgain)
{
    auto store = makeStore(m_throughProxy, "through the proxy");
    ASSERT_TRUE(succeeded(store->open()));
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    m_proxy->setAway(true);
    const StoreBatch batch = batchOf({lateBatch(starts->front(), 0)});
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto result = store->commit(batch);
        EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnreachable, result));
        EXPECT_EQ(result.error().subject,
                  "127.0.0.1:" + std::to_string(m_proxy->port()) + '/' + m_throughProxy.database);
    }
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnreachable, store->alerts(1)));
    m_proxy->setAway(false);
    ASSERT_TRUE(succeeded(store->commit(batch)));
    EXPECT_EQ(RawSql(m_database->settings()).value("SELECT siguiente_offset FROM progreso"), "2");
}

TEST_F(PostgresFaults, AKilledSessionIsReplaced)
{
    auto store = makeStore(m_database->settings(), "killed");
    ASSERT_TRUE(succeeded(store->open()));
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    RawSql sql(m_database->settings());
    EXPECT_EQ(sql.value("SELECT bool_and(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name "
                        "= 'Observatorio' AND datname = current_database()"),
              "true");
    const StoreBatch batch = batchOf({lateBatch(starts->front(), 0)});
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnreachable, store->commit(batch)));
    EXPECT_TRUE(succeeded(store->commit(batch)));
}

TEST_F(PostgresFaults, RefusalsSayWhichAndNeverThePassword)
{
    struct Case {
        const char *what;
        ErrorCode code;
        std::string subject;
        StoreSettings settings;
    };
    const StoreSettings good = m_database->settings();
    std::vector<Case> cases;
    const auto add = [&](const char *what, ErrorCode code, auto change, auto subject) {
        StoreSettings s = good;
        change(s);
        cases.push_back({what, code, subject(s), s});
    };
    const auto account = [](const StoreSettings &s) { return s.user + '@' + s.host; };
    const auto place = [](const StoreSettings &s) { return s.host + ':' + std::to_string(s.port) + '/' + s.database; };
    add(
        "wrong password", ErrorCode::DatabaseAuthentication,
        [](StoreSettings &s) {
            s.user = "con_clave";
            s.password = "no-es-esta";
        },
        account);
    add("no password", ErrorCode::DatabaseAuthentication, [](StoreSettings &s) { s.user = "con_clave"; }, account);
    add(
        "no such role", ErrorCode::DatabaseAuthentication,
        [](StoreSettings &s) {
            s.user = "nadie";
            s.password = "no-es-esta";
        },
        account);
    add(
        "no such database", ErrorCode::DatabaseMissing, [](StoreSettings &s) { s.database = "no existe"; },
        [](const StoreSettings &s) { return s.database; });
    add(
        "nobody listens", ErrorCode::DatabaseUnreachable,
        [](StoreSettings &s) {
            s.port = 1;
            s.password = "no-es-esta";
        },
        place);
    add(
        "no such host", ErrorCode::DatabaseUnreachable, [](StoreSettings &s) { s.host = "no-such-host.invalid"; },
        place);
    add(
        "injected option", ErrorCode::BadSetting, [](StoreSettings &s) { s.sslMode = "disable host=elsewhere"; },
        [](const StoreSettings &) { return std::string("sslMode"); });
    for (const Case &c : cases) {
        SCOPED_TRACE(c.what);
        const auto opened = makeStore(c.settings, c.what)->open();
        EXPECT_TRUE(failedWith(c.code, opened));
        const auto tested = testStore(c.settings);
        EXPECT_TRUE(failedWith(c.code, tested));
        for (const Error &error : {opened.error(), tested.error()}) {
            EXPECT_EQ(error.subject, c.subject);
            EXPECT_THAT(toEnglish(error), Not(HasSubstr("no-es-esta")));
        }
    }
}

TEST_F(PostgresFaults, ARightPasswordOpens)
{
    RawSql(m_database->settings()).exec("GRANT ALL ON SCHEMA public TO con_clave");
    StoreSettings settings = m_database->settings();
    settings.user = "con_clave";
    settings.password = "secreto";
    EXPECT_TRUE(succeeded(makeStore(settings, "with password")->open()));
}

TEST_F(PostgresFaults, WithoutTheRightToWriteItIsReadOnly)
{
    StoreSettings stranger = m_database->settings();
    stranger.user = "con_clave";
    stranger.password = "secreto";
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseReadOnly, testStore(stranger)));
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseReadOnly, makeStore(stranger, "stranger")->open()));
    ASSERT_TRUE(succeeded(makeStore(m_database->settings(), "owner")->open()));
    EXPECT_FALSE(testStore(stranger));

    RawSql sql(m_database->settings());
    sql.exec("ALTER DATABASE " + m_database->settings().database + " SET default_transaction_read_only = on");
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseReadOnly, testStore(m_database->settings())));
    auto store = makeStore(m_database->settings(), "read only");
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseReadOnly, store->claim(Cluster, {P0})));
}

/// At 40 kB/s the rows are longer on their way than the server waits for a statement (here 1.5 s and 150 kB, in life
/// 15 s and a megabyte).
TEST_F(PostgresFaults, ASlowLineMakesProgress)
{
    m_proxy->setAway(true);
    m_proxy->setBytesPerSecond(40'000);
    m_proxy->setAway(false);
    store::SqlStore store(m_throughProxy, "slow", {}, {.silence = std::chrono::milliseconds(1'500)});
    ASSERT_TRUE(succeeded(store.open()));
    const auto starts = store.claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch batch = partitionBatch(starts->front(), 0, 600);
    for (int i = 0; i < 600; ++i)
        batch.cells.push_back(cell("ARG", "un indicador de nombre largo " + std::to_string(i), T0, {i / 3.0}, i));
    auto result = store.commit(batchOf({batch}));
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnreachable, result)) << "the line was not too slow";
    for (unsigned attempt = 0; attempt < store::Patience::MostTimes && !result; ++attempt)
        result = store.commit(batchOf({batch}));
    ASSERT_TRUE(succeeded(result));
    EXPECT_EQ(RawSql(m_database->settings()).value("SELECT count(*) FROM celdas"), "600");
}

TEST(Patience, StatementsGetSmallerAndHoldAllRows)
{
    for (unsigned times = 0; times <= store::Patience::MostTimes; ++times) {
        const store::Patience patience = store::Patience().after(times);
        const auto product = store::makeProduct({.kind = StoreKind::PostgreSql}, patience);
        const auto rows = product->rowSet({{"texto", store::ColumnType::Text}, {"n", store::ColumnType::Integer}});
        for (int i = 0; i < 9'000; ++i)
            rows->text(std::string(1'000, 'x')).integer(i);
        const std::size_t least = 9000000 / (patience.statementBytes + 1100);
        EXPECT_GE(rows->pieces().size(), least);
        qsizetype commas = 0;
        for (const auto &piece : rows->pieces()) {
            EXPECT_LE(static_cast<std::size_t>(piece.values[0].toString().size()), patience.statementBytes + 2'000);
            commas += piece.values[1].toString().count(u',') + 1;
        }
        EXPECT_EQ(commas, 9'000);
    }
    EXPECT_EQ(store::Patience().after(3).statement, std::chrono::seconds(80));
    EXPECT_LE(store::Patience().after(store::Patience::MostTimes).statementBytes, 40'000u) << "a second at 40 kB/s";
}

TEST_F(PostgresFaults, AHeldLockIsBusyAndThenFree)
{
    auto store = makeStore(m_database->settings(), "waiting");
    ASSERT_TRUE(succeeded(store->open()));
    RawSql holder(m_database->settings());
    holder.exec("BEGIN");
    holder.exec("LOCK TABLE progreso");
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseBusy, store->claim(Cluster, {P0})));
    holder.exec("ROLLBACK");
    EXPECT_TRUE(succeeded(store->claim(Cluster, {P0})));
}

TEST_F(PostgresFaults, TheTestChangesNothing)
{
    const auto version = testStore(m_database->settings());
    ASSERT_TRUE(succeeded(version));
    EXPECT_THAT(*version, HasSubstr("PostgreSQL 1"));
    RawSql sql(m_database->settings());
    EXPECT_EQ(sql.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0");
    ASSERT_TRUE(succeeded(makeStore(m_database->settings(), "made")->open()));
    ASSERT_TRUE(succeeded(testStore(m_database->settings())));
    EXPECT_EQ(sql.value("SELECT count(*) FROM progreso"), "0");
}

}  // namespace
}  // namespace observatorio::test
