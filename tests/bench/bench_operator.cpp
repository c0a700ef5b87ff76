// SPDX-License-Identifier: GPL-3.0-or-later
// Engine::step by itself, ns an event: all countries x 10 indicators over three partitions, event time moving on at
// 1,000 events/s, a tenth of the events out of order, the default alert rules over values that stay near their series'
// own level. Records lie in batches as a poll brings them. Drained every quarter of a million events.
#include "analytics/domain/indicatortable.h"
#include "analytics/engine/engine.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

namespace observatorio {

namespace {

constexpr std::size_t BatchSize = 10'000;
constexpr std::size_t DrainEvery = 25;
constexpr std::size_t Partitions = 3;

template<typename Table>
Table parsed(const char *file)
{
    std::ifstream stream(std::string(OBSERVATORIO_SOURCE_DIR "/resources/data/") + file);
    const std::string csv{std::istreambuf_iterator<char>(stream), {}};
    auto table = Table::parse(csv);
    if (!table) {
        std::cerr << toEnglish(table.error()) << '\n';
        std::exit(1);
    }
    return std::move(*table);
}

const CountryTable &countries()
{
    static const auto table = parsed<CountryTable>("countries.csv");
    return table;
}

/// An endless stream, one poll's batch at a time.
class Source {
public:
    Source()
    {
        for (int copy = 0; copy < 50; ++copy) {  // names lie at changing addresses, as in a consumer's buffers
            for (const Indicator &indicator : Indicators)
                m_names.emplace_back(indicator.name);
        }
        std::normal_distribution<> normal;
        for (std::size_t series = 0; series < countries().size() * std::size(Indicators); ++series) {
            const Indicator &indicator = Indicators[series % std::size(Indicators)];
            m_levels.push_back(indicator.typical + indicator.spread * normal(m_random));
        }
    }

    const std::vector<Record> &next()
    {
        m_batch.resize(BatchSize);
        std::normal_distribution<> normal;
        for (Record &record : m_batch) {
            const std::size_t name = m_random() % m_names.size();
            const std::size_t indicator = name % std::size(Indicators);
            record.country = static_cast<CountryId>(m_random() % countries().size());
            record.slot = static_cast<PartitionSlot>(record.country % Partitions);
            record.indicator = m_names[name];
            record.value = m_levels[record.country * std::size(Indicators) + indicator]
                           + 0.05 * Indicators[indicator].spread * normal(m_random);
            record.hasYear = true;
            record.year = 2024;
            record.timestamp = ++m_clock - (m_random() % 10 == 0 ? static_cast<TimeMs>(m_random() % 40'000) : 0);
        }
        for (std::size_t i = 0; i < m_batch.size(); ++i)
            m_batch[i].offset = static_cast<std::int64_t>(i);
        std::sort(m_batch.begin(), m_batch.end(), [](const Record &a, const Record &b) {
            return std::pair(a.slot, a.offset) < std::pair(b.slot, b.offset);
        });
        for (Record &record : m_batch)
            record.offset = m_offsets[record.slot.value()]++;
        return m_batch;
    }
    TimeMs clock() const { return m_clock; }

private:
    struct Indicator {
        const char *name;
        double typical, spread;
    };
    static constexpr Indicator Indicators[] = {
        {"inflacion", 6, 4},   {"pib_growth", 2, 3}, {"pib_percapita", 9'000, 500},
        {"comercio", 80, 20},  {"ied", 3, 2},        {"deuda_externa", 45, 15},
        {"gini", 38, 4},       {"desempleo", 8, 3},  {"idh", 0.72, 0.06},
        {"corrupcion", 43, 10}};

    std::mt19937 m_random{1};
    std::vector<std::string> m_names;
    std::vector<double> m_levels;
    std::vector<Record> m_batch;
    std::array<std::int64_t, Partitions> m_offsets{};
    TimeMs m_clock = 1'764'000'000'000;
};

Engine makeEngine(bool forView)
{
    Engine engine({}, defaultAlertRules(parsed<IndicatorTable>("indicators.csv")), countries());
    engine.setTrackChanges(forView);
    for (std::size_t partition = 0; partition < Partitions; ++partition) {
        PartitionStart start;
        start.partition = {"eventos_qog", static_cast<std::int32_t>(partition)};
        engine.attach(start, 0);
    }
    return engine;
}

/// One iteration is one batch.
void step(benchmark::State &state)
{
    Source source;
    Engine engine = makeEngine(state.range(0) != 0);
    std::size_t batches = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const std::vector<Record> &records = source.next();
        state.ResumeTiming();
        engine.step(records, source.clock());
        if (++batches % DrainEvery == 0) {
            state.PauseTiming();
            benchmark::DoNotOptimize(engine.drain());
            benchmark::DoNotOptimize(engine.takeChanges());
            state.ResumeTiming();
        }
    }
    const auto events = static_cast<double>(BatchSize);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(BatchSize));
    state.counters["s/event"] =
        benchmark::Counter(events, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void drain(benchmark::State &state)
{
    Source source;
    Engine engine = makeEngine(false);
    std::size_t cells = 0;
    for (auto _ : state) {
        state.PauseTiming();
        for (std::size_t batch = 0; batch < DrainEvery; ++batch)
            engine.step(source.next(), source.clock());
        state.ResumeTiming();
        const auto batches = engine.drain();
        state.PauseTiming();
        for (const PartitionBatch &drained : *batches)
            cells += drained.cells.size();
        state.ResumeTiming();
    }
    state.counters["cells/s"] = benchmark::Counter(static_cast<double>(cells), benchmark::Counter::kIsRate);
}

BENCHMARK(step)->ArgName("view")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(drain)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace observatorio

BENCHMARK_MAIN();
