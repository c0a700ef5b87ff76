// SPDX-License-Identifier: GPL-3.0-or-later
// Events may carry any finite double: a sum stays finite, and the same however its values come.
#include "analytics/domain/definedsum.h"
#include "analytics/history/history.h"
#include "tests/analytics/fakestore.h"
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace observatorio::test {

namespace {

constexpr double Infinity = std::numeric_limits<double>::infinity();
constexpr double NoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr double Most = std::numeric_limits<double>::max();
constexpr double Huge = 1.7e308;
const TopicPartition P0{"eventos", 0};
const SeriesName Argentina{"ARG", "inflacion"};

struct Rule {
    const char *what;
    std::int64_t count;
    double sum, min, max;
    double defined;
};

class DefinedSum : public testing::TestWithParam<Rule> {};

TEST_P(DefinedSum, isWhatWasAddedOrTheLargestDouble)
{
    const Rule &rule = GetParam();
    EXPECT_EQ(definedSum(rule.count, rule.sum, rule.min, rule.max), rule.defined) << rule.what;
}

INSTANTIATE_TEST_SUITE_P(All, DefinedSum,
                         testing::Values(Rule{"nothing", 0, 0.0, 0.0, 0.0, 0.0},
                                         Rule{"ordinary values", 3, 6.5, -1.0, 5.0, 6.5},
                                         Rule{"one value, whatever it is", 1, Most, Most, Most, Most},
                                         Rule{"one value below", 1, -Most, -Most, -Most, -Most},
                                         Rule{"two that just fit", 2, 1e308, 0.5e308, 0.5e308, 1e308},
                                         Rule{"two that may not", 2, 1.2e308, 0.6e308, 0.6e308, Most},
                                         Rule{"a million that fit", 1'000'000, 1e308, 0.0, 1e302, 1e308},
                                         Rule{"a million that may not", 1'000'000, 1.0, 0.0, 1.1e302, Most},
                                         Rule{"infinite", 2, Infinity, Huge, Huge, Most},
                                         Rule{"infinite below", 2, -Infinity, -Huge, -Huge, -Most},
                                         Rule{"no number", 4, NoNumber, -Huge, Huge, Most},
                                         Rule{"no number, more below", 4, NoNumber, -Most, Huge, -Most},
                                         Rule{"all negative", 3, -Infinity, -Huge, -1.0, -Most}));

using Values = std::vector<double>;

struct Sequence {
    const char *what;
    Values values;
    double sum;
};

class HostileSums : public testing::TestWithParam<Sequence> {};

/// A late window and one that counts get the values, drained after every `every` of them; with `restart` by a new
/// engine each time.
FakeStore run(const Values &values, std::size_t every, bool restart, LatePolicy policy)
{
    constexpr TimeMs Counting = 900'000;
    FakeStore store;
    EngineSettings settings;
    settings.latePolicy = policy;
    std::unique_ptr<Stream> stream;
    const auto begin = [&] { stream = std::make_unique<Stream>(settings, std::vector<AlertRule>{}, store.claim(P0)); };
    const auto commit = [&] { EXPECT_TRUE(store.commit({stream->drain()})); };
    begin();
    stream->feed(Counting, 0.0, "BRA", "gini");
    for (std::size_t i = 0; i < values.size(); ++i) {
        stream->feed(Counting, values[i]);
        stream->feed(0, values[i]);
        if ((i + 1) % every == 0) {
            commit();
            if (restart)
                begin();
        }
    }
    if (values.size() % every != 0)
        commit();
    return store;
}

TEST_P(HostileSums, areFiniteAndTheSameWhateverTheBatches)
{
    const auto &[what, values, sum] = GetParam();
    for (const LatePolicy policy : {LatePolicy::Drop, LatePolicy::Amend}) {
        const bool amend = policy == LatePolicy::Amend;
        for (std::size_t every = 1; every <= values.size(); ++every) {
            for (const bool restart : {false, true}) {
                const FakeStore store = run(values, every, restart, policy);
                const FakeStore::Partition &table = store.partitions.at(P0);
                const LateDelta &late = table.late.at({{0, 30'000, Argentina}, amend});
                const Cell &counted = table.cells.at({900'000, 930'000, Argentina});
                EXPECT_EQ(late.values.count, static_cast<std::int64_t>(values.size())) << what;
                EXPECT_EQ(late.values.sum, sum) << what << ", late, every " << every;
                EXPECT_EQ(counted.values.sum, sum) << what << ", counted, every " << every;
                EXPECT_EQ(counted.values.count, late.values.count);
                EXPECT_EQ(table.cells.at({900'000, 930'000, {"BRA", "gini"}}).values.sum, 0.0);
            }
        }
    }
}

TEST_P(HostileSums, areFiniteInWhatChartsDraw)
{
    const auto &[what, values, sum] = GetParam();
    EngineSettings settings;
    settings.latePolicy = LatePolicy::Amend;
    Stream stream(settings);
    History history(settings.windows());
    stream.engine.setTrackChanges(true);
    history.bind(stream.slot, "cluster", P0);
    const auto show = [&] { history.apply(stream.engine.takeChanges()); };
    stream.feed(900'000, 0.0, "BRA", "gini");
    for (const double value : values) {
        stream.feed(0, value);
        show();
        stream.feed(900'000, value);
        show();
    }
    const SeriesView view = history.series()->front();
    ASSERT_EQ(view.series, Argentina);
    for (const auto &row : {view.shortWindows, view.longWindows}) {
        ASSERT_EQ(row->size(), 2u);
        for (const WindowPoint &window : *row) {
            EXPECT_EQ(window.values.sum, sum) << what;
            EXPECT_TRUE(std::isfinite(window.values.mean())) << what;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, HostileSums,
                         testing::Values(Sequence{"two up, two down", {Huge, Huge, -Huge, -Huge}, Most},
                                         Sequence{"two down, two up", {-Huge, -Huge, Huge, Huge}, Most},
                                         Sequence{"by turns", {Huge, -Huge, Huge, -Huge}, Most},
                                         Sequence{"the largest is negative", {Huge, Huge, -Most, -Huge}, -Most},
                                         Sequence{"only down, among small ones", {1.0, -Huge, 2.0, -Huge, 3.0}, -Most},
                                         Sequence{"one after small ones", {1.0, 2.0, 3.0, Huge}, Most},
                                         Sequence{"one before small ones", {Huge, 1.0, 2.0, 3.0}, Most},
                                         Sequence{
                                             "many that just fit", {0x1p1020, 0x1p1020, 0x1p1020, -0x1p1020}, 0x1p1021},
                                         Sequence{"alone", {Huge}, Huge}));

TEST(HostileSums, aWindowsAverageStaysANumberForTheAlerts)
{
    AlertRule average;
    average.id = average.indicator = "inflacion";
    average.basis = AlertBasis::WindowAverage;
    average.warning = 5.0;
    average.critical = 30.0;
    Stream stream({}, {average});
    for (const double value : {Huge, Huge, -Huge, -Huge})
        stream.feed(0, value);
    stream.feed(900'000);
    const PartitionBatch batch = stream.drain();
    ASSERT_EQ(batch.alerts.size(), 1u);
    EXPECT_EQ(batch.alerts[0].firstValue, Most / 4);
}

}  // namespace

}  // namespace observatorio::test
