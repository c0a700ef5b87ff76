// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to a chart's view: dragging, taking back, measuring, choosing a range.
#include "tests/ui/charts/charthands.h"

#include "ui/actions.h"
#include "ui/charts/rangebutton.h"

#include <QJsonDocument>
#include <QMenu>
#include <QWheelEvent>

#include <gmock/gmock.h>

namespace observatorio {
namespace {

using test::Start;
using test::TimeChartTest;
using test::Window;

TEST_F(TimeChartTest, draggingSelectsAPartOfTimeInEitherDirection)
{
    for (const bool forward : {true, false}) {
        const TimeMs from = chart.scene().timeAt(at(0.2).x()), to = chart.scene().timeAt(at(0.6).x());
        const std::vector<double> way = forward ? std::vector{0.2, 0.4, 0.6} : std::vector{0.6, 0.4, 0.2};
        press(Qt::LeftButton, {}, way.front());
        move(way[1]);
        ASSERT_TRUE(chart.scene().selection);
        EXPECT_LT(chart.scene().selection->first, chart.scene().selection->second);
        EXPECT_TRUE(chart.isLive()) << "while it is chosen nothing moves";
        chart.grab();
        move(way[2]);
        release(Qt::LeftButton, way[2]);
        EXPECT_FALSE(chart.scene().selection);
        EXPECT_FALSE(chart.isLive());
        EXPECT_EQ(chart.view().from(), from);
        EXPECT_EQ(chart.view().to(), to);
        QTest::keyClick(&chart, Qt::Key_Home);
    }
}

TEST_F(TimeChartTest, escapeEndsASelectionAndItsReleaseDoesNothing)
{
    press(Qt::LeftButton, {}, 0.2);
    move(0.5);
    QTest::keyClick(&chart, Qt::Key_Escape);
    EXPECT_FALSE(chart.scene().selection);
    release(Qt::LeftButton, 0.5);
    EXPECT_TRUE(chart.isLive());
}

TEST_F(TimeChartTest, whatWasDoneToTheViewIsTakenBack)
{
    const auto shown = [this] {
        return std::tuple(chart.isLive(), chart.view().from(), chart.view().to(), chart.view().values());
    };
    EXPECT_FALSE(chart.undoView()) << "nothing was done yet";
    std::vector<decltype(shown())> views{shown()};
    const std::function<void()> steps[] = {
        [this] { drag(Qt::LeftButton, {}, {0.2, 0.8}); },
        [this] { wheel(120), wheel(120), wheel(120); },  // one step
        [this] { QTest::keyClick(&chart, Qt::Key_Left), QTest::keyClick(&chart, Qt::Key_Left); },
        [this] { drag(Qt::MiddleButton, {}, {0.2, 0.3, 0.4}); },
        [this] { wheel(120, Qt::ControlModifier); },
        [this] { QTest::keyClick(&chart, Qt::Key_Home); },
        [this] { chart.setSpan(300'000); },
    };
    for (const auto &step : steps) {
        step();
        EXPECT_NE(shown(), views.back()) << &step - steps;
        views.push_back(shown());
    }
    for (std::size_t left = views.size() - 1; left > 0; --left) {
        if (left % 2)
            QTest::keyClick(&chart, Qt::Key_Backspace);
        else
            QTest::keyClick(&chart, Qt::Key_Left, Qt::AltModifier);
        EXPECT_EQ(shown(), views[left - 1]) << left;
    }
    EXPECT_FALSE(chart.undoView());
}

TEST_F(TimeChartTest, takingBackToLiveFollowsWhatCameMeanwhile)
{
    drag(Qt::LeftButton, {}, {0.2, 0.8});
    arrive();
    EXPECT_TRUE(chart.undoView());
    EXPECT_TRUE(chart.isLive());
    EXPECT_EQ(chart.view().to(), Start + (m_next - 1) * Window);
    EXPECT_EQ(chart.newPoints(), 0);
}

TEST_F(TimeChartTest, twoCursorsTellTheDifference)
{
    const auto headline = [this] { return chart.scene().crosshair->headline.toStdString(); };
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(&chart, Qt::Key_Space);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
    ASSERT_TRUE(chart.scene().crosshair);
    const TimeMs newest = Start + (m_next - 1) * Window;
    EXPECT_EQ(chart.scene().crosshair->other, newest - 4 * Window);
    EXPECT_EQ(chart.scene().crosshair->at, newest);
    EXPECT_THAT(headline(), testing::HasSubstr("2 min 00 s"));
    // 119 % 7 = 0, 115 % 7 = 3: 33 went down to 30
    EXPECT_EQ(chart.scene().crosshair->rows[0].text,
              QStringLiteral("ARG  33.00 → 30.00 · \u22123.00 · \u22129.1\u00a0%"));
    chart.grab();
    QTest::keyClick(&chart, Qt::Key_Escape);
    EXPECT_FALSE(chart.scene().crosshair);

    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, at(0.25));
    QTest::mouseMove(chart.viewport(), at(0.25));
    move(0.75);
    ASSERT_TRUE(chart.scene().crosshair);
    EXPECT_TRUE(chart.scene().crosshair->other);
    EXPECT_TRUE(chart.isLive()) << "measuring is no touch";
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, at(0.75));
    move(0.5);
    EXPECT_FALSE(chart.scene().crosshair->other) << "the second click takes it away";

    press(Qt::LeftButton, {}, 0.25);
    move(0.75);
    EXPECT_TRUE(chart.scene().crosshair->other) << "a selection tells it too";
    QTest::keyClick(&chart, Qt::Key_Escape);
    release(Qt::LeftButton, 0.75);
    EXPECT_TRUE(chart.isLive());
}

TEST_F(TimeChartTest, oldestViewsAreForgotten)
{
    for (std::size_t i = 0; i < TimeChart::MostUndone + 20; ++i)
        chart.setSpan(static_cast<DurationMs>(300'000 + i));
    std::size_t undone = 0;
    while (chart.undoView())
        ++undone;
    EXPECT_EQ(undone, TimeChart::MostUndone);
}

TEST_F(TimeChartTest, aChosenRangeIsShownAndToldToOtherPages)
{
    Actions actions;
    RangeButton range(&chart, &actions);
    TimeChart other;
    RangeButton otherRange(&other, &actions);
    const auto choose = [&range](const QString &text) {
        for (QAction *action : range.menu()->actions()) {
            if (action->text() == text)
                return action->trigger();
        }
        ADD_FAILURE() << "no range " << text.toStdString();
    };
    EXPECT_EQ(range.text(), QStringLiteral("Last 15 min"));
    wheel(120);
    choose(QStringLiteral("Last 5 min"));
    EXPECT_TRUE(chart.isLive());
    EXPECT_EQ(chart.view().to() - chart.view().from(), 300'000);
    EXPECT_EQ(otherRange.text(), QStringLiteral("Last 5 min"));
    EXPECT_EQ(other.view().span(), 300'000);
    choose(QStringLiteral("All"));
    EXPECT_EQ(chart.view().from(), Start);

    choose(QStringLiteral("Yesterday"));
    EXPECT_FALSE(chart.isLive());
    EXPECT_EQ(QDateTime::fromMSecsSinceEpoch(chart.view().from()).time(), QTime(0, 0));
    EXPECT_EQ(chart.view().from(), range.range().from);
    EXPECT_EQ(chart.view().to(), range.range().until);
    chart.setData(chart.data());
    wheel(120);
    choose(QStringLiteral("Yesterday"));
    EXPECT_EQ(chart.view().from(), range.range().from) << "again, after it was moved by hand";
    EXPECT_TRUE(chart.undoView());
}

TEST_F(TimeChartTest, draggingWithShiftOrTheMiddleButtonPansAndDoubleClickReturns)
{
    for (const auto &[key, modifier] :
         {std::pair(Qt::LeftButton, Qt::ShiftModifier), std::pair(Qt::MiddleButton, Qt::NoModifier)}) {
        const TimeMs before = chart.view().to();
        drag(key, modifier, {0.5, 0.6, 0.75});
        EXPECT_FALSE(chart.isLive());
        const DurationMs span = chart.view().to() - chart.view().from();
        EXPECT_EQ(span, 900'000);
        EXPECT_NEAR(static_cast<double>(before - chart.view().to()) / static_cast<double>(span), 0.25, 0.02);
        QTest::mouseDClick(chart.viewport(), Qt::LeftButton, {}, at(0.5));
        EXPECT_TRUE(chart.isLive());
    }
}

TEST(TimeRange, isKeptAndSurvivesNonsense)
{
    const TimeRange otherwise = TimeRange::last(900'000);
    for (const TimeRange &range : {TimeRange::last(3'600'000), TimeRange::all(), TimeRange::between(5, 9'000'000),
                                   TimeRange::yesterday(Start)}) {
        EXPECT_EQ(TimeRange::fromJson(range.toJson(), otherwise), range);
        EXPECT_FALSE(range.text().isEmpty());
    }
    for (const char *json : {"{}", R"({"kind":9})", R"({"kind":0,"span":-5})", R"({"kind":3,"from":9,"until":5})",
                             R"({"kind":"x"})", R"({"kind":3,"from":-1,"until":5})"})
        EXPECT_EQ(TimeRange::fromJson(QJsonDocument::fromJson(json).object(), otherwise), otherwise) << json;
}

}  // namespace
}  // namespace observatorio
