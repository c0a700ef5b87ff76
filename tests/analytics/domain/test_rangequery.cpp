// SPDX-License-Identifier: GPL-3.0-or-later
// How long windows are in a range, and how stored and live ones make one line.
#include "analytics/domain/rangequery.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

constexpr DurationMs Window = 30'000, Hour = 3'600'000, Day = 24 * Hour;

WindowPoint point(TimeMs start, std::int64_t count, DurationMs length = Window)
{
    return {start, start + length, {count, 2.0 * static_cast<double>(count), 1.0, 3.0}, true, false};
}

TEST(RangeResolution, keepsLinesShort)
{
    const struct {
        DurationMs span, window, resolution;
    } cases[] = {{900'000, Window, Window},
                 {Day, Window, Window},
                 {2 * Day, Window, 900'000},
                 {30 * Day, Window, 900'000},
                 {100 * Day, Window, Hour},
                 {365 * Day, Window, 3 * Hour},
                 {5 * 365 * Day, Window, Day},
                 {Day, 1'000, 900'000},
                 {Hour, 1'000, 900'000},
                 {30 * 60'000, 1'000, 1'000},
                 {Day, Hour, Hour},
                 {0, Window, Window},
                 {3'000 * 365 * Day, Window, 364 * Day}};
    for (const auto &one : cases)
        EXPECT_EQ(rangeResolution(one.span, one.window), one.resolution) << one.span << ' ' << one.window;
}

TEST(Coarser, addsUpWhatLiesInAWindow)
{
    std::vector<WindowPoint> fine{point(0, 1), point(Window, 2), point(900'000, 4)};
    fine[1].final = false;
    const auto coarse = coarser(WindowRow(fine), LongWindows);
    ASSERT_EQ(coarse.size(), 2U);
    EXPECT_EQ(coarse[0].start, 0);
    EXPECT_EQ(coarse[0].end, 900'000);
    EXPECT_EQ(coarse[0].values, (Aggregate{3, 6.0, 1.0, 3.0}));
    EXPECT_FALSE(coarse[0].final);
    EXPECT_EQ(coarse[1].values.count, 4);
    EXPECT_TRUE(coarse[1].final);
}

TEST(Joined, hasEveryWindowOnceAndTheFullerOfTwo)
{
    const struct {
        const char *what;
        std::vector<std::pair<int, int>> stored, live, line;  ///< window, events
    } cases[] = {
        {"nothing", {}, {}, {}},
        {"stored alone", {{0, 3}, {1, 3}}, {}, {{0, 3}, {1, 3}}},
        {"live alone", {}, {{5, 1}}, {{5, 1}}},
        {"one after the other", {{0, 3}, {1, 3}}, {{2, 3}, {3, 1}}, {{0, 3}, {1, 3}, {2, 3}, {3, 1}}},
        {"they overlap", {{0, 3}, {1, 3}, {2, 1}}, {{1, 3}, {2, 2}, {3, 1}}, {{0, 3}, {1, 3}, {2, 2}, {3, 1}}},
        {"live begins in the middle of a window", {{0, 3}, {1, 3}}, {{1, 2}, {2, 3}}, {{0, 3}, {1, 3}, {2, 3}}},
        {"a gap in both", {{0, 3}, {4, 3}}, {{2, 3}, {6, 3}}, {{0, 3}, {2, 3}, {4, 3}, {6, 3}}},
    };
    for (const auto &one : cases) {
        const auto points = [](const auto &pairs) {
            std::vector<WindowPoint> list;
            for (const auto &[at, count] : pairs)
                list.push_back(point(at * Window, count));
            return list;
        };
        EXPECT_EQ(joined(WindowRow(points(one.stored)), points(one.live)), points(one.line)) << one.what;
    }
}

}  // namespace
}  // namespace observatorio
