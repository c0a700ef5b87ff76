// SPDX-License-Identifier: GPL-3.0-or-later
// The Countries page as an analyst uses it: scales, any time, the legend.
#include "tests/ui/pages/countriesworld.h"

#include "ui/charts/crosshair.h"
#include "ui/charts/rangebutton.h"
#include "ui/pages/countries/legendcard.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/indicatorpicker.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

#include <algorithm>
#include <gmock/gmock.h>

namespace observatorio {
namespace {

using test::CountriesTest;
using test::Start;
using test::Window;

TEST_F(CountriesTest, theScaleIsChosenBesideTheChartAndTold)
{
    fill({"ARG", "BRA"});
    show();
    const auto choose = [this](const QString &text) {
        for (QAbstractButton *segment : page.findChildren<QAbstractButton *>()) {
            if (segment->accessibleName() == text)
                return QTest::mouseClick(segment, Qt::LeftButton);
        }
        ADD_FAILURE() << "no segment " << text.toStdString();
    };
    const auto told = [this] { return chart()->parentWidget()->parentWidget()->accessibleDescription().toStdString(); };
    choose(QStringLiteral("Index 100"));
    EXPECT_EQ(chart()->drawnData()->scale, ValueScale::Index);
    EXPECT_EQ(chart()->drawnData()->series[0].points.back().value, 100.0);
    EXPECT_THAT(told(), testing::HasSubstr(Format::time(chart()->view().from()).toStdString() + " = 100"));
    EXPECT_EQ(chart()->data()->series[0].points.back().value, 10.0) << "the file keeps values";

    world.windows[{"BRA", "inflacion"}].clear();
    for (int i = 0; i < 40; ++i)
        world.add("BRA", "inflacion", i, -3.0);
    page.apply(world.snapshot());
    EXPECT_THAT(told(), testing::HasSubstr("without BRA"));
    choose(QStringLiteral("Value"));
    EXPECT_THAT(told(), testing::Not(testing::HasSubstr("BRA")));
}

/// What the database answers: a window every `every` of each series that is asked for, of one event.
void answerRanges(Actions &actions, QObject *receiver, std::vector<RangeQuery> &asked, DurationMs every = Window)
{
    QObject::connect(&actions, &Actions::rangeRequested, receiver, [&actions, &asked, every](const RangeQuery &query) {
        asked.push_back(query);
        auto result = std::make_shared<RangeResult>(
            RangeResult{.query = query, .resolution = query.resolution, .from = query.from, .complete = true});
        for (std::size_t i = 0; i < query.series.size(); ++i) {
            std::vector<WindowPoint> points;
            for (TimeMs at = query.from; at < query.until; at += std::max(every, query.resolution)) {
                const double value = 50.0 + static_cast<double>(i) + static_cast<double>(points.size() % 10);
                points.push_back({at, at + query.resolution, {1, value, value, value}, true, false});
            }
            result->windows.push_back(std::make_shared<const WindowRow>(std::move(points)));
        }
        Q_EMIT actions.rangeRead(result);
    });
}

TEST_F(CountriesTest, inflationOfArgentinaAndBrazilYesterdayIndexedTakesThreeSteps)
{
    std::vector<RangeQuery> asked;
    answerRanges(around.actions, &page, asked);
    const TimeMs now = WindowGrid(Window).startOf(QDateTime::currentMSecsSinceEpoch());
    for (const char *country : {"ARG", "BRA", "CHL", "IND", "MEX"}) {
        for (TimeMs at = now - 39 * Window; at <= now; at += Window)
            world.windows[{country, "inflacion"}].push_back({at, at + Window, {2, 20.0, 9.0, 11.0}, true, false});
    }
    show();
    // 1: the countries, from the keyboard
    auto *search = page.findChild<QLineEdit *>();
    QTest::keyClicks(search, QStringLiteral("argentina, bra"));
    QTest::keyClick(search, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(chosen(), (QStringList{QStringLiteral("ARG"), QStringLiteral("BRA")}));
    // 2: the day
    auto *range = page.findChild<RangeButton *>();
    for (QAction *action : range->menu()->actions()) {
        if (action->text() == QStringLiteral("Yesterday"))
            action->trigger();
    }
    // 3: the index
    for (QAbstractButton *segment : page.findChildren<QAbstractButton *>()) {
        if (segment->accessibleName() == QStringLiteral("Index 100"))
            QTest::mouseClick(segment, Qt::LeftButton);
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return chart()->data() && chart()->data()->series[0].points.size() > 1'000; }));
    EXPECT_EQ(page.findChild<IndicatorPicker *>()->current(), QStringLiteral("inflacion"));
    const TimeMs from = chart()->view().from(), to = chart()->view().to();
    EXPECT_EQ(to - from, range->range().until - range->range().from);
    for (const ChartSeries &series : chart()->drawnData()->series) {
        const ChartPoint *first = pointAt(series, from);
        ASSERT_TRUE(first) << series.key.toStdString();
        EXPECT_EQ(first->value, 100.0);
        ASSERT_TRUE(pointAt(series, to - 1)) << "yesterday is there to its end";
    }
    EXPECT_EQ(page.findChild<LegendModel *>()->rowCount(), 2);
    EXPECT_LE(chart()->scene().drawn[0].points.size(), static_cast<std::size_t>(TimeChart::PointsPerSeries));
}

TEST_F(CountriesTest, storedAndLiveWindowsAreOneLine)
{
    std::vector<RangeQuery> asked;
    answerRanges(around.actions, &page, asked);
    fill({"ARG", "BRA", "CHL"});
    show();
    page.findChild<RangeButton *>()->setRange(TimeRange::last(3'600'000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return chart()->data()->series[0].points.front().at < Start; }));
    const std::vector<ChartPoint> &points = chart()->data()->series[0].points;
    EXPECT_LE(points.front().at, chart()->view().from());
    for (std::size_t i = 1; i < points.size(); ++i)
        ASSERT_EQ(points[i].at, points[i - 1].end) << "no window is missing or doubled";
    EXPECT_EQ(points.back().at, Start + 39 * Window);
    EXPECT_EQ(points.back().count, 2) << "live counted more";

    const std::size_t before = asked.size();
    world.add("ARG", "inflacion", 40, 10.0);
    page.apply(world.snapshot());
    QCoreApplication::processEvents();
    EXPECT_TRUE(chart()->isLive());
    EXPECT_EQ(chart()->data()->series[0].points.back().at, Start + 40 * Window) << "live goes on";
    EXPECT_EQ(asked.size(), before) << "what is there is not asked for again";
}

TEST_F(CountriesTest, thirtyDaysAreQuarterHoursAndAFailureIsTold)
{
    std::vector<RangeQuery> asked;
    answerRanges(around.actions, &page, asked);
    fill({"ARG", "BRA", "CHL"});
    show();
    page.findChild<RangeButton *>()->setRange(TimeRange::last(DurationMs{30} * 86'400'000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !asked.empty(); }));
    EXPECT_EQ(asked.front().resolution, 900'000);
    EXPECT_EQ(asked.front().lane, RangeLane::Main);
    EXPECT_LE(asked.front().from, chart()->view().from());
    EXPECT_TRUE(QTest::qWaitFor([&] {
        return chart()->parentWidget()->parentWidget()->accessibleDescription().contains(QStringLiteral("15 min"));
    }));
    const auto main = std::find_if(asked.rbegin(), asked.rend(),
                                   [](const RangeQuery &query) { return query.lane == RangeLane::Main; });
    auto failed = std::make_shared<RangeResult>(RangeResult{.query = *main, .resolution = 900'000});
    failed->windows.assign(3, std::make_shared<const WindowRow>());
    failed->error = Error{ErrorCode::DatabaseBusy, "observatorio.sqlite", {}};
    Q_EMIT around.actions.rangeRead(failed);
    EXPECT_TRUE(QTest::qWaitFor([&] {
        return chart()->parentWidget()->parentWidget()->accessibleDescription().contains(QStringLiteral("no past"));
    }));
}

TEST_F(CountriesTest, theLegendTellsTheLinesAndChangesThem)
{
    fill({"ARG", "BRA", "CHL"});
    for (int i = 0; i < 40; ++i)
        world.windows[{"ARG", "inflacion"}][static_cast<std::size_t>(i)].values = {2, 2.0 * i, i - 1.0, i + 1.0};
    show();
    auto *legend = page.findChild<LegendModel *>();
    QAbstractItemModelTester tester(legend, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_EQ(legend->rowCount(), 3);
    const auto text = [&](int row, int column) { return legend->index(row, column).data().toString(); };
    EXPECT_EQ(text(0, LegendModel::Line), QStringLiteral("Argentina"));
    EXPECT_EQ(text(0, LegendModel::Last), QStringLiteral("39.00"));
    EXPECT_EQ(text(0, LegendModel::Least), QStringLiteral("9.00")) << "of what is in sight";
    EXPECT_EQ(text(0, LegendModel::Most), QStringLiteral("39.00"));
    EXPECT_EQ(text(0, LegendModel::Mean), QStringLiteral("24.00"));
    EXPECT_EQ(text(1, LegendModel::Mean), QStringLiteral("17.00"));
    chart()->zoomTime(0.5);
    EXPECT_NE(text(0, LegendModel::Least), QStringLiteral("9.00")) << "it follows the view";
    chart()->goLive();
    chart()->setScale(ValueScale::Index);
    EXPECT_EQ(text(1, LegendModel::Last), QStringLiteral("100.0"));
    chart()->setScale(ValueScale::Log);
    EXPECT_EQ(text(1, LegendModel::Mean), QStringLiteral("17.00"));

    auto *card = page.findChild<LegendCard *>();
    card->table()->selectRow(2);
    QTest::keyClick(card->table(), Qt::Key_Delete);
    EXPECT_EQ(chosen(), (QStringList{QStringLiteral("ARG"), QStringLiteral("BRA")}));
    Q_EMIT card->replaceRequested(QStringLiteral("BRA"));
    auto *search = page.findChild<QLineEdit *>();
    EXPECT_THAT(search->placeholderText().toStdString(), testing::HasSubstr("Brazil"));
    QTest::keyClicks(search, QStringLiteral("chl"));
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_EQ(chosen(), (QStringList{QStringLiteral("ARG"), QStringLiteral("CHL")}));
    EXPECT_EQ(model()->chosen().last().color, 1) << "the tone of the one that went";
    card->table()->selectRow(1);
    QTest::keyClick(card->table(), Qt::Key_Return);
    EXPECT_EQ(chosen(), QStringList{QStringLiteral("CHL")});
    Q_EMIT card->clearRequested();
    EXPECT_TRUE(chosen().isEmpty());
    EXPECT_EQ(legend->rowCount(), 0);
}

}  // namespace
}  // namespace observatorio
