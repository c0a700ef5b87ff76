// SPDX-License-Identifier: GPL-3.0-or-later
// Which log and which cluster what is read belongs to, on a broker in memory and the real tables.
#include "app/pipeline/ingest.h"
#include "app/pipeline/storethread.h"
#include "app/store/store.h"
#include "tests/app/pipeline/inmemory.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

using namespace std::chrono_literals;
using test::Base;
using test::P0;
using testing::ElementsAre;
using testing::IsEmpty;

const TopicPartition P1{"eventos", 1};
constexpr LogMark Mark{1, Base + 1, 4711};

class LogIdentity : public testing::Test {
protected:
    struct Reader {
        explicit Reader(const StoreSettings &settings)
            : store([settings] { return makeStore(settings, "identity"); }, StoreKind::Sqlite),
              engine({}, {}, test::countries()),
              ingest(source, engine, store, {.commitEvery = 0ms, .maxRecords = 1000}, [] { return Base; })
        {
        }
        template<typename Condition>
        testing::AssertionResult until(Condition condition)
        {
            return test::turnUntil([this] { ingest.turn(0ms); }, condition);
        }
        void start(const TopicPartition &partition)
        {
            source.assign(partition);
            ASSERT_TRUE(until([&] { return source.started.contains(partition); }));
        }
        void send(const TopicPartition &partition, std::int64_t from, std::int64_t to)
        {
            std::vector<Record> records;
            for (std::int64_t offset = from; offset < to; ++offset)
                records.push_back(test::makeRecord("ARG", "gini", offset, Base + offset, 1.0));
            source.newest[partition] = {to - 1, Base + to - 1, 4711};
            source.send(partition, std::move(records));
        }
        testing::AssertionResult stored(const TopicPartition &partition, std::int64_t offset)
        {
            return until([&] {
                const auto it = ingest.partitions().find(partition);
                return it != ingest.partitions().end() && it->second.storedOffset == offset;
            });
        }
        test::FakeSource source;
        StoreThread store;
        Engine engine;
        Ingest ingest;
    };

    LogIdentity() { settings.sqlitePath = folder.filePath(QStringLiteral("x.sqlite")).toStdString(); }
    std::vector<std::string> rows(const char *query)
    {
        std::vector<std::string> found;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
            database.setDatabaseName(QString::fromStdString(settings.sqlitePath));
            EXPECT_TRUE(database.open());
            QSqlQuery sql(QString::fromUtf8(query), database);
            while (sql.next())
                found.push_back((sql.value(0).toString() + u' ' + sql.value(1).toString()).toStdString());
        }
        QSqlDatabase::removeDatabase(QStringLiteral("look"));
        return found;
    }
    std::vector<std::string> progress()
    {
        return rows("SELECT cluster || '/' || particion, siguiente_offset FROM progreso ORDER BY 1");
    }

    QTemporaryDir folder;
    StoreSettings settings;
};

TEST_F(LogIdentity, theSourceGetsTheMarkOfWhatWasStoredLast)
{
    {
        Reader first(settings);
        first.start(P0);
        EXPECT_THAT(first.source.askedFor, IsEmpty());
        first.send(P0, 0, 2);
        ASSERT_TRUE(first.stored(P0, 2));
    }
    Reader second(settings);
    second.start(P0);
    EXPECT_EQ(second.source.askedFor.at(P0), Mark);
}

TEST_F(LogIdentity, ofAReplacedLogNothingIsStoredAndTheOthersGoOn)
{
    Reader reader(settings);
    reader.start(P0);
    reader.start(P1);
    const Error replaced{ErrorCode::LogReplaced, "eventos [0]", "another one"};
    reader.source.turns.push_back({.partitionErrors = {{P0, replaced}}});
    reader.send(P1, 0, 3);
    ASSERT_TRUE(reader.stored(P1, 3));
    EXPECT_EQ(reader.ingest.partitions().at(P0).error, replaced);
    EXPECT_FALSE(reader.ingest.readToEnd());
    EXPECT_THAT(progress(), ElementsAre("test-cluster/0 ", "test-cluster/1 3"));
}

