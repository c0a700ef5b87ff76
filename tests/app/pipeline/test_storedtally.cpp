// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/storedtally.h"

#include <gtest/gtest.h>

using namespace observatorio;

namespace {

constexpr TimeMs Base = 1'764'000'000'000;
constexpr DurationMs Window = 30'000;

PartitionBatch batch(std::int32_t partition, std::initializer_list<int> windows, TimeMs newest,
                     std::vector<AlertEpisode> alerts = {})
{
    PartitionBatch result;
    result.partition = {"eventos_qog", partition};
    result.maxEventTime = newest;
    result.watermarkDelayMs = 60'000;
    for (const int number : windows) {
        for (const char *indicator : {"gini", "idh"}) {
            Cell cell;
            cell.series = {"ARG", indicator};
            cell.windowStart = Base + number * Window;
            cell.windowEnd = cell.windowStart + Window;
            result.cells.push_back(cell);
        }
    }
    result.alerts = std::move(alerts);
    return result;
}

AlertEpisode episode(std::string id, std::optional<TimeMs> end = {})
{
    AlertEpisode result;
    result.id = std::move(id);
    result.end = end;
    return result;
}

}  // namespace

TEST(StoredTally, AWindowOfAPartitionCountsOnceHoweverOftenItIsStored)
{
    StoredTally tally;
    tally.add(batch(0, {0, 1}, Base + 40'000));
    tally.add(batch(0, {0, 1}, Base + 50'000));
    tally.add(batch(0, {1, 2}, Base + 89'999));
    EXPECT_EQ(tally.windows(), 3u);
    tally.add(batch(1, {1}, Base + 40'000));
    EXPECT_EQ(tally.windows(), 4u);
    tally.add(batch(0, {0}, Base + 89'999));
    EXPECT_EQ(tally.windows(), 4u) << "its end is a millisecond past the watermark: it may still come";
}

TEST(StoredTally, AnEpisodeCountsOnceUntilItsEnd)
{
    StoredTally tally;
    tally.add(batch(0, {}, Base, {episode("a"), episode("b", Base)}));
    tally.add(batch(0, {}, Base, {episode("a"), episode("c")}));
    tally.add(batch(1, {}, Base, {episode("a", Base + 1)}));
    EXPECT_EQ(tally.alerts(), 3u);
}

TEST(StoredTally, WhatCannotComeAgainIsForgotten)
{
    StoredTally tally;
    const auto store = [&tally](int number) {
        const TimeMs newest = Base + number * Window;
        tally.add(batch(0, {number}, newest, {episode(std::to_string(number), newest)}));
    };
    for (int number = 0; number < 1'000; ++number)
        store(number);
    EXPECT_EQ(tally.windows(), 1'000u);
    EXPECT_EQ(tally.alerts(), 1'000u);
    // No store says this: were they still remembered, they would not count a second time.
    for (int number = 0; number < 997; ++number)
        tally.add(batch(0, {number}, Base + 999 * Window, {episode(std::to_string(number), Base)}));
    EXPECT_EQ(tally.windows(), 1'997u);
    EXPECT_EQ(tally.alerts(), 1'997u);
}
