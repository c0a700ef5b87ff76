// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartworld.h"

#include "ui/charts/timechart.h"
#include "ui/format.h"
#include "ui/models/accountingmodel.h"
#include "ui/models/partitionmodel.h"
#include "ui/pages/groupspage.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/placeholderstack.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>
#include <random>

namespace observatorio {
namespace {

PartitionView partition(const std::string &topic, int number, std::int64_t begin, std::int64_t end,
                        std::optional<std::int64_t> committed)
{
    PartitionView view;
    view.partition = {topic, number};
    view.assigned = true;
    view.state = ReadState::Reading;
    view.beginOffset = begin;
    view.endOffset = end;
    view.committed = committed;
    view.position = committed.value_or(begin);
    view.lag = end - committed.value_or(begin);
    view.lagMs = 0;
    view.accounting.startOffset = begin;
    view.accounting.nextOffset = view.position.value_or(begin);
    view.accounting.counted = view.accounting.nextOffset - begin;
    return view;
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

TEST(PartitionModel, noneCommittedIsAWordInTheWarningColourAndNeverZero)
{
    PartitionModel model;
    test::World world;
    world.partitions = {partition("eventos_economicos", 1, 900, 1120, std::nullopt),
                        partition("eventos_qog", 0, 0, 482'310, 0)};
    model.update(*world.snapshot());
    EXPECT_EQ(cell(model, 0, PartitionModel::Committed), QStringLiteral("none committed"));
    EXPECT_EQ(model.index(0, PartitionModel::Committed).data(Qt::ForegroundRole).value<QColor>(),
              Theme::instance().color(Theme::Warning));
    EXPECT_EQ(cell(model, 1, PartitionModel::Committed), QStringLiteral("0")) << "a committed 0 is a 0";
    EXPECT_FALSE(model.index(1, PartitionModel::Committed).data(Qt::ForegroundRole).isValid());
    EXPECT_EQ(cell(model, 0, PartitionModel::Lag), QStringLiteral("220"));
    EXPECT_LT(model.index(0, PartitionModel::Committed).data(SortRole).toLongLong(), 0) << "sorts before every offset";
}

TEST(PartitionModel, whatIsUnknownIsADash)
{
    PartitionModel model;
    test::World world;
    PartitionView view;
    view.partition = {"eventos_qog", 0};
    view.error = Error{ErrorCode::TopicForbidden, "eventos_qog", "not <authorized>"};
    world.partitions = {view};
    model.update(*world.snapshot());
    for (const int column : {PartitionModel::Begin, PartitionModel::End, PartitionModel::Position, PartitionModel::Lag,
                             PartitionModel::LagTime, PartitionModel::Member})
        EXPECT_EQ(cell(model, 0, column), QStringLiteral("\u2013")) << column;
    EXPECT_FALSE(model.index(0, PartitionModel::Retained).data(PartitionModel::ShareRole).isValid());
    EXPECT_THAT(model.index(0, 0).data(Qt::ToolTipRole).toString().toStdString(),
                testing::HasSubstr("&lt;authorized&gt;"));
}

struct ShareCase {
    std::int64_t begin, end;
    std::optional<std::int64_t> committed, position;
    std::optional<double> share;
};
class RetainedShare : public testing::TestWithParam<ShareCase> {};
TEST_P(RetainedShare, isWithinWhatTheBrokerHolds)
{
    PartitionView view;
    view.beginOffset = GetParam().begin;
    view.endOffset = GetParam().end;
    view.committed = GetParam().committed;
    view.position = GetParam().position;
    EXPECT_EQ(retainedShare(view), GetParam().share);
}
INSTANTIATE_TEST_SUITE_P(All, RetainedShare,
                         testing::Values(ShareCase{900, 1100, 1000, std::nullopt, 0.5},
                                         ShareCase{900, 1100, 900, 1050, 0.75}, ShareCase{900, 900, 900, 900, 1.0},
                                         ShareCase{900, 1100, 10, std::nullopt, 0.0},
                                         ShareCase{900, 1100, 5000, std::nullopt, 1.0},
                                         ShareCase{0, 100, std::nullopt, std::nullopt, std::nullopt}));

TEST(PartitionModel, followsComingAndGoingPartitionsWithoutAReset)
{
    PartitionModel partitions;
    AccountingModel accounting;
    QAbstractItemModelTester first(&partitions, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester second(&accounting, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy resets(&partitions, &QAbstractItemModel::modelReset);
    test::World world;
    std::mt19937 random(11);
    for (int round = 0; round < 60; ++round) {
        world.partitions.clear();
        for (int i = 0; i < 12; ++i) {
            if (random() % 3)
                world.partitions.push_back(
                    partition("t", i, 0, 1000 + round, static_cast<std::int64_t>(random() % 1000)));
        }
        partitions.update(*world.snapshot());
        accounting.update(world.snapshot()->partitions);
        ASSERT_EQ(partitions.rowCount(), static_cast<int>(world.partitions.size()));
        for (int row = 0; row < partitions.rowCount(); ++row)
            ASSERT_EQ(partitions.rowAt(row).view.committed, world.partitions[static_cast<std::size_t>(row)].committed);
    }
    EXPECT_EQ(resets.size(), 0);
}

TEST(AccountingModel, showsTheEquationAndItsVerdict)
{
    AccountingModel model;
    test::World world;
    world.partitions = {partition("eventos_qog", 0, 10, 5000, 4000), partition("eventos_qog", 1, 0, 100, 100)};
    Accounting &sums = world.partitions[0].accounting;
    sums.counted -= 60;
    sums.late = 30;
    sums.rejected = 20;
    sums.untimed = 7;
    sums.gaps = 3;
    world.partitions[1].accounting.counted -= 1;  // one lost
    model.update(world.snapshot()->partitions);
    const QStringList expected{QStringLiteral("eventos_qog 0"),
                               Format::integer(3990),
                               Format::integer(3930),
                               QStringLiteral("30"),
                               QStringLiteral("20"),
                               QStringLiteral("7"),
                               QStringLiteral("3"),
                               QStringLiteral("\u2713 yes"),
                               QStringLiteral("0"),
                               QStringLiteral("active")};
    for (int column = 0; column < model.columnCount(); ++column)
        EXPECT_EQ(cell(model, 0, column), expected[column]) << column;
    EXPECT_EQ(cell(model, 1, AccountingModel::Verdict), QStringLiteral("\u2717 off by 1"));
    EXPECT_EQ(model.index(1, AccountingModel::Verdict).data(Qt::ForegroundRole).value<QColor>(),
              Theme::instance().color(Theme::Critical));
}

class GroupsTest : public testing::Test {
protected:
    GroupsTest() : page(around.context)
    {
        page.resize(1096, 720);
        for (QWidget *control : page.titleControls())
            control->setParent(&page);
        page.show();
    }
    QString groupLine() { return page.findChildren<Card *>().first()->accessibleDescription(); }

    test::Surroundings around;
    test::World world;
    GroupsPage page;
};

TEST_F(GroupsTest, groupLineSaysWhatTheBrokerTellsOrThatItCannot)
{
    world.partitions = {partition("eventos_qog", 0, 0, 10, 5)};
    world.group = {"grupo-analisis", "Stable", "range", 2, 1};
    page.apply(world.snapshot());
    EXPECT_EQ(groupLine(), QStringLiteral("Stable \u00b7 2 members \u00b7 range \u00b7 coordinator 1"));
    world.group = {"grupo-analisis", "", "", 0, -1};
    page.apply(world.snapshot());
    EXPECT_THAT(groupLine().toStdString(), testing::HasSubstr("does not report"));
    EXPECT_THAT(groupLine().toStdString(), testing::Not(testing::HasSubstr("0 members")));
}

TEST_F(GroupsTest, selectionAndScrollSurviveNewFigures)
{
    for (int i = 0; i < 40; ++i)
        world.partitions.push_back(partition("eventos_qog", i, 0, 1000, 10));
    page.apply(world.snapshot());
    auto *table = page.findChildren<DataTable *>().first();
    table->selectRow(30);
    table->scrollToBottom();
    const int scrolled = table->verticalScrollBar()->value();
    ASSERT_GT(scrolled, 0);
    const QModelIndex before = table->selectionModel()->selectedRows(PartitionModel::Partition).value(0);
    const QString selected = before.data().toString();
    for (int round = 0; round < 5; ++round) {
        for (PartitionView &view : world.partitions)
            view.committed = *view.committed + 3;
        page.apply(world.snapshot());
    }
    EXPECT_EQ(table->selectionModel()->selectedRows(PartitionModel::Partition).value(0).data().toString(), selected);
    EXPECT_EQ(table->verticalScrollBar()->value(), scrolled);
}

TEST_F(GroupsTest, copiesSelectedRows)
{
    world.partitions = {partition("eventos_qog", 0, 0, 10, std::nullopt)};
    page.apply(world.snapshot());
    auto *table = page.findChildren<DataTable *>().first();
    table->selectAll();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    EXPECT_THAT(QGuiApplication::clipboard()->text().split(u'\t'), testing::Contains(QStringLiteral("none committed")));
}

TEST_F(GroupsTest, withoutPartitionsItSaysWhatIsAwaited)
{
    page.apply(world.snapshot());
    auto *empty = page.findChild<EmptyState *>();
    EXPECT_TRUE(empty->isVisible());
    EXPECT_THAT(empty->accessibleDescription().toStdString(), testing::HasSubstr("eventos_qog"));
    auto snapshot = std::make_shared<Snapshot>(*world.snapshot());
    snapshot->broker.error = Error{ErrorCode::BrokerUnreachable, "127.0.0.1:9", "refused"};
    page.apply(snapshot);
    EXPECT_THAT(empty->accessibleDescription().toStdString(), testing::HasSubstr("127.0.0.1:9"));
    world.partitions = {partition("eventos_qog", 0, 0, 10, 5)};
    page.apply(world.snapshot());
    EXPECT_FALSE(empty->isVisible());
}

TEST_F(GroupsTest, lagIsDrawnAnewWhenItChangesAndNotForAnotherObjectOfTheSameValue)
{
    world.partitions = {partition("eventos_qog", 0, 0, 10, 5)};
    world.trend.resize(2);
    world.trend[0].at = test::Start;
    world.trend[1].at = test::Start + 1000;
    world.trend[0].partitionLag = world.trend[1].partitionLag = {7};
    page.apply(world.snapshot());
    auto *chart = page.findChild<TimeChart *>();
    const std::function<void()> changes[] = {
        [this] { world.trend[1].partitionLag = {8}; },
        [this] { world.partitions[0].partition.topic = "eventos_economicos"; },
    };
    for (const auto &change : changes) {
        const auto drawn = chart->data();
        page.apply(world.snapshot());
        EXPECT_EQ(chart->data(), drawn) << "equal values, drawn anew";
        change();
        page.apply(world.snapshot());
        EXPECT_NE(chart->data(), drawn) << "a change that is not drawn: " << &change - changes;
    }
    EXPECT_EQ(chart->data()->series[0].key, QStringLiteral("eventos_economicos 0"));
}

TEST_F(GroupsTest, lagHistoryFollowsTheTrendAndIsExported)
{
    world.partitions = {partition("eventos_qog", 0, 0, 10, 5), partition("eventos_qog", 1, 0, 10, 5)};
    for (int i = 0; i < 100; ++i) {
        TrendPoint sample;
        sample.at = test::Start + i * 1000;
        sample.partitionLag = {i, 2 * i};
        world.trend.push_back(sample);
    }
    page.apply(world.snapshot());
    auto *chart = page.findChild<TimeChart *>();
    ASSERT_EQ(chart->data()->series.size(), 2U);
    EXPECT_EQ(chart->data()->series[1].points.back().value, 198.0);
    EXPECT_EQ(chart->scene().values.from, 0.0);
    const QByteArray csv = page.exportable()->exportCsv();
    EXPECT_TRUE(csv.startsWith("particion,instante,retraso\r\n"));
    EXPECT_THAT(csv.toStdString(), testing::HasSubstr("eventos_qog 1,2025-11-24T16:01:39.000Z,198\r\n"));
}

TEST_F(GroupsTest, stateSurvives)
{
    auto *table = page.findChildren<DataTable *>().first();
    table->setColumnWidth(PartitionModel::Topic, 231);
    const QJsonObject state = page.saveState();
    GroupsPage again(around.context);
    again.restoreState(state);
    EXPECT_EQ(again.findChildren<DataTable *>().first()->columnWidth(PartitionModel::Topic), 231);
    again.restoreState(
        {{QStringLiteral("offsets"), QStringLiteral("!!!")}, {QStringLiteral("span"), QStringLiteral("x")}});
}

}  // namespace
}  // namespace observatorio
