// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine's state takes, by the process's resident set, of two sparse streams: 20,000 series over 1,000
// partitions, each series in one of them and several windows each; and 100,000 windows of one record that nobody
// drained. Each in a process of its own: memory sparse|windows.
#include "analytics/engine/engine.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace observatorio {

namespace {

constexpr TimeMs Start = 1'764'000'000'000;

const CountryTable &countries()
{
    static const auto table = [] {
        std::ifstream stream(OBSERVATORIO_SOURCE_DIR "/resources/data/countries.csv");
        return CountryTable::parse(std::string(std::istreambuf_iterator<char>(stream), {})).value();
    }();
    return table;
}

long residentMb()
{
    std::ifstream status("/proc/self/statm");
    long all = 0, resident = 0;
    status >> all >> resident;
    return resident * 4096 / 1'000'000;
}

Record recordOf(PartitionSlot slot, std::int64_t offset, TimeMs at, std::size_t series, const std::string &indicator)
{
    Record record;
    record.slot = slot;
    record.country = static_cast<CountryId>(series % countries().size());
    record.indicator = indicator;
    record.offset = offset;
    record.timestamp = at;
    record.value = 1.0;
    return record;
}

Engine engineOf(int partitions, std::vector<PartitionSlot> &slots)
{
    AlertRule rule;
    rule.id = rule.indicator = "i0";
    Engine engine({.maxSeriesPerCountry = 20'000}, {rule}, countries());
    for (int partition = 0; partition < partitions; ++partition) {
        PartitionStart start;
        start.partition = {"eventos_qog", partition};
        slots.push_back(engine.attach(start, 0));
    }
    return engine;
}

void sparse()
{
    constexpr std::size_t Series = 20'000, Partitions = 1'000, Windows = 8;
    std::vector<PartitionSlot> slots;
    Engine engine = engineOf(Partitions, slots);
    std::vector<std::int64_t> offsets(Partitions);
    for (std::size_t window = 0; window < Windows; ++window) {
        for (std::size_t series = 0; series < Series; ++series) {
            const std::size_t partition = series % Partitions;
            const std::string indicator = "i" + std::to_string(series / countries().size());
            const Record record = recordOf(slots[partition], offsets[partition]++,
                                           Start + static_cast<TimeMs>(window) * 30'000, series, indicator);
            engine.step({&record, 1}, std::nullopt);
        }
    }
    std::cout << engine.pendingCells() << " cells pending, " << residentMb() << " MB\n";
}

void windows()
{
    constexpr std::size_t Windows = 100'000, Series = 5'000;
    std::vector<PartitionSlot> slots;
    Engine engine = engineOf(1, slots);
    for (std::size_t window = 0; window < Windows; ++window) {
        const std::size_t series = window * 7 % Series;
        const std::string indicator = "i" + std::to_string(series / countries().size());
        const Record record = recordOf(slots[0], static_cast<std::int64_t>(window),
                                       Start + static_cast<TimeMs>(window) * 30'000, series, indicator);
        engine.step({&record, 1}, std::nullopt);
    }
    std::cout << engine.pendingCells() << " cells pending, " << residentMb() << " MB\n";
}

}  // namespace

}  // namespace observatorio

int main(int argc, char **argv)
{
    const std::string which = argc > 1 ? argv[1] : "";
    if (which != "sparse" && which != "windows") {
        std::cerr << "memory sparse|windows\n";
        return 2;
    }
    which == "sparse" ? observatorio::sparse() : observatorio::windows();
}
