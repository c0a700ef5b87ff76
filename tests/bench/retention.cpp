// SPDX-License-Identifier: GPL-3.0-or-later
// retention DAYS: days of 1,000 events a second in 100 series, the clock being the events' own, committed window by
// window; without retention, and with windows kept for a day. What is due is pruned before each commit, in as many
// steps as it takes. The commit comes at a random moment of its window's 30 s; one that falls into a step waits for its
// end, as on the store's thread. Beside it the worst that pruning can do, as while years of windows go: every commit of
// a window with something to prune comes at a random moment of a step. PostgreSQL is vacuumed once a day. Prints a
// Markdown table of how long commits took, the wait included, and of the sizes.
#include "tests/bench/database.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace observatorio;

namespace {

constexpr TimeMs Window = 30'000, Day = 86'400'000, Start = 1'795'392'000'000;
constexpr std::int64_t EventsAWindow = 30'000;
constexpr std::size_t Series = 100;
const RetentionSettings ADay{.windowDays = 1, .resultDays = 0};

struct Figures {
    std::vector<double> ms;
    std::vector<double> inSteps;      ///< were each commit to come within a step
    std::vector<std::int64_t> sizes;  ///< after each day
};

/// "-" of nothing.
std::string quantile(std::vector<double> &ms, double share)
{
    if (ms.empty())
        return "-";
    const auto place = ms.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(ms.size() - 1));
    std::nth_element(ms.begin(), place, ms.end());
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", *place);
    return text;
}

template<typename Work>
double timed(Work work)
{
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

Figures measure(StoreKind kind, int days, bool prunes)
{
    const bench::Database database(kind);
    const auto store = makeStore(database.settings(), "retention");
    bench::required(store->open());
    const auto start = bench::required(store->claim("bench", {{"eventos_qog", 0}})).front();
    StoreBatch batch;
    batch.cluster = "bench";
    PartitionBatch &partition = batch.partitions.emplace_back();
    partition.partition = start.partition;
    partition.epoch = start.epoch;
    partition.watermarkDelayMs = 60'000;
    partition.cells.resize(Series);

    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    Figures figures;
    for (TimeMs window = Start; window < Start + days * Day; window += Window) {
        ++batch.id;
        partition.fromOffset = partition.accounting.nextOffset;
        for (std::size_t i = 0; i < Series; ++i) {
            Cell &cell = partition.cells[i];
            cell.series = {std::to_string(100 + i % 20), "indicador_" + std::to_string(i / 20)};
            cell.windowStart = window;
            cell.windowEnd = window + Window;
            cell.values = {EventsAWindow / static_cast<std::int64_t>(Series), share(random), 0.0, 1.0};
            cell.firstOffset = partition.accounting.nextOffset;
            cell.lastOffset = cell.firstOffset + EventsAWindow - 1;
        }
        partition.accounting.nextOffset += EventsAWindow;
        partition.accounting.counted = partition.accounting.nextOffset;
        partition.maxEventTime = window + Window - 1;
        double waits = 0.0;
        double waitsInStep = 0.0;
        double moment = share(random) * Window;
        for (bool isMore = prunes; isMore;) {
            const double step = timed([&] { isMore = bench::required(store->prune(ADay, window + Window)); });
            waits += moment >= 0.0 && moment < step ? step - moment : 0.0;
            moment -= step;
            waitsInStep = isMore ? step * share(random) : waitsInStep;
        }
        const double took = timed([&] {
            if (bench::required(store->commit(batch)).committed.size() != 1)
                throw std::runtime_error("the batch was not committed");
        });
        figures.ms.push_back(waits + took);
        if (waitsInStep > 0.0)
            figures.inSteps.push_back(waitsInStep + took);
        if ((window + Window - Start) % Day == 0) {
            database.vacuum();
            figures.sizes.push_back(bench::required(store->measure(window + Window)).bytes);
        }
    }
    return figures;
}

void measureBoth(StoreKind kind, const char *name, int days)
{
    for (const bool prunes : {false, true}) {
        Figures figures = measure(kind, days, prunes);
        const auto megabytes = [&figures](std::size_t day) {
            return static_cast<double>(figures.sizes.at(std::min(day, figures.sizes.size()) - 1)) / 1e6;
        };
        std::printf("| %s, %s |", name, prunes ? "windows kept a day" : "all kept");
        for (const double share : {0.5, 0.99, 0.999})
            std::printf(" %s |", quantile(figures.ms, share).c_str());
        for (const double share : {0.5, 0.99})
            std::printf(" %s |", quantile(figures.inSteps, share).c_str());
        std::printf(" %.0f | %.0f | %.0f |\n", megabytes(2), megabytes(figures.sizes.size() / 2),
                    megabytes(figures.sizes.size()));
        std::fflush(stdout);
    }
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int days = argc == 2 ? std::atoi(argv[1]) : 0;
    if (days < 2) {
        std::fputs("usage: retention DAYS (2 or more)\n", stderr);
        return 2;
    }
    std::printf("### %d days at 1,000 events a second\n\n"
                "| database | commit p50 ms | p99 | p99.9 | within steps of pruning p50 | p99 | MB after 2 days | "
                "after half | after all |\n"
                "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
                days);
    measureBoth(StoreKind::Sqlite, "SQLite", days);
    if (!test::postgres().empty())
        measureBoth(StoreKind::PostgreSql, "PostgreSQL", days);
    return 0;
}
