// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/dataimport.h"
#include "analytics/domain/error.h"
#include "analytics/domain/indicatortable.h"
#include "analytics/domain/regions.h"

#include <stop_token>

namespace observatorio {

/// What the program knows of countries, regions and indicators.
struct ImportKnowledge {
    const CountryTable &countries;
    const std::vector<Region> &regions;
    const IndicatorTable &indicators;
};

/// Reads a file of yearly figures, as publishers and spreadsheets write them, from its beginning to its end, and says
/// what it gives; changes nothing. Encoding, separator, sign of decimals, head, columns and indicators are found out,
/// except what `choices` says. Memory grows with the values taken, never with a field or the file. Where the file does
/// not tell something (ImportOutcome::questions), nothing is taken, and the rest of the outcome says how the file
/// looks. An outcome without questions has at least one value.
///
/// Errors: FileUnreadable; FileNotTable (what it is instead); FileMalformed, "path:line" (a quote that does not end, a
/// row without end) or path (bytes that are not of the chosen encoding); BadSetting (a chosen column is not there);
/// Cancelled, when `stop` is asked for.
/// Blocks; any thread.
Expected<ImportOutcome> readImport(const std::string &path, const ImportChoices &choices,
                                   const ImportKnowledge &knowledge, const std::stop_token &stop = {});

}  // namespace observatorio
