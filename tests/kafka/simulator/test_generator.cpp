// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kafka/codec/reference.h"

#include "kafka/codec/codec.h"
#include "kafka/simulator/baseline.h"
#include "kafka/simulator/generator.h"
#include "kafka/simulator/pacer.h"
#include "kafka/simulator/simulator.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

using namespace observatorio;

namespace {

constexpr TimeMs Noon = 1'718'452'800'000;  // 2024-06-15T12:00:00Z

std::shared_ptr<const Baseline> reference()
{
    static const auto baseline = [] {
        auto parsed = parseBaseline(test::fileText("resources/data/baseline.csv"));
        if (!parsed) {
            ADD_FAILURE() << toEnglish(parsed.error());
            std::abort();
        }
        return *parsed;
    }();
    return baseline;
}

Generator make(const SimulatorSettings &settings)
{
    auto generator = Generator::make(reference(), test::indicators(), settings);
    if (!generator) {
        ADD_FAILURE() << toEnglish(generator.error());
        std::abort();
    }
    return *std::move(generator);
}

std::string text(const Generator::Event &event)
{
    return std::string(event.key) + '@' + std::to_string(event.timestamp) + ' '
           + std::string(event.value.value_or("-"));
}

SimulatorSettings allFaults()
{
    SimulatorSettings settings;
    settings.scenario = Scenario::Crisis;
    settings.faults = {.late = 0.1, .outOfOrder = 0.1, .duplicate = 0.1, .malformed = 0.1};
    return settings;
}

TEST(Generator, theSameSeedGivesTheSameEvents)
{
    SimulatorSettings settings = allFaults();
    Generator one = make(settings);
    Generator two = make(settings);
    settings.seed = 2;
    Generator other = make(settings);
    int different = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::string event = text(one.next(Noon + i * 10));
        ASSERT_EQ(event, text(two.next(Noon + i * 10)));
        different += event != text(other.next(Noon + i * 10));
    }
    EXPECT_GT(different, 19'000);
}

TEST(Generator, whatItWritesIsAccepted)
{
    SimulatorSettings settings;
    settings.countries.clear();
    Generator generator = make(settings);
    Codec codec(test::countries());
    std::set<std::pair<std::string, std::string>> series;
    for (int i = 0; i < 20'000; ++i) {
        const Generator::Event &event = generator.next(Noon);
        Record record;
        codec.decode({event.value->data(), event.value->size(), 0, event.key}, record);
        ASSERT_FALSE(record.rejected) << *event.value;
        ASSERT_FALSE(record.keyMismatch) << *event.value;
        ASSERT_EQ(record.year, 2024);
        ASSERT_EQ(event.timestamp, Noon);
        ASSERT_EQ(event.value->find("-0.0,"), std::string_view::npos);
        series.emplace(event.key, record.indicator);
    }
    EXPECT_EQ(series.size(), reference()->series().size()) << "every series is visited once a round";
}

TEST(Generator, anEventIsInTheCourseForm)
{
    SimulatorSettings settings;
    settings.countries = {"ARG"};
    settings.indicators = {"corrupcion"};
    Generator generator = make(settings);
    const std::string value(*generator.next(Noon).value);
    EXPECT_EQ(value.find(R"({"pais":"ARG","indicador":"corrupcion","valor":)"), 0u) << value;
    EXPECT_NE(value.find(R"(,"anio":2024})"), std::string::npos) << value;
    // The year is the event's, to the millisecond.
    constexpr TimeMs NewYear = 1'735'689'600'000;
    EXPECT_NE(generator.next(NewYear - 1).value->find(R"("anio":2024})"), std::string::npos);
    EXPECT_NE(generator.next(NewYear).value->find(R"("anio":2025})"), std::string::npos);
}

// Mean-reverting: stays around the baseline for ever, with a deviation that is small against the series' own level.
TEST(Generator, valuesStayAroundTheBaselineWithSmallNoise)
{
    for (const char *country : {"DEU", "ARG", "BRA"}) {
        SimulatorSettings settings;
        settings.countries = {country};
        settings.indicators = {"desempleo"};
        const auto &all = reference()->series();
        const auto base = std::find_if(all.begin(), all.end(), [&](const Baseline::Series &s) {
            return s.name == SeriesName{country, "desempleo"};
        });
        ASSERT_NE(base, all.end());
        Generator generator = make(settings);
        Codec codec(test::countries());
        double sum = 0.0, squares = 0.0;
        constexpr int Count = 50'000;
        for (int i = 0; i < Count; ++i) {
            const Generator::Event &event = generator.next(Noon);
            Record record;
            codec.decode({event.value->data(), event.value->size(), 0, event.key}, record);
            sum += record.value;
            squares += (record.value - base->last) * (record.value - base->last);
        }
        const double deviation = std::sqrt(squares / Count);
        EXPECT_NEAR(sum / Count, base->last, 0.1 * deviation) << country;
        EXPECT_NEAR(deviation, 0.01 * base->last, 0.002 * base->last) << country;
    }
}

// The noise of one series for hours at one event a second: mostly as above, now and then adrift, and back again.
TEST(Generator, nowAndThenASeriesDriftsAndComesBack)
{
    SimulatorSettings settings;
    settings.countries = {"BRA"};
    settings.indicators = {"desempleo"};
    Generator generator = make(settings);
    Codec codec(test::countries());
    const auto &all = reference()->series();
    const double level = std::ranges::find(all, SeriesName{"BRA", "desempleo"}, &Baseline::Series::name)->last;
    int drifts = 0, away = 0;
    bool adrift = false;
    constexpr int Seconds = 10 * 3600;
    for (int second = 0; second < Seconds; ++second) {
        const Generator::Event &event = generator.next(Noon + second * 1000);
        Record record;
        codec.decode({event.value->data(), event.value->size(), 0, event.key}, record);
        const double off = std::abs(record.value / level - 1.0);
        ASSERT_LT(off, 0.15) << "two amplitudes and the widest noise";
        if (off > 0.045 && !adrift)
            ++drifts;
        adrift = off > (adrift ? 0.01 : 0.045);
        away += adrift;
    }
    EXPECT_GE(drifts, 10);
    EXPECT_LE(drifts, 60);
    EXPECT_LT(away, Seconds / 3) << "at its own level most of the time";
}

TEST(Generator, aSleepingComputerSetsNothingAdrift)
{
    SimulatorSettings settings;
    settings.indicators = {"gini"};
    Generator generator = make(settings);
    Codec codec(test::countries());
    std::map<std::string, double> before;
    int moved = 0, count = 0;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 29; ++i) {  // gini of thirty countries; one has none
            const Generator::Event &event = generator.next(Noon + round * 8 * 3'600'000 + i);
            Record record;
            codec.decode({event.value->data(), event.value->size(), 0, event.key}, record);
            double &known = before[std::string(event.key)];
            if (round == 1) {
                ++count;
                moved += std::abs(record.value - known) > 0.04 * known;
            }
            known = record.value;
        }
    }
    EXPECT_EQ(count, 29);
    EXPECT_LE(moved, 6);
}

