// SPDX-License-Identifier: GPL-3.0-or-later
// What the overview computes: the world's mean of an indicator, and the newest alerts as rows.
#include "app/files/resources.h"
#include "ui/pages/overview/indicatortrend.h"
#include "ui/pages/overview/recentalertsmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

constexpr DurationMs W = 30'000;

WindowPoint window(int index, double mean, bool final = true, std::int64_t count = 4)
{
    WindowPoint point;
    point.start = index * W;
    point.end = point.start + W;
    point.values = {count, mean * static_cast<double>(count), 0.0, 0.0};
    point.final = final;
    return point;
}

SeriesView series(const char *country, const char *indicator, std::vector<WindowPoint> windows)
{
    SeriesView view;
    view.series = {country, indicator};
    view.shortWindows = std::make_shared<const WindowRow>(std::move(windows));
    view.longWindows = std::make_shared<const WindowRow>();
    return view;
}

TEST(IndicatorTrend, IsTheMeanOfEachCountrysNewestFinalWindow)
{
    const std::vector<SeriesView> all{
        series("ARG", "x", {window(0, 10), window(1, 20), window(2, 999, false)}),
        series("BRA", "x", {window(0, 30)}),             // silent since: keeps its last average
        series("CHL", "x", {window(1, 50, true, 400)}),  // a country weighs the same whatever its records
    };
    const IndicatorTrend trend = IndicatorTrend::of(all, {0, 1, 2}, W);
    ASSERT_TRUE(trend.value);
    EXPECT_DOUBLE_EQ(*trend.value, (20.0 + 30.0 + 50.0) / 3);
    ASSERT_EQ(trend.points.size(), 3);
    EXPECT_DOUBLE_EQ(trend.points[0].y(), 20.0);
    EXPECT_DOUBLE_EQ(trend.points[1].y(), (20.0 + 30.0 + 50.0) / 3);
    EXPECT_DOUBLE_EQ(trend.points[1].x(), 2.0 * W);
    EXPECT_EQ(trend.countries, 3);
    EXPECT_FALSE(trend.change) << "nothing is known of 15 minutes ago";
}

// A line a minute after the start, when no window is final yet.
TEST(IndicatorTrend, NothingFinalIsNoValueButALine)
{
    const std::vector<SeriesView> all{series("ARG", "x", {window(0, 10, false), window(1, 12, false)}),
                                      series("BRA", "x", {})};
    const IndicatorTrend trend = IndicatorTrend::of(all, {0, 1}, W);
    EXPECT_FALSE(trend.value);
    EXPECT_EQ(trend.countries, 0);
    ASSERT_EQ(trend.points.size(), 2);
    EXPECT_DOUBLE_EQ(trend.points[1].y(), 12.0);
}

TEST(IndicatorTrend, ChangeIsAgainstFifteenMinutesEarlier)
{
    std::vector<WindowPoint> windows;
    for (int i = 0; i <= 40; ++i)
        windows.push_back(window(i, i));
    const IndicatorTrend trend = IndicatorTrend::of({series("ARG", "x", windows)}, {0}, W);
    ASSERT_TRUE(trend.change);
    EXPECT_DOUBLE_EQ(*trend.change, 30.0);
}

TEST(IndicatorTrend, AHugeValueLeavesNothingBehindOnceItIsGone)
{
    const std::vector<SeriesView> all{series("ARG", "x", {window(0, 1), window(1, 1e300), window(2, 2)}),
                                      series("BRA", "x", {window(0, 5)})};
    const IndicatorTrend trend = IndicatorTrend::of(all, {0, 1}, W);
    ASSERT_TRUE(trend.value);
    EXPECT_DOUBLE_EQ(*trend.value, 3.5);
}

