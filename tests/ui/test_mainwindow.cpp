// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/reference.h"
#include "ui/format.h"
#include "ui/livepill.h"
#include "ui/mainwindow.h"
#include "ui/pages/pages.h"
#include "ui/rail.h"
#include "ui/statusbar.h"
#include "ui/strips.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

constexpr int StatusHeight = 32;

Snapshot busy()
{
    Snapshot snapshot;
    snapshot.broker = {LinkState::Up, "kafka-broker-1.example.org:9092", {}, {}};
    snapshot.database = {LinkState::Up, "observatorio", {}, {}};
    snapshot.eventsPerSecond = 104'233.0;
    snapshot.lag = 1'204'112;
    snapshot.lagMs = 125'000;
    snapshot.watermarkDelayMs = 60'400;
    snapshot.group.membership = Membership::Member;
    snapshot.partitions.resize(3);
    snapshot.partitions[0].lag = 7;
    for (PartitionView &view : snapshot.partitions)
        view.state = ReadState::Reading;
    snapshot.partitionsRead = snapshot.partitionsExpected = 3;
    snapshot.total = {0, 1'482'310'999, 1'482'063'000, 212'999, 34'000, 500, 500, 0, {}};
    snapshot.series = std::make_shared<std::vector<SeriesView>>();
    snapshot.alerts = std::make_shared<std::vector<AlertView>>();
    snapshot.trend = std::make_shared<std::vector<TrendPoint>>();
    return snapshot;
}

QStringList keys(const QVector<PlacedItem> &placed)
{
    QStringList keys;
    for (const PlacedItem &each : placed)
        keys.append(each.item.key);
    return keys;
}

TEST(StatusBarTest, NeverWiderThanTheWindowAndTheLeastImportantGoesFirst)
{
    QHash<QString, int> widest;
    QStringList wider;
    for (int width = 2400; width >= 300; width -= 20) {
        const QVector<PlacedItem> placed = placeItems(statusItems(busy()), {width, StatusHeight}, widest);
        for (qsizetype i = 0; i < placed.size() && width >= 640; ++i) {
            EXPECT_GE(placed[i].rect.left(), i == 0 ? 0 : placed[i - 1].rect.right()) << width;
            EXPECT_LE(placed[i].rect.right(), width);
        }
        const QStringList items = keys(placed);
        for (const QString &item : items)
            EXPECT_TRUE(wider.isEmpty() || wider.contains(item)) << item.toStdString() << " came back at " << width;
        EXPECT_TRUE(items.contains(QStringLiteral("verdict")));
        wider = items;
    }
    EXPECT_FALSE(wider.contains(QStringLiteral("equation")));
}

TEST(StatusBarTest, AllItemsFitAtTheUsualSizesWithUsualFigures)
{
    Snapshot snapshot = busy();
    snapshot.broker.name = "127.0.0.1:9092";
    snapshot.eventsPerSecond = 1204;
    snapshot.lag = 0;
    snapshot.lagMs = 0;
    snapshot.total = {0, 1'482'310, 1'482'064, 212, 34, 0, 0, 0, {}};
    QHash<QString, int> widest;
    EXPECT_EQ(placeItems(statusItems(snapshot), {1280, StatusHeight}, widest).size(), 8);
}

TEST(StatusBarTest, FiguresThatShrinkDoNotMoveTheirNeighbours)
{
    QHash<QString, int> widest;
    Snapshot snapshot = busy();
    const QVector<PlacedItem> before = placeItems(statusItems(snapshot), {1920, StatusHeight}, widest);
    snapshot.eventsPerSecond = 3.0;
    snapshot.lag = 0;
    const QVector<PlacedItem> after = placeItems(statusItems(snapshot), {1920, StatusHeight}, widest);
    ASSERT_EQ(keys(after), keys(before));
    for (qsizetype i = 0; i < after.size(); ++i)
        EXPECT_EQ(after[i].rect, before[i].rect) << after[i].item.key.toStdString();
}

