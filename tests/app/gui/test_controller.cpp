// SPDX-License-Identifier: GPL-3.0-or-later
// The wiring of window and pipeline, with embedded brokers in the part of everybody's.
#include "app/files/resources.h"
#include "app/gui/controller.h"
#include "app/pipeline/baselinefile.h"
#include "app/settings/settingsstore.h"
#include "kafka/embedded/embeddedbroker.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

#include <algorithm>
#include <semaphore>

namespace observatorio {
namespace {

class ControllerTest : public testing::Test {
protected:
    void SetUp() override
    {
        QSettings().clear();
        settings.pipeline.store.sqlitePath = (folder.path() + QStringLiteral("/c.sqlite")).toStdString();
        settings.pipeline.broker.group = "controller-test";
        settings.simulator.rate = 500.0;
        settings.language = "en";
    }

    void make(SimulatorConsent consent = {}, FileWriter::Write write = writeWhole)
    {
        controller = std::make_unique<Controller>(
            settings, settings, std::move(consent), CommandLine{}, *Resources::countries().value(),
            *Resources::indicators().value(), loadBaseline().value(),
            Resources::read(QStringLiteral(":/data/outlines.json")).value(), std::move(write));
    }

    void start(SimulatorConsent consent = {}, FileWriter::Write write = writeWhole)
    {
        make(std::move(consent), std::move(write));
        QObject::connect(controller.get(), &Controller::shown, controller.get(),
                         [this](const auto &snapshot) { newest = snapshot; });
        QObject::connect(&controller->actions(), &Actions::simulatorConsentRequested, controller.get(),
                         [this](const QString &servers) { asked = servers.toStdString(); });
        controller->start();
    }

