// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "app/settings/simulatorgate.h"

#include <QString>
#include <optional>

namespace observatorio {

/// What the command line says; it overrides the stored settings for this run and is never stored.
struct CommandLine {
    std::optional<std::string> settingsFile;  ///< instead of the stored settings
    std::optional<std::string> brokers;
    bool embedded = false;
    std::optional<std::string> database;
    std::vector<std::string> topics;
    bool observe = false;  ///< process nothing, show what workers store
    std::optional<double> simulatorRate;
    bool simulate = false;  ///< the simulator may send to the broker in use, and starts at once
    QString screenshotFolder;
    int seconds = 60;   ///< before the screenshots
    int quitAfter = 0;  ///< s; 0 = never
    QString metricsFile;
    std::optional<std::string> language;
    std::optional<int> exitCode;  ///< set: stop here with it (--help, wrong usage)

    bool runBroker = false;  ///< `observatorio broker`: the embedded broker's own process
    int brokerPort = 0;
};

CommandLine parseCommandLine(int argc, char **argv);

/// The settings file, or else `settings`, with the options over it. BadSetting says which option is wrong,
/// FileMalformed which entry of the file.
Expected<AppSettings> applied(AppSettings settings, const CommandLine &line);

/// What counts as the answer about the broker of `settings`, which are those with the command line applied.
SimulatorConsent applied(SimulatorConsent stored, const AppSettings &settings, const CommandLine &line);

}  // namespace observatorio