TEST(Generator, valuesStayInTheirDomain)
{
    SimulatorSettings settings;
    settings.indicators = {"idh", "corrupcion", "gini", "desempleo", "inflacion"};
    settings.scenario = Scenario::Crisis;
    Generator generator = make(settings);
    Codec codec(test::countries());
    for (int i = 0; i < 100'000; ++i) {
        const Generator::Event &event = generator.next(Noon + i * 20);
        Record record;
        codec.decode({event.value->data(), event.value->size(), 0, event.key}, record);
        const double high = record.indicator == "idh" ? 1.0 : record.indicator == "inflacion" ? 1e9 : 100.0;
        ASSERT_GE(record.value, record.indicator == "inflacion" ? -30.0 : 0.0) << *event.value;
        ASSERT_LE(record.value, high) << *event.value;
    }
}

TEST(Generator, aCrisisClimbsThroughTheThresholdsAndRecovers)
{
    SimulatorSettings settings;
    settings.scenario = Scenario::Crisis;
    settings.crisisCountry = "DEU";
    Generator generator = make(settings);  // Germany is not among the default countries: a crisis brings it in
    Codec codec(test::countries());
    // Germany, before, at the height and after, by indicator.
    std::map<std::string, std::array<double, 3>> seen;
    for (TimeMs at = 0; at < 420'000; at += 20) {
        const Generator::Event &event = generator.next(Noon + at);
        Record record;
        codec.decode({event.value->data(), event.value->size(), 0, event.key}, record);
        if (event.key != "DEU")
            continue;
        const std::size_t phase = at < 15'000 ? 0 : at >= 120'000 && at < 300'000 ? 1 : at >= 405'000 ? 2 : 3;
        if (phase < 3)
            seen[std::string(record.indicator)][phase] = record.value;
    }
    for (const AlertRule &rule : defaultAlertRules(test::indicators())) {
        if (rule.indicator == "deuda_externa")
            continue;  // nothing is known of Germany's
        ASSERT_TRUE(seen.contains(rule.indicator)) << rule.indicator;
        const auto &[before, height, after] = seen[rule.indicator];
        const auto crossed = [&rule](double value) {
            return rule.direction == AlertDirection::Above ? value > *rule.critical : value < *rule.critical;
        };
        EXPECT_FALSE(crossed(before)) << rule.indicator << ' ' << before;
        EXPECT_TRUE(crossed(height)) << rule.indicator << ' ' << height;
        EXPECT_FALSE(crossed(after)) << rule.indicator << ' ' << after;
    }
}

