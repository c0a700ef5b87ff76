// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rowset.h"

#include <memory>

namespace observatorio::store {

/// "2026-11-23 10:24:30.000+00", years before 1 as "4714-11-24 00:00:00.000+00 BC".
std::string timestampText(TimeMs time);

/// PostgreSQL's rows: one array literal a column, read by unnest; about so many bytes a statement.
std::unique_ptr<RowSet> arrayRows(std::vector<RowColumn> columns, std::size_t bytesAStatement);

}  // namespace observatorio::store
