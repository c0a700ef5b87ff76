// SPDX-License-Identifier: GPL-3.0-or-later
// Settings are values: copied into a worker at its start. New settings restart the pipeline.
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/windowgrid.h"

#include <optional>
#include <string>
#include <vector>

namespace observatorio {

enum class LatePolicy : std::uint8_t { Drop, Amend };

struct EngineSettings {
    DurationMs windowMs = 30'000;  ///< tumbling window; divides LongWindows
    DurationMs watermarkDelayMs = 60'000;
    DurationMs futureToleranceMs = 600'000;
    LatePolicy latePolicy = LatePolicy::Drop;
    std::size_t maxSeries = 25'000;
    /// So many new series may a topic bring of one country: fewer than the bound holds of all countries together.
    std::size_t maxSeriesPerCountry = 100;

    [[nodiscard]] WindowGrid windows() const noexcept { return WindowGrid(windowMs); }
    bool operator==(const EngineSettings &) const = default;
};

enum class AlertBasis : std::uint8_t { Event, WindowAverage };
enum class AlertDirection : std::uint8_t { Above, Below };

/// Crossing is strict (value > warning, or value < warning). An episode ends when the value is back on the good side
/// of `clear`, which is the warning threshold itself when not set.
struct AlertRule {
    std::string id;  ///< stable, unique; "inflacion", "inflacion/ARG"
    std::string indicator;
    std::vector<std::string> countries;  ///< alpha-3; empty = every country that no other rule of this indicator and
                                         ///< basis names (rulesFor, analytics/domain/alertrules.h)
    AlertBasis basis = AlertBasis::Event;
    AlertDirection direction = AlertDirection::Above;
    double warning = 0.0;
    std::optional<double> critical;
    std::optional<double> clear;
    DurationMs pendingMs = 0;     ///< event time the condition must hold before the episode starts
    DurationMs keepFiringMs = 0;  ///< event time the condition must be gone before it ends
    int staleWindows = 10;        ///< windows without a value, after which the alert is stale; 0: never
    bool enabled = true;

    bool operator==(const AlertRule &) const = default;
};

class IndicatorTable;

/// One for each indicator of the table that has thresholds, under its wire name. In a calm year few series are beyond
/// them: of the countries simulated by default fewer than ten. Each event is judged by itself, for a stream may bring a
/// single one; `clear` lies back from the warning, so that noise ends no episode.
std::vector<AlertRule> defaultAlertRules(const IndicatorTable &indicators);

enum class SecurityProtocol : std::uint8_t { Plaintext, Ssl, SaslPlaintext, SaslSsl };
enum class SaslMechanism : std::uint8_t { Plain, ScramSha256, ScramSha512 };

struct BrokerSettings {
    bool embedded = true;  ///< start our own in-memory broker; the fields up to keyFile are then unused
    std::string bootstrapServers = "127.0.0.1:9092";
    SecurityProtocol protocol = SecurityProtocol::Plaintext;
    SaslMechanism mechanism = SaslMechanism::Plain;
    std::string username;
    std::string password;         ///< lives in the keychain; never written elsewhere
    std::string caFile;           ///< PEM; empty = the system's
    std::string certificateFile;  ///< PEM, client certificate; may be empty
    std::string keyFile;
    std::vector<std::string> topics = {"eventos_qog", "eventos_economicos"};
    std::string group = "grupo-analisis";
    std::string instanceId;         ///< group.instance.id; empty = dynamic membership
    DurationMs sessionMs = 10'000;  ///< after so long without a sign the group gives a member's partitions to others

    bool operator==(const BrokerSettings &) const = default;
};

/// Somebody logs in, with user and password. Never to the embedded broker, whatever else the settings remember.
bool usesSasl(const BrokerSettings &broker) noexcept;
/// The connection is encrypted; likewise.
bool usesTls(const BrokerSettings &broker) noexcept;

enum class StoreKind : std::uint8_t { Sqlite, PostgreSql };

struct StoreSettings {
    StoreKind kind = StoreKind::Sqlite;
    std::string sqlitePath;
    std::string host = "127.0.0.1";  ///< several: with commas; a folder: of a Unix socket; empty: libpq's default
    int port = 5432;
    std::string database = "observatorio";
    std::string user = "observatorio";
    std::string password;  ///< lives in the keychain; never written elsewhere
    std::string sslMode;   ///< libpq's sslmode; empty = its default
    /// What else libpq knows, as in its connection strings: "sslrootcert=/etc/ca.pem connect_timeout=10". It comes over
    /// the fields above; never a password.
    std::string parameters;

    bool operator==(const StoreSettings &) const = default;
};

/// What a database keeps, in days of event time; 0 is for ever.
struct RetentionSettings {
    int windowDays = 30;  ///< windows as long as `engine.window`; afterwards their quarter hours
    int resultDays = 0;   ///< quarter hours, and alerts that ended

    bool operator==(const RetentionSettings &) const = default;
};

enum class Scenario : std::uint8_t { Normal, Crisis };

/// Faults a person can switch on; each is the share of records (0..1) it touches.
struct SimulatorFaults {
    double late = 0.0;        ///< stamped past the watermark
    double outOfOrder = 0.0;  ///< stamped up to 45 s back: still counted
    double duplicate = 0.0;   ///< sent twice
    double malformed = 0.0;   ///< broken JSON, missing fields, unknown country
    bool burst = false;       ///< ten times the rate for 5 s of every 60 s
    std::string idleCountry;  ///< alpha-3 of a country that falls silent; empty = none

    bool operator==(const SimulatorFaults &) const = default;
};

/// Thirty, alpha-3, from every region: few enough that each series has several events a window at the default rate.
std::vector<std::string> defaultSimulatedCountries();

struct SimulatorSettings {
    std::string topic = "eventos_qog";
    double rate = 40.0;       ///< events a second; 0 = as fast as possible
    std::uint64_t count = 0;  ///< stop after so many; 0 = until stopped
    std::uint64_t seed = 1;
    Scenario scenario = Scenario::Normal;
    std::string crisisCountry = "ARG";  ///< in a crisis it is simulated, whether `paises` has it or not
    std::vector<std::string> countries = defaultSimulatedCountries();  ///< empty = all with a baseline
    std::vector<std::string> indicators;                               ///< empty = all with a baseline
    SimulatorFaults faults;

    bool operator==(const SimulatorSettings &) const = default;
};

struct PipelineSettings {
    BrokerSettings broker;
    StoreSettings store;
    EngineSettings engine;
    RetentionSettings retention;
    std::vector<AlertRule> rules;          ///< none here: nobody is alerted (see defaultSettings)
    bool publishCorruptionAlerts = false;  ///< to topic alertas_corrupcion, in the course's form
    bool observe = false;  ///< the window processes nothing and shows what workers store in the database

    bool operator==(const PipelineSettings &) const = default;
};

enum class ThemeChoice : std::uint8_t { System, Light, Dark };

/// Everything a person sets. What restarts the pipeline is `pipeline`; the rest takes effect at once.
struct AppSettings {
    PipelineSettings pipeline;
    SimulatorSettings simulator;
    bool simulatorRuns = true;  ///< the simulator starts with the program
    std::string language;       ///< "es", "en"; empty = the system's
    ThemeChoice theme = ThemeChoice::System;

    bool operator==(const AppSettings &) const = default;
};

/// What holds where nobody set anything: with the default rules.
AppSettings defaultSettings(const IndicatorTable &indicators);

}  // namespace observatorio
