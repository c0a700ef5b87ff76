// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analytics/stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace observatorio::test {

namespace {

TEST(IndicatorTable, everyListedIndicatorIsWhole)
{
    std::set<std::string> english, spanish, columns, codes;
    for (const Indicator &indicator : indicators().all()) {
        SCOPED_TRACE(indicator.name);
        EXPECT_EQ(indicators().find(indicator.name), &indicator);
        EXPECT_TRUE(english.insert(indicator.nameEn).second);
        EXPECT_TRUE(spanish.insert(indicator.nameEs).second);
        for (const std::string *text : {&indicator.nameEn, &indicator.nameEs, &indicator.unitEn, &indicator.unitEs})
            EXPECT_FALSE(text->empty());
        for (const std::string &column : indicator.qogColumns)
            EXPECT_TRUE(columns.insert(column).second) << column << " is about two indicators";
        for (const auto &list : {indicator.worldBank, indicator.weo}) {
            for (const std::string &code : list)
                EXPECT_TRUE(codes.insert(code).second) << code << " is about two indicators";
        }
        EXPECT_EQ(indicator.mapLimits.size(), IndicatorTable::MapLimits);
        EXPECT_TRUE(std::is_sorted(indicator.mapLimits.begin(), indicator.mapLimits.end()));
        EXPECT_TRUE(indicator.worse || !indicator.thresholds);
        EXPECT_TRUE(indicator.crisis || !indicator.thresholds) << "a crisis has something to cross";
    }
    EXPECT_EQ(indicators().find("nobody_listed_it"), nullptr);
    EXPECT_EQ(indicators().find("Inflation"), nullptr) << "the wire says inflacion";
}

// What the simulator sends and nobody clamps: each year's figures, not only the newest.
TEST(IndicatorTable, boundsHoldTheBaseline)
{
    std::ifstream file(OBSERVATORIO_SOURCE_DIR "/resources/data/baseline.csv");
    std::string line;
    std::getline(file, line);
    std::set<std::string> seen;
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string country, name, year, value;
        std::getline(fields, country, ',');
        std::getline(fields, name, ',');
        std::getline(fields, year, ',');
        std::getline(fields, value, ',');
        const Indicator *indicator = indicators().find(name);
        ASSERT_TRUE(indicator) << name << " has values but no line in indicators.csv";
        seen.insert(name);
        EXPECT_GE(std::stod(value), indicator->low.value_or(-HUGE_VAL)) << line;
        EXPECT_LE(std::stod(value), indicator->high.value_or(HUGE_VAL)) << line;
    }
    EXPECT_EQ(seen.size(), 10u);
}

TEST(IndicatorTable, listedOnesComeFirstThenOthersByName)
{
    std::vector<std::string> names{"zz", "idh", "aa", "inflacion", "mm"};
    std::sort(names.begin(), names.end(), [](const auto &a, const auto &b) { return indicators().before(a, b); });
    EXPECT_THAT(names, testing::ElementsAre("inflacion", "idh", "aa", "mm", "zz"));
    EXPECT_FALSE(indicators().before("idh", "idh"));
}

TEST(DefaultAlertRules, areOneForEachIndicatorWithThresholds)
{
    std::map<std::string, AlertRule> rules;
    for (const AlertRule &rule : defaultAlertRules(indicators()))
        EXPECT_TRUE(rules.emplace(rule.id, rule).second);
    for (const Indicator &indicator : indicators().all()) {
        SCOPED_TRACE(indicator.name);
        ASSERT_EQ(rules.contains(indicator.name), indicator.thresholds.has_value());
        if (!indicator.thresholds)
            continue;
        const AlertRule &rule = rules.at(indicator.name);
        EXPECT_EQ(rule.indicator, indicator.name);
        EXPECT_EQ(rule.direction, *indicator.worse);
        EXPECT_EQ(rule.warning, indicator.thresholds->warning);
        EXPECT_EQ(rule.critical, indicator.thresholds->critical);
        EXPECT_EQ(rule.clear, indicator.thresholds->clear);
        EXPECT_TRUE(rule.enabled && rule.countries.empty());
    }
    EXPECT_EQ(defaultSettings(indicators()).pipeline.rules, defaultAlertRules(indicators()));
}

const std::string Header =
    "indicador,name_en,name_es,unit_en,unit_es,digits,low,high,worse,map_limits,warning,critical,"
    "clear,crisis,qog,world_bank,weo,sdmx,titles\n";
const std::string Good = "a,A,Á,u,ú,1,0,100,above,1 2 3 4 5,40,50,30,60,q r,W V,P,D+U+T E,One title; another\n";

