// SPDX-License-Identifier: GPL-3.0-or-later
// A fresh database for every test, on SQLite and on PostgreSQL, with raw SQL beside the Store under test.
#pragma once

#include "app/store/store.h"

#include <QSqlDatabase>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace observatorio::test {

using Rows = std::vector<std::vector<std::string>>;  ///< "NULL" for SQL NULL

/// A connection of the test's own. A failing statement fails the test.
class RawSql {
public:
    explicit RawSql(const StoreSettings &settings);
    ~RawSql();
    RawSql(const RawSql &) = delete;
    RawSql &operator=(const RawSql &) = delete;

    Rows rows(const std::string &sql);
    void exec(const std::string &sql) { rows(sql); }
    std::string value(const std::string &sql);

private:
    QSqlDatabase m_database;
    QString m_name;
};

/// The server that ./test starts, with another database and perhaps another role.
StoreSettings postgresSettings(const std::string &database = {});

/// A database that exists as long as this does; empty, without tables.
class TestDatabase {
public:
    explicit TestDatabase(StoreKind kind);
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    const StoreSettings &settings() const { return m_settings; }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    StoreSettings m_settings;
};

class StoreTest : public testing::TestWithParam<StoreKind> {
protected:
    void SetUp() override;

    std::unique_ptr<Store> newStore() const;  ///< not opened
    std::unique_ptr<Store> openedStore() const;
    RawSql raw() const { return RawSql(m_database->settings()); }
    bool postgresql() const { return GetParam() == StoreKind::PostgreSql; }

    std::unique_ptr<TestDatabase> m_database;
};

/// With the store open, and SQL beside it.
class OpenStoreTest : public StoreTest {
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        if (IsSkipped())
            return;
        m_store = openedStore();
        m_sql = std::make_unique<RawSql>(m_database->settings());
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<RawSql> m_sql;
};

std::string kindName(const testing::TestParamInfo<StoreKind> &info);

#define OBSERVATORIO_BOTH_DATABASES(suite)                                                                             \
    INSTANTIATE_TEST_SUITE_P(On, suite, testing::Values(StoreKind::Sqlite, StoreKind::PostgreSql), kindName)

// Short ways to say a batch.
inline constexpr TimeMs T0 = 1'795'429'470'000;  ///< 2026-11-23T10:24:30Z, a window's start and not a quarter hour's
inline const std::string Cluster = "cluster-1";

Cell cell(const std::string &country, const std::string &indicator, TimeMs start, std::vector<double> values,
          std::int64_t firstOffset);
/// A batch of one partition that counts `records` records from `from` on; its accounting balances.
PartitionBatch partitionBatch(const PartitionStart &start, std::int64_t from, std::int64_t records);
StoreBatch batchOf(std::vector<PartitionBatch> partitions, std::uint64_t id = 1);
AlertEpisode episode(const std::string &id, const SeriesName &series, TimeMs start, const TopicPartition &partition);

template<typename T>
testing::AssertionResult succeeded(const Expected<T> &result)
{
    return result ? testing::AssertionSuccess() : testing::AssertionFailure() << toEnglish(result.error());
}

template<typename T>
testing::AssertionResult failedWith(ErrorCode code, const Expected<T> &result)
{
    if (result)
        return testing::AssertionFailure() << "it succeeded";
    if (result.error().code != code)
        return testing::AssertionFailure() << "another error: " << toEnglish(result.error());
    return testing::AssertionSuccess();
}

}  // namespace observatorio::test
