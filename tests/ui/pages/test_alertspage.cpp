// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/alertspagetest.h"
#include "ui/dialogs/acknowledgedialog.h"
#include "ui/dialogs/silencedialog.h"
#include "ui/dialogs/silencesdialog.h"
#include "ui/models/alertmodel.h"
#include "ui/models/silencemodel.h"
#include "ui/widgets/placeholderstack.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>

using namespace observatorio;
using namespace observatorio::test;

TEST_F(AlertsPageTest, WithoutAlertsItSaysWhatToDoNext)
{
    apply({});
    EXPECT_FALSE(table().isVisible());
    EXPECT_TRUE(page.findChild<EmptyState *>()->isVisible());
    QSignalSpy dialog(&world.actions, &Actions::settingsDialogRequested);
    button(page, QStringLiteral("Thresholds…"))->click();
    ASSERT_EQ(dialog.count(), 1);
    EXPECT_EQ(dialog.first().first().toString(), u"thresholds");
}

TEST_F(AlertsPageTest, KeyAAcknowledgesTheSelectedThatAreNotYet)
{
    AlertView known = alert(2);
    known.acknowledgedAt = 5;
    AlertView over = alert(3);
    over.episode.end = 1'700'000'000'900;
    apply({alert(1), known, over});
    table().selectAll();
    QSignalSpy wanted(&world.actions, &Actions::acknowledgeRequested);
    press(Qt::Key_A);
    auto *dialog = page.findChild<AcknowledgeDialog *>();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(wanted.count(), 0);
    typeInto(*dialog, QStringLiteral("lo miro"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.first().first().toStringList(), QStringList{QStringLiteral("id1")});
    const auto said = wanted.first().at(1).value<Acknowledgement>();
    EXPECT_EQ(said.who, "ana");
    EXPECT_EQ(said.comment, "lo miro");
    EXPECT_GT(said.at, 0);
}

TEST_F(AlertsPageTest, AnAcknowledgementNeedsANameAndNoComment)
{
    apply({alert(1)});
    table().selectAll();
    button(page, QStringLiteral("Acknowledge…"))->click();
    auto *dialog = page.findChild<AcknowledgeDialog *>();
    ASSERT_TRUE(dialog);
    auto *name = dialog->findChild<QLineEdit *>();
    QAbstractButton *acknowledge = button(*dialog, QStringLiteral("Acknowledge"));
    EXPECT_EQ(name->text(), u"ana");
    EXPECT_TRUE(acknowledge->isEnabled());
    name->setText(QStringLiteral("  "));
    EXPECT_FALSE(acknowledge->isEnabled());
}

TEST_F(AlertsPageTest, TheListOfSilencesFollowsAndEndsOne)
{
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    const auto show = [&](std::vector<Silence> silences) {
        Snapshot snapshot = emptySnapshot(now);
        snapshot.silences = std::make_shared<const std::vector<Silence>>(std::move(silences));
        page.apply(shared(std::move(snapshot)));
    };
    const Silence past{.id = "past", .matcher = {{"ARG"}, "", "", ""}, .from = now - 9'000, .until = now - 1'000};
    Silence holds{.id = "holds", .matcher = {{"VEN"}, "", "inflacion", ""}, .from = now - 9'000, .until = now + 90'000};
    show({holds, past});
    button(page, QStringLiteral("Silences"))->click();
    auto *dialog = page.findChild<SilencesDialog *>();
    ASSERT_TRUE(dialog);
    auto *list = dialog->findChild<DataTable *>();
    ASSERT_EQ(list->model()->rowCount(), 2);
    EXPECT_EQ(list->model()->index(0, SilenceModel::What).data().toString(), u"Venezuela · Inflation");
    QAbstractButton *end = button(*dialog, QStringLiteral("End now"));
    EXPECT_FALSE(end->isEnabled());
    list->selectRow(1);
    EXPECT_FALSE(end->isEnabled()) << "it is over";
    list->selectRow(0);
    QSignalSpy wanted(&world.actions, &Actions::silenceRequested);
    end->click();
    ASSERT_EQ(wanted.count(), 1);
    const auto ended = wanted.first().first().value<Silence>();
    EXPECT_EQ(ended.id, "holds");
    EXPECT_LE(ended.until, QDateTime::currentMSecsSinceEpoch());
    holds.until = now;
    show({holds, past});
    EXPECT_EQ(list->model()->rowCount(), 2);
    EXPECT_EQ(list->model()->index(0, SilenceModel::State).data().toString(), u"over");
    EXPECT_FALSE(end->isEnabled());

    button(*dialog, QStringLiteral("New silence…"))->click();
    auto *fresh = page.findChild<SilenceDialog *>();
    ASSERT_TRUE(fresh);
    typeInto(*fresh, QStringLiteral("known"));
    EXPECT_FALSE(button(*fresh, QStringLiteral("Silence"))->isEnabled()) << "it would hold for everything";
}

TEST_F(AlertsPageTest, TypingAnAInTheSearchAcknowledgesNothing)
{
    apply({alert(1)});
    table().selectAll();
    QSignalSpy wanted(&world.actions, &Actions::acknowledgeRequested);
    QTest::keyClicks(page.findChild<QLineEdit *>(), QStringLiteral("arg"));
    EXPECT_EQ(wanted.count(), 0);
    EXPECT_EQ(table().model()->rowCount(), 1);
}

TEST_F(AlertsPageTest, EnterLeadsToTheChartWhereItBegan)
{
    apply({alert(7)});
    table().setCurrentIndex(table().model()->index(0, 0));
    QSignalSpy chart(&world.actions, &Actions::showCountryRequested);
    press(Qt::Key_Return);
    ASSERT_EQ(chart.count(), 1);
    EXPECT_EQ(chart.first().at(0).toString(), u"ARG");
    EXPECT_EQ(chart.first().at(1).toString(), u"inflacion");
    EXPECT_EQ(chart.first().at(2).toLongLong(), 1'700'000'000'007);
}

TEST_F(AlertsPageTest, SelectionAndScrollSurviveNewAlerts)
{
    std::vector<AlertView> alerts;
    for (int i = 100; i > 0; --i)
        alerts.push_back(alert(i));
    apply(alerts);
    table().setCurrentIndex(table().model()->index(50, 0));
    const qlonglong start = table().currentIndex().siblingAtColumn(4).data(Qt::UserRole + 1).toLongLong();
    table().scrollTo(table().currentIndex());
    const int scrolled = table().verticalScrollBar()->value();
    ASSERT_GT(scrolled, 0);
    for (int i = 101; i < 120; ++i)
        alerts.insert(alerts.begin(), alert(i));
    apply(alerts);
    EXPECT_EQ(table().selectionModel()->selectedRows().size(), 1);
    EXPECT_EQ(table().currentIndex().siblingAtColumn(4).data(Qt::UserRole + 1).toLongLong(), start);
    EXPECT_GE(table().verticalScrollBar()->value(), scrolled);
}

TEST_F(AlertsPageTest, ActionsAreOfferedOnlyWhereTheyMakeSense)
{
    AlertView over = alert(1);
    over.episode.end = 1'700'000'000'900;
    apply({over});
    EXPECT_FALSE(button(page, QStringLiteral("Acknowledge…"))->isEnabled());
    EXPECT_FALSE(button(page, QStringLiteral("Silence…"))->isEnabled());
    table().selectAll();
    EXPECT_FALSE(button(page, QStringLiteral("Acknowledge…"))->isEnabled());
    EXPECT_TRUE(button(page, QStringLiteral("Silence…"))->isEnabled()) << "a silence holds for those to come";
    EXPECT_TRUE(button(page, QStringLiteral("Open chart"))->isEnabled());
}

namespace {

/// What was asked for: Venezuela's inflation, until tomorrow morning.
void expectVenezuelaUntilTomorrow(const QSignalSpy &wanted, qint64 before)
{
    ASSERT_EQ(wanted.count(), 1);
    const auto silence = wanted.first().first().value<Silence>();
    EXPECT_EQ(silence.matcher, (SilenceMatcher{{"VEN"}, "", "inflacion", ""}));
    EXPECT_EQ(silence.reason, "known");
    EXPECT_EQ(silence.author, "ana");
    EXPECT_EQ(silence.id.size(), 32u);
    EXPECT_GE(silence.from, before);
    EXPECT_EQ(silence.until, SilenceDialog::tomorrowAfter(silence.from));
}

}  // namespace

TEST_F(AlertsPageTest, SilencingVenezuelasInflationUntilTomorrowTakesThreeStepsByMouse)
{
    AlertView venezuela = alert(2);
    venezuela.episode.series.country = "VEN";
    apply({alert(1), venezuela});
    QSignalSpy wanted(&world.actions, &Actions::silenceRequested);
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    int row = 0;
    while (table().model()->index(row, 2).data().toString() != u"Venezuela")
        ++row;
    // 1: the alert; 2: the button; 3: the reason, and the dialog's button
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                      table().visualRect(table().model()->index(row, 2)).center());
    QTest::mouseClick(button(page, QStringLiteral("Silence…")), Qt::LeftButton);
    auto *dialog = page.findChild<SilenceDialog *>();
    ASSERT_TRUE(dialog);
    QAbstractButton *silence = button(*dialog, QStringLiteral("Silence"));
    EXPECT_FALSE(silence->isEnabled()) << "whoever comes next needs to know why";
    typeInto(*dialog, QStringLiteral("known"));
    QTest::mouseClick(silence, Qt::LeftButton);
    expectVenezuelaUntilTomorrow(wanted, before);
}

