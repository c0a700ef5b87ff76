// SPDX-License-Identifier: GPL-3.0-or-later
// The big chart under a person's hands, while data flow.
#include "tests/ui/charts/charthands.h"

#include "ui/charts/chartcontrols.h"
#include "ui/charts/countrychart.h"
#include "ui/charts/timechart.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <gmock/gmock.h>
#include <iterator>

namespace observatorio {
namespace {

using test::Start;
using test::TimeChartTest;
using test::Window;
using test::Wish;

TEST_F(TimeChartTest, liveFollowsTheNewestWindow)
{
    EXPECT_TRUE(chart.isLive());
    const TimeMs to = chart.view().to();
    arrive();
    EXPECT_EQ(chart.view().to(), to + Window);
    EXPECT_EQ(chart.newPoints(), 0);
}

TEST_F(TimeChartTest, wheelLeavesLiveAndWhatComesIsCountedUntilBack)
{
    QSignalSpy live(&chart, &TimeChart::liveChanged);
    BackToLive button(&chart);
    EXPECT_TRUE(button.isHidden());
    const TimeMs anchor = chart.scene().timeAt(at(0.25).x());
    wheel(120, {}, 0.25);
    EXPECT_FALSE(chart.isLive());
    EXPECT_EQ(live.size(), 1);
    EXPECT_NEAR(static_cast<double>(chart.scene().timeAt(at(0.25).x())), static_cast<double>(anchor), 2'000.0)
        << "the pointer's time stays under it";
    const TimeMs from = chart.view().from(), to = chart.view().to();
    const ValueRange values = chart.scene().values;
    for (int i = 0; i < 19; ++i)
        arrive();
    EXPECT_EQ(chart.view().from(), from);
    EXPECT_EQ(chart.view().to(), to);
    EXPECT_EQ(chart.scene().values, values) << "arriving data move no touched axis";
    EXPECT_EQ(chart.newPoints(), 38);
    EXPECT_FALSE(button.isHidden());
    EXPECT_EQ(button.text(), QStringLiteral("38 new · back to live"));
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_TRUE(chart.isLive());
    EXPECT_EQ(chart.newPoints(), 0);
    EXPECT_TRUE(button.isHidden());
    EXPECT_EQ(chart.view().to(), Start + (m_next - 1) * Window);
}

TEST_F(TimeChartTest, aNewlyChosenSeriesIsNotNewData)
{
    wheel(120);
    world.add("CHL", "inflacion", 3, 5.0);
    CountryChartWish wish = Wish;
    wish.countries.push_back({QStringLiteral("CHL"), QStringLiteral("Chile"), 2});
    chart.setData(std::make_shared<const ChartData>(countryChart(*world.snapshot(), wish)));
    EXPECT_EQ(chart.newPoints(), 0);
}

TEST_F(TimeChartTest, controlAndShiftWheelZoomValuesOnly)
{
    for (const auto modifier : {Qt::ControlModifier, Qt::ShiftModifier}) {
        chart.goLive();
        const ValueRange before = chart.scene().values;
        const DurationMs span = chart.view().to() - chart.view().from();
        wheel(120, modifier);
        EXPECT_FALSE(chart.isLive());
        EXPECT_EQ(chart.view().to() - chart.view().from(), span);
        EXPECT_LT(chart.scene().values.to - chart.scene().values.from, before.to - before.from);
    }
}

TEST_F(TimeChartTest, aClickIsNoTouch)
{
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, at(0.5));
    EXPECT_TRUE(chart.isLive());
}

TEST_F(TimeChartTest, keysZoomPanAndReturn)
{
    const DurationMs span = chart.view().to() - chart.view().from();
    const TimeMs to = chart.view().to();
    QTest::keyClick(&chart, Qt::Key_Plus);
    EXPECT_LT(chart.view().to() - chart.view().from(), span);
    QTest::keyClick(&chart, Qt::Key_Home);
    EXPECT_TRUE(chart.isLive());
    QTest::keyClick(&chart, Qt::Key_Left);
    EXPECT_EQ(chart.view().to(), to - span / 10);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(chart.view().to(), to);
    QTest::keyClick(&chart, Qt::Key_Home);
    const ValueRange values = chart.scene().values;
    QTest::keyClick(&chart, Qt::Key_Up);
    EXPECT_GT(chart.scene().values.from, values.from);
    QTest::keyClick(&chart, Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_GT(chart.scene().values.to - chart.scene().values.from, values.to - values.from);
}

TEST_F(TimeChartTest, crosshairFollowsThePointerAndDataGoOnUnderIt)
{
    QTest::mouseMove(chart.viewport(), at(0.5));
    ASSERT_TRUE(chart.scene().crosshair);
    const TimeMs pointed = chart.scene().crosshair->at;
    EXPECT_LE(std::abs(pointed - chart.scene().timeAt(at(0.5).x())), Window);
    EXPECT_EQ(chart.scene().crosshair->rows.size(), 2U);
    arrive();
    ASSERT_TRUE(chart.scene().crosshair);
    EXPECT_EQ(chart.scene().crosshair->at, pointed + Window) << "live moves under a pointer that stays";
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(chart.viewport(), &leave);
    EXPECT_FALSE(chart.scene().crosshair);
}

TEST_F(TimeChartTest, crosshairWalksByKeys)
{
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
    ASSERT_TRUE(chart.scene().crosshair);
    const TimeMs newest = chart.scene().crosshair->at;
    EXPECT_EQ(newest, Start + (m_next - 1) * Window);
    QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(chart.scene().crosshair->at, newest - Window);
    EXPECT_TRUE(chart.isLive()) << "reading is no touch";
    QTest::keyClick(&chart, Qt::Key_Escape);
    EXPECT_FALSE(chart.scene().crosshair);
}

TEST_F(TimeChartTest, aMissingWindowBreaksLineAndBand)
{
    auto &list = world.windows[{"ARG", "inflacion"}];
    list.erase(list.end() - 10);
    feed();
    const auto &drawn = chart.scene().drawn[0].points;
    EXPECT_EQ(std::count_if(drawn.begin(), drawn.end(), [](const DrawnPoint &point) { return point.startsRun; }), 2);

    // In the middle of the gap nothing of the series' colour is drawn, over the plot's whole height.
    world.windows.erase({"BRA", "inflacion"});
    feed();
    const QImage picture = chart.grab().toImage();
    const int gap = static_cast<int>(chart.scene().x(Start + (m_next - 10) * Window));
    const int joined = static_cast<int>(chart.scene().x(Start + (m_next - 20) * Window) + 8);
    const QColor line = Theme::instance().seriesColor(0);
    const auto blue = [&](int x) {
        for (int y = static_cast<int>(chart.scene().plot.top()); y < static_cast<int>(chart.scene().plot.bottom());
             ++y) {
            const QColor pixel = picture.pixelColor(x, y);
            if (std::abs(pixel.red() - line.red()) + std::abs(pixel.green() - line.green())
                    + std::abs(pixel.blue() - line.blue())
                < 90)
                return true;
        }
        return false;
    };
    EXPECT_TRUE(blue(joined));
    EXPECT_FALSE(blue(gap));
}

TEST_F(TimeChartTest, seriesStayWithinTheirBoundWhateverComes)
{
    for (int i = 0; i < 3'000; ++i)
        addWindow(), ++m_next;
    chart.setSpan(0);
    feed();
    for (const DrawnSeries &series : chart.scene().drawn)
        EXPECT_LE(series.points.size(), static_cast<std::size_t>(TimeChart::PointsPerSeries));
}

TEST_F(TimeChartTest, hostileValuesDoNotBreakTheAxes)
{
    world.add("ARG", "inflacion", m_next, 1e300);
    world.add("BRA", "inflacion", m_next, -1e300);
    feed();
    EXPECT_LT(chart.scene().values.from, chart.scene().values.to);
    EXPECT_LE(chart.scene().valueTicks.at.size(), 12U);
    for (int i = 0; i < 2'000; ++i)
        wheel(i % 2 ? -120 : -480, i % 3 ? Qt::ControlModifier : Qt::NoModifier);
    EXPECT_TRUE(std::isfinite(chart.scene().values.to - chart.scene().values.from));
    chart.grab();
}

TEST_F(TimeChartTest, emptyAndVanishingDataAreDrawn)
{
    chart.setData(std::make_shared<const ChartData>(countryChart(*test::World().snapshot(), Wish)));
    chart.grab();
    wheel(120);
    chart.setData(nullptr);
    QTest::keyClick(&chart, Qt::Key_Plus);
    chart.grab();
}

}  // namespace
}  // namespace observatorio
