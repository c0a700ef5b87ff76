// SPDX-License-Identifier: GPL-3.0-or-later
// Past alerts on the page, and alerts by rule.
#include "tests/ui/pages/alertspagetest.h"
#include "ui/models/alertmodel.h"
#include "ui/models/rulegroupmodel.h"
#include "ui/pages/alerts/rulegroups.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace observatorio;
using namespace observatorio::test;

namespace {

/// `count` alerts of yesterday, newest first, from `first` on; ids of their own.
AlertPage pageOf(int first, int count, TimeMs newest, bool hasMore)
{
    AlertPage page;
    for (int i = first; i < first + count; ++i) {
        AlertEpisode episode = alert(10'000 + i).episode;
        episode.start = newest - i;
        page.alerts.push_back({.episode = std::move(episode)});
    }
    if (hasMore)
        page.next = AlertPlace{page.alerts.back().episode.start, page.alerts.back().episode.id, "c"};
    return page;
}

}  // namespace

TEST_F(AlertsPageTest, ARangeReadsOlderAlertsPageByPageAsTheyAreScrolledTo)
{
    const TimeMs now = emptySnapshot().at;
    AlertView current = alert(1);
    current.episode.start = now - 1'000;
    apply({current});
    QSignalSpy asked(&world.actions, &Actions::alertPageRequested);
    choose(AlertRange::Yesterday);
    ASSERT_EQ(asked.count(), 1);
    const auto query = asked.first().at(1).value<AlertQuery>();
    EXPECT_EQ(query.until - query.from, 86'400'000);
    EXPECT_LE(query.until, now);
    EXPECT_EQ(table().model()->rowCount(), 0) << "the running picture's alert is of today";

    const quint64 first = asked.first().at(0).toULongLong();
    Q_EMIT world.actions.alertPageFound(first + 100, pageOf(900, 1, query.until - 1, false));
    EXPECT_EQ(table().model()->rowCount(), 0) << "an answer to somebody else";
    Q_EMIT world.actions.alertPageFound(first, pageOf(0, 500, query.until - 1, true));
    EXPECT_EQ(table().model()->rowCount(), 500);
    EXPECT_EQ(asked.count(), 1);
    table().selectRow(7);
    const std::string chosen =
        table().currentIndex().siblingAtColumn(4).data(Qt::UserRole + 1).toString().toStdString();
    table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
    ASSERT_EQ(asked.count(), 2);
    EXPECT_TRUE(asked.last().at(1).value<AlertQuery>().after);
    Q_EMIT world.actions.alertPageFound(asked.last().at(0).toULongLong(), pageOf(500, 20, query.until - 1, false));
    EXPECT_EQ(table().model()->rowCount(), 520);
    EXPECT_EQ(table().selectionModel()->selectedRows().size(), 1);
    EXPECT_EQ(table().currentIndex().siblingAtColumn(4).data(Qt::UserRole + 1).toString().toStdString(), chosen);
    table().verticalScrollBar()->setValue(0);
    table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
    EXPECT_EQ(asked.count(), 2) << "there are no more";

    choose(AlertRange::Live);
    EXPECT_EQ(table().model()->rowCount(), 1);
}

TEST_F(AlertsPageTest, ARangeAsksWithTheConditionsAndSaysWhatFailed)
{
    apply({});
    QSignalSpy asked(&world.actions, &Actions::alertPageRequested);
    chooseFromTo(60'000, 120'000);
    page.findChild<QLineEdit *>()->setText(QStringLiteral("venezu"));
    qobject_cast<SegmentedControl *>(page.titleControls().first())
        ->setCurrentData(static_cast<int>(AlertState::Resolved));
    ASSERT_TRUE(QTest::qWaitFor([&asked] { return asked.count() == 2; }));
    const auto query = asked.last().at(1).value<AlertQuery>();
    EXPECT_EQ(query.from, 60'000);
    EXPECT_EQ(query.until, 120'000);
    EXPECT_EQ(query.life, AlertLife::Over);
    EXPECT_EQ(query.text, "venezu");
    EXPECT_EQ(query.textCountries, std::vector<std::string>{"VEN"});
    Q_EMIT world.actions.alertPageFailed(asked.last().at(0).toULongLong(), QStringLiteral("<b>no</b> server"));
    QStringList texts;
    for (const QLabel *label : page.findChildren<QLabel *>())
        texts.append(label->text());
    EXPECT_TRUE(texts.contains(QStringLiteral("Older alerts cannot be read: <b>no</b> server")));
}

TEST_F(AlertsPageTest, AnOldAlertThatIsAcknowledgedSaysSoAtOnce)
{
    apply({});
    QSignalSpy asked(&world.actions, &Actions::alertPageRequested);
    chooseFromTo(0, 2'000'000'000'000);
    Q_EMIT world.actions.alertPageFound(asked.last().at(0).toULongLong(), pageOf(0, 2, 1'700'000'000'000, false));
    ASSERT_EQ(table().model()->rowCount(), 2);
    Q_EMIT world.actions.acknowledgeRequested({QStringLiteral("id10001")}, {"ana", "lo miro", 5});
    EXPECT_EQ(table().model()->index(1, 0).data().toString(), u"Acknowledged");
}

TEST_F(AlertsPageTest, ByRuleTheRulesAreCountedAndOneLeadsToItsAlerts)
{
    AlertView other = alert(3, Severity::Critical);
    other.episode.rule = "a&b";
    apply({alert(1), alert(2), other});
    auto *groups = page.findChild<RuleGroups *>();
    groups->toggle()->click();
    EXPECT_FALSE(table().isVisible());
    DataTable &rules = *groups->table();
    ASSERT_EQ(rules.model()->rowCount(), 2);
    EXPECT_EQ(rules.model()->index(0, RuleGroupModel::Rule).data().toString(), u"a&b") << "the worst first";
    EXPECT_EQ(rules.model()->index(1, RuleGroupModel::Firing).data().toString(), u"2");
    page.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
    rules.setFocus();
    rules.selectRow(0);
    QTest::keyClick(&rules, Qt::Key_Return);
    EXPECT_TRUE(table().isVisible());
    EXPECT_EQ(table().model()->rowCount(), 1);
    EXPECT_TRUE(groups->chosenRule()->isVisible());
    groups->chosenRule()->click();
    EXPECT_EQ(table().model()->rowCount(), 3);
    EXPECT_FALSE(groups->chosenRule()->isVisible());
}

TEST_F(AlertsPageTest, AFloodIsARowThatReadsAsOne)
{
    AlertView flood = alert(1, Severity::Critical);
    flood.episode.rule = "flood";
    flood.episode.series = {"*", "*"};
    flood.episode.suppressed = 2'833;
    flood.episode.threshold = 100;
    flood.episode.lastValue = 2'833;
    apply({flood});
    const auto cell = [this](int column) { return table().model()->index(0, column).data().toString(); };
    EXPECT_EQ(cell(AlertModel::Country), QStringLiteral("2\u202f833 alerts not shown"));
    EXPECT_EQ(cell(AlertModel::Indicator), u"too many at once");
    EXPECT_EQ(cell(AlertModel::Last), u"–") << "a count is no value";
    EXPECT_EQ(cell(AlertModel::Threshold), u"–");
}
