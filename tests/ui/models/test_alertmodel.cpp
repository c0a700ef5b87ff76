// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/alertmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <gtest/gtest.h>

using namespace observatorio;

namespace {

AlertView alert(const std::string &id, TimeMs start = 1'000, double last = 41.5)
{
    AlertView view;
    view.episode.id = id;
    view.episode.rule = "inflacion";
    view.episode.series = {"ARG", "inflacion"};
    view.episode.severity = Severity::Critical;
    view.episode.threshold = 40.0;
    view.episode.firstValue = 40.5;
    view.episode.peakValue = 45.0;
    view.episode.lastValue = last;
    view.episode.start = start;
    view.episode.partition = {"eventos_qog", 1};
    view.episode.offset = 511'402;
    return view;
}

std::vector<AlertView> alerts(const QString &ids)
{
    std::vector<AlertView> all;
    for (const QChar id : ids)
        all.push_back(alert(QString(id).toStdString()));
    return all;
}

QString shown(const AlertModel &model)
{
    QString ids;
    for (const AlertRow &row : model.rows())
        ids += QString::fromStdString(row.key());
    return ids;
}

QString nameOf(const QString &code) { return code == u"ARG" ? QStringLiteral("Argentina") : code; }

struct Step {
    const char *from;
    const char *to;
    const char *expected;
};

class AlertModelSteps : public testing::TestWithParam<Step> {};

}  // namespace

TEST_P(AlertModelSteps, ShowsTheNewRowsWithoutAReset)
{
    AlertModel model(nameOf);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.update(alerts(QString::fromLatin1(GetParam().from)), 5'000);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.update(alerts(QString::fromLatin1(GetParam().to)), 6'000);
    EXPECT_EQ(shown(model).toStdString(), GetParam().expected);
    EXPECT_EQ(resets.count(), 0);
}

INSTANTIATE_TEST_SUITE_P(Diffs, AlertModelSteps,
                         testing::Values(Step{"", "abc", "abc"}, Step{"abc", "", ""}, Step{"abc", "xabc", "xabc"},
                                         Step{"abcdef", "xyabc", "xyabc"}, Step{"abc", "cba", "cba"},
                                         Step{"abcd", "dxcya", "dxcya"}, Step{"abc", "aba", "ab"},
                                         Step{"abcdefg", "bdf", "bdf"}, Step{"abc", "abc", "abc"},
                                         Step{"abcdef", "fabcde", "fabcde"}));

TEST(AlertModel, SelectionStaysWithItsAlert)
{
    AlertModel model(nameOf);
    model.update(alerts(QStringLiteral("abc")), 5'000);
    QItemSelectionModel selection(&model);
    selection.select(model.index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    model.update(alerts(QStringLiteral("xyab")), 5'000);
    ASSERT_EQ(selection.selectedRows().size(), 1);
    EXPECT_EQ(model.rowAt(selection.selectedRows().first().row()).key(), "b");
}

TEST(AlertModel, OnlyAChangedRowIsAnnounced)
{
    AlertModel model(nameOf);
    std::vector<AlertView> all = alerts(QStringLiteral("abc"));
    model.update(all, 5'000);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.update(all, 5'100);
    EXPECT_EQ(changes.count(), 0);
    all[1].episode.lastValue = 42.0;
    model.update(all, 5'200);
    ASSERT_EQ(changes.count(), 1);
    EXPECT_EQ(changes.first().at(0).toModelIndex().row(), 1);
    EXPECT_EQ(changes.first().at(1).toModelIndex().row(), 1);
}

TEST(AlertModel, StateFollowsEndSilenceAndAcknowledgement)
{
    AlertView view = alert("a");
    EXPECT_EQ(alertState(view, 2'000), AlertState::Firing);
    view.acknowledgedAt = 1'500;
    EXPECT_EQ(alertState(view, 2'000), AlertState::Acknowledged);
    view.silencedUntil = 3'000;
    EXPECT_EQ(alertState(view, 2'999), AlertState::Silenced);
    EXPECT_EQ(alertState(view, 3'000), AlertState::Acknowledged);
    view.silencedUntil = 9'000;
    view.episode.staleSince = 2'400;
    EXPECT_EQ(alertState(view, 4'000), AlertState::Stale) << "nothing fires that could be silenced";
    view.episode.end = 2'500;
    EXPECT_EQ(alertState(view, 4'000), AlertState::Resolved);
}

TEST(AlertModel, AStaleOneSaysSinceWhenAndLastsUntilThen)
{
    AlertModel model(nameOf);
    std::vector<AlertView> all = alerts(QStringLiteral("a"));
    all[0].episode.staleSince = all[0].episode.start + 2'000;
    model.update(all, 900'000);
    const AlertRow &row = model.rowAt(0);
    EXPECT_EQ(model.duration(row), 2'000);
    const QString since = QStringLiteral("stale since ") + Format::dateTime(*all[0].episode.staleSince);
    EXPECT_EQ(model.index(0, AlertModel::State).data(Qt::ToolTipRole).toString(), since);
    EXPECT_EQ(model.count(AlertState::Firing), 0);
    EXPECT_EQ(model.count(AlertState::Stale), 1);
    all[0].episode.end = 5'000;
    EXPECT_EQ(AlertModel::staleText(all[0].episode), QString()) << "what is over is not stale any more";
}

TEST(AlertModel, ASilenceRunsOutByTheClockAlone)
{
    AlertModel model(nameOf);
    std::vector<AlertView> all = alerts(QStringLiteral("a"));
    all[0].silencedUntil = 6'000;
    model.update(all, 5'000);
    EXPECT_EQ(model.rowAt(0).state, AlertState::Silenced);
    model.update(all, 6'000);
    EXPECT_EQ(model.rowAt(0).state, AlertState::Firing);
    EXPECT_EQ(model.count(AlertState::Firing), 1);
}

TEST(AlertFilter, EachConditionNarrows)
{
    AlertModel model(nameOf);
    std::vector<AlertView> all = alerts(QStringLiteral("abc"));
    all[1].episode.series = {"PER", "gini"};
    all[1].episode.severity = Severity::Warning;
    all[2].episode.end = 4'000;
    model.update(all, 5'000);
    AlertFilter filter;
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    filter.setSourceModel(&model);
    EXPECT_EQ(filter.rowCount(), 3);
    filter.set(&AlertConditions::state, AlertState::Firing);
    EXPECT_EQ(filter.rowCount(), 2);
    filter.set(&AlertConditions::severity, Severity::Warning);
    EXPECT_EQ(filter.rowCount(), 1);
    filter.set(&AlertConditions::severity, std::nullopt);
    filter.set(&AlertConditions::state, std::nullopt);
    filter.set(&AlertConditions::country, QStringLiteral("ARG"));
    EXPECT_EQ(filter.rowCount(), 2);
    filter.set(&AlertConditions::country, {});
    filter.set(&AlertConditions::indicator, QStringLiteral("gini"));
    EXPECT_EQ(filter.rowCount(), 1);
    filter.set(&AlertConditions::indicator, {});
    filter.set(&AlertConditions::text, QStringLiteral(" argent "));
    EXPECT_EQ(filter.rowCount(), 2);
    filter.set(&AlertConditions::text, QStringLiteral("[1]"));
    EXPECT_EQ(filter.rowCount(), 3);
    filter.set(&AlertConditions::text, QStringLiteral("nowhere"));
    EXPECT_EQ(filter.rowCount(), 0);
}

TEST(AlertFilter, AnAlertThatEndsLeavesTheFiringOnes)
{
    AlertModel model(nameOf);
    std::vector<AlertView> all = alerts(QStringLiteral("ab"));
    model.update(all, 5'000);
    AlertFilter filter;
    filter.setSourceModel(&model);
    filter.set(&AlertConditions::state, AlertState::Firing);
    all[0].episode.end = 5'500;
    model.update(all, 6'000);
    EXPECT_EQ(filter.rowCount(), 1);
}
