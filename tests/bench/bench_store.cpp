// SPDX-License-Identifier: GPL-3.0-or-later
// Rows a second into the database, through Store::commit: batches of cells, new ones and ones that are there already,
// on SQLite and on PostgreSQL (OBSERVATORIO_TEST_POSTGRES=postgresql://user@host:port/db, whose role may create
// databases).
#include "app/store/store.h"
#include "tests/support/requirements.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

using namespace observatorio;

namespace {

constexpr TimeMs FirstWindow = 1'795'429'470'000;

template<typename T>
T required(Expected<T> result)
{
    if (!result)
        throw std::runtime_error(toEnglish(result.error()));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// A database of its own, gone at the end.
class Database {
public:
    explicit Database(StoreKind kind)
    {
        if (kind == StoreKind::Sqlite) {
            m_settings.sqlitePath = m_folder.filePath(QStringLiteral("bench.sqlite")).toStdString();
            return;
        }
        m_server = required(parseStoreUrl(test::postgres()));
        m_settings = m_server;
        m_settings.database = "bench_store_" + std::to_string(QCoreApplication::applicationPid());
        onServer("CREATE DATABASE " + m_settings.database);
    }
    ~Database()
    {
        if (m_settings.kind == StoreKind::PostgreSql)
            onServer("DROP DATABASE " + m_settings.database + " WITH (FORCE)");
    }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    const StoreSettings &settings() const { return m_settings; }

private:
    void onServer(const std::string &sql) const
    {
        const QString name = QStringLiteral("bench server");
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
            database.setHostName(QString::fromStdString(m_server.host));
            database.setPort(m_server.port);
            database.setDatabaseName(QString::fromStdString(m_server.database));
            database.setUserName(QString::fromStdString(m_server.user));
            if (!database.open() || !QSqlQuery(database).exec(QString::fromStdString(sql)))
                std::fprintf(stderr, "%s failed\n", sql.c_str());
        }
        QSqlDatabase::removeDatabase(name);
    }

    QTemporaryDir m_folder;
    StoreSettings m_server, m_settings;
};

// 200 countries, as many indicators as it takes; `window` moves on with every batch of new cells.
std::vector<Cell> cells(std::size_t count, TimeMs window, double value)
{
    std::vector<Cell> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        Cell &cell = all[i];
        cell.series = {std::to_string(100 + i % 200), "indicador_" + std::to_string(i / 200)};
        cell.windowStart = window;
        cell.windowEnd = window + 30'000;
        const double sum = value + static_cast<double>(i) / 7.0;
        cell.values = {3, sum, value, sum};
        cell.firstOffset = static_cast<std::int64_t>(i);
        cell.lastOffset = cell.firstOffset + 1'000'000;
    }
    return all;
}

void commitCells(benchmark::State &state, StoreKind kind, bool fresh)
{
    if (kind == StoreKind::PostgreSql && test::postgres().empty()) {
        state.SkipWithError("SKIPPED: OBSERVATORIO_TEST_POSTGRES has no address; tests/bench/run starts a server");
        return;
    }
    const Database database(kind);
    auto store = makeStore(database.settings(), "bench");
    required(store->open());
    const auto start = required(store->claim("bench", {{"eventos_qog", 0}})).front();
    const auto count = static_cast<std::size_t>(state.range(0));

    StoreBatch batch;
    batch.cluster = "bench";
    batch.partitions.resize(1);
    PartitionBatch &partition = batch.partitions.front();
    partition.partition = start.partition;
    partition.epoch = start.epoch;
    partition.watermarkDelayMs = 60'000;
    partition.cells = cells(count, FirstWindow, 1.0);
    const auto commitNext = [&] {
        ++batch.id;
        partition.fromOffset = partition.accounting.nextOffset;
        partition.accounting.nextOffset += static_cast<std::int64_t>(3 * count);
        partition.accounting.counted = partition.accounting.nextOffset;
        if (required(store->commit(batch)).committed.size() != 1)
            throw std::runtime_error("the batch was not committed");
    };
    commitNext();  // prepares the statements
    TimeMs window = FirstWindow;
    for (auto _ : state) {
        state.PauseTiming();
        if (fresh)
            window += 30'000;
        partition.maxEventTime = window;
        partition.cells = cells(count, window, static_cast<double>(batch.id));
        state.ResumeTiming();
        commitNext();
    }
    state.counters["rows/s"] = benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(count),
                                                  benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(commitCells, sqlite_new, StoreKind::Sqlite, true)
    ->Arg(100)
    ->Arg(2'000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(commitCells, sqlite_again, StoreKind::Sqlite, false)
    ->Arg(100)
    ->Arg(2'000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(commitCells, postgresql_new, StoreKind::PostgreSql, true)
    ->Arg(100)
    ->Arg(2'000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(commitCells, postgresql_again, StoreKind::PostgreSql, false)
    ->Arg(100)
    ->Arg(2'000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
