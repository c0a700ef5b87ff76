// SPDX-License-Identifier: GPL-3.0-or-later
// What a person asks of a database beside the work on it. Nothing here makes or changes a table.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace observatorio {

struct TableSize {
    std::string name;
    std::int64_t rows = 0;
    std::optional<std::int64_t> bytes;  ///< with its indexes; SQLite does not tell
};
Expected<std::vector<TableSize>> tableSizes(const StoreSettings &settings);

/// What contradicts itself, a sentence each; empty: all is well. Where old results were deleted (RetentionSettings::
/// resultDays), the windows need not hold all that was counted.
Expected<std::vector<std::string>> checkStore(const StoreSettings &settings, bool allResultsAreKept);

/// Tables and views that can be exported.
const std::vector<std::string> &exportable();

/// As CSV (RFC 4180, with a header), line by line; `onLine` says false to end.
Expected<void> exportTable(const StoreSettings &settings, const std::string &table,
                           const std::function<bool(const std::string &)> &onLine);

}  // namespace observatorio
