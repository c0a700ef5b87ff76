// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/alertquery.h"

#include <string>

namespace observatorio {

/// The alerts' columns, as the table calls them, and a line for each alert: times ISO 8601 UTC, numbers as they are,
/// texts harmless to a spreadsheet (csvHarmless), nothing where there is none; CRLF at the end of each line.
std::string alertCsvHeader();
std::string alertCsvLines(const AlertPage &page);

}  // namespace observatorio
