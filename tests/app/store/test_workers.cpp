// SPDX-License-Identifier: GPL-3.0-or-later
// What workers tell of themselves, and that others hear of what is stored.
#include "app/store/observerstore.h"
#include "app/store/partitionlist.h"
#include "tests/app/store/storefixture.h"

#include <QFile>
#include <gmock/gmock.h>

#include <chrono>

namespace observatorio::test {
namespace {

using testing::ElementsAre;

WorkerSign signOf(const std::string &id)
{
    return {.id = id,
            .group = "grupo",
            .host = "aula-7",
            .program = "observatorioctl work",
            .version = "2.0",
            .cluster = Cluster,
            .partitions = {{"economicos", 1}, {"qog", 0}, {"qog", 1}, {"qog", 2}, {"qog", 5}},
            .rate = 12.5,
            .lag = 40,
            .runningMs = 60'000,
            .sinceCommitMs = 300};
}

class StoreWorkers : public StoreTest {
protected:
    /// The row's id, lag and age in seconds, as far as whole minutes say.
    std::vector<std::string> ids(Store &store) const
    {
        std::vector<std::string> found;
        const auto workers = store.workers();
        EXPECT_TRUE(succeeded(workers));
        for (const SignedWorker &worker : workers.value())
            found.push_back(worker.sign.id);
        return found;
    }
    void makeOlder(const std::string &id, const std::string &by)
    {
        raw().exec(postgresql()
                       ? "UPDATE trabajadores SET visto = visto - interval '" + by + "' WHERE id = '" + id + "'"
                       : "UPDATE trabajadores SET visto = strftime('%Y-%m-%dT%H:%M:%fZ', visto, '-" + by
                             + "') WHERE id = '" + id + "'");
    }
};
OBSERVATORIO_BOTH_DATABASES(StoreWorkers);

TEST_P(StoreWorkers, ASignComesBackAsItWasGiven)
{
    const auto store = openedStore();
    ASSERT_TRUE(succeeded(store->sign(signOf("uno"))));
    WorkerSign newer = signOf("uno");
    newer.lag.reset();
    newer.sinceCommitMs.reset();
    newer.partitions.clear();
    newer.rate = 0.1;
    ASSERT_TRUE(succeeded(store->sign(signOf("otro"))));
    ASSERT_TRUE(succeeded(store->sign(newer)));
    const auto workers = openedStore()->workers();
    ASSERT_TRUE(succeeded(workers));
    ASSERT_EQ(workers->size(), 2u);
    EXPECT_EQ(workers->at(0).sign, signOf("otro"));
    EXPECT_EQ(workers->at(1).sign, newer);
    for (const SignedWorker &worker : *workers) {
        EXPECT_GE(worker.ageMs, 0);
        EXPECT_LT(worker.ageMs, 60'000) << "by the database's own clock";
    }
    EXPECT_EQ(raw().value("SELECT particiones FROM trabajadores WHERE id = 'otro'"), "economicos 1; qog 0-2,5");
}

TEST_P(StoreWorkers, WhoEndedInOrderIsGoneAndWhoGaveNoSignForADayToo)
{
    const auto store = openedStore();
    for (const char *id : {"antiguo", "callado", "uno"})
        ASSERT_TRUE(succeeded(store->sign(signOf(id))));
    makeOlder("antiguo", "25 hours");
    makeOlder("callado", "20 minutes");
    ASSERT_TRUE(succeeded(store->signOff(signOf("uno"))));
    EXPECT_THAT(ids(*store), ElementsAre("antiguo", "callado"));
    const auto next = openedStore();
    ASSERT_TRUE(succeeded(next->sign(signOf("dos")))) << "the first sign of a worker looks for those";
    EXPECT_THAT(ids(*next), ElementsAre("callado", "dos"));
    EXPECT_NEAR(static_cast<double>(next->workers()->at(0).ageMs), 1'200'000.0, 60'000.0);
}

/// Signing is no part of the work: without the table the rest goes on.
TEST_P(StoreWorkers, WithoutTheTableCommitsGoOn)
{
    const auto store = openedStore();
    raw().exec("DROP TABLE trabajadores");
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseFailed, store->sign(signOf("uno"))));
    const auto claimed = store->claim(Cluster, {{"qog", 0}});
    ASSERT_TRUE(succeeded(claimed));
    const auto committed = store->commit(batchOf({partitionBatch(claimed->front(), 0, 10)}));
    ASSERT_TRUE(succeeded(committed));
    EXPECT_EQ(committed->committed.size(), 1u);
    EXPECT_TRUE(succeeded(store->tellOthers()));
}

std::unique_ptr<ObserverStore> observing(const StoreSettings &settings)
{
    return makeObserverStore(settings, "observer");
}

/// Told on PostgreSQL, asked for on SQLite: either way a commit of somebody else's is heard of once.
TEST_P(StoreWorkers, WhoObservesHearsOfACommit)
{
    const auto store = openedStore();
    const auto claimed = store->claim(Cluster, {{"qog", 0}});
    ASSERT_TRUE(succeeded(claimed));
    const auto observer = observing(m_database->settings());
    EXPECT_EQ(observer->isTold(), postgresql());
    ASSERT_TRUE(succeeded(observer->store().open()));
    const auto hears = [&] {
        const auto heard = observer->changed();
        EXPECT_TRUE(succeeded(heard));
        return heard.value_or(false);
    };
    hears();  // of what was before
    EXPECT_FALSE(hears());
    ASSERT_TRUE(succeeded(store->commit(batchOf({partitionBatch(claimed->front(), 0, 10)}))));
    if (postgresql()) {
        EXPECT_FALSE(hears()) << "a commit alone tells nobody: notifying inside it would make commits wait";
    }
    ASSERT_TRUE(succeeded(store->tellOthers()));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    bool heard = false;
    while (!heard && std::chrono::steady_clock::now() < deadline)
        heard = hears();
    EXPECT_TRUE(heard);
    EXPECT_FALSE(hears());
}

TEST_P(StoreWorkers, WhoObservesReadsWhatMoved)
{
    const auto store = openedStore();
    const auto claimed = store->claim(Cluster, {{"qog", 0}});
    ASSERT_TRUE(succeeded(claimed));
    const auto observer = observing(m_database->settings());
    ASSERT_TRUE(succeeded(observer->store().open()));
    PartitionBatch batch = partitionBatch(claimed->front(), 0, 10);
    batch.accounting.counted -= 2;
    batch.accounting.rejected = 1;
    batch.accounting.rejectedBy[static_cast<std::size_t>(RejectReason::NotJson)] = 1;
    batch.accounting.late = 1;
    batch.maxEventTime = T0 + 5'000;
    batch.watermarkDelayMs = 60'000;
    batch.cells = {cell("PER", "gini", T0, {40.0}, 3)};
    batch.lastValues = {{{"PER", "gini"}, 40.0, 2020, T0, 3}};
    batch.rejected = {{7, RejectReason::NotJson, "x\ny", T0}};
    batch.late = {{{"PER", "gini"}, T0 - 90'000, T0 - 60'000, true, {}, 700}};
    batch.late[0].values.add(12.0);
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));