TEST(StatusItemsTest, TheEquationHasUntimedAndGapsOnlyWhenThereAreAny)
{
    const auto equation = [](const Snapshot &snapshot) {
        for (const StatusItem &item : statusItems(snapshot)) {
            if (item.key == QLatin1String("equation"))
                return item.plainText();
        }
        return QString();
    };
    Snapshot snapshot = busy();
    EXPECT_TRUE(equation(snapshot).contains(QStringLiteral("no timestamp"))
                && equation(snapshot).contains(QStringLiteral("gaps")));
    snapshot.total = {10, 15, 3, 1, 1, 0, 0, 0, {}};
    EXPECT_EQ(equation(snapshot).toStdString(), "5 = 3 counted + 1 late + 1 rejected");
}

TEST(StatusItemsTest, TheVerdictFollowsEveryPartitionAndTheSum)
{
    const auto verdict = [](const Snapshot &snapshot) { return statusItems(snapshot).last(); };
    Snapshot snapshot = busy();
    EXPECT_EQ(verdict(snapshot).icon.toStdString(), "check");
    snapshot.balances = false;
    EXPECT_EQ(verdict(snapshot).icon.toStdString(), "cross");
    snapshot.balances = true;
    ++snapshot.total.counted;
    EXPECT_EQ(verdict(snapshot).icon.toStdString(), "cross");
    snapshot.total = {};
    EXPECT_EQ(verdict(snapshot).plainText().toStdString(), "No records yet");
}

TEST(StatusItemsTest, EveryTroubledStateHasAnIconAndAWord)
{
    for (const LinkState state : {LinkState::Off, LinkState::Connecting, LinkState::Retrying, LinkState::Failed}) {
        Snapshot snapshot = busy();
        snapshot.broker.state = state;
        const StatusItem item = statusItems(snapshot).first();
        EXPECT_NE(item.icon.toStdString(), "dot");
        EXPECT_TRUE(item.plainText().contains(linkLook(state).word));
    }
}

TEST(RemarkBannerTest, StaysUntilItIsDismissedAndComesBackOnlyForAnother)
{
    Snapshot snapshot = busy();
    RemarkBanner banner;
    const auto text = [&banner](const Snapshot &now) {
        banner.apply(now);
        return banner.isHidden() ? std::string() : banner.accessibleName().toStdString();
    };
    const auto dismiss = [&banner] { banner.findChildren<QPushButton *>().last()->click(); };
    EXPECT_EQ(text(snapshot), "");
    snapshot.remarks = {{ErrorCode::ClockBehind, "15 min", "50 in a row"}};
    EXPECT_NE(text(snapshot).find("15 min"), std::string::npos);
    dismiss();
    snapshot.remarks[0].subject = "16 min";
    EXPECT_EQ(text(snapshot), "") << "the same clock, another figure";
    snapshot.store.remarks = {{ErrorCode::ClustersMixed, "eventos", "a, b"}};
    snapshot.remarks.push_back({ErrorCode::PlaceTaken, "observatorio-aula-2f-1", {}});
    EXPECT_NE(text(snapshot).find("goes on as observatorio-aula-2f-1"), std::string::npos);
    EXPECT_NE(text(snapshot).find("1 more"), std::string::npos);
    dismiss();
    EXPECT_EQ(text(snapshot), "");
    snapshot.remarks.push_back({ErrorCode::PlaceTaken, "observatorio-aula-2f-2", {}});
    EXPECT_NE(text(snapshot), "") << "taken once more";
    RemarkBanner rebuilt(banner.dismissed());
    rebuilt.apply(snapshot);
    EXPECT_FALSE(rebuilt.isHidden());
    snapshot.remarks.pop_back();
    rebuilt.apply(snapshot);
    EXPECT_TRUE(rebuilt.isHidden());
}

TEST(BannerTest, ComesWithAFaultSaysItAndGoesWithIt)
{
    Banner banner(QStringLiteral("Kafka"));
    banner.apply({LinkState::Up, "h:1", {}, {}});
    EXPECT_TRUE(banner.isHidden());
    banner.apply({LinkState::Retrying, "h:1", Error{ErrorCode::BrokerUnreachable, "h:1", "<b>refused</b>"}, {}});
    EXPECT_FALSE(banner.isHidden());
    EXPECT_TRUE(banner.accessibleName().contains(QStringLiteral("<b>refused</b>"))) << "plain text, as it came";
    QSignalSpy retry(&banner, &Banner::retryClicked);
    for (QPushButton *button : banner.findChildren<QPushButton *>())
        button->click();
    EXPECT_EQ(retry.size(), 1);
    banner.apply({LinkState::Connecting, "h:1", {}, {}});
    EXPECT_TRUE(banner.isHidden());
}

