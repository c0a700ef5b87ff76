// SPDX-License-Identifier: GPL-3.0-or-later
// ns per event of the codec alone, from bytes to Record, and ns per name of the lookup of countries.
#include "analytics/domain/countrytable.h"
#include "kafka/codec/codec.h"
#include "tests/support/countryfiles.h"

#include <benchmark/benchmark.h>

#include <charconv>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace observatorio;

namespace {

CountryTable countries()
{
    auto table = test::readCountryTable();
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

enum class Names { Own, Aliases, Folded, Keys };

/// Ten thousand names that the table has: codes, English and Spanish names; or other texts.
std::vector<std::string> names(const CountryTable &table, Names kind)
{
    std::vector<std::string> aliases;
    std::istringstream rows(test::referenceFile("countryaliases.csv"));
    for (std::string row; std::getline(rows, row);) {
        if (row.find('"') == std::string::npos)
            aliases.push_back(row.substr(4, row.rfind(',') - 4));
    }
    std::mt19937_64 random(1);
    std::vector<std::string> all;
    for (int i = 0; i < 10'000; ++i) {
        const Country &country = table.at(static_cast<CountryId>(random() % table.size()));
        const std::string *const own[] = {&country.iso3, &country.iso3, &country.iso2, &country.nameEn,
                                          &country.nameEs};
        std::string name = *own[random() % std::size(own)];
        if (kind == Names::Aliases)
            name = aliases[random() % aliases.size()];
        else if (kind == Names::Folded)
            name = ' ' + name;
        else if (kind == Names::Keys)
            name = "sensor-" + std::to_string(i);
        all.push_back(std::move(name));
    }
    return all;
}

void find(benchmark::State &state, Names kind)
{
    const CountryTable table = countries();
    const std::vector<std::string> all = names(table, kind);
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(table.find(all[next]));
        next = next + 1 == all.size() ? 0 : next + 1;
    }
    state.SetItemsProcessed(state.iterations());
}

void countryNames(benchmark::State &state) { find(state, Names::Own); }
void countryAliases(benchmark::State &state) { find(state, Names::Aliases); }
void foldedCountryNames(benchmark::State &state) { find(state, Names::Folded); }
void textsThatAreNoCountry(benchmark::State &state) { find(state, Names::Keys); }

}  // namespace

BENCHMARK(plainEvents);
BENCHMARK(escapedIndicators);
BENCHMARK(anotherOrder);
BENCHMARK(countryNames);
BENCHMARK(countryAliases);
BENCHMARK(foldedCountryNames);
BENCHMARK(textsThatAreNoCountry);

BENCHMARK_MAIN();
