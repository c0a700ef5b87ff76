// SPDX-License-Identifier: GPL-3.0-or-later
// Simulator, alert publisher and admin against the embedded broker.
#include "tests/kafka/brokersupport.h"
#include "tests/kafka/codec/reference.h"

#include "kafka/client/admin.h"
#include "kafka/client/alertpublisher.h"
#include "kafka/embedded/embeddedbroker.h"
#include "kafka/simulator/simulator.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>

using namespace observatorio;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const Baseline> baseline()
{
    static const auto values = parseBaseline(test::fileText("resources/data/baseline.csv"));
    return *values;
}

class OnEmbeddedBroker : public testing::Test {
protected:
    void SetUp() override { settings = test::embeddedSettings(test::sharedBroker()); }

    /// Records of all partitions of eventos_qog until now.
    std::int64_t recordsSoFar()
    {
        auto admin = Admin::connect(settings);
        const auto offsets = (*admin)->groupOffsets(settings.group, {"eventos_qog"}, 10s);
        EXPECT_TRUE(offsets) << toEnglish(offsets.error());
        std::int64_t sum = 0;
        for (const auto &row : offsets->rows)
            sum += row.end.value_or(0);
        return sum;
    }
    BrokerSettings settings;
};

TEST_F(OnEmbeddedBroker, countedEventsAreAllDelivered)
{
    const std::int64_t before = recordsSoFar();
    Simulator simulator(settings, baseline(), test::indicators());
    SimulatorSettings run;
    run.rate = 0;
    run.count = 5'000;
    run.faults = {.late = 0.1, .outOfOrder = 0.1, .duplicate = 0.1, .malformed = 0.1};
    ASSERT_TRUE(simulator.start(run));
    ASSERT_TRUE(test::waitFor([&] { return simulator.finished(); }));
    simulator.stop();
    const SimulatorView view = simulator.view();
    EXPECT_EQ(view.generated, run.count);
    EXPECT_EQ(view.delivered, run.count);
    EXPECT_EQ(view.failed, 0u);
    EXPECT_EQ(view.queued, 0u);
    EXPECT_FALSE(view.running);
    EXPECT_FALSE(view.error);
    EXPECT_GT(view.late, 0u);
    EXPECT_GT(view.duplicate, 0u);
    EXPECT_EQ(recordsSoFar() - before, 5'000);
}

TEST_F(OnEmbeddedBroker, runsUntilStoppedAndChangesOnTheWay)
{
    Simulator simulator(settings, baseline(), test::indicators());
    SimulatorSettings run;
    run.rate = 200;
    run.countries = {"ARG", "BRA"};
    ASSERT_TRUE(simulator.start(run));
    ASSERT_TRUE(test::waitFor([&] { return simulator.view().delivered >= 20; }));
    EXPECT_TRUE(simulator.view().running);
    run.rate = 2'000;
    run.faults.malformed = 1.0;
    simulator.change(run);
    ASSERT_TRUE(test::waitFor([&] { return simulator.view().malformed >= 100; }));
    run.countries = {"XXX"};
    simulator.change(run);
    ASSERT_TRUE(test::waitFor([&] { return simulator.view().error.has_value(); }));
    EXPECT_EQ(simulator.view().error->code, ErrorCode::BadSetting);
    const auto before = simulator.view().generated;
    ASSERT_TRUE(test::waitFor([&] { return simulator.view().generated > before; }))
        << "it goes on with the settings it had";
    simulator.stop();
    const SimulatorView view = simulator.view();
    EXPECT_FALSE(view.running);
    EXPECT_EQ(view.delivered, view.generated);
    EXPECT_FALSE(simulator.finished());
}

TEST_F(OnEmbeddedBroker, eachEventComesWithKeySourceAndTime)
{
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(3));
    reader.startAll();
    ASSERT_TRUE(reader.readToEnds());
    reader.records.clear();
    Simulator simulator(settings, baseline(), test::indicators());
    SimulatorSettings run;
    run.rate = 0;
    run.count = 500;
    const auto now = [] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    };
    const auto began = now();
    ASSERT_TRUE(simulator.start(run));
    ASSERT_TRUE(reader.poll([&] { return reader.records.size() == 500; }));
    for (const auto &record : reader.records) {
        EXPECT_FALSE(record.rejected);
        EXPECT_GE(record.timestamp, began);
        EXPECT_LE(record.timestamp, now());
    }
    std::set<PartitionSlot> partitions;
    for (const auto &record : reader.records)
        partitions.insert(record.slot);
    EXPECT_EQ(partitions.size(), 3u);
}