TEST(SimulatorQuestionTest, NamesTheBrokerAndSaysWhatWasPressed)
{
    for (const bool send : {true, false}) {
        SimulatorQuestion question;
        QList<std::pair<QString, bool>> answers;
        QObject::connect(&question, &SimulatorQuestion::answered, &question,
                         [&](const QString &servers, bool yes) { answers.append({servers, yes}); });
        EXPECT_TRUE(question.isHidden());
        question.ask(QStringLiteral("<b>h</b>:1"), QStringLiteral("eventos_qog"));
        EXPECT_FALSE(question.isHidden());
        EXPECT_TRUE(question.accessibleName().contains(QStringLiteral("<b>h</b>:1")));
        EXPECT_TRUE(question.accessibleName().contains(QStringLiteral("eventos_qog")));
        for (QPushButton *button : question.findChildren<QPushButton *>()) {
            EXPECT_FALSE(button->isDefault());
            if (button->text() == (send ? QStringLiteral("Send") : QStringLiteral("Do not send")))
                button->click();
        }
        EXPECT_TRUE(question.isHidden());
        EXPECT_EQ(answers, (QList<std::pair<QString, bool>>{{QStringLiteral("<b>h</b>:1"), send}}));
        question.ask(QStringLiteral("h:2"), QStringLiteral("t"));
        question.ask({}, {});
        EXPECT_TRUE(question.isHidden());
    }
}

TEST(LivePillTest, StateOfASnapshot)
{
    const struct {
        LinkState link;
        double rate;
        LivePill::State state;
    } rows[] = {
        {LinkState::Up, 20.0, LivePill::Live},
        {LinkState::Up, 0.0, LivePill::Waiting},
        {LinkState::Connecting, 0.0, LivePill::Connecting},
        {LinkState::Off, 0.0, LivePill::Connecting},
        {LinkState::Retrying, 9.0, LivePill::Interrupted},
        {LinkState::Failed, 0.0, LivePill::Interrupted},
    };
    for (const auto &row : rows) {
        Snapshot snapshot = busy();
        snapshot.broker.state = row.link;
        snapshot.eventsPerSecond = row.rate;
        EXPECT_EQ(LivePill::stateOf(snapshot), row.state);
    }
}

QByteArray resource(const char *path)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class WindowTest : public testing::Test {
protected:
    void SetUp() override
    {
        test::useReferenceData(context);
        context.outlines = resource(":/data/outlines.json");
        context.actions = &actions;
        window = std::make_unique<MainWindow>(context);
        window->show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    }
    QString page() const { return window->saveState()[QStringLiteral("page")].toString(); }

    Actions actions;
    UiContext context;
    std::unique_ptr<MainWindow> window;
};

TEST_F(WindowTest, CtrlDigitsGoToThePagesInTheRailsOrder)
{
    const auto kinds = pageKinds();
    ASSERT_EQ(kinds.size(), 8U);
    for (int i = 7; i >= 0; --i) {
        QTest::keyClick(window.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        EXPECT_EQ(page().toStdString(), kinds[static_cast<std::size_t>(i)].name);
    }
}

TEST_F(WindowTest, ArrowsMoveInTheRailAndStopAtItsEnds)
{
    auto *rail = window->findChild<Rail *>();
    auto *first = rail->findChild<QAbstractButton *>();
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Up);
    EXPECT_EQ(page().toStdString(), "overview");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    EXPECT_EQ(page().toStdString(), "countries");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    EXPECT_EQ(page().toStdString(), "health");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    EXPECT_EQ(page().toStdString(), "health");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
    EXPECT_EQ(page().toStdString(), "overview");
}