TEST_F(AlertsPageTest, SilencingVenezuelasInflationUntilTomorrowTakesThreeStepsByKeyboard)
{
    AlertView venezuela = alert(1);
    venezuela.episode.series.country = "VEN";
    apply({alert(2), venezuela});  // the newest is the first, and has the keyboard
    QSignalSpy wanted(&world.actions, &Actions::silenceRequested);
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    press(Qt::Key_Down);
    press(Qt::Key_S);
    auto *dialog = page.findChild<SilenceDialog *>();
    ASSERT_TRUE(dialog);
    typeInto(*dialog, QStringLiteral("known"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    expectVenezuelaUntilTomorrow(wanted, before);
}

TEST_F(AlertsPageTest, TheDetailsSayWhichSilenceHolds)
{
    AlertView silenced = alert(1);
    silenced.silencedUntil = 1'700'009'000'000;
    silenced.silencedBy = "s";
    Snapshot snapshot = emptySnapshot();
    snapshot.alerts = std::make_shared<const std::vector<AlertView>>(std::vector{silenced});
    snapshot.silences =
        std::make_shared<const std::vector<Silence>>(std::vector{Silence{.id = "s",
                                                                         .matcher = {{"ARG"}, "", "", ""},
                                                                         .until = 1'700'009'000'000,
                                                                         .reason = "<b>obras</b>",
                                                                         .author = "ana"}});
    page.apply(shared(std::move(snapshot)));
    table().selectAll();
    QStringList texts;
    for (const QLabel *label : page.findChildren<QLabel *>())
        texts.append(label->text());
    EXPECT_TRUE(texts.join(u'\n').contains(QStringLiteral("by ana: <b>obras</b> (silence of Argentina)")))
        << texts.join(u'\n').toStdString();
}

TEST_F(AlertsPageTest, StateIsKeptWhenThePageIsBuiltAnew)
{
    apply({alert(1), alert(2, Severity::Critical)});
    page.findChild<QLineEdit *>()->setText(QStringLiteral("nothing like it"));
    qobject_cast<SegmentedControl *>(page.titleControls().first())->setCurrentData(static_cast<int>(0));
    AlertsPage again(world.context);
    again.restoreState(page.saveState());
    EXPECT_EQ(again.saveState(), page.saveState());
    EXPECT_EQ(again.findChild<QLineEdit *>()->text(), u"nothing like it");
}
