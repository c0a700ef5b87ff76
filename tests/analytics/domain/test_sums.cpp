// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/accounting.h"
#include "analytics/domain/aggregate.h"
#include "analytics/domain/windowgrid.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <limits>
#include <random>
#include <vector>

namespace observatorio {

namespace {

Aggregate aggregateOf(std::initializer_list<double> values)
{
    Aggregate aggregate;
    for (const double value : values)
        aggregate.add(value);
    return aggregate;
}

Aggregate merged(Aggregate into, const Aggregate &other)
{
    into.merge(other);
    return into;
}

struct AggregateCase {
    const char *name;
    std::vector<double> values;
    Aggregate expected;
};

class Aggregates : public testing::TestWithParam<AggregateCase> {};

TEST_P(Aggregates, holdWhatWasAddedInOneGoOrInTwo)
{
    const std::vector<double> &values = GetParam().values;
    for (std::size_t cut = 0; cut <= values.size(); ++cut) {
        Aggregate whole, tail;
        for (std::size_t i = 0; i < values.size(); ++i)
            (i < cut ? whole : tail).add(values[i]);
        whole.merge(tail);
        EXPECT_EQ(whole, GetParam().expected) << "cut at " << cut;
    }
}

INSTANTIATE_TEST_SUITE_P(Values, Aggregates,
                         testing::Values(AggregateCase{"Nothing", {}, {0, 0.0, 0.0, 0.0}},
                                         AggregateCase{"One", {-2.5}, {1, -2.5, -2.5, -2.5}},
                                         AggregateCase{"AllAboveZero", {7, 3, 5}, {3, 15.0, 3.0, 7.0}},
                                         AggregateCase{"AllBelowZero", {-7, -3, -5}, {3, -15.0, -7.0, -3.0}},
                                         AggregateCase{"BothSides", {4, -9, 0}, {3, -5.0, -9.0, 4.0}}),
                         [](const auto &test) { return std::string(test.param.name); });

TEST(Aggregate, mergingWholeNumbersIsAssociativeAndCommutative)
{
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        Aggregate parts[3];
        for (Aggregate &part : parts) {
            for (unsigned n = random() % 4; n > 0; --n)
                part.add(static_cast<double>(random() % 2'000) - 1'000.0);
        }
        const auto &[a, b, c] = parts;
        EXPECT_EQ(merged(merged(a, b), c), merged(a, merged(b, c)));
        EXPECT_EQ(merged(a, b), merged(b, a));
    }
}

TEST(Aggregate, doublesAddInTheOrderInWhichTheyCome)
{
    EXPECT_EQ(aggregateOf({1e16, 1.0, -1e16}).sum, 0.0) << "the one is lost beside 1e16";
    EXPECT_EQ(aggregateOf({1e16, -1e16, 1.0}).sum, 1.0);
    EXPECT_EQ(merged(aggregateOf({1e16}), aggregateOf({-1e16, 1.0})).sum, 0.0) << "a group adds up by itself first";
    EXPECT_EQ(aggregateOf({1e16, 1.0, -1e16}).count, 3);
    EXPECT_EQ(aggregateOf({1e16, 1.0, -1e16}).min, -1e16);
}

TEST(Aggregate, meanIsSumOverCount) { EXPECT_EQ(aggregateOf({1.0, 2.0, 6.0}).mean(), 3.0); }

constexpr Accounting First{.startOffset = 10,
                           .nextOffset = 110,
                           .counted = 80,
                           .late = 7,
                           .rejected = 6,
                           .untimed = 4,
                           .gaps = 3,
                           .keyMismatch = 2,
                           .rejectedBy = {1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3}};
constexpr Accounting Second{
    .startOffset = 0, .nextOffset = 5, .counted = 4, .rejected = 1, .rejectedBy = {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}};

TEST(AccountingSums, theImbalanceIsWhatNobodyAccountsFor)
{
    EXPECT_EQ(First.read(), 100);
    EXPECT_EQ(First.imbalance(), 0);
    EXPECT_TRUE(First.balances());
    struct Case {
        std::int64_t Accounting::*term;
        std::int64_t imbalance;
    };
    for (const Case &one :
         {Case{&Accounting::counted, -1}, Case{&Accounting::late, -1}, Case{&Accounting::rejected, -1},
          Case{&Accounting::untimed, -1}, Case{&Accounting::gaps, -1}, Case{&Accounting::nextOffset, 1},
          Case{&Accounting::startOffset, -1}, Case{&Accounting::keyMismatch, 0}}) {
        Accounting wrong = First;
        ++(wrong.*one.term);
        EXPECT_EQ(wrong.imbalance(), one.imbalance);
        EXPECT_EQ(wrong.balances(), one.imbalance == 0);
    }
}

TEST(AccountingSums, addAndSubtractEveryTerm)
{
    Accounting sum = First;
    sum += Second;
    const Accounting expected{.startOffset = 10,
                              .nextOffset = 115,
                              .counted = 84,
                              .late = 7,
                              .rejected = 7,
                              .untimed = 4,
                              .gaps = 3,
                              .keyMismatch = 2,
                              .rejectedBy = {1, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3}};
    EXPECT_EQ(sum, expected);
    EXPECT_TRUE(sum.balances());
    sum -= Second;
    EXPECT_EQ(sum, First);
    sum -= First;
    EXPECT_EQ(sum, Accounting{});
}

TEST(AccountingSums, theShareOfARunBalancesWhereverItBegan)
{
    Accounting now = First;
    now.nextOffset += 12;
    now.counted += 9;
    now.gaps += 3;
    now -= First;
    EXPECT_EQ(now.read(), 12);
    EXPECT_EQ(now.counted, 9);
    EXPECT_TRUE(now.balances());
}

struct FloorCase {
    DurationMs length;
    TimeMs at;
    TimeMs start;
};

class Floors : public testing::TestWithParam<FloorCase> {};

TEST_P(Floors, areTheStartOfTheWindowThatHoldsTheTime)
{
    const auto &[length, at, start] = GetParam();
    const WindowGrid grid(length);
    EXPECT_EQ(grid.startOf(at), start);
    EXPECT_LE(start, at);
    EXPECT_LT(at, grid.endOf(start));
    EXPECT_EQ(grid.startOf(start), start);
    EXPECT_EQ(grid.startOf(grid.endOf(start)), grid.endOf(start)) << "no gap";
    EXPECT_TRUE(grid.has(start, grid.endOf(start)));
    EXPECT_FALSE(grid.has(start + 1, grid.endOf(start) + 1)) << "not aligned";
    EXPECT_FALSE(grid.has(start, grid.endOf(start) + 1)) << "of another length";
}

INSTANTIATE_TEST_SUITE_P(Times, Floors,
                         testing::Values(FloorCase{30'000, 0, 0}, FloorCase{30'000, 29'999, 0},
                                         FloorCase{30'000, 30'000, 30'000}, FloorCase{30'000, -1, -30'000},
                                         FloorCase{30'000, -30'000, -30'000}, FloorCase{30'000, -30'001, -60'000},
                                         FloorCase{900'000, -1, -900'000},
                                         FloorCase{7, -62'104'060'800'000, -62'104'060'800'005}));

TEST(WindowGrid, onlyLengthsThatFitAWholeNumberOfTimesDivideTheLongWindows)
{
    EXPECT_EQ(LongWindows.length(), 15 * 60'000) << "what the tables' views group by";
    for (const DurationMs length : {1, 30'000, 450'000, 900'000})
        EXPECT_TRUE(WindowGrid(length).divides(LongWindows)) << length;
    for (const DurationMs length : {7'000, 600'000, 1'800'000})
        EXPECT_FALSE(WindowGrid(length).divides(LongWindows)) << length;
}

}  // namespace

}  // namespace observatorio
