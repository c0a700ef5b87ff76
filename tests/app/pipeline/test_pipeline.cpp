// SPDX-License-Identifier: GPL-3.0-or-later
// The whole path as the window runs it: embedded broker, simulator, windows, alerts, SQLite, snapshots.
#include "app/store/store.h"
#include "tests/app/pipeline/pipelinefixture.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <set>
#include <signal.h>
#include <unistd.h>

namespace observatorio {
namespace {

class PipelineTest : public test::PipelineFixture {
protected:
    void SetUp() override
    {
        PipelineFixture::SetUp();
        options.settings.publishCorruptionAlerts = true;
        options.simulator.rate = 2'000.0;
        options.simulator.countries.clear();  // of all countries some are critical, and dozens raise an alert
        options.simulator.indicators = {"corrupcion"};
    }
};

TEST_F(PipelineTest, simulatedEventsBecomeSeriesAlertsRowsAndPublishedAlerts)
{
    {
        Pipeline pipeline(options);
        ASSERT_TRUE(until(pipeline, [](const Snapshot &now) {
            return now.total.counted > 2'000 && now.firingCritical > 0 && now.store.batches > 1
                   && now.publisher.delivered > 0;
        }));
        EXPECT_EQ(snapshot->broker.state, LinkState::Up);
        EXPECT_EQ(snapshot->database.state, LinkState::Up);
        EXPECT_EQ(snapshot->publisher.failed, 0u);
        EXPECT_FALSE(snapshot->series->empty());
        EXPECT_TRUE(until(pipeline, [](const Snapshot &now) {
            return std::any_of(now.partitions.begin(), now.partitions.end(),
                               [](const PartitionView &view) { return view.committed.value_or(0) > 0; });
        }));
    }
    const auto store = makeStore(options.settings.store, "look");
    ASSERT_TRUE(store->open());
    const auto alerts = store->alerts(5'000);
    ASSERT_TRUE(alerts);
    EXPECT_LE(snapshot->publisher.published, 2 * alerts->size())
        << "an episode is published when it begins and when it grows critical";
}

TEST_F(PipelineTest, whatADatabaseKnewIsNotNewsToTheNextRun)
{
    std::size_t known = 0;
    {
        Pipeline pipeline(options);
        ASSERT_TRUE(until(pipeline, [](const Snapshot &now) { return now.publisher.published > 20; }));
    }
    {
        const auto store = makeStore(options.settings.store, "look");
        ASSERT_TRUE(store->open());
        known = store->alerts(5'000).value().size();
    }
    options.simulatorRuns = false;
    Pipeline pipeline(options);
    ASSERT_TRUE(until(pipeline, [known](const Snapshot &now) {
        return now.alerts->size() == known && now.broker.state == LinkState::Up;
    }));
    EXPECT_EQ(snapshot->publisher.published, 0u);
    EXPECT_EQ(snapshot->firingCritical + snapshot->firingWarning, 0)
        << "their broker is gone with its records: nothing could ever end them";
}

TEST_F(PipelineTest, theSameSeedOnANewBrokerRaisesNewAlerts)
{
    for (int run = 0; run < 2; ++run) {
        Pipeline pipeline(options);
        ASSERT_TRUE(until(pipeline, [](const Snapshot &now) {
            return now.firingCritical > 0 && now.publisher.delivered > 0;
        })) << run;
        std::set<std::string> firing;
        for (const AlertView &view : *snapshot->alerts) {
            if (!view.episode.end) {
                EXPECT_FALSE(view.acknowledgedAt) << "run " << run;
                firing.insert(view.episode.id);
            }
        }
        pipeline.acknowledge({firing.begin(), firing.end()}, {.who = "ana", .at = 1});
        ASSERT_TRUE(until(pipeline,
                          [&firing](const Snapshot &now) {
                              const auto known = std::count_if(
                                  now.alerts->begin(), now.alerts->end(), [&firing](const AlertView &view) {
                                      return firing.contains(view.episode.id) && view.acknowledgedAt;
                                  });
                              return known == static_cast<std::ptrdiff_t>(firing.size());
                          }))
            << "run " << run;
    }
}

/// Processes whose parent this one is.
std::vector<pid_t> children()
{
    std::vector<pid_t> found;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(entry));
        if (!entry.front().isDigit() || !stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = stat.readAll();  // pid (name) state ppid ...
        if (line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toInt() == getpid())
            found.push_back(entry.toInt());
    }
    return found;
}

TEST_F(PipelineTest, aBrokerThatDiesIsSaidAndStartedAgain)
{
    Pipeline pipeline(options);
    ASSERT_TRUE(until(pipeline, [](const Snapshot &now) { return now.total.counted > 500; }));
    const std::string cluster = snapshot->clusterId;
    const auto series = snapshot->series->size();
    const std::vector<pid_t> brokers = children();
    ASSERT_EQ(brokers.size(), 1u);
    ASSERT_EQ(kill(brokers.front(), SIGKILL), 0);
    ASSERT_TRUE(until(pipeline, [](const Snapshot &now) { return now.broker.state != LinkState::Up; }));
    ASSERT_TRUE(until(pipeline, [&cluster](const Snapshot &now) {
        return now.broker.state == LinkState::Up && !now.clusterId.empty() && now.clusterId != cluster
               && now.total.counted > 500;
    }));
    EXPECT_GE(snapshot->series->size(), series) << "the charts keep their past";
}

TEST_F(PipelineTest, withoutPublishingNothingGoesToTheTopic)
{
    options.settings.publishCorruptionAlerts = false;
    Pipeline pipeline(options);
    ASSERT_TRUE(until(pipeline, [](const Snapshot &now) { return now.firingCritical > 0; }));
    EXPECT_FALSE(snapshot->publisher.on);
    EXPECT_EQ(snapshot->publisher.published, 0u);
}

}  // namespace
}  // namespace observatorio
