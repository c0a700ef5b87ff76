// SPDX-License-Identifier: GPL-3.0-or-later
// Terms: that each is explained, in both languages, wherever it stands, and that F1 lists them all.
#include "tests/ui/uiworld.h"

#include "ui/dialogs/glossarydialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/silencedialog.h"
#include "ui/glossary/termtable.h"
#include "ui/mainwindow.h"
#include "ui/models/keyedtablemodel.h"
#include "ui/pages/pages.h"
#include "ui/shortcuts.h"
#include "ui/statusbar.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/termlabel.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QTextBrowser>
#include <QToolTip>
#include <QTranslator>
#include <map>
#include <set>

using namespace observatorio;
using namespace observatorio::test;

namespace {

std::vector<Term> terms()
{
    std::vector<Term> all;
    for (int i = 0; i < TermCount; ++i)
        all.push_back(static_cast<Term>(i));
    return all;
}

bool isSentence(const QString &text)
{
    return text.size() > 10 && text.endsWith(u'.') && !text.contains(QStringLiteral(". ")) && text.at(0).isUpper();
}

class Language : public testing::TestWithParam<const char *> {
protected:
    void SetUp() override
    {
        if (GetParam() == std::string("es")) {
            ASSERT_TRUE(translator.load(QStringLiteral(":/translations/observatorio_es.qm")));
            QApplication::installTranslator(&translator);
        }
    }
    void TearDown() override { QApplication::removeTranslator(&translator); }

    QTranslator translator;
};

/// The window with all its pages.
class GlossaryWindow : public testing::Test {
protected:
    void SetUp() override
    {
        window.apply(shared(emptySnapshot()));
        window.show();
    }

    UiWorld world;
    MainWindow window{world.context};
};

QString shown(const GlossaryDialog &dialog) { return dialog.findChild<QTextBrowser *>()->toPlainText(); }

}  // namespace

TEST(Glossary, EachTermStandsInOneTable)
{
    std::map<Term, int> count;
    for (const auto part : {streamTerms(), windowTerms(), alertTerms(), programTerms()}) {
        for (const TermEntry &entry : part)
            ++count[entry.term];
    }
    EXPECT_EQ(static_cast<int>(count.size()), TermCount);
    for (const auto &[term, times] : count)
        EXPECT_EQ(times, 1) << Glossary::name(term).toStdString();
}

TEST_P(Language, EveryTermHasANameOfItsOwnAndTwoSentences)
{
    std::set<QString> names;
    for (const auto part : {streamTerms(), windowTerms(), alertTerms(), programTerms()}) {
        for (const TermEntry &entry : part) {
            const auto translated = [](const char *text) { return QCoreApplication::translate("Glossary", text); };
            const QString name = translated(entry.name);
            EXPECT_TRUE(names.insert(name).second) << name.toStdString();
            for (const char *sentence : {entry.what, entry.more}) {
                EXPECT_TRUE(isSentence(translated(sentence))) << translated(sentence).toStdString();
                if (GetParam() == std::string("es")) {
                    EXPECT_NE(translated(sentence), QString::fromUtf8(sentence)) << "not translated";
                }
            }
        }
    }
}

