// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/silence.h"

#include <gtest/gtest.h>

#include <ostream>

namespace observatorio {
namespace {

const CountryTable &countries()
{
    static const CountryTable table =
        CountryTable::parse("iso3,iso2,iso_numeric,name_en,name_es,region,income_group,latitude,longitude\n"
                            "ARG,AR,32,Argentina,Argentina,latin_america,upper,-34,-64\n"
                            "VEN,VE,862,Venezuela,Venezuela,latin_america,upper,8,-66\n"
                            "JPN,JP,392,Japan,Japón,east_asia,high,36,138\n")
            .value();
    return table;
}

AlertEpisode episode(const char *country, const char *indicator, const char *rule)
{
    AlertEpisode episode;
    episode.series = {country, indicator};
    episode.rule = rule;
    return episode;
}

struct Case {
    const char *what;
    SilenceMatcher matcher;
    bool venezuela;  ///< VEN inflacion, rule inflacion/VEN
    bool argentina;  ///< ARG inflacion, rule inflacion
    bool growth;     ///< VEN pib_growth, rule pib_growth
    bool japan;      ///< JPN inflacion, rule inflacion
    bool flood;      ///< the summary of what the flood cap held back
};

std::ostream &operator<<(std::ostream &out, const Case &one) { return out << one.what; }

class Matching : public testing::TestWithParam<Case> {};

TEST_P(Matching, meansTheAlertsThatMeetEveryCondition)
{
    const Case &one = GetParam();
    const auto isMeant = [&one](const AlertEpisode &alert) { return matches(one.matcher, alert, countries()); };
    EXPECT_EQ(isMeant(episode("VEN", "inflacion", "inflacion/VEN")), one.venezuela);
    EXPECT_EQ(isMeant(episode("ARG", "inflacion", "inflacion")), one.argentina);
    EXPECT_EQ(isMeant(episode("VEN", "pib_growth", "pib_growth")), one.growth);
    EXPECT_EQ(isMeant(episode("JPN", "inflacion", "inflacion")), one.japan);
    EXPECT_EQ(isMeant(episode("*", "*", "flood")), one.flood);
}

INSTANTIATE_TEST_SUITE_P(
    Silence, Matching,
    testing::Values(
        Case{"Nothing", {}, false, false, false, false, false},
        Case{"ASeries", {{"VEN"}, "", "inflacion", ""}, true, false, false, false, false},
        Case{"ACountry", {{"VEN"}, "", "", ""}, true, false, true, false, false},
        Case{"Countries", {{"JPN", "ARG"}, "", "", ""}, false, true, false, true, false},
        Case{"ARegion", {{}, "latin_america", "", ""}, true, true, true, false, false},
        Case{"AnIndicator", {{}, "", "inflacion", ""}, true, true, false, true, false},
        Case{"ARegionsIndicator", {{}, "latin_america", "inflacion", ""}, true, true, false, false, false},
        Case{"ARule", {{}, "", "", "inflacion"}, false, true, false, true, false},
        Case{"TheFlood", {{}, "", "", "flood"}, false, false, false, false, true},
        Case{"ACountryOutsideTheRegion", {{"JPN"}, "latin_america", "", ""}, false, false, false, false, false},
        Case{"AnUnknownRegion", {{}, "atlantis", "", ""}, false, false, false, false, false},
        Case{"ACodeIsNoName", {{"Venezuela"}, "", "", ""}, false, false, false, false, false}),
    [](const auto &named) { return std::string(named.param.what); });

TEST(Silence, holdsFromItsBeginningUntilJustBeforeItsEnd)
{
    const Silence silence{.from = 10, .until = 20};
    EXPECT_FALSE(isInForce(silence, 9));
    EXPECT_TRUE(isInForce(silence, 10));
    EXPECT_TRUE(isInForce(silence, 19));
    EXPECT_FALSE(isInForce(silence, 20));
    EXPECT_FALSE(isInForce({.from = 10, .until = 10}, 10)) << "ended as it began";
}

TEST(Silence, theOneThatHoldsLongestIsNamed)
{
    const SilenceMatcher venezuela{{"VEN"}, "", "", ""}, japan{{"JPN"}, "", "", ""};
    const std::vector<Silence> silences{{.id = "short", .matcher = venezuela, .until = 10},
                                        {.id = "long", .matcher = venezuela, .until = 30},
                                        {.id = "same", .matcher = venezuela, .until = 30},
                                        {.id = "other", .matcher = japan, .until = 90}};
    const Silence *found = longestMatching(silences, episode("VEN", "gini", "gini"), countries());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, "long");
    EXPECT_FALSE(longestMatching(silences, episode("ARG", "gini", "gini"), countries()));
}

}  // namespace
}  // namespace observatorio
