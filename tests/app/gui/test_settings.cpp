// SPDX-License-Identifier: GPL-3.0-or-later
// What a person set is there at the next start, but for passwords, which no file ever holds.
#include "app/gui/options.h"
#include "app/settings/settingsjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

/// Every field that a dialog or a page changes, none at its default.
AppSettings unusual()
{
    AppSettings settings;
    BrokerSettings &broker = settings.pipeline.broker;
    broker.embedded = false;
    broker.bootstrapServers = "kafka1:9093,kafka2:9093";
    broker.protocol = SecurityProtocol::SaslSsl;
    broker.mechanism = SaslMechanism::ScramSha512;
    broker.username = "bruno";
    broker.password = "secreto-uno";
    broker.caFile = "/etc/ca.pem";
    broker.certificateFile = "/etc/yo.pem";
    broker.keyFile = "/etc/yo.key";
    broker.topics = {"a", "b", "c"};
    broker.group = "otro-grupo";
    broker.instanceId = "yo-1";
    StoreSettings &store = settings.pipeline.store;
    store.kind = StoreKind::PostgreSql;
    store.sqlitePath = "/var/x.sqlite";
    store.host = "db";
    store.port = 6543;
    store.database = "economia";
    store.user = "bruno";
    store.password = "secreto-dos";
    store.sslMode = "require";
    EngineSettings &engine = settings.pipeline.engine;
    engine.windowMs = 60'000;
    engine.watermarkDelayMs = 90'000;
    engine.futureToleranceMs = 120'000;
    engine.latePolicy = LatePolicy::Amend;
    AlertRule rule;
    rule.indicator = "inflacion";
    rule.id = "inflacion/ARG";
    rule.countries = {"ARG", "VEN"};
    rule.basis = AlertBasis::WindowAverage;
    rule.direction = AlertDirection::Below;
    rule.warning = 12.5;
    rule.critical.reset();
    rule.clear = 11.0;
    rule.pendingMs = 30'000;
    rule.keepFiringMs = 60'000;
    rule.enabled = false;
    settings.pipeline.rules = {rule};
    settings.pipeline.publishCorruptionAlerts = true;
    SimulatorSettings &simulator = settings.simulator;
    simulator.topic = "otro";
    simulator.rate = 123.5;
    simulator.seed = 99;
    simulator.scenario = Scenario::Crisis;
    simulator.crisisCountry = "VEN";
    simulator.countries = {"ARG"};
    simulator.indicators = {"gini"};
    simulator.faults = {
        .late = 0.1, .outOfOrder = 0.2, .duplicate = 0.3, .malformed = 0.4, .burst = true, .idleCountry = "CHL"};
    settings.simulatorRuns = false;
    settings.language = "es";
    settings.theme = ThemeChoice::Dark;
    return settings;
}

TEST(SettingsJson, everythingAPersonSetComesBackButPasswords)
{
    const AppSettings settings = unusual();
    const QByteArray text = QJsonDocument(toJson(settings)).toJson();
    EXPECT_FALSE(text.contains("secreto")) << text.toStdString();
    AppSettings expected = settings;
    expected.pipeline.broker.password.clear();
    expected.pipeline.store.password.clear();
    EXPECT_TRUE(fromJson(QJsonDocument::fromJson(text).object(), {}) == expected) << text.toStdString();
}

TEST(SettingsJson, noCountriesNamedAreAllCountriesAndStaySo)
{
    AppSettings settings;
    settings.simulator.countries.clear();
    EXPECT_TRUE(fromJson(toJson(settings), {}).simulator.countries.empty());
}

TEST(SettingsJson, whatAFileSaysWronglyStaysAtItsDefault)
{
    QJsonObject json = toJson(unusual());
    QJsonObject broker = json[QLatin1String("broker")].toObject();
    broker[QLatin1String("protocol")] = 77;
    broker[QLatin1String("bootstrapServers")] = 5;
    broker[QLatin1String("topics")] = QStringLiteral("none");
    json[QLatin1String("broker")] = broker;
    json[QLatin1String("theme")] = QStringLiteral("purple");
    json[QLatin1String("rules")] = QJsonValue();
    AppSettings defaults;
    defaults.pipeline.rules.resize(2);
    const AppSettings read = fromJson(json, defaults);
    EXPECT_EQ(read.pipeline.broker.protocol, defaults.pipeline.broker.protocol);
    EXPECT_EQ(read.pipeline.broker.bootstrapServers, defaults.pipeline.broker.bootstrapServers);
    EXPECT_EQ(read.pipeline.broker.topics, defaults.pipeline.broker.topics);
    EXPECT_EQ(read.theme, defaults.theme);
    EXPECT_TRUE(read.pipeline.rules == defaults.pipeline.rules);
    EXPECT_TRUE(fromJson({}, defaults) == defaults) << "no file at all";
}

TEST(CommandLine, changesOnlyWhatItNames)
{
    CommandLine line;
    line.brokers = "kafka:9092";
    line.database = "postgresql://ana@db:5433/economia";
    line.language = "es";
    const auto settings = applied(AppSettings{}, line);
    ASSERT_TRUE(settings);
    AppSettings expected;
    expected.pipeline.broker.embedded = false;
    expected.pipeline.broker.bootstrapServers = "kafka:9092";
    expected.simulatorRuns = false;  // what the settings say was said of their own broker
    expected.language = "es";
    expected.pipeline.store = settings->pipeline.store;
    EXPECT_TRUE(*settings == expected);
    EXPECT_EQ(settings->pipeline.store.kind, StoreKind::PostgreSql);
    EXPECT_EQ(settings->pipeline.store.host, "db");
    EXPECT_EQ(settings->pipeline.store.port, 5433);
    EXPECT_EQ(settings->pipeline.store.database, "economia");

    line.database = "mysql://x";
    const auto refused = applied(AppSettings{}, line);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadSetting);
}

}  // namespace
}  // namespace observatorio