    template<typename Condition>
    bool until(Condition condition)
    {
        return QTest::qWaitFor([&] { return newest && condition(*newest); }, 60'000);
    }

    void changeBroker(const std::string &bootstrap)
    {
        settings.pipeline.broker.embedded = bootstrap.empty();
        settings.pipeline.broker.bootstrapServers = bootstrap;
        Q_EMIT controller->actions().settingsRequested(settings);
    }

    static auto isUpOn(const std::string &bootstrap)
    {
        // An end of every partition was seen: whatever was sent there would show.
        return [bootstrap](const Snapshot &now) {
            return now.broker.state == LinkState::Up && now.broker.name == bootstrap && !now.partitions.empty()
                   && std::ranges::all_of(now.partitions,
                                          [](const PartitionView &view) { return view.assigned && view.endOffset; });
        };
    }

    static std::int64_t sent(const Snapshot &now)
    {
        std::int64_t sum = 0;
        for (const PartitionView &view : now.partitions)
            sum += view.endOffset.value_or(0);
        return sum;
    }

    static std::string program() { return QApplication::applicationFilePath().toStdString(); }

    QTemporaryDir folder;
    AppSettings settings;
    std::shared_ptr<const Snapshot> newest;
    std::string asked;
    std::unique_ptr<Controller> controller;
};

TEST_F(ControllerTest, anotherBrokerGetsNoSimulatedEventBeforeAPersonSaysSo)
{
    EmbeddedBroker ministry(program()), bank(program());
    const std::string atMinistry = ministry.start(std::chrono::seconds(20)).value();
    const std::string atBank = bank.start(std::chrono::seconds(20)).value();
    start();
    ASSERT_TRUE(until([](const Snapshot &now) { return now.broker.embedded && now.total.counted > 100; }));

    changeBroker(atMinistry);
    EXPECT_EQ(asked, atMinistry);
    ASSERT_TRUE(until(isUpOn(atMinistry)));
    // As long as the simulator needed before, counted in pictures.
    const std::uint64_t first = newest->sequence;
    ASSERT_TRUE(until([first](const Snapshot &now) { return now.sequence > first + 20; }));
    EXPECT_FALSE(newest->simulator.running);
    EXPECT_EQ(newest->simulator.generated, 0u);
    EXPECT_EQ(sent(*newest), 0);

    Q_EMIT controller->actions().simulatorConsentAnswered(QString::fromStdString(atMinistry), true);
    EXPECT_TRUE(until([](const Snapshot &now) { return now.simulator.running && sent(now) > 100; }));
    EXPECT_EQ(SettingsStore::loadSimulatorConsent(), (SimulatorConsent{atMinistry, true}));

    changeBroker(atBank);
    EXPECT_EQ(asked, atBank);
    EXPECT_EQ(SettingsStore::loadSimulatorConsent(), SimulatorConsent{});
    Q_EMIT controller->actions().simulatorConsentAnswered(QString::fromStdString(atBank), false);
    ASSERT_TRUE(until(isUpOn(atBank)));
    EXPECT_FALSE(newest->simulator.running);
    EXPECT_EQ(sent(*newest), 0);

    changeBroker({});
    EXPECT_EQ(asked, "");
    EXPECT_TRUE(until([](const Snapshot &now) { return now.broker.embedded && now.simulator.delivered > 0; }));
}

TEST_F(ControllerTest, aStoredRealBrokerIsAskedAboutOnceAndTheAnswerKept)
{
    EmbeddedBroker ministry(program());
    settings.pipeline.broker.embedded = false;
    settings.pipeline.broker.bootstrapServers = ministry.start(std::chrono::seconds(20)).value();
    start();
    EXPECT_EQ(asked, settings.pipeline.broker.bootstrapServers);
    ASSERT_TRUE(until(isUpOn(asked)));
    EXPECT_FALSE(newest->simulator.running);
    Q_EMIT controller->actions().simulatorConsentAnswered(QString::fromStdString(asked), true);
    EXPECT_TRUE(until([](const Snapshot &now) { return now.simulator.delivered > 0; }));

    controller.reset();
    newest.reset();
    start(SettingsStore::loadSimulatorConsent());
    EXPECT_EQ(asked, "");
    EXPECT_TRUE(until([](const Snapshot &now) { return now.simulator.running && now.simulator.delivered > 0; }));
}

TEST_F(ControllerTest, aBrokerThatWasGoneBackToIsTheOneThatIsStored)
{
    start();
    ASSERT_TRUE(until([](const Snapshot &now) { return now.broker.state == LinkState::Up; }));
    const AppSettings before = settings;
    changeBroker("127.0.0.1:1");
    EXPECT_FALSE(SettingsStore::load().value().pipeline.broker.embedded);
    settings = before;
    Q_EMIT controller->actions().settingsRequested(settings);
    EXPECT_TRUE(SettingsStore::load().value().pipeline.broker.embedded);
}

TEST_F(ControllerTest, howAnExportWentIsSaidInANotice)
{
    make();
    QStringList notices;
    QObject::connect(&controller->actions(), &Actions::notice, [&](const QString &text) { notices.append(text); });
    const QString good = folder.filePath(QStringLiteral("a.csv"));
    Q_EMIT controller->actions().exportRequested(good, "x");
    ASSERT_TRUE(QTest::qWaitFor([&] { return notices.size() == 2; }, 20'000));
    EXPECT_TRUE(notices.last().contains(good)) << notices.last().toStdString();
    const QString bad = folder.filePath(QStringLiteral("a.csv/b.csv"));
    Q_EMIT controller->actions().exportRequested(bad, "x");
    ASSERT_TRUE(QTest::qWaitFor([&] { return notices.size() == 4; }, 20'000));
    EXPECT_TRUE(notices.last().contains(bad)) << notices.last().toStdString();
    EXPECT_TRUE(notices.last().contains(u"directory")) << notices.last().toStdString();
}

TEST_F(ControllerTest, anExportThatHangsDelaysTheEndForAMomentAndIsNamed)
{
    const auto drive = std::make_shared<std::binary_semaphore>(0);
    start({}, [drive](const QString &, const QByteArray &) {
        drive->acquire();
        return Expected<void>();
    });
    const QString lost = folder.filePath(QStringLiteral("lost.png"));
    Q_EMIT controller->actions().exportRequested(lost, "x");
    QTimer::singleShot(0, controller.get(), [] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<MainWindow *>(widget))
                window->close();
        }
    });
    testing::internal::CaptureStderr();
    EXPECT_EQ(QApplication::exec(), 1);
    EXPECT_NE(testing::internal::GetCapturedStderr().find(lost.toStdString()), std::string::npos);
    drive->release();
}

}  // namespace
}  // namespace observatorio
