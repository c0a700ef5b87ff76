// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/indicatortable.h"

#include <string>

namespace observatorio::test {

std::string fileText(const std::string &pathInSource);

/// The table that the programs carry.
const CountryTable &countries();
/// resources/data/indicators.csv.
const IndicatorTable &indicators();

}  // namespace observatorio::test
