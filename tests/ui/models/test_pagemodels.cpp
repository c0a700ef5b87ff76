// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uiworld.h"
#include "ui/format.h"
#include "ui/models/accountingmodel.h"
#include "ui/models/latemodel.h"
#include "ui/models/rejectmodel.h"
#include "ui/models/topicmodel.h"
#include "ui/pages/healthpage.h"
#include "ui/pages/kafkapage.h"
#include "ui/pages/windows/timelinedata.h"
#include "ui/pages/windows/windowtimeline.h"
#include "ui/pages/windowspage.h"
#include "ui/style/theme.h"
#include "ui/widgets/datatable.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace observatorio;
using namespace observatorio::test;

namespace {

constexpr TimeMs Base = 1'700'000'100'000;  // a window's start

PartitionView partition(int number, std::optional<TimeMs> newest, bool idle = false)
{
    PartitionView view;
    view.partition = {"eventos_qog", number};
    view.assigned = true;
    view.state = ReadState::Reading;
    view.beginOffset = 10;
    view.endOffset = 110;
    view.maxEventTime = newest;
    if (newest)
        view.watermark = *newest - 60'000;
    view.idle = idle;
    view.rate = 7.0;
    view.accounting = {
        .startOffset = 10, .nextOffset = 110, .counted = 90, .late = 4, .rejected = 3, .untimed = 2, .gaps = 1};
    view.accounting.rejectedBy[static_cast<std::size_t>(RejectReason::NotJson)] = 3;
    return view;
}

SeriesView series(std::vector<WindowPoint> points)
{
    SeriesView view;
    view.series = {"ARG", "inflacion"};
    view.shortWindows = std::make_shared<const WindowRow>(std::move(points));
    view.longWindows = std::make_shared<const WindowRow>();
    return view;
}

Snapshot busySnapshot()
{
    Snapshot snapshot = emptySnapshot(Base + 5'000);
    snapshot.partitions = {partition(0, Base + 1'000), partition(1, Base - 2'000), partition(2, std::nullopt)};
    snapshot.series = std::make_shared<const std::vector<SeriesView>>(
        std::vector<SeriesView>{series({{Base - 600'000, Base - 570'000, {1, 0, 0, 0}, true, false},
                                        {Base - 90'000, Base - 60'000, {3, 0, 0, 0}, true, false},
                                        {Base - 30'000, Base, {5, 0, 0, 0}, false, false},
                                        {Base, Base + 30'000, {2, 0, 0, 0}, false, false}}),
                                series({{Base - 90'000, Base - 60'000, {4, 0, 0, 0}, true, false},
                                        {Base - 30'000, Base, {6, 0, 0, 0}, false, false}})});
    snapshot.lateSamples = {{{"eventos_qog", 0}, 88, {"NGA", "inflacion"}, Base - 90'000, 9'200},
                            {{"eventos_qog", 0}, 87, {"PER", "gini"}, Base - 90'000, 3'700}};
    snapshot.rejectSamples = {{{"eventos_qog", 1}, {51, RejectReason::NotJson, "<img src=x>\n\tboom", std::nullopt}}};
    snapshot.total = partition(0, Base).accounting;
    return snapshot;
}

template<typename Model>
struct Tested {
    template<typename... Arguments>
    explicit Tested(Arguments &&...arguments) : model(std::forward<Arguments>(arguments)...)
    {
    }

    Model model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy resets{&model, &QAbstractItemModel::modelReset};

    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
};

}  // namespace

TEST(LateModel, NewestFirstAndNeverReset)
{
    LateModel model([](const QString &code) { return code; });
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Snapshot snapshot = busySnapshot();
    model.update(snapshot.lateSamples);
    ASSERT_EQ(model.rowCount(), 2);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    snapshot.lateSamples.insert(
        snapshot.lateSamples.begin(),
        {{"eventos_qog", 1}, 88, {"ARG", "gini"}, Base, 100});  // same offset, another partition
    snapshot.lateSamples.pop_back();
    model.update(snapshot.lateSamples);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0, LateModel::Country).data().toString(), u"ARG");
    EXPECT_EQ(model.index(1, LateModel::Country).data().toString(), u"NGA");
    const QModelIndex indicator = model.index(1, LateModel::Indicator);
    EXPECT_EQ(indicator.data().toString(), u"Inflation");
    EXPECT_TRUE(indicator.data(Qt::ToolTipRole).toString().contains(u"inflacion"));
    EXPECT_EQ(resets.count(), 0);
}

TEST(RejectModel, BytesFromOutsideAreOneLineOfPlainText)
{
    UiWorld world;
    Tested<RejectModel> tested(*world.context.countries);
    tested.model.update(busySnapshot().rejectSamples);
    const QString sample = tested.text(0, RejectModel::Sample);
    EXPECT_TRUE(sample.startsWith(u"<img src=x>"));
    EXPECT_FALSE(sample.contains(u'\n'));
    EXPECT_FALSE(sample.contains(u'\t'));
    EXPECT_FALSE(tested.model.index(0, RejectModel::Sample).data(Qt::ToolTipRole).toString().contains(u"<img"));
    EXPECT_EQ(tested.text(0, RejectModel::Time), u"none");
    EXPECT_EQ(tested.text(0, RejectModel::Hint), u"");
}

TEST(RejectModel, SaysWhatMayHaveBeenMeant)
{
    UiWorld world;
    Tested<RejectModel> tested(*world.context.countries);
    Snapshot snapshot = busySnapshot();
    snapshot.rejectSamples = {
        {{"eventos_qog", 1}, {52, RejectReason::UnknownCountry, R"({"pais":"Urugay","valor":1})", Base}},
        {{"eventos_qog", 1}, {51, RejectReason::WrongType, R"({"pais":"ARG","valor":"5,2"})", Base}}};
    tested.model.update(snapshot.rejectSamples);
    EXPECT_EQ(tested.text(0, RejectModel::Hint), u"Perhaps “Uruguay” is meant.");
    EXPECT_TRUE(tested.text(1, RejectModel::Hint).contains(u"decimal comma"));
    snapshot.rejectSamples.erase(snapshot.rejectSamples.begin());
    snapshot.rejectSamples[0].sample.sample = R"({"pais":"ARG","valor":"5.2"})";
    tested.model.update(snapshot.rejectSamples);
    EXPECT_TRUE(tested.text(0, RejectModel::Hint).contains(u"in quotes")) << "of what is there now";
    EXPECT_EQ(tested.resets.count(), 0);
}

TEST(ReasonModel, OnlyReasonsThatRejectedSomething)
{
    Tested<ReasonModel> tested;
    Accounting total = busySnapshot().total;
    tested.model.update(total);
    ASSERT_EQ(tested.model.rowCount(), 1);
    EXPECT_EQ(tested.text(0, ReasonModel::Count), u"3");
    total.rejected = 4;
    total.rejectedBy[static_cast<std::size_t>(RejectReason::EmptyValue)] = 1;
    tested.model.update(total);
    ASSERT_EQ(tested.model.rowCount(), 2);
    EXPECT_EQ(tested.model.rowAt(0).reason, RejectReason::EmptyValue);
    EXPECT_EQ(tested.resets.count(), 0);
}

TEST(AccountingModel, SaysByHowMuchItDoesNotAddUp)
{
    Tested<AccountingModel> tested;
    std::vector<PartitionView> partitions = busySnapshot().partitions;
    tested.model.update(partitions);
    EXPECT_EQ(tested.text(0, AccountingModel::Offsets), u"100");
    EXPECT_TRUE(tested.text(0, AccountingModel::Verdict).contains(u"yes"));
    partitions[0].accounting.counted -= 2;
    tested.model.update(partitions);
    EXPECT_TRUE(tested.text(0, AccountingModel::Verdict).contains(u"off by 2"));
    EXPECT_EQ(tested.resets.count(), 0);
}

TEST(TopicModel, ATopicTheBrokerDoesNotHaveIsListed)
{
    Snapshot snapshot = busySnapshot();
    const std::vector<TopicRow> rows = topicRows(snapshot.partitions, {"eventos_qog", "ausente"});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].topic, "ausente");
    EXPECT_EQ(rows[0].partitions, 0);
    EXPECT_FALSE(rows[0].retained);
    EXPECT_EQ(rows[1].partitions, 3);
    EXPECT_EQ(rows[1].retained, 300);
    EXPECT_DOUBLE_EQ(rows[1].rate, 21.0);
    EXPECT_EQ(rows[1].maxEventTime, Base + 1'000);
}

TEST(TopicPartitionModel, WhatIsUnknownIsADashNotZero)
{
    Tested<TopicPartitionModel> tested;
    std::vector<PartitionView> partitions = busySnapshot().partitions;
    partitions[0].endOffset.reset();
    partitions[1].error = Error{ErrorCode::OffsetOutOfRange, "eventos_qog [1]", ""};
    tested.model.update(partitions, {});
    ASSERT_EQ(tested.model.rowCount(), 3);
    EXPECT_EQ(tested.text(0, TopicPartitionModel::End), u"–");
    EXPECT_EQ(tested.text(0, TopicPartitionModel::Retained), u"–");
    EXPECT_EQ(tested.text(1, TopicPartitionModel::State), QStringLiteral("not read"));
    EXPECT_EQ(tested.model.index(1, TopicPartitionModel::State).data(Qt::ToolTipRole).toString(),
              Qt::convertFromPlainText(Format::error(*partitions[1].error)));
    EXPECT_EQ(tested.text(2, TopicPartitionModel::Watermark), u"–");
    tested.model.update(partitions, "another");
    EXPECT_EQ(tested.model.rowCount(), 0);
    EXPECT_EQ(tested.resets.count(), 0);
}

TEST(Timeline, HoldsTheWatermarkTwoFinalWindowsAndOneAhead)
{
    const TimelineData data = timelineData(busySnapshot(), 10);
    ASSERT_FALSE(data.empty());
    EXPECT_EQ(data.to, Base + 60'000);             // the window after the newest event's
    EXPECT_EQ(data.from, Base - 90'000 - 60'000);  // partition 1's watermark is in the window at Base - 90 s
    ASSERT_EQ(data.windows.size(), 7U);
    EXPECT_EQ(data.windows[2].count, 7);  // 3 and 4 of two series
    EXPECT_TRUE(data.windows[2].final);
    EXPECT_TRUE(data.windows[0].final);  // nobody sent into it, and every watermark is past
    EXPECT_EQ(data.windows[4].count, 11);
    EXPECT_FALSE(data.windows[4].final);
    EXPECT_EQ(data.windows[6].count, 0);
    ASSERT_EQ(data.rows.size(), 3U);
    ASSERT_EQ(data.rows[0].late.size(), 1U);
    EXPECT_EQ(data.rows[0].late[0].count, 2);
    EXPECT_FALSE(data.rows[2].watermark);
}

TEST(Timeline, IsBoundedHoweverFarBackAWatermarkLies)
{
    Snapshot snapshot = busySnapshot();
    snapshot.partitions[1].watermark = Base - 86'400'000;
    const TimelineData data = timelineData(snapshot, 8);
    EXPECT_EQ(data.windows.size(), 8U);
    EXPECT_EQ(data.to, Base + 60'000);
}

TEST(Timeline, TimesBefore1970AreAlignedToo)
{
    Snapshot snapshot = emptySnapshot();
    snapshot.partitions = {partition(0, -1)};
    const TimelineData data = timelineData(snapshot, 8);
    EXPECT_EQ(data.to, 30'000);
    EXPECT_EQ(data.from % 30'000, 0);
}

TEST(Timeline, WithoutEventsThereIsNone)
{
    Snapshot snapshot = emptySnapshot();
    snapshot.partitions = {partition(0, std::nullopt)};
    EXPECT_TRUE(timelineData(snapshot, 8).empty());
}

TEST(WindowTimeline, DrawsEachEventWhereAndWhenItWas)
{
    Snapshot snapshot = busySnapshot();
    auto dots = std::make_shared<EventDots>();
    for (int i = 0; i < 200; ++i)
        dots->counted.push_back({Base - 25'000 + i * 100, i});  // twenty seconds of them in one window
    snapshot.partitions[0].dots = dots;
    const TimelineData data = timelineData(snapshot, 10);
    EXPECT_EQ(data.everyNth(), 1);
    WindowTimeline timeline;
    timeline.resize(1'000, 400);
    timeline.setData(data);
    // Blue pixels of partition 0's row, by window.
    const QImage image = timeline.grab().toImage();
    const QColor ink = Theme::instance().seriesColor(0);
    const double left = 128, width = (1'000 - 128 - 4) / static_cast<double>(data.windows.size());
    std::vector<int> inked(data.windows.size(), 0);
    for (int x = 129; x < 995; ++x) {
        for (int y = 34; y < 110; ++y) {
            const QColor color = image.pixelColor(x, y);
            const bool near = std::abs(color.red() - ink.red()) + std::abs(color.green() - ink.green())
                                  + std::abs(color.blue() - ink.blue())
                              < 120;
            inked[std::min(inked.size() - 1, static_cast<std::size_t>((x - left) / width))] += near ? 1 : 0;
        }
    }
    const auto place = static_cast<std::size_t>((Base - 30'000 - data.from) / data.windowMs);
    EXPECT_GT(inked[place], 500);
    EXPECT_EQ(std::accumulate(inked.begin(), inked.end(), 0), inked[place]);
}

TEST(WindowTimeline, ExportsWhatItShows)
{
    WindowTimeline timeline;
    timeline.setData(timelineData(busySnapshot(), 10));
    const QList<QByteArray> lines = timeline.exportCsv().split('\n');
    EXPECT_EQ(lines.size(), 9);  // header, seven windows, the last line's end
    EXPECT_EQ(lines[3].trimmed(), "2023-11-14T22:13:30.000Z,2023-11-14T22:14:00.000Z,7,true");
    QImage image(800, 400, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    timeline.exportRender(painter, image.rect());
    painter.end();
    QImage blank(image.size(), image.format());
    blank.fill(Qt::white);
    EXPECT_NE(image, blank);
}

/// Pages take any snapshot: with nothing in it, with a lot, with nothing again.
template<typename T>
class AnyPage : public testing::Test {};

using Pages = testing::Types<WindowsPage, KafkaPage, HealthPage>;
TYPED_TEST_SUITE(AnyPage, Pages);

TYPED_TEST(AnyPage, DrawsEmptyAndBusySnapshotsAndKeepsItsState)
{
    UiWorld world;
    TypeParam page(world.context);
    page.resize(1096, 720);
    page.show();
    Snapshot broken = busySnapshot();
    broken.broker = {LinkState::Retrying, "k:9092", Error{ErrorCode::BrokerUnreachable, "k:9092", "refused"}, Base};
    broken.database = {LinkState::Failed, "x.sqlite", Error{ErrorCode::DatabaseReadOnly, "x.sqlite", ""}, Base};
    broken.balances = false;
    for (const auto &snapshot :
         {shared(emptySnapshot()), shared(busySnapshot()), shared(broken), shared(emptySnapshot())}) {
        page.apply(snapshot);
        EXPECT_FALSE(page.grab().isNull());
    }
    const QJsonObject state = page.saveState();
    TypeParam again(world.context);
    again.restoreState(state);
    EXPECT_EQ(again.saveState(), state);
}

TEST(HealthPage, AnErrorIsReadWholeHoweverNarrowItsCard)
{
    UiWorld world;
    HealthPage page(world.context);
    Snapshot snapshot = busySnapshot();
    snapshot.broker = {LinkState::Retrying, "k:9092",
                       Error{ErrorCode::BrokerTls, "kafka.example.org:9093",
                             "certificate verify failed: self-signed certificate in certificate chain"},
                       Base};
    page.apply(shared(snapshot));
    const QString text = Format::error(*snapshot.broker.error);
    for (const int width : {1096, 1400, 900}) {
        page.resize(width, 720);
        page.show();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const auto labels = page.findChildren<QLabel *>();
        const auto error =
            std::find_if(labels.begin(), labels.end(), [&text](const QLabel *label) { return label->text() == text; });
        ASSERT_NE(error, labels.end());
        EXPECT_GE((*error)->height(), (*error)->heightForWidth((*error)->width())) << "at " << width;
    }
}

TYPED_TEST(AnyPage, ATableWithoutRowsSaysWhatBelongsThere)
{
    UiWorld world;
    TypeParam page(world.context);
    page.resize(1096, 720);
    page.show();
    for (const bool busy : {false, true, false}) {
        page.apply(shared(busy ? busySnapshot() : emptySnapshot()));
        for (const DataTable *table : page.template findChildren<DataTable *>())
            EXPECT_EQ(table->isVisible(), table->model()->rowCount() > 0) << table->accessibleName().toStdString();
    }
}

TEST(HealthPage, TriesAgainWhenAsked)
{
    UiWorld world;
    HealthPage page(world.context);
    page.show();
    Snapshot snapshot = busySnapshot();
    snapshot.broker = {LinkState::Up, "k:9092", std::nullopt, Base};
    snapshot.database = {LinkState::Retrying, "db", Error{ErrorCode::DatabaseUnreachable, "db:5432", "<i>refused</i>"},
                         Base};
    page.apply(shared(snapshot));
    QSignalSpy retry(&world.actions, &Actions::retryRequested);
    int visible = 0;
    for (QAbstractButton *candidate : page.findChildren<QAbstractButton *>()) {
        if (candidate->text() == u"Try again now" && candidate->isVisible()) {
            ++visible;
            candidate->click();
        }
    }
    EXPECT_EQ(visible, 1);
    EXPECT_EQ(retry.count(), 1);
}

TEST(KafkaPage, AChosenTopicShowsItsPartitionsOnly)
{
    UiWorld world;
    KafkaPage page(world.context);
    page.show();
    Snapshot snapshot = busySnapshot();
    PartitionView other = partition(0, Base);
    other.partition.topic = "eventos_economicos";
    snapshot.partitions.push_back(other);
    page.apply(shared(snapshot));
    const QList<DataTable *> tables = page.findChildren<DataTable *>();
    ASSERT_EQ(tables.size(), 2);
    EXPECT_EQ(tables[0]->model()->rowCount(), 2);
    EXPECT_EQ(tables[1]->model()->rowCount(), 4);
    tables[0]->selectRow(0);
    EXPECT_EQ(tables[1]->model()->rowCount(), 1);
    page.apply(shared(snapshot));
    EXPECT_EQ(tables[1]->model()->rowCount(), 1);
}
