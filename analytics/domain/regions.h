// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace observatorio {

/// What stands among countries in publishers' files and is several of them (resources/data/regions.csv).
struct Region {
    std::vector<std::string> codes;  ///< of the World Bank, Our World in Data, Eurostat, the OECD
    std::vector<std::string> names;
};

/// `csv` is the file's text, with its header line. FileMalformed names the line.
Expected<std::vector<Region>> parseRegions(std::string_view csv);

}  // namespace observatorio