TEST_F(WindowTest, RebuildKeepsThePageAndItsState)
{
    auto snapshot = std::make_shared<Snapshot>(busy());
    window->apply(snapshot);
    const QJsonObject hour{{QStringLiteral("span"), 3'600'000}, {QStringLiteral("map"), QStringLiteral("idh")}};
    window->restoreState({{QStringLiteral("page"), QStringLiteral("groups")},
                          {QStringLiteral("pages"), QJsonObject{{QStringLiteral("overview"), hour}}}});
    window->rebuild();
    EXPECT_EQ(window->saveState()[QStringLiteral("pages")][QStringLiteral("overview")].toObject(), hour);
    EXPECT_EQ(page().toStdString(), "groups");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    window->apply(snapshot);
    EXPECT_EQ(window->findChildren<Rail *>().size(), 1);
}

TEST_F(WindowTest, AnOpenQuestionSurvivesARebuildAndAnAnsweredOneDoesNot)
{
    Q_EMIT actions.simulatorConsentRequested(QStringLiteral("h:1"), QStringLiteral("t"));
    const auto rebuilt = [this] {
        window->rebuild();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return window->findChild<SimulatorQuestion *>();
    };
    ASSERT_FALSE(rebuilt()->isHidden());
    QStringList answers;
    QObject::connect(&actions, &Actions::simulatorConsentAnswered, &actions, [&](const QString &servers, bool send) {
        answers.append(servers + (send ? QStringLiteral(" yes") : QStringLiteral(" no")));
    });
    window->findChild<SimulatorQuestion *>()->findChild<QPushButton *>()->click();
    EXPECT_EQ(answers, QStringList{QStringLiteral("h:1 no")}) << "the first button sends nothing";
    EXPECT_TRUE(rebuilt()->isHidden());
}

TEST_F(WindowTest, StateSurvivesARestart)
{
    window->resize(1400, 900);
    window->showPage(PageId::Kafka);
    const QJsonObject state = window->saveState();
    MainWindow again(context);
    again.restoreState(state);
    EXPECT_EQ(again.saveState()[QStringLiteral("page")].toString().toStdString(), "kafka");
    EXPECT_EQ(again.size(), QSize(1400, 900));
    again.restoreState(
        {{QStringLiteral("page"), QStringLiteral("no such page")}, {QStringLiteral("geometry"), QStringLiteral("!!")}});
    EXPECT_EQ(again.saveState()[QStringLiteral("page")].toString().toStdString(), "kafka");
}

TEST_F(WindowTest, EveryPageBearsAnEmptySnapshotAndTheSmallestSize)
{
    auto snapshot = std::make_shared<Snapshot>(busy());
    snapshot->partitions.clear();
    snapshot->total = {};
    window->resize(1024, 640);
    for (const PageKind &kind : pageKinds()) {
        window->showPage(kind.id);
        window->apply(snapshot);
        QCoreApplication::processEvents();
        EXPECT_EQ(window->size(), QSize(1024, 640)) << kind.name;
        window->grab();
    }
}

TEST_F(WindowTest, RequestsAreCarriedOutByTheWindow)
{
    Q_EMIT actions.showCountryRequested(QStringLiteral("ARG"), QStringLiteral("inflacion"), 0);
    EXPECT_EQ(page().toStdString(), "countries");
    Q_EMIT actions.showPageRequested(PageId::Health);
    EXPECT_EQ(page().toStdString(), "health");
    Q_EMIT actions.settingsDialogRequested(QStringLiteral("thresholds"));
    ASSERT_EQ(window->findChildren<QDialog *>().size(), 1);
    Q_EMIT actions.settingsDialogRequested(QStringLiteral("broker"));
    EXPECT_EQ(window->findChildren<QDialog *>().size(), 1) << "one dialog, its section changed";
}

TEST_F(WindowTest, ClosingTellsTheApplication)
{
    QSignalSpy closed(window.get(), &MainWindow::closed);
    window->close();
    EXPECT_EQ(closed.size(), 1);
}

TEST_F(WindowTest, EveryControlThatTakesFocusHasAnAccessibleNameOrText)
{
    window->apply(std::make_shared<Snapshot>(busy()));
    for (const PageKind &kind : pageKinds()) {
        window->showPage(kind.id);
        for (QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || button->focusPolicy() == Qt::NoFocus)
                continue;
            EXPECT_FALSE(button->text().isEmpty() && button->accessibleName().isEmpty())
                << kind.name << ": " << button->metaObject()->className() << " in "
                << button->parentWidget()->metaObject()->className();
        }
    }
}

}  // namespace
}  // namespace observatorio