    const auto progress = observer->progress(std::nullopt);
    ASSERT_TRUE(succeeded(progress));
    ASSERT_EQ(progress->rows.size(), 1u);
    const StoredProgress &row = progress->rows[0];
    EXPECT_EQ(row.start.accounting, batch.accounting) << "by reason too";
    EXPECT_EQ(row.start.log, Cluster);
    EXPECT_EQ(row.start.watermark, TimeMs(T0 - 55'000));
    EXPECT_LT(row.ageMs, 60'000);
    const auto later = observer->progress(progress->now + 1);
    ASSERT_TRUE(succeeded(later));
    EXPECT_TRUE(later->rows.empty()) << "written before";

    const std::vector<LookFrom> from{{row.id, {"qog", 0}, Cluster, T0, 3}};
    const std::vector<LookFrom> after{{row.id, {"qog", 0}, Cluster, T0 + 30'000, 8}};
    const auto windows = observer->touchedWindows(from);
    ASSERT_TRUE(succeeded(windows));
    ASSERT_EQ(windows->size(), 1u);
    EXPECT_EQ(windows->front().values.mean(), 40.0);
    EXPECT_TRUE(observer->touchedWindows(after).value().empty());
    ASSERT_EQ(observer->amendments(from, T0 - 100'000).value().size(), 1u);
    EXPECT_TRUE(observer->amendments(from, T0 - 100'000).value().front().amended);
    ASSERT_EQ(observer->newLastValues(from).value().size(), 1u);
    EXPECT_EQ(observer->newLastValues(from).value().front().year, 2020);
    EXPECT_TRUE(observer->newLastValues(after).value().empty());
    const auto rejected = observer->newRejected(from, 10);
    ASSERT_TRUE(succeeded(rejected));
    ASSERT_EQ(rejected->size(), 1u);
    EXPECT_EQ(rejected->front().sample, batch.rejected.front());
    EXPECT_TRUE(observer->newRejected(after, 10).value().empty());
    const auto late = observer->newestLate(10);
    ASSERT_TRUE(succeeded(late));
    ASSERT_EQ(late->size(), 1u);
    EXPECT_EQ(late->front().events.maxDelayMs, 700);
    EXPECT_EQ(late->front().partition, (TopicPartition{"qog", 0}));
    EXPECT_GT(observer->size(T0).value().bytes, 0);
    EXPECT_EQ(raw().value("SELECT count(*) FROM tamanos"), "0") << "who observes writes nothing";
}

TEST_P(StoreWorkers, WhoObservesMakesNothingAndKnowsOneVersionOfTheTables)
{
    const auto observer = observing(m_database->settings());
    EXPECT_TRUE(failedWith(ErrorCode::NothingToObserve, observer->store().open()));
    if (postgresql()) {
        EXPECT_EQ(raw().value("SELECT to_regclass('progreso') IS NULL"), "true");
    } else {
        EXPECT_FALSE(QFile::exists(QString::fromStdString(m_database->settings().sqlitePath)));
    }
    openedStore();
    EXPECT_TRUE(succeeded(observer->store().open()));
    raw().exec("DELETE FROM migraciones WHERE numero = (SELECT max(numero) FROM migraciones)");
    observer->store().close();
    EXPECT_TRUE(failedWith(ErrorCode::SchemaTooOld, observer->store().open()));
    raw().exec("INSERT INTO migraciones (numero, nombre, aplicada) VALUES (999, 'x', 'y')");
    EXPECT_TRUE(failedWith(ErrorCode::SchemaTooNew, observer->store().open()));
}

TEST(PartitionList, ThereAndBack)
{
    const struct {
        std::vector<TopicPartition> partitions;
        const char *list;
    } rows[] = {
        {{}, ""},
        {{{"a", 0}}, "a 0"},
        {{{"a", 0}, {"a", 1}, {"a", 3}, {"b.c-d_e", 10}, {"b.c-d_e", 11}}, "a 0-1,3; b.c-d_e 10-11"},
    };
    for (const auto &row : rows) {
        EXPECT_EQ(store::partitionList(row.partitions), row.list);
        EXPECT_EQ(store::partitionsOf(row.list), row.partitions);
    }
    for (const char *odd : {"a", " 1", "a x", "a 1-", "a 3-1", "a 0-2000000000", "a -1"})
        EXPECT_TRUE(store::partitionsOf(odd).empty()) << odd;
    EXPECT_EQ(store::partitionsOf("a 1;b 2"), (std::vector<TopicPartition>{{"a", 1}}));
}

}  // namespace
}  // namespace observatorio::test
