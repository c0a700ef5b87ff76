// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <functional>
#include <string>
#include <vector>

namespace observatorio {

/// 0 done, 1 failed with the reason on stderr; wrong usage (2) is CLI11's to find.
using Command = std::function<int()>;
/// Says the error on stderr; what a command that fails gives back.
int fail(const Error &error);

/// Where a command has no --settings, these options are needed.
void requireWithoutSettings(CLI::App &command, std::vector<std::string> names);

Command addBrokerCommand(CLI::App &app);
Command addSimulateCommand(CLI::App &app);
Command addWorkCommand(CLI::App &app);
Command addReplayCommand(CLI::App &app);
Command addImportCommand(CLI::App &app);
Command addDatabaseCommand(CLI::App &app);

}  // namespace observatorio