TEST(IndicatorTable, readsEveryColumn)
{
    const auto table = IndicatorTable::parse(Header + Good + "b,B,B,\"u, v\",u,0,,,,-1 0 1 2 3,,,,,,,,,\r\n");
    ASSERT_TRUE(table) << toEnglish(table.error());
    const Indicator &a = table->all().at(0), &b = table->all().at(1);
    EXPECT_EQ(a.nameEs, "Á");
    EXPECT_EQ(a.digits, 1);
    EXPECT_EQ(a.high, 100.0);
    EXPECT_EQ(a.worse, AlertDirection::Above);
    EXPECT_EQ(a.thresholds->clear, 30.0);
    EXPECT_EQ(a.crisis, 60.0);
    EXPECT_THAT(a.qogColumns, testing::ElementsAre("q", "r"));
    EXPECT_THAT(a.worldBank, testing::ElementsAre("W", "V"));
    EXPECT_THAT(a.weo, testing::ElementsAre("P"));
    EXPECT_THAT(a.sdmx, testing::ElementsAre(testing::ElementsAre("D", "U", "T"), testing::ElementsAre("E")));
    EXPECT_THAT(a.titles, testing::ElementsAre("One title", "another"));
    EXPECT_EQ(b.unitEn, "u, v");
    EXPECT_FALSE(b.low || b.high || b.worse || b.thresholds || b.crisis);
    EXPECT_TRUE(b.qogColumns.empty());
}

struct Malformed {
    const char *what;
    std::string csv;
    const char *subject;
    const char *column;  ///< what the cause names
};

class MalformedIndicators : public testing::TestWithParam<Malformed> {};

TEST_P(MalformedIndicators, nameLineAndColumn)
{
    const auto table = IndicatorTable::parse(GetParam().csv);
    ASSERT_FALSE(table) << GetParam().what;
    EXPECT_EQ(table.error().code, ErrorCode::FileMalformed);
    EXPECT_EQ(table.error().subject, GetParam().subject) << GetParam().what;
    EXPECT_THAT(table.error().cause, testing::HasSubstr(GetParam().column)) << GetParam().what;
}

/// The good row, and below it one with other fields at its end.
std::string row(const std::string &fields) { return Header + Good + "b,B,B,u,u," + fields + ",,,\n"; }

INSTANTIATE_TEST_SUITE_P(
    All, MalformedIndicators,
    testing::Values(
        Malformed{"empty", "", "indicators.csv", "no row"}, Malformed{"no rows", Header, "indicators.csv", "no row"},
        Malformed{"another header", "a,b\n" + Good, "indicators.csv:1", "header"},
        Malformed{"a column too few", row("1,,,,1 2 3 4 5,,,,,"), "indicators.csv:3", "19 columns, found 18"},
        Malformed{"listed twice", Header + Good + Good, "indicators.csv:3", "indicador"},
        Malformed{"one name for two", Header + Good + "b,A,B,u,u,1,,,,1 2 3 4 5,,,,,,,,,\n", "indicators.csv:3",
                  "name_en"},
        Malformed{"no name", Header + "a,,B,u,u,1,,,,1 2 3 4 5,,,,,,,,,\n", "indicators.csv:2", "name_en"},
        Malformed{"no unit", Header + "a,A,A,u,,1,,,,1 2 3 4 5,,,,,,,,,\n", "indicators.csv:2", "unit_es"},
        Malformed{"digits", row("1.5,,,,1 2 3 4 5,,,,,,"), "indicators.csv:3", "digits"},
        Malformed{"too many digits", row("7,,,,1 2 3 4 5,,,,,,"), "indicators.csv:3", "digits"},
        Malformed{"low is no number", row("1,x,,,1 2 3 4 5,,,,,,"), "indicators.csv:3", "low"},
        Malformed{"not finite", row("1,nan,,,1 2 3 4 5,,,,,,"), "indicators.csv:3", "low"},
        Malformed{"bounds turned", row("1,5,1,,1 2 3 4 5,,,,,,"), "indicators.csv:3", "low must"},
        Malformed{"worse", row("1,,,up,1 2 3 4 5,,,,,,"), "indicators.csv:3", "worse"},
        Malformed{"limits descend", row("1,,,,1 2 2 4 5,,,,,,"), "indicators.csv:3", "map_limits"},
        Malformed{"four limits", row("1,,,,1 2 3 4,,,,,,"), "indicators.csv:3", "map_limits"},
        Malformed{"limit beyond the bounds", row("1,,4,,1 2 3 4 5,,,,,,"), "indicators.csv:3", "map_limits"},
        Malformed{"no clear", row("1,,,above,1 2 3 4 5,4,5,,,,"), "indicators.csv:3", "all of them or none"},
        Malformed{"critical before warning", row("1,,,above,1 2 3 4 5,4,3,2,,,"), "indicators.csv:3", "critical"},
        Malformed{"critical above where below is bad", row("1,,,below,1 2 3 4 5,4,5,4,,,"), "indicators.csv:3",
                  "critical"},
        Malformed{"clear beyond warning", row("1,,,above,1 2 3 4 5,4,6,5,,,"), "indicators.csv:3", "clear"},
        Malformed{"thresholds without a direction", row("1,,,,1 2 3 4 5,4,5,4,,,"), "indicators.csv:3", "worse"},
        Malformed{"a crisis that crosses nothing", row("1,,,above,1 2 3 4 5,4,6,3,5,,"), "indicators.csv:3", "crisis"},
        Malformed{"a threshold beyond the bounds", row("1,,5,above,1 2 3 4 5,4,6,3,,,"), "indicators.csv:3",
                  "thresholds"}));

}  // namespace

}  // namespace observatorio::test
