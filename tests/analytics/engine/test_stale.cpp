// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts whose series fell silent. Every case runs twice, without a break and with a fresh engine after each record.
#include "tests/analytics/fakestore.h"
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

namespace observatorio::test {

namespace {

constexpr TimeMs Base = 1'764'000'000'000;  ///< a window begins
const TopicPartition Place{"eventos", 0};

struct Sample {
    TimeMs at;  ///< after Base
    double value = 1.0;
    const char *country = "BRA";
};

/// Of inflation above 15, stale after two windows.
AlertRule inflation()
{
    AlertRule rule;
    rule.id = rule.indicator = "inflacion";
    rule.warning = 15.0;
    rule.staleWindows = 2;
    return rule;
}

AlertRule meanInflation(int staleWindows)
{
    AlertRule rule = inflation();
    rule.basis = AlertBasis::WindowAverage;
    rule.staleWindows = staleWindows;
    return rule;
}

FakeStore::Partition run(const AlertRule &rule, const std::vector<Sample> &samples, bool restarts)
{
    FakeStore store;
    auto stream = std::make_unique<Stream>(EngineSettings{}, std::vector{rule}, store.claim(Place));
    for (const Sample &sample : samples) {
        stream->feed(Base + sample.at, sample.value, sample.country, "inflacion");
        if (!restarts)
            continue;
        EXPECT_TRUE(store.commit({stream->drain()}));
        stream = std::make_unique<Stream>(EngineSettings{}, std::vector{rule}, store.claim(Place), std::nullopt);
    }
    if (const auto rest = stream->engine.drain()) {
        EXPECT_TRUE(store.commit(*rest));
    }
    return store.partitions.at(Place);
}

/// The one way or the other it is the same.
FakeStore::Partition run(const AlertRule &rule, const std::vector<Sample> &samples)
{
    const FakeStore::Partition whole = run(rule, samples, false), broken = run(rule, samples, true);
    EXPECT_TRUE(whole.alerts == broken.alerts);
    EXPECT_TRUE(whole.memories == broken.memories);
    EXPECT_TRUE(whole.flood == broken.flood);
    return whole;
}

struct Silence {
    const char *what;
    AlertRule rule;
    std::vector<Sample> samples;
    std::optional<TimeMs> staleSince;  ///< of the first episode, after Base
    TimeMs lastEvent;                  ///< the same
};

std::ostream &operator<<(std::ostream &out, const Silence &silence) { return out << silence.what; }

AlertRule with(AlertRule rule, int AlertRule::*member, int value)
{
    rule.*member = value;
    return rule;
}

class StaleAlert : public testing::TestWithParam<Silence> {};

TEST_P(StaleAlert, isOneWithoutAValueForSoManyWindows)
{
    const Silence &silence = GetParam();
    const FakeStore::Partition tables = run(silence.rule, silence.samples);
    ASSERT_EQ(tables.alerts.size(), 1u);
    const AlertEpisode &episode = tables.alerts.begin()->second;
    const auto stale = silence.staleSince ? std::optional(Base + *silence.staleSince) : std::nullopt;
    EXPECT_EQ(episode.staleSince, stale);
    EXPECT_EQ(episode.lastEvent, Base + silence.lastEvent);
    EXPECT_FALSE(episode.end);
    EXPECT_EQ(tables.memories.size(), stale ? 0u : 1u) << "what is stale is forgotten, so that nobody writes it again";
}

INSTANTIATE_TEST_SUITE_P(
    Table, StaleAlert,
    testing::Values(
        Silence{"JustNotYet", inflation(), {{1'000, 20, "ARG"}, {149'999}}, {}, 1'000},
        Silence{"AtTheInstant", inflation(), {{1'000, 20, "ARG"}, {150'000}}, 90'000, 1'000},
        Silence{"TheInstantIsTheRulesNotTheRecords", inflation(), {{1'000, 20, "ARG"}, {900'000}}, 90'000, 1'000},
        Silence{"AValueInTheLastWindow", inflation(), {{1'000, 20, "ARG"}, {89'999, 20, "ARG"}, {150'000}}, {}, 89'999},
        Silence{"AndThenSilence", inflation(), {{1'000, 20, "ARG"}, {89'999, 20, "ARG"}, {210'000}}, 150'000, 89'999},
        Silence{"AnOlderValueIsNoNewerOne",
                inflation(),
                {{31'000, 20, "ARG"}, {1'000, 20, "ARG"}, {180'000}},
                120'000,
                31'000},
        Silence{
            "AValueThatMovesTheWatermarkItself", inflation(), {{1'000, 20, "ARG"}, {150'000, 20, "ARG"}}, {}, 150'000},
        Silence{"ALateValueDoesNotCount",
                inflation(),
                {{1'000, 20, "ARG"}, {120'000}, {5'000, 20, "ARG"}, {150'000}},
                90'000,
                1'000},
        Silence{"AValueThatIsNeitherGoodNorBad",
                with(inflation(), &AlertRule::staleWindows, 1),
                {{1'000, 20, "ARG"}, {100'000}, {119'999}, {120'000}},
                60'000,
                1'000},
        Silence{"Never", with(inflation(), &AlertRule::staleWindows, 0), {{1'000, 20, "ARG"}, {90'000'000}}, {}, 1'000},
        Silence{
            "AMeanInTheLastWindow", meanInflation(2), {{1'000, 20, "ARG"}, {61'000, 20, "ARG"}, {150'000}}, {}, 89'999},
        Silence{"NoMean", meanInflation(2), {{1'000, 20, "ARG"}, {149'999}, {150'000}}, 90'000, 29'999},
        Silence{"NoMeanAtAJump", meanInflation(2), {{1'000, 20, "ARG"}, {900'000}}, 90'000, 29'999}),
    [](const auto &tested) { return std::string(tested.param.what); });

std::vector<AlertEpisode> inOrder(const FakeStore::Partition &tables)
{
    std::vector<AlertEpisode> episodes;
    for (const auto &[id, episode] : tables.alerts)
        episodes.push_back(episode);
    std::ranges::sort(episodes, {}, &AlertEpisode::offset);
    return episodes;
}

TEST(Stale, theNextCrossingBeginsAnotherEpisode)
{
    const auto tables = run(
        inflation(), {{1'000, 20, "ARG"}, {150'000}, {151'000, 3, "ARG"}, {152'000, 30, "ARG"}, {153'000, 2, "ARG"}});
    const std::vector<AlertEpisode> episodes = inOrder(tables);
    ASSERT_EQ(episodes.size(), 2u);
    EXPECT_EQ(episodes[0].staleSince, Base + 90'000);
    EXPECT_FALSE(episodes[0].end) << "what ends it is the tables' matter";
    EXPECT_EQ(episodes[0].lastValue, 20.0);
    EXPECT_EQ(episodes[1].start, Base + 152'000);
    EXPECT_EQ(episodes[1].end, Base + 153'000);
    EXPECT_FALSE(episodes[1].staleSince);
}

TEST(Stale, aMeanAfterALongSilenceIsOfAnotherEpisode)
{
    // Both windows are closed by the last record alone: the first one's silence is told before the second is judged.
    const auto episodes = inOrder(run(meanInflation(2), {{1'000, 20, "ARG"},
                                                         {50'000, 1},
                                                         {89'000, 1},
                                                         {89'001, 1},
                                                         {89'002, 1},
                                                         {89'999, 1},
                                                         {149'000, 1},
                                                         {130'000, 20, "ARG"},
                                                         {900'000}}));
    ASSERT_EQ(episodes.size(), 2u);
    EXPECT_EQ(episodes[0].staleSince, Base + 90'000);
    EXPECT_EQ(episodes[1].start, Base + 150'000);
    EXPECT_EQ(episodes[1].staleSince, Base + 210'000);
}

TEST(Stale, whatIsPendingIsForgotten)
{
    AlertRule patient = inflation();
    patient.pendingMs = 10'000;
    const auto tables = run(patient, {{1'000, 20, "ARG"}, {150'000}, {151'000, 20, "ARG"}});
    EXPECT_TRUE(tables.alerts.empty()) << "not long enough since it was back";
    ASSERT_EQ(tables.memories.size(), 1u);
    EXPECT_EQ(tables.memories.begin()->second.pendingSince, Base + 151'000);
    EXPECT_TRUE(run(patient, {{1'000, 20, "ARG"}, {150'000}}).memories.empty());
    EXPECT_EQ(run(patient, {{1'000, 20, "ARG"}, {60'000, 20, "ARG"}, {150'000}}).alerts.begin()->second.start,
              Base + 1'000)
        << "values keep it";
}

TEST(Stale, anOlderCrossingHasTheEarlierDeadline)
{
    const auto episodes = inOrder(run(with(inflation(), &AlertRule::staleWindows, 1),
                                      {{40'000, 20, "ARG"}, {41'000, 1, "ARG"}, {5'000, 20, "ARG"}, {120'000}}));
    ASSERT_EQ(episodes.size(), 2u);
    EXPECT_EQ(episodes[1].staleSince, Base + 60'000);
}

TEST(Stale, ofAFloodOnlyWhatHasARowIsStale)
{
    std::vector<Sample> samples;
    for (int i = 0; i < 102; ++i)
        samples.push_back({1'000 + i, 20, countries().at(CountryId(i)).iso3.c_str()});
    samples.push_back({150'000, 1, countries().at(CountryId(150)).iso3.c_str()});
    const auto tables = run(inflation(), samples);
    EXPECT_EQ(tables.alerts.size(), 101u);
    EXPECT_EQ(std::ranges::count_if(tables.alerts, [](const auto &row) { return row.second.staleSince.has_value(); }),
              100);
    EXPECT_TRUE(tables.memories.empty());
}

TEST(Stale, whatAnEarlierVersionRememberedIsSilentFromNowOn)
{
    FakeStore store;
    Stream before({}, {inflation()}, store.claim(Place));
    before.feed(Base + 1'000, 20);
    before.feed(Base + 100'000, 1, "BRA", "inflacion");
    ASSERT_TRUE(store.commit({before.drain()}));
    for (auto &[key, memory] : store.partitions.at(Place).memories)
        memory.firing->lastEvent.reset();
    Stream after({}, {inflation()}, store.claim(Place), std::nullopt);
    EXPECT_EQ(after.drain().alertMemories.at(0).firing->lastEvent, Base + 100'000);
}

TEST(Stale, theViewIsToldOnceThatItIsStale)
{
    Stream stream({}, {inflation()});
    stream.engine.setTrackChanges(true);
    stream.feed(Base + 1'000, 20);
    EXPECT_FALSE(stream.engine.takeChanges().alerts.at(0).staleSince);
    stream.feed(Base + 150'000, 1, "BRA", "inflacion");
    const auto alerts = stream.engine.takeChanges().alerts;
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].staleSince, Base + 90'000);
    stream.feed(Base + 151'000, 1, "BRA", "inflacion");
    EXPECT_TRUE(stream.engine.takeChanges().alerts.empty());
}

}  // namespace

}  // namespace observatorio::test
