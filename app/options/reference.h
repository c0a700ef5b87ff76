// SPDX-License-Identifier: GPL-3.0-or-later
// Man page and shell completion from the options' definitions, so that none is ever missing there.
#pragma once

#include <CLI/App.hpp>

#include <string>

namespace observatorio {

/// What else a man page says.
struct ManualText {
    std::string version;
    std::string description;  ///< paragraphs, separated by an empty line
    std::string environment;  ///< the same; empty: no such section
};

/// troff (man macros) of section 1.
std::string manualPage(const CLI::App &app, const ManualText &text);
std::string bashCompletion(const CLI::App &app);
std::string zshCompletion(const CLI::App &app);

/// `reference man|bash|zsh`, in no help: prints one of them to stdout. The build installs what it prints.
CLI::App *addReferenceCommand(CLI::App &app);
/// What that command prints.
std::string referenceText(const CLI::App &app, const CLI::App &command, const ManualText &text);

}  // namespace observatorio
