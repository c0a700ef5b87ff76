// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

namespace observatorio::test {

namespace {

constexpr const char *Header = "iso3,iso2,iso_numeric,name_en,name_es,region,income_group,latitude,longitude\n";

struct Spelling {
    const char *text;
    const char *iso3;  ///< null = unknown
};

class CountrySpelling : public testing::TestWithParam<Spelling> {};

TEST_P(CountrySpelling, isExact)
{
    const auto id = countries().find(GetParam().text);
    ASSERT_EQ(id.has_value(), GetParam().iso3 != nullptr) << GetParam().text;
    if (id) {
        EXPECT_EQ(countries().at(*id).iso3, GetParam().iso3);
    }
}

INSTANTIATE_TEST_SUITE_P(All, CountrySpelling,
                         testing::Values(Spelling{"ARG", "ARG"}, Spelling{"AR", "ARG"}, Spelling{"Argentina", "ARG"},
                                         Spelling{"España", "ESP"}, Spelling{"Spain", "ESP"},
                                         Spelling{"Congo, Dem. Rep.", "COD"}, Spelling{"República del Congo", "COG"},
                                         Spelling{"ZWE", "ZWE"}, Spelling{"arg", nullptr}, Spelling{" ARG ", nullptr},
                                         Spelling{"", nullptr}, Spelling{"ZZZ", nullptr},
                                         Spelling{"ARGENTINA", nullptr}, Spelling{"AR\xff", nullptr}));

TEST(CountryTable, holdsEveryRowOfTheFile)
{
    EXPECT_EQ(countries().size(), 198u);
    for (std::size_t i = 0; i < countries().size(); ++i) {
        const Country &country = countries().at(static_cast<CountryId>(i));
        for (const std::string *text : {&country.iso3, &country.iso2, &country.nameEn, &country.nameEs})
            EXPECT_EQ(countries().find(*text), static_cast<CountryId>(i)) << *text;
    }
}

TEST(CountryTable, quotedFieldsMayHoldCommasAndQuotes)
{
    const auto table = CountryTable::parse(std::string(Header) + "AAA,AA,1,\"A, \"\"the\"\" B\",Á,r,g,-1.5,2\r\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->at(0).nameEn, "A, \"the\" B");
    EXPECT_EQ(table->at(0).latitude, -1.5);
}

struct Malformed {
    const char *what;
    std::string csv;
    const char *subject;
};

class MalformedCountries : public testing::TestWithParam<Malformed> {};

TEST_P(MalformedCountries, nameTheLine)
{
    const auto table = CountryTable::parse(GetParam().csv);
    ASSERT_FALSE(table) << GetParam().what;
    EXPECT_EQ(table.error().code, ErrorCode::FileMalformed);
    EXPECT_EQ(table.error().subject, GetParam().subject) << GetParam().what;
}

const std::string Good = "AAA,AA,1,A,A,r,g,1,2\n";

INSTANTIATE_TEST_SUITE_P(
    All, MalformedCountries,
    testing::Values(Malformed{"empty", "", "countries.csv"}, Malformed{"no rows", Header, "countries.csv"},
                    Malformed{"another header", "a,b\n" + Good, "countries.csv:1"},
                    Malformed{"a column too few", Header + Good + "BBB,BB,2,B,B,r,g,1\n", "countries.csv:3"},
                    Malformed{"not a number", std::string(Header) + "AAA,AA,1,A,A,r,g,north,2\n", "countries.csv:2"},
                    Malformed{"number with a tail", std::string(Header) + "AAA,AA,1x,A,A,r,g,1,2\n", "countries.csv:2"},
                    Malformed{"the same code twice", Header + Good + Good, "countries.csv:3"},
                    Malformed{"one name for two countries", Header + Good + "BBB,BB,2,A,B,r,g,1,2\n",
                              "countries.csv:3"},
                    Malformed{"lower-case code", std::string(Header) + "aaa,AA,1,A,A,r,g,1,2\n", "countries.csv:2"},
                    Malformed{"open quote", std::string(Header) + "AAA,AA,1,\"A,A,r,g,1,2\n", "countries.csv:2"}));

}  // namespace

}  // namespace observatorio::test
