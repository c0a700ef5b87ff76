// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/eventsampler.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace observatorio::test {

namespace {

constexpr TimeMs Base = 1'764'000'000'000;
constexpr DurationMs Span = 600'000;

}  // namespace

TEST(EventSampler, fewEventsAreEachADot)
{
    EventSampler sampler(Span);
    EXPECT_EQ(sampler.dots(), nullptr);
    for (int i = 0; i < 1'000; ++i)
        sampler.add(Base + i * 100, i, false);
    const auto dots = sampler.dots();
    ASSERT_TRUE(dots);
    EXPECT_EQ(dots->everyNth, 1);
    ASSERT_EQ(dots->counted.size(), 1'000u);
    EXPECT_EQ(dots->counted[7], (EventDot{Base + 700, 7}));
    EXPECT_EQ(sampler.dots(), dots) << "nothing came: the same object";
}

TEST(EventSampler, manyAreAnEvenSampleWithinTheCap)
{
    EventSampler sampler(Span);
    constexpr int Events = 1'000'000;
    for (int i = 0; i < Events; ++i) {
        sampler.add(Base + i / 2, i, false);
        if (i % 100 == 0) {
            ASSERT_LE(sampler.dots()->counted.size(), EventSampler::Cap);
        }
    }
    const auto dots = sampler.dots();
    EXPECT_GE(dots->counted.size(), EventSampler::Cap / 4);
    // Each tenth of the span holds a tenth of the dots, within one.
    for (int tenth = 0; tenth < 10; ++tenth) {
        const TimeMs from = Base + tenth * 50'000;
        const auto held = std::ranges::count_if(
            dots->counted, [from](const EventDot &dot) { return dot.at >= from && dot.at < from + 50'000; });
        EXPECT_NEAR(static_cast<double>(held), 100'000.0 / static_cast<double>(dots->everyNth), 1.0) << tenth;
    }
}

TEST(EventSampler, afterABurstEachEventIsADotAgain)
{
    EventSampler sampler(Span);
    std::int64_t offset = 0;
    for (; offset < 100'000; ++offset)
        sampler.add(Base, offset, false);
    EXPECT_GT(sampler.dots()->everyNth, 16);
    for (TimeMs at = Base; at < Base + 3 * Span; at += 1'000) {
        sampler.add(at, offset++, false);
        sampler.dots();
    }
    EXPECT_EQ(sampler.dots()->everyNth, 1);
    EXPECT_GE(sampler.dots()->counted.front().at, Base + 2 * Span - 1'000) << "the burst is out of sight";
}

TEST(EventSampler, lateOnesAreKeptApartEachOfThem)
{
    EventSampler sampler(Span);
    for (int i = 0; i < 10'000; ++i)
        sampler.add(Base + i, i, i % 1'000 == 7);
    EXPECT_EQ(sampler.dots()->late.size(), 10u);
    EXPECT_GT(sampler.dots()->everyNth, 1);
    for (int i = 0; i < 1'000; ++i)
        sampler.add(Base, 10'000 + i, true);
    EXPECT_EQ(sampler.dots()->late.size(), EventSampler::LateCap);
    EXPECT_EQ(sampler.dots()->late.back().offset, 10'999);
}

}  // namespace observatorio::test