TEST_P(Language, TheHelpListsEveryTermAndEveryKey)
{
    GlossaryDialog dialog;
    const QString text = shown(dialog);
    for (const Term term : terms()) {
        EXPECT_TRUE(text.contains(Glossary::name(term)));
        EXPECT_TRUE(text.contains(Glossary::explanation(term))) << Glossary::name(term).toStdString();
    }
    dialog.findChild<SegmentedControl *>()->setCurrentData(1);
    const QString keys = shown(dialog);
    for (const Shortcut &shortcut : windowShortcuts()) {
        EXPECT_TRUE(keys.contains(shortcut.what)) << shortcut.what.toStdString();
        EXPECT_TRUE(keys.contains(shortcut.keys.first().toString(QKeySequence::NativeText)));
    }
    for (const Gestures &group : gestures()) {
        for (const Gestures::Gesture &each : group.list)
            EXPECT_TRUE(keys.contains(each.how) && keys.contains(each.what)) << each.how.toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(All, Language, testing::Values("en", "es"));

TEST(GlossaryDialog, FindsNamesBeforeSentencesWithoutCaseOrAccents)
{
    GlossaryDialog dialog;
    auto *search = dialog.findChild<QLineEdit *>();
    search->setText(QStringLiteral("  WáTERMARK "));
    EXPECT_TRUE(shown(dialog).startsWith(Glossary::name(Term::Watermark)));
    EXPECT_TRUE(shown(dialog).contains(Glossary::explanation(Term::LateBy))) << "it speaks of the watermark";
    EXPECT_FALSE(shown(dialog).contains(Glossary::explanation(Term::ClusterId)));
    search->setText(QStringLiteral("<b>"));
    EXPECT_FALSE(shown(dialog).contains(Glossary::name(Term::Watermark)));
    EXPECT_FALSE(shown(dialog).isEmpty());
}

TEST_F(GlossaryWindow, EveryHeadOfEveryTableIsExplained)
{
    SettingsDialog settings(world.context, &window);
    std::set<const QTableView *> tables;
    for (const QWidget *where : {static_cast<QWidget *>(&window), static_cast<QWidget *>(&settings)}) {
        for (const QTableView *table : where->findChildren<QTableView *>())
            tables.insert(table);
    }
    EXPECT_GE(tables.size(), 11U);
    std::set<QString> known;
    for (const Term term : terms())
        known.insert(Glossary::toolTip(term));
    for (const QTableView *table : tables) {
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const auto head = [&](int role) {
                return table->model()->headerData(column, Qt::Horizontal, role).toString();
            };
            const std::string what = table->accessibleName().toStdString() + ": " + head(Qt::DisplayRole).toStdString();
            EXPECT_FALSE(head(Qt::DisplayRole).isEmpty()) << what;
            EXPECT_TRUE(known.contains(head(Qt::ToolTipRole))) << what;
            EXPECT_NE(head(Qt::ToolTipRole), Glossary::toolTip(Term{})) << what << ": none was named";
            EXPECT_EQ(head(Qt::WhatsThisRole), head(Qt::ToolTipRole)) << what;
            EXPECT_FALSE(head(Qt::AccessibleDescriptionRole).isEmpty()) << what;
        }
    }
}

TEST_F(GlossaryWindow, F1OpensTheHelpOnceAndInDialogsToo)
{
    const auto helps = [this] { return window.findChildren<GlossaryDialog *>().size(); };
    QTest::keyClick(&window, Qt::Key_F1);
    EXPECT_EQ(helps(), 1);
    auto *help = window.findChild<GlossaryDialog *>();
    QTest::keyClick(help->findChild<QLineEdit *>(), Qt::Key_F1);
    EXPECT_EQ(helps(), 1);
    QTest::keyClick(help->findChild<QLineEdit *>(), Qt::Key_Escape);
    EXPECT_FALSE(help->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(helps(), 0);

    Q_EMIT world.actions.settingsDialogRequested(QStringLiteral("thresholds"));
    auto *settings = window.findChild<SettingsDialog *>();
    QTest::keyClick(settings, Qt::Key_F1);
    ASSERT_EQ(settings->findChildren<GlossaryDialog *>().size(), 1);
    EXPECT_TRUE(settings->isVisible());
    delete settings;

    AlertEpisode episode;
    episode.series = {"VEN", "inflacion"};
    SilenceDialog silence(world.context, {episode}, {episode}, window.findChild<QTableView *>());  // as a page opens it
    silence.open();
    QTest::keyClick(silence.findChild<QLineEdit *>(), Qt::Key_F1);
    EXPECT_EQ(silence.findChildren<GlossaryDialog *>().size(), 1);
}

TEST_F(GlossaryWindow, EveryNamedFigureIsReachedByKeyboard)
{
    std::map<const QWidget *, int> tabStops;  // of the names beside each other
    for (const TermLabel *label : window.findChildren<TermLabel *>())
        tabStops[label->parentWidget()] += label->focusPolicy() == Qt::TabFocus;
    EXPECT_GE(tabStops.size(), 5U);
    for (const auto &[grid, stops] : tabStops)
        EXPECT_EQ(stops, 1);
    window.showPage(PageId::Kafka);
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    TermLabel *first = nullptr;
    for (TermLabel *label : window.findChildren<TermLabel *>()) {
        if (!first && label->isVisible())
            first = label;
    }
    ASSERT_TRUE(first);
    first->setFocus(Qt::TabFocusReason);
    EXPECT_EQ(QToolTip::text(), first->toolTip());
    QTest::keyClick(first, Qt::Key_Right);
    EXPECT_NE(QApplication::focusWidget(), first);
    EXPECT_EQ(QToolTip::text(), QApplication::focusWidget()->toolTip());
    EXPECT_EQ(first->focusPolicy(), Qt::NoFocus);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
    EXPECT_EQ(QApplication::focusWidget(), first);
}

TEST_F(GlossaryWindow, HeadsOfATableAndItemsOfTheStatusBarAreReachedByKeyboard)
{
    window.showPage(PageId::Kafka);
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    DataTable *topics = nullptr;
    for (DataTable *table : window.findChildren<DataTable *>()) {
        if (table->isVisible() && table->model()->rowCount() > 0)
            topics = table;
    }
    ASSERT_TRUE(topics);
    topics->setCurrentIndex(topics->model()->index(0, 0));
    topics->setFocus();
    QTest::keyClick(topics, Qt::Key_Right);
    EXPECT_EQ(QToolTip::text(), Glossary::toolTip(Term::PartitionCount));
    QTest::keyClick(topics, Qt::Key_Left);
    EXPECT_EQ(QToolTip::text(), Glossary::toolTip(Term::Topic));
    QToolTip::hideText();
    QTest::keyClick(topics, Qt::Key_F1, Qt::ShiftModifier);
    EXPECT_EQ(QToolTip::text(), Glossary::toolTip(Term::Topic));

    auto *status = window.findChild<StatusBar *>();
    status->setFocus(Qt::TabFocusReason);
    QStringList explained;
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(status, Qt::Key_Right);
        explained.append(QToolTip::text());
    }
    for (const Term term : {Term::RecordRate, Term::Lag, Term::Watermark, Term::AddsUp})
        EXPECT_TRUE(explained.contains(Glossary::explanation(term).toHtmlEscaped()))
            << Glossary::name(term).toStdString();
}
