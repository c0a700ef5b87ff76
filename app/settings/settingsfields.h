// SPDX-License-Identifier: GPL-3.0-or-later
// The one description of a settings file: names, kinds, limits and what each entry means. An archive reads, writes or
// documents it (settingsjson.cpp, settingsreference.cpp); the sentences are the reference's (docs/settings.md).
#pragma once

#include "analytics/domain/alertrules.h"
#include "analytics/domain/settings.h"

#include <array>
#include <limits>

namespace observatorio::SettingsFields {

struct Limits {
    double least;
    double most;
};

inline constexpr Limits Share{0.0, 1.0};
inline constexpr Limits Days{0, 36'500};
inline constexpr Limits Port{1, 65'535};
inline constexpr Limits Seed{0, 9'007'199'254'740'991.0};  ///< what a JSON number holds exactly
inline constexpr Limits AnyNumber{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max()};
inline constexpr Limits Rate{0.0, 1e9};
inline constexpr Limits StaleWindows{0, MostStaleWindows};
inline constexpr DurationMs LongestDuration = 86'400'000;  ///< a day
inline constexpr DurationMs LeastSession = 6'000;          ///< Kafka's default group.min.session.timeout.ms
inline constexpr DurationMs LongestSession = 1'800'000;    ///< and group.max.session.timeout.ms

/// Of texts that are one of a few; "" is written as `unset`.
struct TextChoice {
    const char *unset;
    std::array<const char *, 6> texts;  ///< null after the last
};
inline constexpr TextChoice SslModes{"default", {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}};
inline constexpr TextChoice Languages{"system", {"es", "en"}};

inline constexpr auto Broker = [](auto &archive, BrokerSettings &broker) {
    archive.flag("embedded", broker.embedded,
                 "the window starts an in-memory broker of its own; the entries up to `keyFile` are then unused");
    archive.text("bootstrapServers", broker.bootstrapServers, "Kafka's addresses, host:port[,...]");
    archive.choice("protocol", broker.protocol, "how the connection is secured");
    archive.choice("mechanism", broker.mechanism, "how the user logs in, under sasl_plaintext and sasl_ssl");
    archive.text("username", broker.username, "who logs in; the password is never in this file");
    archive.text("caFile", broker.caFile, "certificate authority, PEM; empty: the system's");
    archive.text("certificateFile", broker.certificateFile, "client certificate, PEM; may be empty");
    archive.text("keyFile", broker.keyFile, "its key, PEM");
    archive.texts("topics", broker.topics, "topics to read");
    archive.text("group", broker.group, "consumer group");
    archive.text("instanceId", broker.instanceId,
                 "group.instance.id; empty: the lowest free place of the group on this machine");
    archive.duration("session", broker.sessionMs, SettingsFields::LeastSession,
                     "after so long without a sign of life the group gives a member's partitions to others; at most "
                     "30 min, and within the broker's own limits");
};

inline constexpr auto Store = [](auto &archive, StoreSettings &store) {
    archive.choice("kind", store.kind, "which database");
    archive.text("sqlitePath", store.sqlitePath, "SQLite's file; empty: the one of the window");
    archive.text("host", store.host, "PostgreSQL's host, or the folder of its socket");
    archive.integer("port", store.port, Port, "its port");
    archive.text("database", store.database, "the database's name");
    archive.text("user", store.user, "who logs in; the password is never in this file");
    archive.oneOf("sslMode", store.sslMode, SslModes, "libpq's sslmode");
    archive.text("parameters", store.parameters,
                 "what else libpq knows, as in its connection strings: `sslrootcert=/etc/ca.pem`; never a password");
};

inline constexpr auto Engine = [](auto &archive, EngineSettings &engine) {
    archive.duration("window", engine.windowMs, 1'000, "length of a window; divides 15 min");
    archive.duration("watermarkDelay", engine.watermarkDelayMs, 0, "how long a window waits for events that come late");
    archive.duration("futureTolerance", engine.futureToleranceMs, 0,
                     "an event is refused when it is stamped further ahead of the clock");
    archive.choice("latePolicy", engine.latePolicy,
                   "late events are only listed (drop), or also added to the tables' windows (amend)");
};

inline constexpr auto Retention = [](auto &archive, RetentionSettings &retention) {
    archive.integer("windowDays", retention.windowDays, Days,
                    "windows are kept so many days, then their quarter hours alone; 0: for ever");
    archive.integer("resultDays", retention.resultDays, Days,
                    "quarter hours and ended alerts are kept so many days; 0: for ever");
};

inline constexpr auto Rule = [](auto &archive, AlertRule &rule) {
    archive.needed("id");
    archive.needed("indicator");
    archive.needed("warning");
    archive.text("id", rule.id, "a name of its own, written to `alertas`; needed");
    archive.text("indicator", rule.indicator, "what it watches; needed");
    archive.texts("countries", rule.countries,
                  "alpha-3 codes; empty: every country that no other rule of this indicator and basis names");
    archive.choice("basis", rule.basis, "judges each event, or the average of each closed window");
    archive.choice("direction", rule.direction, "on which side of the thresholds it is wrong");
    archive.number("warning", rule.warning, AnyNumber, "threshold of a warning; needed");
    archive.optional("critical", rule.critical, "threshold of a critical alert");
    archive.optional("clear", rule.clear, "the alert ends on the good side of this; null: of `warning`");
    archive.duration("pending", rule.pendingMs, 0, "event time the value is wrong before the alert begins");
    archive.duration("keepFiring", rule.keepFiringMs, 0, "event time the value is right before the alert ends");
    archive.integer("staleWindows", rule.staleWindows, SettingsFields::StaleWindows,
                    "windows of event time without a value, after which the alert is stale; 0: never");
    archive.flag("enabled", rule.enabled, "false: raises nothing, and mutes the general rule for its countries");
};

inline constexpr auto Faults = [](auto &archive, SimulatorFaults &faults) {
    archive.number("late", faults.late, Share, "share of events stamped past the watermark");
    archive.number("outOfOrder", faults.outOfOrder, Share, "share stamped up to 45 s back");
    archive.number("duplicate", faults.duplicate, Share, "share sent twice");
    archive.number("malformed", faults.malformed, Share, "share of broken ones");
    archive.flag("burst", faults.burst, "ten times the rate for 5 s of every 60 s");
    archive.text("idleCountry", faults.idleCountry, "alpha-3 of a country that falls silent; empty: none");
};

inline constexpr auto Simulator = [](auto &archive, SimulatorSettings &simulator) {
    archive.text("topic", simulator.topic, "where it sends to");
    archive.number("rate", simulator.rate, Rate, "events a second; 0: as fast as possible");
    archive.integer("seed", simulator.seed, Seed, "the same seed gives the same events");
    archive.choice("scenario", simulator.scenario, "what happens in its world");
    archive.text("crisisCountry", simulator.crisisCountry, "alpha-3 of the country of the crisis");
    archive.texts("countries", simulator.countries, "alpha-3 codes; empty: all");
    archive.texts("indicators", simulator.indicators, "empty: all");
    archive.part("faults", simulator.faults, Faults);
};

inline constexpr auto All = [](auto &archive, AppSettings &settings) {
    archive.part("broker", settings.pipeline.broker, Broker);
    archive.part("store", settings.pipeline.store, Store);
    archive.part("engine", settings.pipeline.engine, Engine);
    archive.part("retention", settings.pipeline.retention, Retention);
    archive.list("rules", settings.pipeline.rules, Rule);
    archive.flag("publishCorruptionAlerts", settings.pipeline.publishCorruptionAlerts,
                 "alerts of corruption are sent to the topic `alertas_corrupcion` as well");
    archive.flag("observe", settings.pipeline.observe,
                 "the window reads nothing from Kafka and shows what workers store in this database; its simulator "
                 "stays off");
    archive.part("simulator", settings.simulator, Simulator);
    archive.flag("simulatorRuns", settings.simulatorRuns, "the simulator starts with the window");
    archive.oneOf("language", settings.language, Languages, "the window's language");
    archive.choice("theme", settings.theme, "the window's colours");
};

}  // namespace observatorio::SettingsFields
