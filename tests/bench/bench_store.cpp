// SPDX-License-Identifier: GPL-3.0-or-later
// Rows a second into the database, through Store::commit: batches of cells, new ones and ones that are there already,
// on SQLite and on PostgreSQL (OBSERVATORIO_TEST_POSTGRES=postgresql://user@host:port/db, whose role may create
// databases).
#include "tests/bench/database.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>

#include <stdexcept>

using namespace observatorio;
using bench::Database;
using bench::required;

namespace {

constexpr TimeMs FirstWindow = 1'795'429'470'000;

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
