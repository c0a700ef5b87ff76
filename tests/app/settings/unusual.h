// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"

namespace observatorio::test {

/// Every field that a dialog or a page changes, none at its default.
inline AppSettings unusualSettings()
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
    store.parameters = "sslrootcert='/etc/mi ca.pem'";
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
    settings.pipeline.retention = {.windowDays = 7, .resultDays = 400};
    AlertRule rule;
    rule.indicator = "inflacion";
    rule.id = "inflacion/ARG";
    rule.countries = {"ARG", "VEN"};
    rule.basis = AlertBasis::WindowAverage;
    rule.direction = AlertDirection::Below;
    rule.warning = 12.5;
    rule.critical.reset();
    rule.clear = 13.0;
    rule.pendingMs = 30'000;
    rule.keepFiringMs = 60'000;
    rule.staleWindows = 3;
    rule.enabled = false;
    settings.pipeline.rules = {rule};
    settings.pipeline.publishCorruptionAlerts = true;
    settings.pipeline.observe = true;
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

}  // namespace observatorio::test
