// SPDX-License-Identifier: GPL-3.0-or-later
// One thing a table, each in as few lines as show it.
#include "tests/app/import/importfixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace observatorio::test {

namespace {

struct Small {
    const char *what;
    QByteArray csv;
    ImportChoices choices;
    const char *values;
};

class SmallTable : public testing::TestWithParam<Small> {};

TEST_P(SmallTable, givesItsValues)
{
    const auto outcome =
        readImport(OwnFiles().write(QStringLiteral("a.csv"), GetParam().csv), GetParam().choices, knowledge());
    ASSERT_TRUE(outcome) << GetParam().what << ": " << toEnglish(outcome.error());
    EXPECT_THAT(outcome->questions, testing::IsEmpty()) << GetParam().what;
    EXPECT_EQ(valuesOf(*outcome), GetParam().values) << GetParam().what;
}

QByteArray utf16(const char16_t *text, bool bigEndian, bool mark)
{
    QByteArray bytes = mark ? QByteArray(bigEndian ? "\xFE\xFF" : "\xFF\xFE") : QByteArray();
    for (; *text; ++text) {
        const char high = static_cast<char>(*text >> 8), low = static_cast<char>(*text & 0xFF);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

constexpr const char16_t *Wide = u"país;año;inflación\r\nEspaña;2024;2,8\r\nPerú;2024;1,9\r\n";
constexpr const char *WideValues = "ESP,inflacion,2024,2.8\nPER,inflacion,2024,1.9\n";

INSTANTIATE_TEST_SUITE_P(
    All, SmallTable,
    testing::Values(
        Small{"UTF-16LE with its mark", utf16(Wide, false, true), {}, WideValues},
        Small{"UTF-16LE without", utf16(Wide, false, false), {}, WideValues},
        Small{"UTF-16BE with its mark", utf16(Wide, true, true), {}, WideValues},
        Small{"UTF-16BE without", utf16(Wide, true, false), {}, WideValues},
        Small{"no head: country, year, value",
              "ARG,2020,5.5\nBRA,2020,6\n",
              {.indicator = "gini"},
              "ARG,gini,2020,5.5\nBRA,gini,2020,6\n"},
        Small{"an indicator of a person's own",
              "country,year,value\nARG,2020,5.5\n",
              {.indicator = "mi_indice"},
              "ARG,mi_indice,2020,5.5\n"},
        Small{"heads that say nothing, contents that do",
              "a;b;c\nArgentina;2020;5,5\nBrasil;2021;6\n",
              {.indicator = "gini"},
              "ARG,gini,2020,5.5\nBRA,gini,2021,6\n"},
        Small{"columns by name and by number",
              "x,y,z,gini\n1,ARG,2020,40\n2,BRA,2020,50\n",
              {.countryColumn = "y", .yearColumn = "3", .valueColumn = "x", .indicator = "idh"},
              "ARG,idh,2020,1\n"},
        Small{"long, with a column of indicators",
              "pais,indicador,anio,valor\nARG,gini,2020,40\nARG,idh,2020,0.8\n",
              {},
              "ARG,gini,2020,40\nARG,idh,2020,0.8\n"},
        Small{"semicolons with decimal commas, a column a year",
              "País;2020;2021\nArgentina;40,5;41,5\nBrasil;50,5;51\n",
              {.indicator = "gini"},
              "ARG,gini,2020,40.5\nARG,gini,2021,41.5\nBRA,gini,2020,50.5\nBRA,gini,2021,51\n"},
        Small{"World Bank's DataBank heads",
              "Country Name,Country Code,Series Name,Series Code,2020 [YR2020],2021 [YR2021]\n"
              "Argentina,ARG,Gini index,SI.POV.GINI,42.7,..\n\n\n"
              "Data from database: World Development Indicators\nLast Updated: 10/24/2026\n",
              {},
              "ARG,gini,2020,42.7\n"},
        Small{"of two measures of one indicator the preferred one, whatever their order",
              "Country Code,Indicator Code,2020,2021\nARG,FP.CPI.TOTL.ZG,42,48\nARG,NY.GDP.DEFL.KD.ZG,40,\n",
              {},
              "ARG,inflacion,2020,40\nARG,inflacion,2021,48\n"},
        Small{"QoG: growth is per capita, also where only the other has a value",
              "ccodealp,year,wdi_gdpgr,wdi_gdpcapgr\nARG,2020,-9.9,-10.8\nARG,2021,10.4,\n",
              {},
              "ARG,pib_growth,2020,-10.8\n"},
        Small{"QoG: numbers where the code is missing, columns by preference",
              "\"ccode\",\"cname\",\"year\",\"ccodealp\",\"wdi_inflation\",\"imf_infl\"\n32,\"Argentina, \"\"la\"\"\","
              "2020,,,42.01\n32,\"x\",2021,ARG,-1.5e1,9\n",
              {},
              "ARG,inflacion,2020,42.01\nARG,inflacion,2021,-15\n"},
        Small{"WEO: millions of people",
              "ISO\tWEO Subject Code\tCountry\tUnits\tScale\t2023\nARG\tLP\tArgentina\tPersons\tMillions\t46.765\n",
              {},
              "ARG,wdi_pop,2023,46765000\n"},
        Small{"Eurostat with labels, and other measures beside",
              "STRUCTURE,STRUCTURE_ID,freq,unit,coicop,geo: Geopolitical entity (reporting),TIME_PERIOD: Time,"
              "OBS_VALUE: Observation value\n"
              "dataflow,ESTAT:PRC_HICP_AIND(1.0),A: Annual,INX_A_AVG: Index,CP00: All,EL: Greece,2024,110\n"
              "dataflow,ESTAT:PRC_HICP_AIND(1.0),A: Annual,RCH_A_AVG: Rate,CP00: All,EL: Greece,2024,3.0\n"
              "dataflow,ESTAT:PRC_HICP_AIND(1.0),A: Annual,RCH_A_AVG: Rate,CP01: Food,EL: Greece,2024,4.0\n",
              {},
              "GRC,inflacion,2024,3\n"},
        Small{"OECD's old form",
              "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value,Flag Codes\n"
              "MEX,CPI,TOT,AGRWTH,A,2023,5.5,\nMEX,CPI,TOT,AGRWTH,M,2023-01,7.9,\nMEX,CPI,TOT,IDX2015,A,2023,140,\n",
              {},
              "MEX,inflacion,2023,5.5\n"},
        Small{"thousands that leave no doubt",
              "country,year,value\nARG,2020,\"1,234.5\"\nBRA,2020,\"1,234,567\"\nCHL,2020,1 234\n",
              {.indicator = "pib_percapita"},
              "ARG,pib_percapita,2020,1234.5\nBRA,pib_percapita,2020,1234567\nCHL,pib_percapita,2020,1234\n"},
        Small{"Namibia by its two letters",
              "geo,year,gini\nZA,2020,63\nNA,2020,59\n",
              {},
              "NAM,gini,2020,59\nZAF,gini,2020,63\n"},
        Small{"a year as a table program left it", "country,year,gini\nARG,2020.0,40\n", {}, "ARG,gini,2020,40\n"}));

}  // namespace

}  // namespace observatorio::test
