// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/error.h"
#include "analytics/domain/indicatortable.h"

#include <string>
#include <vector>

namespace observatorio {

/// Reads a Quality of Government file that the user downloaded (qog_{bas,std,oecd}_{ts,cs}_*.csv) and gives its values
/// in the baseline's own form: CSV text with the header pais,indicador,anio,valor, by country, indicator, year.
///
/// Countries: `ccodealp`; where it is missing, the numeric `ccode` looked up in `countries`. Rows of countries that are
/// not in `countries` (states of the past) are left out; without a table every alpha-3 code is taken and `ccode` is of
/// no use. A cross-section has no `year`: it is about the fourth year before the edition in the file's name
/// (`..._jan24.csv`: 2020; 0 when the name tells none). Columns become the indicators that `indicators` maps
/// them to; `extraColumns` are taken under their own names, too. Missing values are left out, nothing fills them in.
///
/// FileUnreadable: path. FileMalformed: "path:line", the cause names the column.
Expected<std::string> importQog(const std::string &path, const IndicatorTable &indicators,
                                const CountryTable *countries = nullptr,
                                const std::vector<std::string> &extraColumns = {});

}  // namespace observatorio
