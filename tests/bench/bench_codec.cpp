// SPDX-License-Identifier: GPL-3.0-or-later
// ns per event of the codec alone, from bytes to Record.
#include "analytics/domain/countrytable.h"
#include "kafka/codec/codec.h"

#include <benchmark/benchmark.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace observatorio;

namespace {

CountryTable countries()
{
    std::ifstream file(OBSERVATORIO_SOURCE_DIR "/resources/data/countries.csv", std::ios::binary);
    const std::string csv{std::istreambuf_iterator<char>(file), {}};
    auto table = CountryTable::parse(csv);
    if (!table)
        throw std::runtime_error(toEnglish(table.error()));
    return *std::move(table);
}

struct Event {
    std::string key, value;
};

enum class Written { Plainly, WithEscapes, InAnotherOrder };

std::vector<Event> events(const CountryTable &table, Written written)
{
    const char *const plain[] = {"inflacion", "desempleo", "pib_growth", "corrupcion", "deuda_externa", "gini", "idh"};
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> value(-10.0, 100.0);
    std::vector<Event> all;
    for (int i = 0; i < 10'000; ++i) {
        const std::string &country = table.at(static_cast<CountryId>(random() % table.size())).iso3;
        const std::string indicator =
            written == Written::WithEscapes ? "inflaci\\u00f3n" : plain[random() % std::size(plain)];
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value(random), std::chars_format::fixed, 4).ptr;
        const std::string names = R"("pais":")" + country + R"(","indicador":")" + indicator + '"';
        const std::string numbers = R"("valor":)" + std::string(digits, end) + R"(,"anio":2024)";
        all.push_back({country, written == Written::InAnotherOrder ? '{' + numbers + ',' + names + '}'
                                                                   : '{' + names + ',' + numbers + '}'});
    }
    return all;
}

void decode(benchmark::State &state, Written written)
{
    const CountryTable table = countries();
    const std::vector<Event> all = events(table, written);
    Codec codec(table);
    Record record;
    std::size_t next = 0;
    std::int64_t bytes = 0;
    for (auto _ : state) {
        const Event &event = all[next];
        next = next + 1 == all.size() ? 0 : next + 1;
        codec.decode({event.value.data(), event.value.size(), 0, event.key}, record);
        benchmark::DoNotOptimize(record);
        bytes += static_cast<std::int64_t>(event.value.size());
    }
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(bytes);
}

void plainEvents(benchmark::State &state) { decode(state, Written::Plainly); }
void escapedIndicators(benchmark::State &state) { decode(state, Written::WithEscapes); }
void anotherOrder(benchmark::State &state) { decode(state, Written::InAnotherOrder); }

}  // namespace

BENCHMARK(plainEvents);
BENCHMARK(escapedIndicators);
BENCHMARK(anotherOrder);

BENCHMARK_MAIN();
