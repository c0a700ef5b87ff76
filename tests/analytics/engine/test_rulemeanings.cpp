// SPDX-License-Identifier: GPL-3.0-or-later
// The table of what rules mean, through the domain's functions and through the engine.
#include "tests/analytics/stream.h"
#include "tests/support/rulecases.h"

#include <gtest/gtest.h>

#include <map>

namespace observatorio::test {

namespace {

class RuleMeanings : public testing::TestWithParam<RuleMeaning> {};

TEST_P(RuleMeanings, areWhatTheDomainSays)
{
    const RuleMeaning &meaning = GetParam();
    std::vector<std::pair<std::string, Severity>> levels;
    for (const AlertRule *rule : rulesFor(meaning.rules, meaning.series))
        levels.emplace_back(rule->id, levelOf(*rule, meaning.value));
    EXPECT_EQ(levels, meaning.levels);
    EXPECT_EQ(validate(meaning.rules, countries()), meaning.problems);
}

TEST_P(RuleMeanings, areWhatTheEngineDoes)
{
    constexpr TimeMs Base = 1'764'000'000'000;
    const RuleMeaning &meaning = GetParam();
    Stream stream({}, meaning.rules);
    stream.feed(Base, meaning.value, meaning.series.country, meaning.series.indicator);
    stream.feed(Base + 600'000, 0.0, "CHL", "otro");  // the first one's window is final now
    std::map<std::string, Severity> begun, expected;
    for (const AlertEpisode &episode : stream.drain().alerts)
        begun.emplace(episode.rule, episode.severity);
    for (const auto &[id, severity] : meaning.levels) {
        if (severity != Severity::None)
            expected.emplace(id, severity);
    }
    EXPECT_EQ(begun, expected);
}

INSTANTIATE_TEST_SUITE_P(Table, RuleMeanings, testing::ValuesIn(ruleMeanings()),
                         [](const auto &test) { return test.param.name; });

TEST(ClearTest, asksForTheGoodSideOfEveryThreshold)
{
    const AlertRule plain = Rule("a");
    EXPECT_TRUE(isClear(plain, 15.0));
    EXPECT_FALSE(isClear(plain, 15.1));
    const AlertRule strict = Rule("a").clear(10);
    EXPECT_FALSE(isClear(strict, 12.0)) << "no crossing any more, not clear yet";
    EXPECT_TRUE(isClear(strict, 10.0));
    const AlertRule below = Rule("a").below().at(0, -3).clear(0.5);
    EXPECT_FALSE(isClear(below, 0.2));
    EXPECT_TRUE(isClear(below, 0.5));
    const AlertRule careless = Rule("a").clear(50);
    EXPECT_FALSE(isClear(careless, 41.0)) << "over a threshold is never clear";
}

}  // namespace

}  // namespace observatorio::test
