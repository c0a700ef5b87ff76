// SPDX-License-Identifier: GPL-3.0-or-later
// What both programs' command lines say about a session, over a settings file: the one home of these options.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <CLI/App.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace observatorio {

/// Options that each set one entry of the settings. Defined once and given to every command that wants them; lives as
/// long as the CLI::App.
class SessionOptions {
public:
    void addSettingsFile(CLI::App &app);  ///< --settings
    void addBroker(CLI::App &app);        ///< address, security, --password-file
    void addReading(CLI::App &app);       ///< topics, group
    void addDatabase(CLI::App &app);
    void addCounting(CLI::App &app);  ///< windows, watermark, late events, publishing
    void addSimulator(CLI::App &app);

    /// The settings file, or else `stored`, with the options over it. FileUnreadable, FileMalformed, or BadSetting with
    /// the option's or the entry's name.
    [[nodiscard]] Expected<AppSettings> over(AppSettings stored) const;
    /// The same over the program's defaults.
    [[nodiscard]] Expected<AppSettings> overDefaults() const;

private:
    using Setter = std::function<Expected<void>(AppSettings &)>;
    template<typename Value, typename Access>
    CLI::Option *add(CLI::App &app, const std::string &name, const std::string &meaning, Access access);
    template<typename Enum, typename Access>
    CLI::Option *addChoice(CLI::App &app, const std::string &name, const std::string &meaning, Access access);
    template<typename Access>
    CLI::Option *addDuration(CLI::App &app, const std::string &name, const std::string &meaning, Access access);

    std::optional<std::string> m_file;
    std::vector<Setter> m_setters;
};

/// Kafka's password from the environment (OBSERVATORIO_KAFKA_PASSWORD), none where it is not set. PostgreSQL's client
/// looks for its own: PGPASSWORD, ~/.pgpass.
std::optional<std::string> kafkaPasswordFromEnvironment();

/// What --database says: parseStoreUrl(), and a word on stderr about a password in it (arguments.h takes it out of the
/// process list).
Expected<StoreSettings> databaseOption(const std::string &url);

/// For a program that cannot ask: BadSetting when the broker wants a password and there is none, or when the settings
/// speak of the window's own broker.
Expected<void> requireUsableBroker(const BrokerSettings &broker);

}  // namespace observatorio
