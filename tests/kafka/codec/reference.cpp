// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kafka/codec/reference.h"

#include "tests/support/countryfiles.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace observatorio::test {

std::string fileText(const std::string &pathInSource)
{
    std::ifstream file(std::string(OBSERVATORIO_SOURCE_DIR) + '/' + pathInSource, std::ios::binary);
    EXPECT_TRUE(file) << pathInSource;
    return {std::istreambuf_iterator<char>(file), {}};
}

const CountryTable &countries()
{
    static const CountryTable table = [] {
        auto parsed = readCountryTable();
        if (!parsed) {
            ADD_FAILURE() << toEnglish(parsed.error());
            std::abort();
        }
        return *std::move(parsed);
    }();
    return table;
}

const IndicatorTable &indicators()
{
    static const IndicatorTable table = [] {
        auto parsed = IndicatorTable::parse(fileText("resources/data/indicators.csv"));
        if (!parsed) {
            ADD_FAILURE() << toEnglish(parsed.error());
            std::abort();
        }
        return *std::move(parsed);
    }();
    return table;
}

}  // namespace observatorio::test
