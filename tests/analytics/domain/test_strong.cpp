// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/record.h"
#include "analytics/domain/storebatch.h"
#include "analytics/engine/seriesregistry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <unordered_set>

namespace observatorio {

namespace {

// What must not compile.
static_assert(!std::is_convertible_v<SeriesIndex, PartitionSlot>
              && !std::is_constructible_v<PartitionSlot, SeriesIndex>);
static_assert(!std::is_convertible_v<std::uint32_t, PartitionSlot>
              && !std::is_convertible_v<PartitionSlot, std::uint32_t>);
static_assert(!std::is_convertible_v<std::int64_t, Epoch> && !std::is_convertible_v<Epoch, std::int64_t>);
static_assert(!std::equality_comparable_with<SeriesIndex, PartitionSlot>);

template<typename Vector, typename Key>
concept OpenedBy = requires(Vector vector, Key key) { vector[key]; };
static_assert(OpenedBy<IndexedVector<SeriesIndex, double>, SeriesIndex>);
static_assert(!OpenedBy<IndexedVector<SeriesIndex, double>, PartitionSlot>);
static_assert(!OpenedBy<IndexedVector<SeriesIndex, double>, std::size_t>);

// What it must not cost.
static_assert(sizeof(SeriesIndex) == sizeof(std::uint32_t) && sizeof(Epoch) == sizeof(std::int64_t));
static_assert(std::is_trivially_copyable_v<SeriesIndex> && std::is_trivially_copyable_v<Record>);
static_assert(sizeof(Record) == 72);

TEST(Strong, comparesAndHashesAsItsNumber)
{
    EXPECT_EQ(PartitionSlot(), PartitionSlot(0));
    EXPECT_LT(PartitionSlot(2), PartitionSlot(10));
    EXPECT_GT(Epoch(1), Epoch(-1)) << "the sign counts";
    EXPECT_EQ(std::max(Epoch(3), Epoch(7)).value(), 7);
    std::unordered_set<PartitionSlot> slots{PartitionSlot(1), PartitionSlot(1), PartitionSlot(2)};
    EXPECT_EQ(slots.size(), 2u);
    EXPECT_TRUE(slots.contains(PartitionSlot(2)));
}

TEST(IndexedVector, handsOutTheIndexOfWhatIsAdded)
{
    IndexedVector<SeriesIndex, double> values;
    EXPECT_FALSE(values.holds(SeriesIndex(0)));
    const SeriesIndex next = values.nextIndex();
    EXPECT_EQ(values.add(1.5), next);
    const SeriesIndex second = values.add(2.5);
    EXPECT_EQ(second, SeriesIndex(1));
    EXPECT_EQ(values[next], 1.5);
    EXPECT_EQ(values[second], 2.5);
    EXPECT_FALSE(values.holds(NoSeries));
}

TEST(IndexedVector, coversAnIndexAndNeverShrinks)
{
    IndexedVector<SeriesIndex, int> values;
    values.cover(SeriesIndex(2), 0, 7);
    EXPECT_EQ(values.size(), 3u);
    values.cover(SeriesIndex(1), 5, 9);
    EXPECT_EQ(values.size(), 5u) << "to the size, if that is more";
    values.cover(SeriesIndex(0));
    EXPECT_EQ(std::vector<int>(values.begin(), values.end()), (std::vector<int>{7, 7, 7, 9, 9}));
}

}  // namespace

}  // namespace observatorio
