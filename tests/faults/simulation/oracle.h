// SPDX-License-Identifier: GPL-3.0-or-later
// The recount: from a partition's log, record by record, what its rows must hold. It shares no code with the engine.
#pragma once

#include "analytics/domain/settings.h"
#include "tests/faults/simulation/storeside.h"

#include <string>

namespace observatorio::simulation {

/// What is wrong with the rows of a partition; empty: nothing. `stored` and `row` are of one partition.
std::string recount(const Logs &logs, const Ledger::Stored &stored, const Database::Row &row,
                    const EngineSettings &settings, const std::vector<AlertRule> &rules);

}  // namespace observatorio::simulation
