// SPDX-License-Identifier: GPL-3.0-or-later
// Values, logarithms, indices and changes of the same lines.
#include "tests/ui/charts/chartworld.h"

#include "ui/charts/crosshair.h"
#include "ui/charts/timechart.h"
#include "ui/charts/valuescale.h"

#include <gmock/gmock.h>
#include <limits>

namespace observatorio {
namespace {

using test::Start;
using test::Window;
using testing::ElementsAre;

constexpr double None = std::numeric_limits<double>::quiet_NaN();

ChartData lines(const std::vector<std::vector<double>> &values)
{
    ChartData data;
    data.valueText = [](double value) { return Format::decimal(value, 2); };
    for (std::size_t i = 0; i < values.size(); ++i) {
        ChartSeries series{QString(QChar(u'A' + static_cast<char16_t>(i))),
                           QString(QChar(u'A' + static_cast<char16_t>(i))),
                           {},
                           static_cast<int>(i),
                           {}};
        for (std::size_t at = 0; at < values[i].size(); ++at) {
            const TimeMs start = Start + static_cast<TimeMs>(at) * Window;
            const double value = values[i][at];
            if (!std::isnan(value))
                series.points.push_back({start, start + Window, value, value - 1.0, value + 1.0, 3, false});
        }
        data.series.push_back(std::move(series));
    }
    data.first = Start;
    data.last = Start + 100 * Window;
    return data;
}

std::vector<double> valuesOf(const ChartSeries &series)
{
    std::vector<double> values;
    for (const ChartPoint &point : series.points)
        values.push_back(std::round(point.value * 1000.0) / 1000.0);
    return values;
}

struct ScaleCase {
    const char *what;
    ValueScale scale;
    int from;  ///< windows after Start
    std::vector<double> values;
    std::vector<double> drawn;
    bool undrawn = false;
};

class Scales : public testing::TestWithParam<ScaleCase> {};

TEST_P(Scales, drawWhatTheySay)
{
    const ScaleCase &one = GetParam();
    const ChartData data = lines({one.values});
    const ChartData drawn = inScale(data, one.scale, Start + one.from * Window, Start + 50 * Window);
    EXPECT_EQ(valuesOf(drawn.series.at(0)), one.drawn);
    EXPECT_EQ(drawn.undrawn.size(), one.undrawn ? 1 : 0);
    EXPECT_EQ(drawn.series[0].key, data.series[0].key);
    EXPECT_EQ(drawn.scale, one.scale);
    for (const ChartPoint &point : drawn.series[0].points) {
        EXPECT_LE(point.low, point.value);
        EXPECT_GE(point.high, point.value);
        EXPECT_EQ(point.count, 3);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Table, Scales,
    testing::Values(
        ScaleCase{"values", ValueScale::Value, 0, {4.0, -2.0}, {4.0, -2.0}},
        ScaleCase{"logarithms", ValueScale::Log, 0, {100.0, 10.0, 0.1}, {2.0, 1.0, -1.0}},
        ScaleCase{"what has no logarithm is left out", ValueScale::Log, 0, {10.0, 0.0, -5.0, 100.0}, {1.0, 2.0}},
        ScaleCase{"no logarithm at all", ValueScale::Log, 0, {-1.0, 0.0}, {}, true},
        ScaleCase{"index", ValueScale::Index, 0, {50.0, 75.0, 25.0}, {100.0, 150.0, 50.0}},
        ScaleCase{"the base is the first in sight, what lies before is measured by it too",
                  ValueScale::Index,
                  1,
                  {50.0, 100.0, 25.0},
                  {50.0, 100.0, 25.0}},
        ScaleCase{"a series that begins later has its own base",
                  ValueScale::Index,
                  0,
                  {None, None, 20.0, 30.0},
                  {100.0, 150.0}},
        ScaleCase{"an index of nothing", ValueScale::Index, 0, {0.0, 75.0}, {}, true},
        ScaleCase{"an index of less than nothing", ValueScale::Index, 0, {-2.0, -1.0}, {}, true},
        ScaleCase{"an index may fall below 0", ValueScale::Index, 0, {2.0, -1.0}, {100.0, -50.0}},
        ScaleCase{"no window in sight", ValueScale::Index, 3, {2.0, 4.0}, {}, true},
        ScaleCase{"change", ValueScale::Change, 0, {50.0, 75.0, 25.0}, {0.0, 50.0, -50.0}},
        ScaleCase{"upwards from below 0 is a rise", ValueScale::Change, 0, {-2.0, -1.0, -3.0}, {0.0, 50.0, -50.0}},
        ScaleCase{"a change from nothing", ValueScale::Change, 0, {0.0, 1.0}, {}, true},
        ScaleCase{"what leaves the range of numbers", ValueScale::Index, 0, {1e-300, 1e300}, {100.0}}),
    [](const auto &one) {
        QString name = QString::fromLatin1(one.param.what);
        name.replace(u' ', u'_').remove(u',');
        return name.toStdString();
    });

TEST(Scale, thresholdsAndMarksGoWithTheLines)
{
    ChartData data = lines({{50.0, 75.0}, {-1.0, 2.0}});
    data.thresholds = {{100.0, Severity::Critical, AlertDirection::Above, {}},
                       {-3.0, Severity::Warning, AlertDirection::Below, {}}};
    data.marks = {{QStringLiteral("A"), Start, 60.0, Severity::Warning, AlertDirection::Above, {}},
                  {QStringLiteral("B"), Start, 60.0, Severity::Warning, AlertDirection::Above, {}}};
    const ChartData log = inScale(data, ValueScale::Log, Start, Start + 9 * Window);
    ASSERT_EQ(log.thresholds.size(), 1U);
    EXPECT_EQ(log.thresholds[0].value, 2.0);
    EXPECT_EQ(log.marks.size(), 2U);
    const ChartData index = inScale(data, ValueScale::Index, Start, Start + 9 * Window);
    EXPECT_TRUE(index.thresholds.empty()) << "each line would have its own";
    ASSERT_EQ(index.marks.size(), 1U) << "B has no index";
    EXPECT_EQ(index.marks[0].value, 120.0);
    EXPECT_EQ(index.undrawn, QStringList{QStringLiteral("B")});
    EXPECT_EQ(index.series.size(), 2U) << "places stay, tones with them";
}

TEST(Scale, crosshairTellsTheValueBesideItsIndex)
{
    const ChartData data = lines({{50.0, 75.0}, {-1.0, 2.0}});
    const auto read = [&](ValueScale scale) {
        return crosshairAt(data, inScale(data, scale, Start, Start + 9 * Window), Start + Window, Start,
                           Start + 9 * Window)
            .value();
    };
    EXPECT_EQ(read(ValueScale::Index).rows[0].text, QStringLiteral("A  150.0 · 75.00 · n 3 · 74.00–76.00"));
    EXPECT_EQ(read(ValueScale::Index).rows[0].value, 150.0);
    EXPECT_EQ(read(ValueScale::Index).rows[1].text, QStringLiteral("B  2.00 · n 3 · 1.00–3.00"));
    EXPECT_FALSE(read(ValueScale::Index).rows[1].value) << "nothing to mark";
    EXPECT_EQ(read(ValueScale::Log).rows[0].text, QStringLiteral("A  75.00 · n 3 · 74.00–76.00"));
    EXPECT_EQ(read(ValueScale::Change).rows[0].text, QStringLiteral("A  +50.0\u00a0% · 75.00 · n 3 · 74.00–76.00"));
}

struct AxisCase {
    double from, to;
    std::vector<std::string> texts;
};

class LogAxis : public testing::TestWithParam<AxisCase> {};

TEST_P(LogAxis, hasRoundValues)
{
    const ValueTicks ticks = logTicks(GetParam().from, GetParam().to, 6);
    std::vector<std::string> texts;
    for (const double tick : ticks.at) {
        EXPECT_GE(tick, GetParam().from - 1e-9);
        EXPECT_LE(tick, GetParam().to + 1e-9);
        texts.push_back(axisText(ValueScale::Log, tick, ticks.digits).toStdString());
    }
    EXPECT_EQ(texts, GetParam().texts);
}

INSTANTIATE_TEST_SUITE_P(Table, LogAxis,
                         testing::Values(AxisCase{0.0, 4.0, {"1", "10", "100", "1\u202f000", "10\u202f000"}},
                                         AxisCase{-1.0, 1.0, {"0.1", "0.2", "0.5", "1", "2", "5", "10"}},
                                         AxisCase{1.2, 1.5, {"20", "25", "30"}},
                                         AxisCase{0.0,
                                                  12.0,
                                                  {"1", "100", "10\u202f000", "1\u202f000\u202f000",
                                                   "100\u202f000\u202f000", "10\u202f000\u202f000\u202f000",
                                                   "1\u202f000\u202f000\u202f000\u202f000"}}));

TEST(Scale, aChartChangesItAndItsAxisFitsAgain)
{
    TimeChart chart;
    chart.resize(900, 480);
    chart.show();
    ChartData data = lines({{50.0, 75.0, 60.0}, {500.0, 1000.0, 2000.0}});
    data.last = Start + 2 * Window;
    chart.setData(std::make_shared<const ChartData>(data));
    for (const ValueScale scale : {ValueScale::Log, ValueScale::Index, ValueScale::Change, ValueScale::Value}) {
        chart.setScale(scale);
        const ValueRange axis = chart.scene().values;
        for (const ChartSeries &series : chart.drawnData()->series) {
            for (const ChartPoint &point : series.points) {
                EXPECT_LE(axis.from, point.value);
                EXPECT_GE(axis.to, point.value);
            }
        }
        EXPECT_FALSE(chart.scene().valueTicks.at.empty());
        EXPECT_EQ(chart.data()->series[1].points[2].value, 2000.0) << "the data stay what they are";
        chart.grab();
    }
    chart.setScale(ValueScale::Index);
    chart.zoomTime(0.5);  // another base
    EXPECT_EQ(chart.drawnData()->scale, ValueScale::Index);
}

}  // namespace
}  // namespace observatorio