TEST(IndicatorTrend, AWildWindowAndAChangedLengthStayBounded)
{
    const std::vector<SeriesView> all{series("ARG", "x", {window(-2'000'000'000, 1), window(3, 5)}),
                                      series("BRA", "x", {window(1, 7)})};
    const IndicatorTrend trend = IndicatorTrend::of(all, {0, 1}, W);
    EXPECT_LE(trend.points.size(), 20'000);
    ASSERT_TRUE(trend.value);
    EXPECT_DOUBLE_EQ(*trend.value, 6.0);
    EXPECT_FALSE(IndicatorTrend::of(all, {0}, 0).value);
}

TEST(IndicatorIndex, KnownOnesComeInTheirOrderThenOthersByName)
{
    const std::vector<SeriesView> all{series("ARG", "zz", {}), series("ARG", "idh", {}), series("BRA", "aa", {}),
                                      series("BRA", "inflacion", {}), series("CHL", "idh", {})};
    const IndicatorIndex index = IndicatorIndex::of(all, *Resources::indicators().value());
    ASSERT_EQ(index.entries.size(), 4u);
    EXPECT_EQ(index.entries[0].indicator.toStdString(), "inflacion");
    EXPECT_EQ(index.entries[1].indicator.toStdString(), "idh");
    EXPECT_EQ(index.entries[1].members, (std::vector<int>{1, 4}));
    EXPECT_EQ(index.entries[2].indicator.toStdString(), "aa");
    EXPECT_EQ(index.entries[3].indicator.toStdString(), "zz");
}

AlertView alert(const std::string &id, TimeMs start, double last = 41.0)
{
    AlertView view;
    view.episode.id = id;
    view.episode.rule = "inflacion";
    view.episode.series = {"ARG", "inflacion"};
    view.episode.severity = Severity::Critical;
    view.episode.start = start;
    view.episode.lastValue = last;
    return view;
}

class AlertRows : public testing::Test {
protected:
    std::vector<std::string> ids() const
    {
        std::vector<std::string> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.push_back(model.rowAt(row).view.episode.id);
        return all;
    }
    RecentAlertsModel model{[](const QString &code) { return code; }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(AlertRows, AreDiffedAndNeverReset)
{
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.apply({alert("c", 3), alert("b", 2), alert("a", 1)}, 10);
    const QPersistentModelIndex kept = model.index(1, 0);
    model.apply({alert("e", 5), alert("c", 3), alert("d", 2), alert("b", 2)}, 11);
    EXPECT_EQ(ids(), (std::vector<std::string>{"e", "c", "d", "b"}));
    EXPECT_EQ(kept.row(), 3);
    model.apply({alert("b", 2), alert("e", 5), alert("d", 2)}, 12);
    EXPECT_EQ(ids(), (std::vector<std::string>{"b", "e", "d"}));
    EXPECT_EQ(kept.row(), 0);
    model.apply({}, 13);
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(reset.size(), 0);
}

TEST_F(AlertRows, TellOnlyWhatChanged)
{
    model.apply({alert("b", 2), alert("a", 1)}, 10);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.apply({alert("b", 2), alert("a", 1)}, 11);
    EXPECT_EQ(changed.size(), 0);
    AlertView acknowledged = alert("a", 1);
    acknowledged.acknowledgedAt = 11;
    model.apply({alert("b", 2), acknowledged}, 12);
    ASSERT_EQ(changed.size(), 1);
    EXPECT_EQ(changed[0][0].toModelIndex().row(), 1);
}

TEST_F(AlertRows, AreCapped)
{
    std::vector<AlertView> many;
    for (int i = 0; i < 300; ++i)
        many.push_back(alert("id" + std::to_string(i), 1'000 - i));
    model.apply(many, 2'000);
    EXPECT_EQ(model.rowCount(), static_cast<int>(RecentAlertsModel::Cap));
    many.insert(many.begin(), alert("new", 1'001));
    model.apply(many, 2'001);
    EXPECT_EQ(ids().front(), "new");
    EXPECT_EQ(model.rowCount(), static_cast<int>(RecentAlertsModel::Cap));
}

}  // namespace
}  // namespace observatorio
