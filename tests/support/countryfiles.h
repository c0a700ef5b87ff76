// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"

#include <fstream>
#include <iterator>
#include <string>

namespace observatorio::test {

/// A file of resources/data; empty when it cannot be read.
inline std::string referenceFile(const std::string &name)
{
    std::ifstream file(OBSERVATORIO_SOURCE_DIR "/resources/data/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The table that the programs carry.
inline Expected<CountryTable> readCountryTable()
{
    return CountryTable::parse(referenceFile("countries.csv"), referenceFile("countryaliases.csv"),
                               referenceFile("formerstates.csv"));
}

}  // namespace observatorio::test
