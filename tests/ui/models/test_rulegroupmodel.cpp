// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rulegroupmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <gtest/gtest.h>

using namespace observatorio;

namespace {

AlertRow alert(const char *id, const char *rule, AlertState state, Severity severity = Severity::Warning)
{
    AlertRow row;
    row.view.episode.id = id;
    row.view.episode.rule = rule;
    row.view.episode.series = {"ARG", rule};
    row.view.episode.severity = severity;
    row.view.episode.start = 1'000;
    row.state = state;
    return row;
}

QString shown(const RuleGroupModel &model)
{
    QStringList rules;
    for (const RuleGroupRow &row : model.rows())
        rules.append(QString::fromStdString(row.rule));
    return rules.join(u' ');
}

}  // namespace

TEST(RuleGroupModel, CountsEachRulesAlertsByStateTheWorstFirst)
{
    RuleGroupModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    std::vector<AlertRow> alerts{alert("1", "gini", AlertState::Firing),
                                 alert("2", "gini", AlertState::Firing),
                                 alert("3", "deuda", AlertState::Firing, Severity::Critical),
                                 alert("4", "deuda", AlertState::Silenced, Severity::Critical),
                                 alert("5", "deuda", AlertState::Acknowledged),
                                 alert("6", "idh", AlertState::Stale),
                                 alert("7", "idh", AlertState::Resolved)};
    model.update(alerts);
    EXPECT_EQ(shown(model), u"deuda gini idh");
    const RuleGroupRow &worst = model.rowAt(0);
    EXPECT_EQ(worst.firing, 1);
    EXPECT_EQ(worst.critical, 1) << "of those that need attention";
    EXPECT_EQ(worst.silenced, 1);
    EXPECT_EQ(worst.acknowledged, 1);
    EXPECT_EQ(model.rowAt(1).firing, 2);
    EXPECT_EQ(model.rowAt(2).stale, 1);
    EXPECT_EQ(model.rowAt(2).resolved, 1);
    alerts.erase(alerts.begin() + 2);
    model.update(alerts);
    EXPECT_EQ(shown(model), u"gini deuda idh");
    EXPECT_EQ(resets.count(), 0);
}

TEST(RuleGroupModel, TheIndicatorIsTheNewestAlerts)
{
    RuleGroupModel model;
    AlertRow older = alert("1", "propia", AlertState::Firing), newer = alert("2", "propia", AlertState::Firing);
    older.view.episode.series.indicator = "gini";
    newer.view.episode.series.indicator = "idh";
    newer.view.episode.start = 2'000;
    model.update({newer, older});
    EXPECT_EQ(model.rowAt(0).indicator, "idh");
    EXPECT_EQ(model.rowAt(0).newest, 2'000);
}
