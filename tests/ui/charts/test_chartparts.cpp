// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the charts that need no window: decimation, ticks, labels, the view, the crosshair, and charts from
// snapshots.
#include "tests/ui/charts/chartworld.h"

#include "ui/charts/countrychart.h"
#include "ui/charts/crosshair.h"
#include "ui/charts/csv.h"
#include "ui/charts/decimate.h"
#include "ui/charts/labelspread.h"
#include "ui/charts/lagchart.h"
#include "ui/charts/ticks.h"
#include "ui/charts/timeview.h"
#include "ui/format.h"

#include <QDateTime>

#include <gmock/gmock.h>
#include <random>

namespace observatorio {
namespace {

using test::Start;
using test::Window;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<ChartPoint> sawtooth(int count)
{
    std::vector<ChartPoint> points;
    std::mt19937 random(3);
    for (int i = 0; i < count; ++i) {
        const double value = static_cast<double>(random() % 1000);
        points.push_back({Start + i * Window, Start + (i + 1) * Window, value, value - 5, value + 5, 1, false});
    }
    return points;
}

TEST(Decimate, keepsFewPointsAsTheyAre)
{
    const auto points = sawtooth(40);
    const auto drawn = decimate(points, points.front().at, points.back().at, 500, 0);
    ASSERT_EQ(drawn.size(), points.size());
    EXPECT_TRUE(drawn.front().startsRun);
    EXPECT_EQ(std::count_if(drawn.begin(), drawn.end(), [](const DrawnPoint &point) { return point.startsRun; }), 1);
}

class DecimateMany : public testing::TestWithParam<int> {};

TEST_P(DecimateMany, keepsBoundsAndBothExtremesOfEveryStretch)
{
    auto points = sawtooth(GetParam());
    points[points.size() / 3].value = -1e6;
    points[points.size() / 2].value = 1e6;
    points[points.size() / 2].high = 2e6;
    points.back().open = true;
    const auto drawn = decimate(points, points.front().at, points.back().at, 500, 0);
    EXPECT_LE(drawn.size(), 500U);
    const auto byValue = [](const DrawnPoint &a, const DrawnPoint &b) { return a.value < b.value; };
    EXPECT_EQ(std::min_element(drawn.begin(), drawn.end(), byValue)->value, -1e6);
    EXPECT_EQ(std::max_element(drawn.begin(), drawn.end(), byValue)->value, 1e6);
    EXPECT_EQ(std::max_element(drawn.begin(), drawn.end(), [](const auto &a, const auto &b) { return a.high < b.high; })
                  ->high,
              2e6);
    EXPECT_EQ(drawn.back().at, points.back().at) << "the newest point stays";
    EXPECT_TRUE(drawn.back().open);
    EXPECT_TRUE(std::is_sorted(drawn.begin(), drawn.end(), [](const auto &a, const auto &b) { return a.at < b.at; }));
}
INSTANTIATE_TEST_SUITE_P(Sizes, DecimateMany, testing::Values(501, 640, 3'600, 100'000));

TEST(Decimate, missingWindowStartsANewRunWhateverTheDensity)
{
    for (const int count : {20, 4'000}) {
        auto points = sawtooth(count);
        points.erase(points.begin() + count / 2);
        const auto drawn = decimate(points, points.front().at, points.back().at, 500, 0);
        EXPECT_EQ(std::count_if(drawn.begin(), drawn.end(), [](const DrawnPoint &point) { return point.startsRun; }), 2)
            << count;
    }
}

TEST(Decimate, takesOneNeighbourOnEitherSideSoThatLinesReachTheEdges)
{
    const auto points = sawtooth(100);
    const auto drawn = decimate(points, points[40].at + 1, points[50].at - 1, 500, 0);
    EXPECT_EQ(drawn.front().at, points[40].at);
    EXPECT_EQ(drawn.back().at, points[50].at);
    EXPECT_TRUE(decimate({}, 0, 1, 500, 0).empty());
}

struct TickCase {
    double from, to;
    int most;
    std::vector<double> at;
    int digits;
};
class ValueTicksTable : public testing::TestWithParam<TickCase> {};
TEST_P(ValueTicksTable, areRound)
{
    const ValueTicks ticks = valueTicks(GetParam().from, GetParam().to, GetParam().most);
    EXPECT_THAT(ticks.at, testing::Pointwise(testing::DoubleNear(1e-9), GetParam().at));
    EXPECT_EQ(ticks.digits, GetParam().digits);
}
INSTANTIATE_TEST_SUITE_P(
    All, ValueTicksTable,
    testing::Values(TickCase{0, 50, 5, {0, 10, 20, 30, 40, 50}, 0},
                    TickCase{0.55, 0.75, 4, {0.55, 0.6, 0.65, 0.7, 0.75}, 2},
                    TickCase{-3, 3, 6, {-3, -2, -1, 0, 1, 2, 3}, 0}, TickCase{17.2, 18.9, 3, {18}, 0},
                    TickCase{9'990'000, 10'010'000, 4, {9'990'000, 9'995'000, 10'000'000, 10'005'000, 10'010'000}, 0}));

TEST(NiceRange, holdsTheDataAndNeverCollapses)
{
    const struct {
        double low, high;
        bool zero;
    } cases[] = {{31, 47, false}, {5, 47, false},          {0, 0, false},   {0, 0, true},           {7, 7, false},
                 {-7, -7, false}, {1e15, 1e15 + 1, false}, {-12, -1, true}, {0.7001, 0.7002, false}};
    for (const auto &each : cases) {
        const ValueRange range = niceRange(each.low, each.high, 5, each.zero);
        EXPECT_LE(range.from, each.low);
        EXPECT_GE(range.to, each.high);
        EXPECT_LT(range.from, range.to) << each.low << ' ' << each.high;
        EXPECT_TRUE(!each.zero || (range.from <= 0 && range.to >= 0));
        EXPECT_LE(valueTicks(range.from, range.to, 8).at.size(), 9U);
    }
    EXPECT_EQ(niceRange(5, 47, 5, false), (ValueRange{0, 50}));
}

TEST(TimeTicks, areRoundLocalTimesAndFew)
{
    for (const DurationMs span : {DurationMs{2'000}, DurationMs{300'000}, DurationMs{900'000}, DurationMs{3'600'000},
                                  DurationMs{86'400'000}, DurationMs{7} * 86'400'000, DurationMs{3'000} * 86'400'000}) {
        const TimeTicks ticks = timeTicks(Start + 123, Start + 123 + span, 8);
        ASSERT_FALSE(ticks.at.empty() && span < DurationMs{86'400'000}) << span;
        EXPECT_LE(ticks.at.size(), 9U);
        for (const TimeMs at : ticks.at) {
            EXPECT_GE(at, Start + 123);
            EXPECT_LE(at, Start + 123 + span);
            const TimeMs local = at + TimeMs{1000} * QDateTime::fromMSecsSinceEpoch(Start).offsetFromUtc();
            EXPECT_EQ(local % ticks.step, 0);
        }
    }
}

TEST(TimeTicks, midnightSaysItsDay)
{
    const TimeMs midnight = QDate(2025, 11, 24).startOfDay().toMSecsSinceEpoch();
    EXPECT_EQ(timeTickText(midnight, 600'000), Format::locale().toString(QDate(2025, 11, 24), QStringLiteral("d MMM")));
    EXPECT_EQ(timeTickText(midnight + 600'000, 600'000), QStringLiteral("00:10"));
    EXPECT_EQ(timeTickText(midnight - 600'000, 600'000), QStringLiteral("23:50"));
    EXPECT_EQ(timeTickText(midnight + 30'000, 30'000), QStringLiteral("00:00:30"));
}

TEST(SpreadLabels, movesApartAsLittleAsNeededAndStaysInside)
{
    EXPECT_THAT(spreadLabels({10, 50, 90}, 14, 0, 100), ElementsAre(10, 50, 90));
    EXPECT_THAT(spreadLabels({50, 50}, 14, 0, 100), ElementsAre(43, 57));
    EXPECT_THAT(spreadLabels({98, 99, 100}, 10, 0, 100), ElementsAre(80, 90, 100));
    EXPECT_THAT(spreadLabels({0, 2}, 10, 0, 100), ElementsAre(0, 10));
    EXPECT_THAT(spreadLabels({60, 20, 58}, 10, 0, 100), ElementsAre(64, 20, 54)) << "in the order given";
    const auto many = spreadLabels({5, 5, 5, 40, 41, 42, 95}, 12, 0, 100);
    auto sorted = many;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 1; i < sorted.size(); ++i)
        EXPECT_GE(sorted[i] - sorted[i - 1], 12 - 1e-9);
}

TEST(TimeView, liveFollowsAndTouchedStays)
{
    TimeView view;
    view.setExtent(0, 3'600'000);
    EXPECT_EQ(view.to(), 3'600'000);
    EXPECT_EQ(view.to() - view.from(), 900'000);
    view.setExtent(0, 3'630'000);
    EXPECT_EQ(view.to(), 3'630'000);

    view.zoomTime(0.5, 3'000'000);
    EXPECT_FALSE(view.isLive());
    const TimeMs from = view.from(), to = view.to();
    EXPECT_EQ(to - from, 450'000);
    view.setExtent(0, 4'000'000);
    EXPECT_EQ(view.from(), from);
    EXPECT_EQ(view.to(), to);

    view.goLive();
    EXPECT_EQ(view.to(), 4'000'000);
    EXPECT_EQ(view.to() - view.from(), 900'000);
}

TEST(TimeView, zoomKeepsTheAnchorInItsPlace)
{
    TimeView view;
    view.setExtent(0, 3'600'000);
    view.zoomTime(0.4, 2'925'000);  // a quarter into 2'700'000..3'600'000
    EXPECT_NEAR(static_cast<double>(2'925'000 - view.from()) / static_cast<double>(view.to() - view.from()), 0.25,
                1e-5);
    for (int i = 0; i < 200; ++i)
        view.zoomTime(0.5, view.from());
    EXPECT_EQ(view.to() - view.from(), TimeView::LeastSpan);
    for (int i = 0; i < 200; ++i)
        view.zoomTime(2.0, view.from());
    EXPECT_LT(view.to() - view.from(), DurationMs{30} * 366 * 86'400'000);
}

TEST(TimeView, nobodyGetsLostInEmptyTime)
{
    TimeView view;
    view.setExtent(1'000'000, 2'000'000);
    view.panTime(DurationMs{1'000'000'000'000});
    EXPECT_LT(view.from(), 2'000'000);
    view.panTime(DurationMs{-3'000'000'000'000});
    EXPECT_GT(view.to(), 1'000'000);
}

TEST(TimeView, allSpansTheDataAndValuesFitUntilTouched)
{
    TimeView view;
    view.setSpan(0);
    view.setExtent(1'000'000, 9'000'000);
    EXPECT_EQ(view.from(), 1'000'000);
    EXPECT_FALSE(view.values());
    view.zoomValues(0.5, 10.0, {0.0, 40.0});
    ASSERT_TRUE(view.values());
    EXPECT_EQ(*view.values(), (ValueRange{5.0, 25.0}));
    EXPECT_FALSE(view.isLive());
    view.goLive();
    EXPECT_FALSE(view.values());
}

ChartData twoCountries(test::World &world)
{
    for (int i = 0; i < 10; ++i) {
        world.add("ARG", "inflacion", i, 41.0 + i, i < 9);
        if (i != 4)
            world.add("BRA", "inflacion", i, 12.0, i < 9);
    }
    return countryChart(*world.snapshot(), {{{QStringLiteral("ARG"), QStringLiteral("Argentina"), 0},
                                             {QStringLiteral("BRA"), QStringLiteral("Brazil"), 1}},
                                            QStringLiteral("inflacion"),
                                            false});
}

TEST(Crosshair, listsWindowMeanCountAndRangeOfEverySeries)
{
    test::World world;
    world.alerts = {test::crossing("ARG", "inflacion", Start + 2 * Window + 7'000, 43.0, Severity::Critical)};
    const ChartData data = twoCountries(world);
    const auto at = crosshairAt(data, Start + 2 * Window + 4'000, Start, Start + 20 * Window);
    ASSERT_TRUE(at);
    EXPECT_EQ(at->at, Start + 2 * Window);
    EXPECT_EQ(at->headline,
              Format::time(Start + 2 * Window) + QStringLiteral(" – ") + Format::time(Start + 3 * Window));
    ASSERT_EQ(at->rows.size(), 2U);
    EXPECT_EQ(at->rows[0].text, QStringLiteral("ARG  43.00 · n 2 · 42.00–44.00"));
    EXPECT_EQ(at->rows[1].value, 12.0);
    ASSERT_EQ(at->alerts.size(), 1);
    EXPECT_THAT(at->alerts.first().toStdString(), HasSubstr("ARG"));
}

TEST(Crosshair, saysWhereASeriesHasNoWindow)
{
    test::World world;
    const ChartData data = twoCountries(world);
    const auto at = crosshairAt(data, Start + 4 * Window, Start, Start + 20 * Window);
    ASSERT_TRUE(at);
    EXPECT_TRUE(at->rows[0].value);
    EXPECT_FALSE(at->rows[1].value);
    EXPECT_FALSE(crosshairAt(data, Start, Start + 100 * Window, Start + 200 * Window)) << "nothing in sight";
    EXPECT_EQ(nextPointTime(data, Start, true), Start + Window);
    EXPECT_EQ(nextPointTime(data, Start, false), std::nullopt);
}

TEST(CountryChart, marksOpenWindowsAndLiveEndsAtTheNewestOfAllSeries)
{
    test::World world;
    world.add("CHL", "idh", 50, 0.8);
    const ChartData data = twoCountries(world);
    EXPECT_FALSE(data.series[0].points.front().open);
    EXPECT_TRUE(data.series[0].points.back().open);
    EXPECT_EQ(data.last, Start + 50 * Window);
    EXPECT_EQ(data.first, Start);
}

TEST(CountryChart, aCountrysOwnRuleReplacesTheGeneralOne)
{
    test::World world;
    world.add("ARG", "inflacion", 0, 41.0);
    auto snapshot = std::make_shared<Snapshot>(*world.snapshot());
    AlertRule own;
    own.id = "inflacion/ARG";
    own.indicator = "inflacion";
    own.countries = {"ARG"};
    own.warning = 60.0;
    snapshot->settings.rules.push_back(own);
    const CountryChartWish both{
        {{QStringLiteral("ARG"), {}, 0}, {QStringLiteral("BRA"), {}, 1}}, QStringLiteral("inflacion"), false};
    std::vector<std::string> labels;
    for (const ChartThreshold &threshold : countryChart(*snapshot, both).thresholds)
        labels.push_back(threshold.label.toStdString());
    EXPECT_THAT(labels, testing::UnorderedElementsAre("warning 60 ARG", "warning 40 BRA", "critical 100 BRA"));

    snapshot->settings.rules.back().enabled = false;
    labels.clear();
    for (const ChartThreshold &threshold : countryChart(*snapshot, both).thresholds)
        labels.push_back(threshold.label.toStdString());
    EXPECT_THAT(labels, testing::UnorderedElementsAre("warning 40 BRA", "critical 100 BRA")) << "ARG is muted";
}

TEST(CountryChart, indicatorsNobodyKnowsAppearAfterTheKnownOnes)
{
    test::World world;
    world.add("ARG", "zz_propio", 0, 1.0);
    world.add("ARG", "aa_propio", 0, 1.0);
    world.add("ARG", "gini", 0, 1.0);
    world.add("ARG", "inflacion", 0, 1.0);
    world.add("BRA", "inflacion", 0, 1.0);
    const IndicatorTable &table = *Resources::indicators().value();
    EXPECT_EQ(indicatorsOf(*world.snapshot(), table),
              (QStringList{QStringLiteral("inflacion"), QStringLiteral("gini"), QStringLiteral("aa_propio"),
                           QStringLiteral("zz_propio")}));
    EXPECT_EQ(static_cast<std::size_t>(indicatorsOf(*test::World().snapshot(), table).size()), table.all().size())
        << "while nothing arrived, what may be expected";
}

TEST(Csv, quotesAndKeepsEveryDigit)
{
    EXPECT_EQ(Csv::line({QStringLiteral("a"), QStringLiteral("b,\"c\"\n"), QString()}),
              QByteArray("a,\"b,\"\"c\"\"\n\",\r\n"));
    EXPECT_EQ(Csv::line({QStringLiteral("=1+2"), QStringLiteral("@SUM(A1)"), QStringLiteral("-cmd"),
                         QStringLiteral("+a"), QStringLiteral("\tx")}),
              QByteArray("'=1+2,'@SUM(A1),'-cmd,'+a,'\tx\r\n"))
        << "no spreadsheet runs what a record brought";
    EXPECT_EQ(Csv::line({QStringLiteral("-2.5"), QStringLiteral("+3"), QStringLiteral("-1e300"), QString()}),
              QByteArray("-2.5,+3,-1e300,\r\n"))
        << "numbers are numbers";
    const QByteArray plain = Csv::line({QStringLiteral("a"), QStringLiteral("b")})
                             + Csv::line({QStringLiteral("-2.5"), QStringLiteral("x,\"1.5\"")})
                             + Csv::line({QStringLiteral("p;q"), QStringLiteral("1e-7")});
    EXPECT_EQ(Csv::inLanguage(plain, QLocale(QLocale::English)), plain);
    EXPECT_EQ(Csv::inLanguage(plain, QLocale(QLocale::Spanish)),
              QByteArray("a;b\r\n-2,5;\"x,\"\"1.5\"\"\"\r\n\"p;q\";1e-7\r\n"));
    EXPECT_EQ(Csv::number(0.1), QStringLiteral("0.1"));
    EXPECT_EQ(Csv::number(1.0 / 3.0).toDouble(), 1.0 / 3.0);
    EXPECT_EQ(Csv::utc(Start), QStringLiteral("2025-11-24T16:00:00.000Z"));
}

TEST(LagChart, leavesOutWhatIsUnknownAndTheOldAssignment)
{
    test::World world;
    world.partitions.resize(2);
    world.partitions[0].partition = {"eventos_qog", 0};
    world.partitions[1].partition = {"eventos_qog", 1};
    for (int i = 0; i < 4; ++i) {
        TrendPoint sample;
        sample.at = Start + i * 1000;
        sample.partitionLag =
            i == 0 ? std::vector<std::int64_t>{9} : std::vector<std::int64_t>{i, i == 2 ? -1 : 10 * i};
        world.trend.push_back(sample);
    }
    const ChartData data = lagChart(*world.snapshot());
    ASSERT_EQ(data.series.size(), 2U);
    EXPECT_EQ(data.series[0].points.size(), 3U);
    EXPECT_EQ(data.series[1].points.size(), 2U);
    EXPECT_TRUE(data.fromZero);
}

TEST(LagChart, ofManyPartitionsThoseThatLagMost)
{
    test::World world;
    for (int i = 0; i < 20; ++i) {
        PartitionView view;
        view.partition = {"eventos_qog", i};
        view.lag = i;
        world.partitions.push_back(view);
    }
    const ChartData data = lagChart(*world.snapshot());
    ASSERT_EQ(data.series.size(), static_cast<std::size_t>(MostLagSeries));
    EXPECT_EQ(data.series.front().name, QStringLiteral("eventos_qog 12"));
    EXPECT_EQ(data.series.front().label, QStringLiteral("qog 12"));
}

}  // namespace
}  // namespace observatorio
