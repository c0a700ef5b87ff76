// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

#include <map>

namespace observatorio::test {

namespace {

constexpr TimeMs Base = 1'764'000'000'000;

AlertRule inflation()
{
    AlertRule rule;
    rule.id = rule.indicator = "inflacion";
    rule.warning = 15.0;
    rule.critical = 40.0;
    return rule;
}

struct Sample {
    TimeMs at;  ///< after Base
    double value;
};

/// Newest state of every episode, by offset of the crossing record.
std::map<std::int64_t, AlertEpisode> episodesOf(AlertRule rule, const std::vector<Sample> &samples)
{
    Stream stream({}, {std::move(rule)});
    std::map<std::int64_t, AlertEpisode> episodes;
    for (const Sample &sample : samples) {
        stream.feed(Base + sample.at, sample.value);
        for (AlertEpisode &episode : stream.drain().alerts)
            episodes[episode.offset] = episode;
    }
    return episodes;
}

TEST(Alerts, crossingIsStrictInBothDirections)
{
    EXPECT_TRUE(episodesOf(inflation(), {{0, 15.0}}).empty());
    EXPECT_EQ(episodesOf(inflation(), {{0, 15.1}}).size(), 1u);
    AlertRule growth;
    growth.id = "g";
    growth.indicator = "inflacion";
    growth.direction = AlertDirection::Below;
    growth.warning = 0.0;
    growth.critical = -3.0;
    EXPECT_TRUE(episodesOf(growth, {{0, 0.0}}).empty());
    const auto episodes = episodesOf(growth, {{0, -0.5}, {1, -3.0}, {2, -3.5}, {3, -1.0}});
    ASSERT_EQ(episodes.size(), 1u);
    EXPECT_EQ(episodes.at(0).severity, Severity::Critical);
    EXPECT_EQ(episodes.at(0).threshold, -3.0);
    EXPECT_EQ(episodes.at(0).peakValue, -3.5);
}

TEST(Alerts, anEpisodeIsOneRowFromCrossingToEnd)
{
    const auto episodes =
        episodesOf(inflation(), {{0, 3.0}, {1'000, 20.0}, {2'000, 55.0}, {3'000, 30.0}, {4'000, 15.0}, {5'000, 50.0}});
    ASSERT_EQ(episodes.size(), 2u);
    const AlertEpisode &first = episodes.at(1);
    EXPECT_EQ(first.rule, "inflacion");
    EXPECT_EQ(first.series, (SeriesName{"ARG", "inflacion"}));
    EXPECT_EQ(first.severity, Severity::Critical) << "the worst it reached";
    EXPECT_EQ(first.threshold, 40.0);
    EXPECT_EQ(first.firstValue, 20.0);
    EXPECT_EQ(first.peakValue, 55.0);
    EXPECT_EQ(first.lastValue, 15.0);
    EXPECT_EQ(first.start, Base + 1'000);
    EXPECT_EQ(first.end, Base + 4'000);
    EXPECT_EQ(first.id.size(), 32u);
    EXPECT_NE(first.id, episodes.at(5).id);
    EXPECT_FALSE(episodes.at(5).end);
    EXPECT_EQ(episodes.at(5).severity, Severity::Critical);
}

TEST(Alerts, theIdIsAPureFunctionOfTheCrossing)
{
    const auto once = episodesOf(inflation(), {{0, 3.0}, {1'000, 20.0}});
    const auto again = episodesOf(inflation(), {{0, 3.0}, {9'000, 99.0}});
    EXPECT_EQ(once.at(1).id, again.at(1).id);
    EXPECT_EQ(once.at(1).id, "e77e503ec5825a9ab651fd4ea411dc8d")
        << "stable across versions: rows of old databases carry it";
}

struct Timeline {
    const char *what;
    std::optional<double> clear;
    DurationMs pendingMs;
    DurationMs keepFiringMs;
    std::vector<Sample> samples;
    std::optional<TimeMs> start;  ///< after Base; none: no episode
    std::optional<TimeMs> end;    ///< after Base; none: it fires still
};

class AlertTimeline : public testing::TestWithParam<Timeline> {};

TEST_P(AlertTimeline, isInEventTime)
{
    const Timeline &timeline = GetParam();
    AlertRule rule = inflation();
    rule.clear = timeline.clear;
    rule.pendingMs = timeline.pendingMs;
    rule.keepFiringMs = timeline.keepFiringMs;
    const auto episodes = episodesOf(rule, timeline.samples);
    ASSERT_EQ(episodes.size(), timeline.start ? 1u : 0u) << timeline.what;
    if (!timeline.start)
        return;
    const AlertEpisode &episode = episodes.begin()->second;
    EXPECT_EQ(episode.start, Base + *timeline.start) << timeline.what;
    EXPECT_EQ(episode.end.has_value(), timeline.end.has_value()) << timeline.what;
    if (episode.end && timeline.end) {
        EXPECT_EQ(*episode.end, Base + *timeline.end) << timeline.what;
        EXPECT_GE(*episode.end, episode.start);
    }
}

INSTANTIATE_TEST_SUITE_P(
    All, AlertTimeline,
    testing::Values(
        Timeline{"between clear and warning it goes on",
                 12.0,
                 0,
                 0,
                 {{0, 20}, {1, 14}, {2, 12.5}, {3, 20}},
                 0,
                 std::nullopt},
        Timeline{"at clear it ends", 12.0, 0, 0, {{0, 20}, {1, 14}, {2, 12.0}}, 0, 2},
        Timeline{"a clear beyond the warning never flaps", 18.0, 0, 0, {{0, 20}, {1, 16}, {2, 17}}, 0, std::nullopt},
        Timeline{
            "pending: not long enough", std::nullopt, 10'000, 0, {{0, 20}, {9'999, 20}}, std::nullopt, std::nullopt},
        Timeline{"pending: long enough, starts with the crossing",
                 std::nullopt,
                 10'000,
                 0,
                 {{0, 20}, {5'000, 20}, {10'000, 20}},
                 0,
                 std::nullopt},
        Timeline{"pending: interrupted",
                 std::nullopt,
                 10'000,
                 0,
                 {{0, 20}, {5'000, 5}, {6'000, 20}, {15'999, 20}},
                 std::nullopt,
                 std::nullopt},
        Timeline{"pending: anew after an interruption",
                 std::nullopt,
                 10'000,
                 0,
                 {{0, 20}, {5'000, 5}, {6'000, 20}, {16'000, 20}},
                 6'000,
                 std::nullopt},
        Timeline{"pending: an older record does not count backwards",
                 std::nullopt,
                 10'000,
                 0,
                 {{10'000, 20}, {0, 20}},
                 std::nullopt,
                 std::nullopt},
        Timeline{"keep firing: gone, not long enough",
                 std::nullopt,
                 0,
                 10'000,
                 {{0, 20}, {1'000, 5}, {10'999, 5}},
                 0,
                 std::nullopt},
        Timeline{"keep firing: long enough", std::nullopt, 0, 10'000, {{0, 20}, {1'000, 5}, {11'000, 5}}, 0, 11'000},
        Timeline{"keep firing: back again starts anew",
                 std::nullopt,
                 0,
                 10'000,
                 {{0, 20}, {1'000, 5}, {8'000, 20}, {11'000, 5}},
                 0,
                 std::nullopt},
        Timeline{"keep firing: an older record does not end it",
                 std::nullopt,
                 0,
                 10'000,
                 {{20'000, 20}, {21'000, 5}, {5'000, 5}},
                 20'000,
                 std::nullopt},
        Timeline{"an older record may end it, but not before its start",
                 std::nullopt,
                 0,
                 0,
                 {{20'000, 20}, {5'000, 5}},
                 20'000,
                 20'000}));

TEST(Alerts, lateAndRejectedRecordsRaiseNone)
{
    Stream stream({}, {inflation()});
    stream.feed(Base + 600'000, 1.0);
    stream.feed(Base, 99.0);
    stream.feed(stream.refused(Base + 600'000));
    EXPECT_TRUE(stream.drain().alerts.empty());
    EXPECT_EQ(stream.accounting().late, 1);
}

TEST(Alerts, aRuleThatNamesTheCountryReplacesTheGeneralOne)
{
    AlertRule argentina = inflation();
    argentina.id = "inflacion/ARG";
    argentina.countries = {"ARG"};
    argentina.warning = 200.0;
    argentina.critical = 300.0;
    AlertRule mute = inflation();
    mute.id = "inflacion/CHL";
    mute.countries = {"CHL"};
    mute.enabled = false;
    AlertRule average = inflation();
    average.id = "media";
    average.basis = AlertBasis::WindowAverage;
    Stream stream({}, {inflation(), argentina, mute, average});
    for (const char *country : {"ARG", "BRA", "CHL"})
        stream.feed(Base, 100.0, country, "inflacion");
    auto alerts = stream.drain().alerts;
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].series.country, "BRA");
    stream.feed(Base + 120'000, 1.0, "ARG", "gini");
    EXPECT_EQ(stream.drain().alerts.size(), 3u) << "another basis is not replaced";
}

TEST(Alerts, aWindowsAverageIsJudgedWhenTheWatermarkPassesItsEnd)
{
    AlertRule rule = inflation();
    rule.basis = AlertBasis::WindowAverage;
    Stream stream({}, {rule});
    stream.feed(Base, 100.0);
    stream.feed(Base + 1'000, 10.0);
    stream.feed(Base + 31'000, 1.0);
    stream.feed(Base + 89'999, 1.0);
    EXPECT_TRUE(stream.drain().alerts.empty());
    stream.feed(stream.refused(Base + 90'000));  // a rejected one moves the watermark too
    auto alerts = stream.drain().alerts;
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].firstValue, 55.0);
    EXPECT_EQ(alerts[0].severity, Severity::Critical);
    EXPECT_EQ(alerts[0].start, Base + 30'000);
    EXPECT_EQ(alerts[0].offset, 1) << "the window's last record";
    stream.feed(Base + 120'000, 1.0);
    alerts = stream.drain().alerts;
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].end, Base + 60'000);
}

TEST(Alerts, windowsAreJudgedInOrderWhateverOrderTheyCameIn)
{
    AlertRule rule = inflation();
    rule.basis = AlertBasis::WindowAverage;
    Stream stream({}, {rule});
    stream.feed(Base + 60'000, 5.0);
    stream.feed(Base + 30'000, 50.0);
    stream.feed(Base, 5.0);
    stream.feed(Base + 3'600'000, 5.0);
    const auto alerts = stream.drain().alerts;
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].start, Base + 60'000);
    EXPECT_EQ(alerts[0].end, Base + 90'000);
}

TEST(Alerts, aRuleThatIsGoneEndsItsEpisode)
{
    Stream before({}, {inflation()});
    before.feed(Base, 50.0);
    PartitionBatch stored = before.drain();
    PartitionStart start = Stream::plainStart();
    start.accounting = stored.accounting;
    start.maxEventTime = Base + 7'000;
    start.alertMemories = stored.alertMemories;
    Stream after({}, {}, start, 1);
    const PartitionBatch batch = after.drain();
    ASSERT_EQ(batch.alerts.size(), 1u);
    EXPECT_EQ(batch.alerts[0].id, stored.alerts.at(0).id);
    EXPECT_EQ(batch.alerts[0].end, Base + 7'000);
    ASSERT_EQ(batch.alertMemories.size(), 1u);
    EXPECT_FALSE(batch.alertMemories[0].firing) << "an empty memory erases the row";
    EXPECT_EQ(batch.fromOffset, batch.accounting.nextOffset);
}

/// `count` series cross at `at`, one after the other.
void cross(Stream &stream, int count, TimeMs at, double value)
{
    for (int i = 0; i < count; ++i)
        stream.feed(at, value, countries().at(static_cast<CountryId>(i % 190)).iso3, "inflacion");
}

TEST(Flood, beyondTheCapOneSummaryStandsForTheRest)
{
    Stream stream({}, {inflation()});
    cross(stream, 150, Base, 20.0);
    stream.feed(Base, 50.0, countries().at(170).iso3, "inflacion");
    const PartitionBatch batch = stream.drain();
    ASSERT_EQ(batch.alerts.size(), 101u);
    const AlertEpisode &summary = batch.alerts.back();
    EXPECT_EQ(summary.suppressed, 51);
    EXPECT_EQ(summary.series, (SeriesName{"*", "*"}));
    EXPECT_EQ(summary.severity, Severity::Critical);
    EXPECT_EQ(summary.lastValue, 51.0);
    EXPECT_EQ(summary.offset, 100);
    EXPECT_FALSE(summary.end);
    EXPECT_EQ(batch.alertMemories.size(), 151u) << "what is suppressed is remembered";
    EXPECT_EQ(batch.flood.started, 151);
}

TEST(Flood, theSummaryEndsWithItsMinuteAndTheNextCrossingIsJudgedAnew)
{
    Stream stream({}, {inflation()});
    const TimeMs minute = Base - Base % 60'000;
    cross(stream, 120, minute + 1'000, 20.0);
    stream.drain();
    cross(stream, 120, minute + 2'000, 20.0);  // they fire already: no new episodes
    EXPECT_EQ(stream.drain().alerts.size(), 100u);
    stream.feed(stream.refused(minute + 59'999));
    EXPECT_TRUE(stream.drain().alerts.empty());
    stream.feed(stream.refused(minute + 60'000));
    auto alerts = stream.drain().alerts;
    ASSERT_EQ(alerts.size(), 1u);
    EXPECT_EQ(alerts[0].suppressed, 20);
    EXPECT_EQ(alerts[0].end, minute + 60'000);
    cross(stream, 120, minute + 61'000, 1.0);
    EXPECT_EQ(stream.drain().alerts.size(), 100u) << "the ends of those that have a row";
    cross(stream, 120, minute + 62'000, 20.0);
    alerts = stream.drain().alerts;
    EXPECT_EQ(alerts.size(), 101u);
    EXPECT_EQ(alerts.back().suppressed, 20);
}

TEST(Alerts, theViewHearsWhatTheStoreHears)
{
    Stream stream({}, {inflation()});
    stream.engine.setTrackChanges(true);
    stream.feed(Base, 20.0);
    stream.feed(Base + 1, 5.0);
    stream.feed(Base + 2, 30.0);
    const auto changes = stream.engine.takeChanges().alerts;
    const auto stored = stream.drain().alerts;
    EXPECT_EQ(changes, stored);
    EXPECT_EQ(stored.size(), 2u);
    stream.feed(Base + 3, 45.0);
    EXPECT_EQ(stream.drain().alerts.size(), 1u);
    EXPECT_EQ(stream.engine.takeChanges().alerts.at(0).severity, Severity::Critical);
}

}  // namespace

}  // namespace observatorio::test
