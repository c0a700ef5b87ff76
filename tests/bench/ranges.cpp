// SPDX-License-Identifier: GPL-3.0-or-later
// ranges [SERIES [DAYS [WINDOWED]]]: tables with so many series and days, the newest WINDOWED days as windows of 30 s,
// the others rolled up; then how long any time of some series takes to read, to the first part that is told and to the
// end, and how long commits take beside that. Prints a Markdown table.
#include "tests/bench/database.h"

#include "app/store/connection.h"
#include "app/store/rangereader.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

using namespace observatorio;
using Clock = std::chrono::steady_clock;

namespace {

constexpr TimeMs Window = 30'000, Quarter = 900'000, Day = 86'400'000, Start = 1'795'392'000'000;

double msSince(Clock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

std::string countryOf(int series) { return "C" + std::to_string(series); }

void fill(const bench::Database &database, int series, int days, int windowed)
{
    store::Connection connection(database.settings(), "fill");
    bench::required(connection.open());
    const bool sqlite = database.settings().kind == StoreKind::Sqlite;
    const TimeMs cut = Start + (days - windowed) * Day;
    const auto time = [&](const std::string &seconds) {
        return sqlite ? "strftime('%Y-%m-%dT%H:%M:%fZ', " + seconds + ", 'unixepoch')"
                      : "to_timestamp(" + seconds + ")";
    };
    const auto numbers = [&](std::int64_t count) {
        const std::string last = std::to_string(count - 1);
        return sqlite ? "(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < " + last
                            + ") SELECT i FROM n)"
                      : "(SELECT generate_series(0, " + last + ") AS i)";
    };
    if (!sqlite)
        bench::required(connection.execute("patience", QStringLiteral("SET statement_timeout = 0")));
    const std::string country = "'C' || s.i", value = "(w.i % 37 + s.i)";
    const auto say = [&](const char *what, const std::string &sql) {
        bench::required(connection.execute(what, QString::fromStdString(sql)));
    };
    const std::string base = std::to_string(cut / 1000), old = std::to_string(Start / 1000);
    const std::string no = sqlite ? "0" : "false";
    say("cells", "INSERT INTO celdas (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado, "
                 "inicio_15min, num_eventos, suma, minimo, maximo) SELECT "
                     + time(base + " + w.i * 30") + ", " + time(base + " + w.i * 30 + 30") + ", " + country
                     + ", 'inflacion', 1, " + no + ", " + time(base + " + w.i / 30 * 900") + ", 2, 2.0 * " + value
                     + ", " + value + ", " + value + " FROM " + numbers(windowed * Day / Window) + " AS w, "
                     + numbers(series) + " AS s");
    say("quarters", "INSERT INTO cuartos (inicio_15min, pais, indicador, num_eventos, suma, minimo, maximo, enmendada) "
                    "SELECT "
                        + time(old + " + w.i * 900") + ", " + country + ", 'inflacion', 60, 60.0 * " + value + ", "
                        + value + ", " + value + ", " + no + " FROM " + numbers((days - windowed) * Day / Quarter)
                        + " AS w, " + numbers(series) + " AS s");
    say("analyze", "ANALYZE");
}

RangeQuery ask(int days, int span, int series, DurationMs resolution)
{
    RangeQuery query{.from = Start + (days - span) * Day, .until = Start + days * Day, .resolution = resolution};
    for (int i = 0; i < series; ++i)
        query.series.push_back({countryOf(i * 7), "inflacion"});
    return query;
}

std::string quantiles(std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    char text[64];
    std::snprintf(text, sizeof text, "%.1f / %.1f / %.1f", ms[ms.size() / 2], ms[ms.size() * 95 / 100], ms.back());
    return text;
}

void measure(StoreKind kind, int series, int days, int windowed)
{
    const char *name = kind == StoreKind::Sqlite ? "SQLite" : "PostgreSQL";
    const bench::Database database(kind);
    const auto store = makeStore(database.settings(), "writer");
    bench::required(store->open());
    const auto start = bench::required(store->claim("bench", {{"eventos_qog", 0}})).front();
    fill(database, series, days, windowed);
    const auto reader = makeRangeReader(database.settings(), "reader");
    for (const auto &[what, query] : {std::pair("a day of 3 series, 30 s", ask(days, 1, 3, Window)),
                                      std::pair("a day of 8 series, 30 s", ask(days, 1, 8, Window)),
                                      std::pair("30 days of 3 series, 15 min", ask(days, days, 3, Quarter)),
                                      std::pair("30 days of 8 series, 15 min", ask(days, days, 8, Quarter))}) {
        std::vector<double> firsts, totals;
        std::size_t points = 0;
        for (int i = 0; i < 5; ++i) {
            const auto begun = Clock::now();
            double first = -1.0;
            const auto result = bench::required(reader->read(query, [&](const RangeResult &) {
                if (first < 0.0)
                    first = msSince(begun);
                return true;
            }));
            totals.push_back(msSince(begun));
            firsts.push_back(first < 0.0 ? totals.back() : first);
            points = result.windows.front()->size();
        }
        std::printf("| %s | %s | %zu | %s | %s |\n", name, what, points, quantiles(firsts).c_str(),
                    quantiles(totals).c_str());
    }

    std::int64_t offset = 0;
    TimeMs at = Start + days * Day;
    const auto commits = [&](int count) {
        std::vector<double> ms;
        for (int i = 0; i < count; ++i, at += Window) {
            StoreBatch batch;
            batch.id = static_cast<std::uint64_t>(offset + 1);
            batch.cluster = "bench";
            PartitionBatch &part = batch.partitions.emplace_back();
            part.partition = start.partition;
            part.epoch = start.epoch;
            part.fromOffset = offset;
            part.accounting.startOffset = 0;
            part.accounting.nextOffset = part.accounting.counted = offset += series;
            for (int each = 0; each < series; ++each)
                part.cells.push_back({{countryOf(each), "inflacion"}, at, at + Window, {1, 1.0, 1.0, 1.0}, 0, 0});
            const auto begun = Clock::now();
            bench::required(store->commit(batch));
            ms.push_back(msSince(begun));
        }
        return ms;
    };
    commits(20);
    const std::string alone = quantiles(commits(100));
    std::atomic<bool> stop = false;
    std::atomic<int> reads = 0;
    std::thread beside([&] {
        const auto busy = makeRangeReader(database.settings(), "beside");
        const RangeQuery query = ask(days, days, 8, Quarter);
        while (!stop) {
            bench::required(busy->read(query, [&](const RangeResult &) { return !stop; }));
            ++reads;
        }
    });
    const std::string during = quantiles(commits(100));
    stop = true;
    beside.join();
    std::printf("| %s | commits alone | | | %s |\n| %s | commits beside %d readings of 30 days | | | %s |\n", name,
                alone.c_str(), name, reads.load(), during.c_str());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto number = [&](int place, int otherwise) { return argc > place ? std::atoi(argv[place]) : otherwise; };
    const int series = number(1, 300), days = number(2, 30), windowed = std::min(number(3, 7), days);
    std::printf("| | | windows a line | first part, ms (p50 / p95 / max) | whole, ms |\n|---|---|---|---|---|\n");
    measure(StoreKind::Sqlite, series, days, windowed);
    if (!test::postgres().empty())
        measure(StoreKind::PostgreSql, series, days, windowed);
    return 0;
}