TEST(SimulatorWithoutBroker, saysSoLosesNothingSilentlyAndStopsInTime)
{
    Simulator simulator(test::settingsFor("127.0.0.1:1"), baseline(), test::indicators());
    SimulatorSettings run;
    run.rate = 1'000;
    ASSERT_TRUE(simulator.start(run));
    ASSERT_TRUE(test::waitFor([&] { return simulator.view().error && simulator.view().queued > 10; }));
    EXPECT_EQ(simulator.view().error->code, ErrorCode::BrokerUnreachable);
    simulator.stop(50ms);
    const SimulatorView view = simulator.view();
    EXPECT_EQ(view.delivered, 0u);
    EXPECT_EQ(view.failed, view.generated);
    EXPECT_EQ(view.queued, 0u);
}

TEST(SimulatorWithoutBroker, aFullQueueHoldsTheGeneratorBack)
{
    Simulator simulator(test::settingsFor("127.0.0.1:1"), baseline(), test::indicators());
    SimulatorSettings run;
    run.rate = 0;
    ASSERT_TRUE(simulator.start(run));
    ASSERT_TRUE(test::waitFor([&] { return simulator.view().queued == 200'000; }));
    EXPECT_EQ(simulator.view().generated, 200'000u);
    EXPECT_EQ(simulator.view().failed, 0u);
    simulator.stop(10ms);
    EXPECT_EQ(simulator.view().failed, simulator.view().generated);
}

TEST(SimulatorWithoutBroker, badSettingsAreErrors)
{
    Simulator simulator(test::settingsFor("127.0.0.1:1"), baseline(), test::indicators());
    SimulatorSettings rate;
    rate.rate = -1;
    SimulatorSettings nothing;
    nothing.indicators = {"nada"};
    for (const SimulatorSettings &bad : {rate, nothing}) {
        const auto started = simulator.start(bad);
        ASSERT_FALSE(started);
        EXPECT_EQ(started.error().code, ErrorCode::BadSetting);
        EXPECT_FALSE(simulator.view().running);
    }
}

TEST_F(OnEmbeddedBroker, corruptionAlertsArePublished)
{
    auto publisher = AlertPublisher::open(settings);
    ASSERT_TRUE(publisher);
    AlertEpisode episode;
    episode.series = {"VEN", "corrupcion"};
    episode.lastValue = 17;
    episode.severity = Severity::Critical;
    (*publisher)->publish(episode);
    episode.series.indicator = "gini";
    (*publisher)->publish(episode);
    (*publisher)->close(10s);
    EXPECT_EQ((*publisher)->counts().published, 1u);
    EXPECT_EQ((*publisher)->counts().delivered, 1u);
    EXPECT_EQ((*publisher)->counts().failed, 0u);

    BrokerSettings alerts = settings;
    alerts.topics = {AlertPublisher::Topic};
    test::Reader reader(alerts);
    ASSERT_TRUE(reader.awaitAssignment(3));
    reader.startAll();
    ASSERT_TRUE(reader.readToEnds());
    ASSERT_EQ(reader.records.size(), 1u);
    EXPECT_EQ(reader.records[0].payloadSize, std::string(R"({"pais":"VEN","indice":17,"alerta":"critico"})").size());
}

TEST(AlertPublisherWithoutBroker, isAboutAListedIndicatorThatAlerts)
{
    const Indicator *indicator = test::indicators().find(AlertPublisher::Indicator);
    ASSERT_TRUE(indicator);
    EXPECT_TRUE(indicator->thresholds);
}

TEST(AlertPublisherWithoutBroker, neverWaitsAndCountsWhatFails)
{
    auto publisher = AlertPublisher::open(test::settingsFor("127.0.0.1:1"));
    ASSERT_TRUE(publisher);
    AlertEpisode episode;
    episode.series = {"VEN", "corrupcion"};
    episode.lastValue = 17;
    for (int i = 0; i < 12'000; ++i)
        (*publisher)->publish(episode);
    (*publisher)->serve();
    (*publisher)->close(10ms);
    EXPECT_EQ((*publisher)->counts().published, 12'000u);
    EXPECT_EQ((*publisher)->counts().failed, 12'000u);
}

TEST_F(OnEmbeddedBroker, adminSeesTopicsOffsetsAndWhatIsCommitted)
{
    auto admin = Admin::connect(settings);
    ASSERT_TRUE(admin);
    const auto topics = (*admin)->topics(10s);
    ASSERT_TRUE(topics) << toEnglish(topics.error());
    std::set<std::string> names;
    for (const TopicView &topic : *topics)
        names.insert(topic.name);
    EXPECT_TRUE(names.contains("eventos_qog") && names.contains("eventos_economicos")
                && names.contains("alertas_corrupcion"));
    EXPECT_FALSE((*admin)->clusterId(10s).value_or("").empty());

    ASSERT_TRUE(test::send(settings, "eventos_qog", {test::event(1)}));
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(3));
    const auto none = (*admin)->groupOffsets(settings.group, {"eventos_qog", "no_existe"}, 10s);
    ASSERT_TRUE(none) << toEnglish(none.error());
    ASSERT_EQ(none->rows.size(), 3u);
    std::vector<StartPosition> stored;
    for (const auto &row : none->rows) {
        EXPECT_EQ(row.begin, 0);
        EXPECT_TRUE(row.end);
        EXPECT_FALSE(row.committed) << "none committed is not 0";
        stored.push_back({row.partition, row.end});
    }
    reader.source().commitForDisplay(stored);
    ASSERT_TRUE(reader.poll([&] {
        const auto now = (*admin)->groupOffsets(settings.group, {"eventos_qog"}, 10s);
        return now && now->rows[0].committed == none->rows[0].end && now->rows[2].committed == none->rows[2].end;
    }));
}

TEST_F(OnEmbeddedBroker, theTestButtonSaysWhatItFound)
{
    settings.topics = {"eventos_qog", "no_existe"};
    const auto result = testBroker(settings, 10s);
    ASSERT_TRUE(result) << toEnglish(result.error());
    EXPECT_EQ(result->brokers, 1);
    EXPECT_FALSE(result->clusterId.empty());
    EXPECT_EQ(result->missingTopics, (std::vector<std::string>{"no_existe"}));
}

TEST(BrokerTestButton, saysWhichStepFailed)
{
    const auto refused = testBroker(test::settingsFor("127.0.0.1:1"), 10s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BrokerUnreachable);
    EXPECT_NE(refused.error().cause.find("refused"), std::string::npos) << refused.error().cause;

    const auto unresolved = testBroker(test::settingsFor("kafka.invalid:9092"), 10s);
    ASSERT_FALSE(unresolved);
    EXPECT_EQ(unresolved.error().code, ErrorCode::BrokerUnreachable);
    EXPECT_NE(unresolved.error().cause.find("kafka.invalid"), std::string::npos) << unresolved.error().cause;

    // A broker that speaks another protocol: the mock one knows neither TLS nor SASL.
    BrokerSettings tls = test::settingsFor(test::sharedBroker());
    tls.protocol = SecurityProtocol::Ssl;
    const auto handshake = testBroker(tls, 3s);
    ASSERT_FALSE(handshake);
    EXPECT_TRUE(handshake.error().code == ErrorCode::HandshakeCut
                || handshake.error().code == ErrorCode::BrokerUnreachable)
        << toEnglish(handshake.error());
    EXPECT_FALSE(handshake.error().cause.empty());

    BrokerSettings sasl = test::settingsFor(test::sharedBroker());
    sasl.protocol = SecurityProtocol::SaslPlaintext;
    sasl.username = "ana";
    sasl.password = "secreto";
    const auto login = testBroker(sasl, 3s);
    ASSERT_FALSE(login);
    EXPECT_EQ((login.error().subject + login.error().cause).find("secreto"), std::string::npos);
}

}  // namespace