TEST_F(LogIdentity, aTopicStartedAnewBeginsAtItsBeginningInRowsOfItsOwn)
{
    Reader reader(settings);
    reader.start(P0);
    reader.send(P0, 0, 3);
    ASSERT_TRUE(reader.stored(P0, 3));
    reader.source.turns.push_back({.partitionErrors = {{P0, {ErrorCode::LogReplaced, "eventos [0]", ""}}}});
    reader.source.started.clear();
    ASSERT_TRUE(reader.until([&] { return reader.source.turns.empty(); }));
    reader.ingest.startAnew("eventos");
    ASSERT_TRUE(reader.until([&] { return reader.source.started.contains(P0); }));
    EXPECT_EQ(reader.source.started.at(P0).first, std::nullopt);
    EXPECT_THAT(reader.source.askedFor, IsEmpty());
    EXPECT_EQ(reader.ingest.partitions().at(P0).error, std::nullopt);
    reader.send(P0, 0, 2);
    ASSERT_TRUE(reader.stored(P0, 2));
    EXPECT_THAT(progress(), ElementsAre("test-cluster/0 3", "test-cluster~2/0 2"));
    EXPECT_THAT(rows("SELECT 'n', sum(num_eventos) FROM metricas_30s"), ElementsAre("n 5"));
    EXPECT_EQ(reader.ingest.takeAttached().back().log, "test-cluster~2");
}

TEST_F(LogIdentity, whatCameBeforeAnotherClusterAnswersIsStoredInTheOldOneAndNothingElse)
{
    Reader reader(settings);
    reader.start(P0);
    reader.send(P0, 0, 3);
    ASSERT_TRUE(reader.until([&] { return reader.source.turns.empty(); }));
    reader.source.cluster.clear();  // the connection was lost
    reader.source.started.clear();
    reader.ingest.turn(0ms);
    reader.source.cluster = "another";
    ASSERT_TRUE(reader.until([&] { return reader.source.started.contains(P0); }));
    EXPECT_EQ(reader.source.started.at(P0).first, std::nullopt) << "read from its beginning";
    reader.send(P0, 0, 5);
    ASSERT_TRUE(reader.stored(P0, 5));
    EXPECT_THAT(progress(), ElementsAre("another/0 5", "test-cluster/0 3"));
    const auto remarks = reader.store.view().remarks;
    ASSERT_EQ(remarks.size(), 1u);
    EXPECT_EQ(remarks.front(),
              (Error{ErrorCode::ClustersMixed, "eventos", "this one is another, the others are test-cluster"}));
}

TEST_F(LogIdentity, addressesThatStandInForAClusterAreSaidOnce)
{
    Reader reader(settings);
    reader.source.cluster = "servers:a:1,b:2";
    reader.start(P0);
    reader.start(P1);
    EXPECT_THAT(reader.store.view().remarks, ElementsAre(Error{ErrorCode::ClusterUnnamed, "a:1,b:2", ""}));
}

TEST_F(LogIdentity, aRunIsNotAtItsEndWhileOthersHoldAPart)
{
    Reader reader(settings);
    reader.source.others = {{P1, "otro"}};
    reader.start(P0);
    const std::uint64_t before = reader.ingest.steps();
    reader.source.turns.push_back({.ends = {{P0, 0}}});
    ASSERT_TRUE(reader.until([&] { return reader.ingest.partitions().at(P0).reachedEnd; }));
    EXPECT_GT(reader.ingest.steps(), before);
    EXPECT_FALSE(reader.ingest.readToEnd());
    const std::uint64_t atEnd = reader.ingest.steps();
    reader.send(P0, 0, 1);
    ASSERT_TRUE(reader.stored(P0, 1));
    EXPECT_EQ(reader.ingest.steps(), atEnd) << "records that come afterwards are no step towards the end";
    reader.source.others.clear();
    EXPECT_TRUE(reader.until([&] { return reader.ingest.readToEnd(); }));
}

}  // namespace
}  // namespace observatorio
