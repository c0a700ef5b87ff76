// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analytics/stream.h"
#include "tests/support/countryfiles.h"

#include <gtest/gtest.h>

namespace observatorio::test {

namespace {

constexpr const char *Header = "iso3,iso2,iso_numeric,name_en,name_es,region,income_group,latitude,longitude\n";

struct Spelling {
    const char *text;
    const char *iso3;  ///< null = unknown
};

class CountrySpelling : public testing::TestWithParam<Spelling> {};

TEST_P(CountrySpelling, namesItsCountry)
{
    const auto id = countries().find(GetParam().text);
    ASSERT_EQ(id.has_value(), GetParam().iso3 != nullptr) << GetParam().text;
    if (id) {
        EXPECT_EQ(countries().at(*id).iso3, GetParam().iso3);
    }
}

INSTANTIATE_TEST_SUITE_P(Own, CountrySpelling,
                         testing::Values(Spelling{"ARG", "ARG"}, Spelling{"AR", "ARG"}, Spelling{"Argentina", "ARG"},
                                         Spelling{"España", "ESP"}, Spelling{"Spain", "ESP"},
                                         Spelling{"Congo, Dem. Rep.", "COD"}, Spelling{"República del Congo", "COG"},
                                         Spelling{"ZWE", "ZWE"}, Spelling{"arg", "ARG"}, Spelling{" ARG ", "ARG"},
                                         Spelling{"ARGENTINA", "ARG"}, Spelling{"Espan\u0303a", "ESP"},
                                         Spelling{"CÔTE D'IVOIRE", "CIV"}, Spelling{"XKX", "XKX"},
                                         Spelling{"XK", "XKX"}, Spelling{"Somalilandia", "SOL"}));

// One or more of each source that countryaliases.csv names.
INSTANTIATE_TEST_SUITE_P(
    Aliases, CountrySpelling,
    testing::Values(Spelling{"ROM", "ROU"}, Spelling{"ZAR", "COD"}, Spelling{"TMP", "TLS"}, Spelling{"UVK", "XKX"},
                    Spelling{"WBG", "PSE"}, Spelling{"EL", "GRC"}, Spelling{"UK", "GBR"}, Spelling{"OWID_KOS", "XKX"},
                    Spelling{"Egypt, Arab Rep.", "EGY"}, Spelling{"Korea, Rep.", "KOR"},
                    Spelling{"Korea, Dem. People’s Rep.", "PRK"}, Spelling{"Hong Kong SAR, China", "HKG"},
                    Spelling{"Venezuela, RB", "VEN"}, Spelling{"Turkiye", "TUR"},
                    Spelling{"Bolivia (Plurinational State of)", "BOL"},
                    Spelling{"República Popular Democrática de Corea", "PRK"},
                    Spelling{"United Kingdom of Great Britain and Northern Ireland", "GBR"},
                    Spelling{"China, P.R.: Mainland", "CHN"}, Spelling{"Islamic Republic of Iran", "IRN"},
                    Spelling{"Lao P.D.R.", "LAO"}, Spelling{"Taiwan Province of China", "TWN"},
                    Spelling{"China (People's Republic of)", "CHN"}, Spelling{"Chinese Taipei", "TWN"},
                    Spelling{"Germany (until 1990 former territory of the FRG)", "DEU"}, Spelling{"Kosovo*", "XKX"},
                    Spelling{"Democratic Republic of Congo", "COD"}, Spelling{"Micronesia (country)", "FSM"},
                    Spelling{"Costa de Marfil", "CIV"}, Spelling{"Chequia", "CZE"}, Spelling{"EE. UU.", "USA"},
                    Spelling{"Arabia Saudita", "SAU"}, Spelling{"Swaziland", "SWZ"}, Spelling{"Birmania", "MMR"},
                    Spelling{"Zaire", "COD"}, Spelling{"Ceylon", "LKA"}, Spelling{"Côte d'Ivoire", "CIV"},
                    Spelling{"Sudan (2012-)", "SDN"}, Spelling{"Dem. Rep. Congo", "COD"},
                    Spelling{"Netherlands (Kingdom of the)", "NLD"}, Spelling{"Congo - Kinshasa", "COD"},
                    Spelling{"Ivory Coast", "CIV"}));

INSTANTIATE_TEST_SUITE_P(Unknown, CountrySpelling,
                         testing::Values(Spelling{"", nullptr}, Spelling{" ", nullptr}, Spelling{"ZZZ", nullptr},
                                         Spelling{"AR\xff", nullptr}, Spelling{"Espana", nullptr},
                                         Spelling{"DDR", nullptr}, Spelling{"European Union", nullptr},
                                         Spelling{"EU", nullptr}, Spelling{"World", nullptr}, Spelling{"UNK", nullptr},
                                         Spelling{"Virgin Islands", nullptr}, Spelling{"San Martín", nullptr}));

TEST(CountryTable, holdsEveryRowOfTheFile)
{
    EXPECT_EQ(countries().size(), 238u);
    for (std::size_t i = 0; i < countries().size(); ++i) {
        const Country &country = countries().at(static_cast<CountryId>(i));
        for (const std::string *text : {&country.iso3, &country.iso2, &country.nameEn, &country.nameEs})
            EXPECT_TRUE(text->empty() || countries().find(*text) == static_cast<CountryId>(i)) << *text;
    }
}

TEST(CountryTable, countsEverythingTheMapDraws)
{
    const std::string outlines = referenceFile("outlines.json");
    std::size_t drawn = 0;
    for (std::size_t at = outlines.find("\":"); at != std::string::npos; at = outlines.find("\":", at + 1), ++drawn) {
        ASSERT_GE(at, 4u);
        EXPECT_TRUE(countries().find(std::string_view(outlines).substr(at - 3, 3))) << outlines.substr(at - 3, 3);
    }
    EXPECT_EQ(drawn, 237u);
}

struct Former {
    const char *text, *code;
    int until;
};

class FormerStates : public testing::TestWithParam<Former> {};

TEST_P(FormerStates, areKnownAndNoCountries)
{
    const FormerState *const state = countries().formerState(GetParam().text);
    ASSERT_TRUE(state);
    EXPECT_EQ(state->code, GetParam().code);
    EXPECT_EQ(state->until, GetParam().until);
    EXPECT_FALSE(countries().find(GetParam().text));
}

INSTANTIATE_TEST_SUITE_P(All, FormerStates,
                         testing::Values(Former{"DDR", "DDR", 1990}, Former{"ddr", "DDR", 1990},
                                         Former{"Germany, East", "DDR", 1990}, Former{"Alemania Oriental", "DDR", 1990},
                                         Former{"SUN", "SUN", 1991}, Former{"URSS", "SUN", 1991},
                                         Former{"Unio\u0301n Sovie\u0301tica", "SUN", 1991}, Former{"YUG", "YUG", 2003},
                                         Former{"CSK", "CSK", 1992}, Former{"SCG", "SCG", 2006},
                                         Former{"Serbia y Montenegro", "SCG", 2006}, Former{"ANT", "ANT", 2010},
                                         Former{"YMD", "YMD", 1990}, Former{"Vietnam, North", "VDR", 1976},
                                         Former{"OWID_YAR", "YAR", 1990}));

TEST(FormerState, isNoCountryOfToday)
{
    for (const char *text : {"DEU", "Germany", "Serbia", "", "Atlantida"})
        EXPECT_FALSE(countries().formerState(text)) << text;
}

struct Near {
    const char *text, *name;
};

class NearestName : public testing::TestWithParam<Near> {};

TEST_P(NearestName, isOneThatFindTakes)
{
    EXPECT_EQ(countries().nearestName(GetParam().text), GetParam().name);
    EXPECT_TRUE(countries().nearestName(GetParam().text).empty() || countries().find(GetParam().name));
}

INSTANTIATE_TEST_SUITE_P(All, NearestName,
                         testing::Values(Near{"Espana", "España"}, Near{"Agrentina", "Argentina"},
                                         Near{"Brazill", "Brazil"}, Near{"Uruguai", "Uruguay"},
                                         Near{"Méxcio", "México"}, Near{"Côte dIvoire", "Côte d’Ivoire"},
                                         Near{"Untied States", "United States"}, Near{"atlantida", ""}, Near{"GER", ""},
                                         Near{"", ""}, Near{"Xx", ""}, Near{"Wakanda", ""}));

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
    std::string aliases = {}, formerStates = {};
};

class MalformedCountries : public testing::TestWithParam<Malformed> {};

TEST_P(MalformedCountries, nameTheLine)
{
    const auto table = CountryTable::parse(GetParam().csv, GetParam().aliases, GetParam().formerStates);
    ASSERT_FALSE(table) << GetParam().what;
    EXPECT_EQ(table.error().code, ErrorCode::FileMalformed);
    EXPECT_EQ(table.error().subject, GetParam().subject) << GetParam().what;
}

const std::string Good = "AAA,AA,1,A,A,r,g,1,2\n";
const std::string Two = Header + Good + "BBB,BB,2,B,Bé,r,g,1,2\n";
const std::string Aliases = "code,alias,source\n", FormerHeader = "code,iso2,name_en,name_es,until\n";

INSTANTIATE_TEST_SUITE_P(
    All, MalformedCountries,
    testing::Values(
        Malformed{"empty", "", "countries.csv"}, Malformed{"no rows", Header, "countries.csv"},
        Malformed{"another header", "a,b\n" + Good, "countries.csv:1"},
        Malformed{"a column too few", Header + Good + "BBB,BB,2,B,B,r,g,1\n", "countries.csv:3"},
        Malformed{"not a number", std::string(Header) + "AAA,AA,1,A,A,r,g,north,2\n", "countries.csv:2"},
        Malformed{"number with a tail", std::string(Header) + "AAA,AA,1x,A,A,r,g,1,2\n", "countries.csv:2"},
        Malformed{"the same code twice", Header + Good + Good, "countries.csv:3"},
        Malformed{"one name for two countries", Header + Good + "BBB,BB,2,A,B,r,g,1,2\n", "countries.csv:3"},
        Malformed{"lower-case code", std::string(Header) + "aaa,AA,1,A,A,r,g,1,2\n", "countries.csv:2"},
        Malformed{"names that differ in case", Header + Good + "BBB,BB,2,a,B,r,g,1,2\n", "countries.csv:3"},
        Malformed{"alias of nobody", Two, "countryaliases.csv:2", Aliases + "CCC,C,un\n"},
        Malformed{"alias by name", Two, "countryaliases.csv:2", Aliases + "A,Ah,un\n"},
        Malformed{"alias of no source", Two, "countryaliases.csv:2", Aliases + "AAA,Ah,\n"},
        Malformed{"empty alias", Two, "countryaliases.csv:2", Aliases + "AAA, ,un\n"},
        Malformed{"alias that is another's name", Two, "countryaliases.csv:2", Aliases + "AAA,bE\u0301,un\n"},
        Malformed{"alias that is its own name", Two, "countryaliases.csv:2", Aliases + "BBB,be\u0301,un\n"},
        Malformed{"alias that is its own code", Two, "countryaliases.csv:2", Aliases + "BBB,bbb,un\n"},
        Malformed{"alias of two", Two, "countryaliases.csv:3", Aliases + "AAA,It's,un\nBBB,it\u2019s,un\n"},
        Malformed{"alias twice", Two, "countryaliases.csv:3", Aliases + "AAA,C D,un\nAAA,c  d,un\n"},
        Malformed{"former state of today", Two, "formerstates.csv:2", "", FormerHeader + "AAA,,C,C,1990\n"},
        Malformed{"former name of today", Two, "formerstates.csv:2", "", FormerHeader + "CCC,,C,b,1990\n"},
        Malformed{"former until never", Two, "formerstates.csv:2", "", FormerHeader + "CCC,,C,C,x\n"},
        Malformed{"former without a code", Two, "formerstates.csv:2", "", FormerHeader + "C,,C,C,1990\n"},
        Malformed{"country's alias that names a former state", Two, "countryaliases.csv:2", Aliases + "AAA,c,un\n",
                  FormerHeader + "CCC,,C,C,1990\n"},
        Malformed{"open quote", std::string(Header) + "AAA,AA,1,\"A,A,r,g,1,2\n", "countries.csv:2"}));

}  // namespace

}  // namespace observatorio::test
