// SPDX-License-Identifier: GPL-3.0-or-later
// Memory of a partition grows with what it holds, whatever the other partitions of the engine hold.
#include "analytics/engine/lastvalues.h"
#include "analytics/engine/sparsevector.h"
#include "analytics/engine/windowpanes.h"
#include "tests/analytics/stream.h"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <ranges>

namespace observatorio::test {

namespace {

constexpr std::size_t Series = 20'000;
constexpr TimeMs T0 = 1'764'000'000'000;

using TestIndex = Index<struct SparseTestTag>;

struct Full {
    EngineSettings settings{.maxSeries = Series, .maxSeriesPerCountry = Series};
    SeriesRegistry registry{countries(), settings};
    TopicIndex topic = registry.topic("eventos");
    std::vector<SeriesIndex> series;

    Full()
    {
        for (std::size_t i = 0; i < Series; ++i)
            series.push_back(registry.lookup(topic, static_cast<CountryId>(i % countries().size()),
                                             "i" + std::to_string(i / countries().size())));
    }
};

TEST(SparseVector, HoldsWhatAMapHolds)
{
    std::mt19937 random(3);
    for (const std::size_t range : {10u, 100u, 5'000u, 200'000u}) {
        SparseVector<TestIndex, int> sparse;
        std::map<std::uint32_t, int> map;
        for (int i = 1; i <= 3'000; ++i) {
            const auto index = static_cast<std::uint32_t>(random() % (1 + range * static_cast<std::size_t>(i) / 3'000));
            sparse.at(TestIndex(index), range) = i;
            map[index] = i;
            const auto other = static_cast<std::uint32_t>(random() % range);
            const int *found = sparse.find(TestIndex(other));
            EXPECT_EQ(found ? *found : 0, map.contains(other) ? map[other] : 0);
        }
        std::map<std::uint32_t, int> visited;
        sparse.forEach([&](TestIndex index, int value) { visited[index.value()] = value; });
        EXPECT_EQ(visited, map) << range;

        sparse.clear(
            std::views::transform(std::views::keys(map), [](std::uint32_t index) { return TestIndex(index); }));
        sparse.forEach([&](TestIndex index, int) { ADD_FAILURE() << index.value() << " is still set"; });
        sparse.at(TestIndex(7), range) = 1;
        EXPECT_EQ(*sparse.find(TestIndex(7)), 1);
    }
}

TEST(SparseVector, GrowsWithWhatIsSet)
{
    SparseVector<TestIndex, std::int64_t> sparse;
    for (std::uint32_t i = 0; i < 20; ++i)
        sparse.at(TestIndex(i * 1'000), 20'000) = 1;
    EXPECT_LE(sparse.reservedBytes(), 20 * 150u);
}

TEST(SparseMemory, APartitionWithFewOfManySeriesIsSmall)
{
    const Full full;
    WindowPanes panes(WindowGrid(30'000), full.registry);
    LastValues last(full.registry);
    std::size_t cells = 0;
    for (int window = 0; window < 50; ++window) {
        panes.use(T0 + window * 30'000);
        for (std::size_t i = 0; i < Series; i += 1'000, ++cells) {
            panes.count(full.series[i], 1.0, 0);
            Record record;
            record.timestamp = T0 + window * 30'000;
            last.remember(record, full.series[i], false);
        }
        if (window > 2)
            panes.closeOldest();
    }
    EXPECT_LE(panes.reservedBytes(), cells * 200 + 50 * 400);
    EXPECT_LE(last.reservedBytes(), 20 * 200u);
}

TEST(SparseMemory, AWindowOfOneRecordIsSmall)
{
    const Full full;
    WindowPanes panes(WindowGrid(30'000), full.registry);
    constexpr std::size_t Windows = 2'000;
    for (std::size_t window = 0; window < Windows; ++window) {
        panes.use(T0 + static_cast<TimeMs>(window) * 30'000);
        panes.count(full.series[window * 7], 1.0, static_cast<std::int64_t>(window));
        if (window > 2)
            panes.closeOldest();
    }
    EXPECT_LE(panes.reservedBytes(), Windows * 600);
    std::vector<Cell> cells;
    panes.drainInto(cells);
    EXPECT_EQ(cells.size(), Windows);
    EXPECT_LE(panes.reservedBytes(), 10 * 600u) << "what is drained and closed goes";
}

TEST(SparseMemory, SpareWindowsForgetTheirPanes)
{
    const Full full;
    WindowPanes panes(WindowGrid(30'000), full.registry);
    std::vector<Cell> cells;
    for (std::size_t window = 0; window < 40; ++window) {
        panes.use(T0 + static_cast<TimeMs>(window) * 30'000);
        const std::size_t step = window % 3 == 0 ? 2 : 4'001;  // an array, then a hash table, in the same spares
        std::size_t counted = 0;
        for (std::size_t i = window; i < Series; i += step, ++counted)
            panes.count(full.series[i], 2.0, 0);
        panes.closeOldest();
        cells.clear();
        panes.drainInto(cells);
        ASSERT_EQ(cells.size(), counted);
        for (const Cell &cell : cells)
            ASSERT_EQ(cell.values.count, 1);
    }
}

}  // namespace

}  // namespace observatorio::test