TEST(Generator, faultsComeInTheirShares)
{
    SimulatorSettings settings;
    settings.faults = {.late = 0.05, .outOfOrder = 0.1, .duplicate = 0.02, .malformed = 0.03};
    Generator generator = make(settings);
    Codec codec(test::countries());
    std::map<std::string, int> counts;
    std::map<RejectReason, int> reasons;
    std::string previous;
    constexpr int Count = 100'000;
    for (int i = 0; i < Count; ++i) {
        const Generator::Event &event = generator.next(Noon);
        counts["late"] += event.late;
        counts["outOfOrder"] += event.outOfOrder;
        counts["duplicate"] += event.duplicate;
        counts["malformed"] += event.malformed;
        if (event.late) {
            ASSERT_LE(event.timestamp, Noon - 150'000) << "its window is closed whatever the alignment";
            ASSERT_GE(event.timestamp, Noon - 300'000);
        }
        if (event.outOfOrder) {
            ASSERT_LT(event.timestamp, Noon);
            ASSERT_GE(event.timestamp, Noon - 45'000);
        }
        if (event.duplicate) {
            ASSERT_EQ(text(event), previous);
        }
        Record record;
        codec.decode({event.value ? event.value->data() : nullptr, event.value ? event.value->size() : 0, 0, event.key},
                     record);
        if (!event.duplicate) {
            ASSERT_EQ(record.rejected, event.malformed) << text(event);
        }
        if (record.rejected)
            ++reasons[record.reason];
        previous = text(event);
    }
    EXPECT_NEAR(counts["late"], 0.05 * Count, 0.005 * Count);
    EXPECT_NEAR(counts["outOfOrder"], 0.1 * 0.95 * Count, 0.005 * Count);
    EXPECT_NEAR(counts["duplicate"], 0.02 * Count, 0.003 * Count);
    EXPECT_NEAR(counts["malformed"], 0.03 * Count, 0.004 * Count);
    EXPECT_GE(reasons.size(), 6u) << "broken in many ways";
}

TEST(Generator, anIdleCountryFallsSilentAndFiltersHold)
{
    SimulatorSettings settings;
    settings.countries = {"ARG", "BRA", "CHL"};
    settings.indicators = {"gini", "idh"};
    Generator generator = make(settings);
    settings.faults.idleCountry = "BRA";
    ASSERT_TRUE(generator.change(settings));
    std::set<std::string> keys;
    for (int i = 0; i < 100; ++i)
        keys.emplace(generator.next(Noon).key);
    EXPECT_EQ(keys, (std::set<std::string>{"ARG", "CHL"}));
}

TEST(Generator, settingsThatLeaveNothingAreErrorsAndChangeNothing)
{
    SimulatorSettings good;
    good.countries = {"ARG"};
    Generator generator = make(good);
    SimulatorSettings nowhere = good;
    nowhere.countries = {"XXX"};
    SimulatorSettings share = good;
    share.faults.late = 1.5;
    SimulatorSettings crisis = good;
    crisis.scenario = Scenario::Crisis;
    crisis.crisisCountry = "XXX";
    for (const SimulatorSettings &bad : {nowhere, share, crisis}) {
        const auto changed = generator.change(bad);
        ASSERT_FALSE(changed);
        EXPECT_EQ(changed.error().code, ErrorCode::BadSetting);
        EXPECT_EQ(generator.next(Noon).key, "ARG");
    }
}

TEST(Pacer, keepsTheRateWhateverTheStepsAndForgetsAStandstill)
{
    using namespace std::chrono;
    const Pacer::TimePoint start{};
    const struct {
        double rate;
        microseconds step;
    } rows[] = {{20.0, 1ms}, {100.0 / 60.0, 50ms}, {100'000.0, 700us}, {12'345.0, 33ms}};
    for (const auto &row : rows) {
        Pacer pacer(start);
        std::uint64_t sent = 0;
        auto now = start;
        for (; now < start + 30s; now += row.step)
            sent += pacer.due(row.rate, now);
        EXPECT_NEAR(static_cast<double>(sent), row.rate * 30.0, std::max(2.0, row.rate * 0.05)) << row.rate;
        EXPECT_GT(pacer.next(row.rate), now - row.step);
        EXPECT_LE(pacer.next(row.rate),
                  now + duration_cast<Pacer::TimePoint::duration>(duration<double>(1.0 / row.rate)));
        sent = pacer.due(row.rate, now + 1h);
        EXPECT_LE(static_cast<double>(sent), std::max(1.0, row.rate * 0.5)) << "an hour asleep is not made up for";
    }
}

}  // namespace
