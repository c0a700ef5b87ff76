// SPDX-License-Identifier: GPL-3.0-or-later
// The default stream under the default rules, from the generator through codec and engine to the charts' past; the
// clock is moved by hand.
#include "tests/kafka/codec/reference.h"

#include "analytics/history/history.h"
#include "kafka/codec/codec.h"
#include "kafka/simulator/baseline.h"
#include "kafka/simulator/generator.h"
#include "kafka/simulator/simulator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace observatorio;

namespace {

constexpr TimeMs Noon = 1'718'452'800'000;  // 2024-06-15T12:00:00Z, the beginning of a window
constexpr TimeMs Minute = 60'000;

std::shared_ptr<const Baseline> baseline()
{
    static const auto parsed = parseBaseline(test::fileText("resources/data/baseline.csv")).value();
    return parsed;
}

/// What a person sees of a simulator that was started at `start`.
class World {
public:
    World(const SimulatorSettings &settings, TimeMs start)
        : m_settings(settings), m_generator(Generator::make(baseline(), test::indicators(), settings).value()),
          m_codec(test::countries()), m_engine({}, defaultAlertRules(test::indicators()), test::countries()),
          m_history(EngineSettings().windows()), m_start(start)
    {
        PartitionStart partition;
        partition.partition = {settings.topic, 0};
        m_slot = m_engine.attach(partition, 0);
        m_engine.setTrackChanges(true);
        m_history.bind(m_slot, "cluster", partition.partition);
    }

    /// Runs until `end` ms after the start.
    void runUntil(TimeMs end)
    {
        for (;; ++m_sent) {
            const TimeMs at = static_cast<TimeMs>(static_cast<double>(m_sent) * 1000.0 / m_settings.rate);
            if (at >= end)
                break;
            count(m_generator.next(m_start + at), m_start + at);
        }
        look();
    }

    auto series() { return m_history.series(); }
    const std::map<std::string, AlertEpisode> &episodes() const { return m_episodes; }

    std::vector<AlertEpisode> active() const
    {
        std::vector<AlertEpisode> firing;
        for (const auto &[id, episode] : m_episodes) {
            if (!episode.end)
                firing.push_back(episode);
        }
        return firing;
    }

private:
    void count(const Generator::Event &event, TimeMs now)
    {
        Record record;
        m_codec.decode({event.value->data(), event.value->size(), 0, event.key}, record);
        ASSERT_FALSE(record.rejected) << *event.value;
        record.slot = m_slot;
        record.offset = static_cast<std::int64_t>(m_sent);
        record.timestamp = event.timestamp;
        m_engine.step({&record, 1}, now);
        if (m_sent % 100 == 0)
            look();
    }

    void look()
    {
        const Engine::Changes changes = m_engine.takeChanges();
        m_history.apply(changes);
        for (const AlertEpisode &episode : changes.alerts)
            m_episodes[episode.id] = episode;
    }

    SimulatorSettings m_settings;
    Generator m_generator;
    Codec m_codec;
    Engine m_engine;
    History m_history;
    PartitionSlot m_slot;
    TimeMs m_start;
    std::uint64_t m_sent = 0;
    std::map<std::string, AlertEpisode> m_episodes;
};

std::string nameOf(const SeriesName &series) { return series.country + ' ' + series.indicator; }

std::string list(const std::vector<AlertEpisode> &episodes)
{
    std::string text;
    for (const AlertEpisode &episode : episodes)
        text += nameOf(episode.series) + ' ' + std::to_string(episode.lastValue) + '\n';
    return text;
}

TEST(DefaultStream, isThirtyCountriesThatTheBaselineKnows)
{
    const std::vector<std::string> chosen = SimulatorSettings().countries;
    EXPECT_EQ(std::set<std::string>(chosen.begin(), chosen.end()).size(), 30u);
    for (const std::string &country : chosen) {
        EXPECT_TRUE(test::countries().find(country)) << country;
        const auto known =
            std::ranges::count(baseline()->series(), country, [](const Baseline::Series &s) { return s.name.country; });
        EXPECT_GE(known, 7) << country;
    }
}

// A line needs two windows; whatever the second within a window at which the simulator was started.
TEST(DefaultStream, everySeriesIsALineWithinAMinute)
{
    for (const Scenario scenario : {Scenario::Normal, Scenario::Crisis}) {
        for (const TimeMs start : {Noon, Noon + 7'000, Noon + 15'000, Noon + 29'000}) {
            SimulatorSettings settings;
            settings.scenario = scenario;
            World world(settings, start);
            world.runUntil(Minute);
            const auto series = world.series();
            const auto simulated = std::ranges::count_if(baseline()->series(), [&settings](const Baseline::Series &s) {
                return std::ranges::find(settings.countries, s.name.country) != settings.countries.end();
            });
            EXPECT_EQ(std::ssize(*series), simulated);
            for (const SeriesView &view : *series)
                EXPECT_GE(view.shortWindows->size(), 2u) << nameOf(view.series) << ' ' << start - Noon;
        }
    }
}

TEST(DefaultStream, everySeriesHasTwoEventsInEveryWholeWindow)
{
    for (const std::uint64_t seed : {1, 2, 3}) {
        for (const Scenario scenario : {Scenario::Normal, Scenario::Crisis}) {
            SimulatorSettings settings;
            settings.scenario = scenario;
            settings.seed = seed;
            World world(settings, Noon);
            world.runUntil(5 * Minute);
            for (const SeriesView &view : *world.series()) {
                ASSERT_EQ(view.shortWindows->size(), 10u) << nameOf(view.series);
                for (const auto &window : *view.shortWindows)
                    EXPECT_GE(window.values.count, 2) << nameOf(view.series);
            }
        }
    }
}

TEST(DefaultStream, aCalmOneHasAFewAlertsAfterFiveMinutes)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SimulatorSettings settings;
        settings.seed = seed;
        World world(settings, Noon + 11'000);
        world.runUntil(5 * Minute);
        EXPECT_GE(world.active().size(), 2u) << seed;
        EXPECT_LE(world.active().size(), 10u) << seed << '\n' << list(world.active());
    }
}

// At five times the rate noise must not become crossings.
TEST(DefaultStream, aThresholdIsCrossedByDriftsAndNotByNoise)
{
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        SimulatorSettings settings;
        settings.seed = seed;
        settings.rate *= 5.0;
        World world(settings, Noon);
        world.runUntil(17 * Minute);
        EXPECT_LE(world.episodes().size(), 60u) << seed;
        std::map<SeriesName, int> times;
        for (const auto &[id, episode] : world.episodes())
            EXPECT_LE(++times[episode.series], 6) << seed << ' ' << nameOf(episode.series);
    }
}

TEST(DefaultStream, aCrisisIsToldByTheAlertsOfItsCountry)
{
    for (const char *country : {"ARG", "BRA", "VEN"}) {
        SimulatorSettings settings;
        settings.scenario = Scenario::Crisis;
        settings.crisisCountry = country;
        World world(settings, Noon);
        world.runUntil(5 * Minute);
        std::set<std::string> struck;
        std::vector<AlertEpisode> others;
        for (const AlertEpisode &episode : world.active()) {
            if (episode.series.country != country)
                others.push_back(episode);
            else if (episode.severity == Severity::Critical)
                struck.insert(episode.series.indicator);
        }
        EXPECT_GE(struck.size(), 5u) << country;
        EXPECT_LE(others.size(), 10u) << country << '\n' << list(others);
    }
}

}  // namespace
