// SPDX-License-Identifier: GPL-3.0-or-later
// What a young stream shows: how long until the first averages, axes that begin with the data, and that they are
// simulated.
#include "tests/ui/uiworld.h"

#include "ui/charts/timeview.h"
#include "ui/firstwindow.h"
#include "ui/pages/countriespage.h"
#include "ui/pages/overview/indicatorstrip.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/windows/timelinedata.h"
#include "ui/simulateddata.h"

#include <QLabel>

using namespace observatorio;
using namespace observatorio::test;

namespace {

constexpr TimeMs Start = 1'700'000'010'000;  // on the grid of half minutes
constexpr DurationMs Length = 30'000;

WindowPoint window(int index, bool final, std::int64_t count = 4)
{
    WindowPoint point;
    point.start = Start + index * Length;
    point.end = point.start + Length;
    point.values = {count, 10.0 * static_cast<double>(count), 9.0, 11.0};
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

PartitionView partition(int number, std::optional<TimeMs> watermark, bool idle = false)
{
    PartitionView view;
    view.partition = {"eventos_qog", number};
    view.watermark = watermark;
    if (watermark)
        view.maxEventTime = *watermark + 60'000;
    view.idle = idle;
    return view;
}

/// One series whose first window ends at Start + 30 s.
Snapshot young(std::vector<PartitionView> partitions, double rate = 40.0)
{
    Snapshot snapshot = emptySnapshot(Start + 20'000);
    snapshot.partitions = std::move(partitions);
    snapshot.eventsPerSecond = rate;
    snapshot.series = std::make_shared<const std::vector<SeriesView>>(
        std::vector<SeriesView>{series("ARG", "inflacion", {window(0, false), window(1, false)})});
    return snapshot;
}

QStringList tileTexts(const OverviewPage &page)
{
    QStringList texts;
    for (const QAbstractButton *tile : page.findChild<IndicatorStrip *>()->findChildren<QAbstractButton *>())
        texts.append(tile->accessibleDescription());
    return texts;
}

}  // namespace

struct FirstCase {
    const char *name;
    std::vector<PartitionView> partitions;
    double rate;
    FirstWindow expected;
    const char *text;
};

class FirstWindowCases : public testing::TestWithParam<FirstCase> {};

TEST_P(FirstWindowCases, SaysHowLongTheFirstAveragesTake)
{
    const FirstCase &given = GetParam();
    const FirstWindow first = FirstWindow::of(young(given.partitions, given.rate));
    EXPECT_EQ(first, given.expected) << first.state << ' ' << first.remaining;
    EXPECT_EQ(first.text().toStdString(), given.text);
}

INSTANTIATE_TEST_SUITE_P(
    All, FirstWindowCases,
    testing::Values(
        FirstCase{"none", {}, 0.0, {FirstWindow::NoEvents, 0}, "waits for the first event"},
        FirstCase{
            "silent", {partition(0, std::nullopt)}, 40.0, {FirstWindow::NoEvents, 0}, "waits for the first event"},
        FirstCase{"counting",
                  {partition(0, Start - 18'000)},
                  40.0,
                  {FirstWindow::Counting, 48'000},
                  "first averages in 48 s"},
        FirstCase{"rounded up",
                  {partition(0, Start - 18'001)},
                  40.0,
                  {FirstWindow::Counting, 48'001},
                  "first averages in 49 s"},
        FirstCase{
            "the last one", {partition(0, Start + 29'999)}, 40.0, {FirstWindow::Counting, 1}, "first averages in 1 s"},
        FirstCase{"due", {partition(0, Start + 31'000)}, 40.0, {FirstWindow::Counting, 0}, "first averages in 1 s"},
        FirstCase{"the slowest",
                  {partition(0, Start), partition(1, Start - 10'000)},
                  40.0,
                  {FirstWindow::Counting, 40'000},
                  "first averages in 40 s"},
        FirstCase{"not an idle one",
                  {partition(0, Start), partition(1, Start - 10'000, true)},
                  40.0,
                  {FirstWindow::Counting, 30'000},
                  "first averages in 30 s"},
        FirstCase{"minutes",
                  {partition(0, Start - 270'000)},
                  40.0,
                  {FirstWindow::Counting, 300'000},
                  "first averages in 5 min 00 s"},
        FirstCase{"standing",
                  {partition(0, Start - 18'000)},
                  0.0,
                  {FirstWindow::Standing, 48'000},
                  "first averages after 48 s more of events"}),
    [](const auto &each) {
        std::string name = each.param.name;
        std::ranges::replace(name, ' ', '_');
        return name;
    });

TEST(FirstWindow, IsOverWithAFinalWindowOfTheSeriesAskedAbout)
{
    Snapshot snapshot = young({partition(0, Start)});
    snapshot.series = std::make_shared<const std::vector<SeriesView>>(std::vector<SeriesView>{
        series("ARG", "gini", {window(2, false)}), series("ARG", "inflacion", {window(0, true, 0), window(1, true)}),
        series("BRA", "inflacion", {window(1, false)})});
    EXPECT_EQ(FirstWindow::of(snapshot).state, FirstWindow::Known);
    EXPECT_TRUE(FirstWindow::of(snapshot).text().isEmpty() && FirstWindow::of(snapshot).brief().isEmpty());
    EXPECT_EQ(FirstWindow::of(snapshot, {1, 2}).state, FirstWindow::Known);
    EXPECT_EQ(FirstWindow::of(snapshot, {0}), (FirstWindow{FirstWindow::Counting, 90'000}));
    EXPECT_EQ(FirstWindow::of(snapshot, {0}).brief().toStdString(), "mean in 90 s");
}

TEST(YoungStream, TilesCountDownAndThenShowTheAverage)
{
    UiWorld world;
    OverviewPage page(world.context);
    page.apply(shared(young({partition(0, Start - 18'000)})));
    ASSERT_EQ(tileTexts(page).size(), 1);
    EXPECT_TRUE(tileTexts(page).first().contains(u"first averages in 48 s")) << tileTexts(page).first().toStdString();
    page.apply(shared(young({partition(0, Start - 17'000)})));
    EXPECT_TRUE(tileTexts(page).first().contains(u"first averages in 47 s"));
    Snapshot known = young({partition(0, Start + 30'000)});
    known.series = std::make_shared<const std::vector<SeriesView>>(
        std::vector<SeriesView>{series("ARG", "inflacion", {window(0, true), window(1, false)})});
    page.apply(shared(std::move(known)));
    EXPECT_FALSE(tileTexts(page).first().contains(u"first averages"));
    EXPECT_TRUE(tileTexts(page).first().startsWith(u"10.0"));
}

// Windows of another length are none of the new ones: the countdown begins again, by the new length.
TEST(YoungStream, AChangedWindowLengthIsCountedDownByTheNewOne)
{
    Snapshot snapshot = young({partition(0, Start - 18'000)});
    snapshot.settings.engine.windowMs = 300'000;
    WindowPoint longer = window(0, false);
    longer.start = snapshot.settings.engine.windows().startOf(Start);
    longer.end = longer.start + 300'000;
    snapshot.series =
        std::make_shared<const std::vector<SeriesView>>(std::vector<SeriesView>{series("ARG", "inflacion", {longer})});
    EXPECT_EQ(FirstWindow::of(snapshot).remaining, longer.end - (Start - 18'000));
    const TimelineData timeline = timelineData(snapshot, 8);
    EXPECT_EQ(timeline.from, longer.start);
    EXPECT_EQ(timeline.windowMs, 300'000);
}

TEST(YoungStream, AChartsAxisBeginsWhereTheDataDo)
{
    const struct {
        DurationMs span, age, from, to;
    } rows[] = {
        {900'000, 0, 0, 60'000},        {900'000, 42'000, 0, 60'000},        {900'000, 300'000, 0, 300'000},
        {900'000, 900'000, 0, 900'000}, {900'000, 900'001, 1, 900'001},      {0, 42'000, 0, 60'000},
        {0, 3'600'000, 0, 3'600'000},   {300'000, 310'000, 10'000, 310'000},
    };
    for (const auto &row : rows) {
        TimeView view;
        view.setSpan(row.span);
        view.setExtent(Start, Start + row.age);
        EXPECT_TRUE(view.isLive());
        EXPECT_EQ(view.from() - Start, row.from) << row.span << ' ' << row.age;
        EXPECT_EQ(view.to() - Start, row.to) << row.span << ' ' << row.age;
    }
}

TEST(YoungStream, TheTimelineBeginsWithTheFirstWindowAndShowsWhatIsAhead)
{
    const TimelineData data = timelineData(young({partition(0, Start - 18'000)}), 10);
    ASSERT_GE(data.windows.size(), 6U);
    EXPECT_EQ(data.from, Start);
    EXPECT_EQ(data.windows[0].count, 4);
    for (std::size_t i = 0; i < data.windows.size(); ++i) {
        EXPECT_FALSE(data.windows[i].final) << i;
        EXPECT_EQ(data.windows[i].ahead, i > 1) << i;  // the newest event lies in the second
    }
    Snapshot late = young({partition(0, Start - 18'000)});
    late.lateSamples = {{{"eventos_qog", 0}, 88, {"NGA", "gini"}, Start - 60'000, 9'200}};
    EXPECT_EQ(timelineData(late, 10).from, Start - 60'000) << "the window that it missed is shown";
}

TEST(SimulatedData, StandsWhileThisProgramsSimulatorFeedsTheTopicsThatAreShown)
{
    const struct {
        bool running, observing;
        const char *topic;
        bool expected;
    } rows[] = {
        {true, false, "eventos_qog", true},   {true, false, "eventos_economicos", true},
        {false, false, "eventos_qog", false}, {true, false, "otro", false},
        {true, true, "eventos_qog", false},
    };
    for (const auto &row : rows) {
        Snapshot snapshot = emptySnapshot();
        snapshot.simulator.running = row.running;
        snapshot.simulator.settings.topic = row.topic;
        snapshot.settings.observe = row.observing;
        EXPECT_EQ(isSimulated(snapshot), row.expected) << row.topic << row.running << row.observing;
        SimulatedTag tag;
        EXPECT_TRUE(tag.isHidden()) << "nothing is claimed before the first picture";
        tag.apply(snapshot);
        EXPECT_EQ(!tag.isHidden(), row.expected);
    }
}
