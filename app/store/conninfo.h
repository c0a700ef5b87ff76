// SPDX-License-Identifier: GPL-3.0-or-later
// libpq's connection strings and URLs, read by libpq itself.
#pragma once

#include "analytics/domain/error.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace observatorio::store {

using PgParameters = std::vector<std::pair<std::string, std::string>>;  ///< keyword and value

/// Of a URL (postgresql://...) or a string (host=... dbname=...): what it names, in libpq's order. BadSetting with
/// `subject` names an unknown parameter; it never repeats the text, which may hold a password.
Expected<PgParameters> parseConninfo(const std::string &text, const char *subject);

/// What a session cannot be opened with: a password where it would be written to a file, what Qt's driver cannot pass
/// on. BadSetting with `subject` names the parameter.
Expected<void> requireUsableParameters(const std::string &text, const char *subject);

/// As one string that reads back as the same.
std::string conninfoText(const PgParameters &parameters);

/// What libpq takes for a keyword that nobody names: from PG* variables, or its own. Empty where it has none.
std::string pgDefault(std::string_view keyword);

}  // namespace observatorio::store
