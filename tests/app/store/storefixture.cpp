// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/store/storefixture.h"

#include "tests/support/requirements.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

#include <algorithm>
#include <atomic>
#include <numeric>

namespace observatorio::test {

namespace {

std::string nextName(const char *what)
{
    static std::atomic<int> serial = 0;
    return std::string(what) + '_' + std::to_string(QCoreApplication::applicationPid()) + '_'
           + std::to_string(++serial);
}

}  // namespace

RawSql::RawSql(const StoreSettings &settings) : m_name(QString::fromStdString(nextName("raw")))
{
    const bool sqlite = settings.kind == StoreKind::Sqlite;
    m_database = QSqlDatabase::addDatabase(sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), m_name);
    m_database.setDatabaseName(QString::fromStdString(sqlite ? settings.sqlitePath : settings.database));
    m_database.setHostName(QString::fromStdString(settings.host));
    m_database.setPort(settings.port);
    m_database.setUserName(QString::fromStdString(settings.user));
    EXPECT_TRUE(m_database.open()) << m_database.lastError().text().toStdString();
    if (!sqlite)
        exec("SET TimeZone = 'UTC'");
}

RawSql::~RawSql()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Rows RawSql::rows(const std::string &sql)
{
    QSqlQuery query(m_database);
    query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    Rows out;
    if (!query.exec(QString::fromStdString(sql))) {
        ADD_FAILURE() << sql << ": " << query.lastError().text().toStdString();
        return out;
    }
    const int columns = query.record().count();
    while (query.next()) {
        std::vector<std::string> row;
        for (int i = 0; i < columns; ++i)
            row.push_back(query.isNull(i) ? "NULL" : query.value(i).toString().toStdString());
        out.push_back(std::move(row));
    }
    return out;
}

std::string RawSql::value(const std::string &sql)
{
    const Rows found = rows(sql);
    return found.empty() || found[0].empty() ? "nothing" : found[0][0];
}

StoreSettings postgresSettings(const std::string &database)
{
    StoreSettings settings = parseStoreUrl(postgres()).value();
    if (!database.empty())
        settings.database = database;
    return settings;
}

TestDatabase::TestDatabase(StoreKind kind)
{
    if (kind == StoreKind::Sqlite) {
        m_settings.kind = StoreKind::Sqlite;
        m_settings.sqlitePath = m_folder.filePath(QStringLiteral("observatorio.sqlite")).toStdString();
        return;
    }
    m_settings = postgresSettings(nextName("prueba_store"));
    RawSql(postgresSettings()).exec("CREATE DATABASE " + m_settings.database);
}

TestDatabase::~TestDatabase()
{
    if (m_settings.kind == StoreKind::PostgreSql)
        RawSql(postgresSettings()).exec("DROP DATABASE IF EXISTS " + m_settings.database + " WITH (FORCE)");
}

void StoreTest::SetUp()
{
    if (postgresql())
        OBSERVATORIO_NEEDS(postgres());
    m_database = std::make_unique<TestDatabase>(GetParam());
}

std::unique_ptr<Store> StoreTest::newStore() const { return makeStore(m_database->settings(), nextName("store")); }

std::unique_ptr<Store> StoreTest::openedStore() const
{
    auto store = newStore();
    EXPECT_TRUE(succeeded(store->open()));
    return store;
}

std::string kindName(const testing::TestParamInfo<StoreKind> &info)
{
    return info.param == StoreKind::Sqlite ? "Sqlite" : "PostgreSql";
}

Cell cell(const std::string &country, const std::string &indicator, TimeMs start, std::vector<double> values,
          std::int64_t firstOffset)
{
    Cell c;
    c.series = {country, indicator};
    c.windowStart = start;
    c.windowEnd = start + 30'000;
    for (const double value : values)
        c.values.add(value);
    c.firstOffset = firstOffset;
    c.lastOffset = firstOffset + c.values.count - 1;
    return c;
}

PartitionBatch partitionBatch(const PartitionStart &start, std::int64_t from, std::int64_t records)
{
    PartitionBatch batch;
    batch.partition = start.partition;
    batch.epoch = start.epoch;
    batch.fromOffset = from;
    batch.accounting = start.accounting.value_or(Accounting{});
    if (!start.accounting)
        batch.accounting.startOffset = from;
    batch.accounting.nextOffset = from + records;
    batch.accounting.counted += records;
    return batch;
}

StoreBatch batchOf(std::vector<PartitionBatch> partitions, std::uint64_t id)
{
    StoreBatch batch;
    batch.id = id;
    batch.cluster = Cluster;
    batch.partitions = std::move(partitions);
    return batch;
}

AlertEpisode episode(const std::string &id, const SeriesName &series, TimeMs start, const TopicPartition &partition)
{
    AlertEpisode e;
    e.id = id;
    e.rule = series.indicator;
    e.series = series;
    e.severity = Severity::Critical;
    e.threshold = 40.0;
    e.firstValue = 41.5;
    e.peakValue = 0.1 + 0.2;
    e.lastValue = 44.4;
    e.start = start;
    e.partition = partition;
    e.offset = 17;
    return e;
}

}  // namespace observatorio::test
