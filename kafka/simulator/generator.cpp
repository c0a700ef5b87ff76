// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/simulator/generator.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>

namespace observatorio {

namespace {

// A series moves by its amplitude: its spread from year to year, but no more than a small share of its own level; where
// the level is near zero (growth), a small share of the spread.
constexpr double ShareOfLevel = 0.05, ShareOfSpread = 0.05;

// Each event moves its series by one step of a mean-reverting walk: noise' = (1 - Pull) noise + Kick N(0,1). It settles
// around the baseline with a deviation of Swing amplitudes, however fast events come.
constexpr double Pull = 0.15;
constexpr double Swing = 0.2;
const double Kick = Swing * std::sqrt(1.0 - (1.0 - Pull) * (1.0 - Pull));

// Now and then a series goes one to two amplitudes up or down, stays for some minutes and comes back. By the time, not
// by events: at a high rate a drift must not become weather.
constexpr double DriftEvery = 1'200'000.0;  // the mean pause between two drifts of a series
constexpr TimeMs DriftLength = 180'000;
constexpr double DriftPace = 30'000.0;   // in so long it comes nearer to its goal by the greater part
constexpr TimeMs LongestPause = 60'000;  // a computer that slept does not wake up with every series adrift

// A crisis: up for 2 minutes, 3 minutes at its height, 2 minutes back, again.
constexpr TimeMs CrisisRise = 120'000, CrisisHold = 180'000, CrisisFall = 120'000;
constexpr TimeMs CrisisLength = CrisisRise + CrisisHold + CrisisFall;
constexpr double CrisisStep = 3.0;        // spreads, of a country that is at the crisis' height in calm years
constexpr std::uint32_t CrisisShare = 5;  // every fifth event is the crisis country's, so that one sees it climb

constexpr TimeMs LateFrom = 150'000, LateSpan = 150'000;  // behind the default watermark and its window's end
constexpr TimeMs OutOfOrderSpan = 45'000;

constexpr double Unbounded = std::numeric_limits<double>::max();

constexpr int UnlistedDecimals = 3;

bool isShare(double share) { return share >= 0.0 && share <= 1.0; }

bool contains(const std::vector<std::string> &names, const std::string &name)
{
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

void appendJsonText(std::string &out, std::string_view text)
{
    static constexpr char Hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += Hex[(c >> 4) & 0xF];
            out += Hex[c & 0xF];
        } else {
            out += c;
        }
    }
    out += '"';
}

}  // namespace

Generator::Generator(std::shared_ptr<const Baseline> baseline, const IndicatorTable &indicators,
                     const SimulatorSettings &settings)
    : m_baseline(std::move(baseline)), m_random(settings.seed), m_states(m_baseline->series().size())
{
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        const Baseline::Series &series = m_baseline->series()[i];
        State &state = m_states[i];
        state.amplitude =
            std::min(series.spread, std::max(ShareOfLevel * std::abs(series.last), ShareOfSpread * series.spread));
        const Indicator *indicator = indicators.find(series.name.indicator);
        state.low = indicator ? indicator->low.value_or(-Unbounded) : -Unbounded;
        state.high = indicator ? indicator->high.value_or(Unbounded) : Unbounded;
        state.decimals = indicator ? indicator->digits + 1 : UnlistedDecimals;  // a mean is shown with one digit more
        state.half = 0.5 * std::pow(10.0, -state.decimals);
        if (indicator && indicator->crisis) {
            // A country that is already there gets worse.
            const double step = CrisisStep * series.spread;
            state.crisisHeight = *indicator->worse == AlertDirection::Above
                                     ? std::max(*indicator->crisis, series.last + step)
                                     : std::min(*indicator->crisis, series.last - step);
        }
    }
}

Expected<Generator> Generator::make(std::shared_ptr<const Baseline> baseline, const IndicatorTable &indicators,
                                    const SimulatorSettings &settings)
{
    Generator generator(std::move(baseline), indicators, settings);
    if (const Expected<void> changed = generator.change(settings); !changed)
        return tl::unexpected(changed.error());
    return generator;
}

Expected<void> Generator::change(const SimulatorSettings &settings)
{
    const SimulatorFaults &faults = settings.faults;
    if (!isShare(faults.late) || !isShare(faults.outOfOrder) || !isShare(faults.duplicate)
        || !isShare(faults.malformed))
        return failure(ErrorCode::BadSetting, "faults", "a share is between 0 and 1");
    const bool crisis = settings.scenario == Scenario::Crisis;
    std::vector<std::uint32_t> order, inCrisis;
    const auto &series = m_baseline->series();
    for (std::uint32_t i = 0; i < series.size(); ++i) {
        const SeriesName &name = series[i].name;
        const bool struck = crisis && name.country == settings.crisisCountry;
        const bool chosen = struck || contains(settings.countries, name.country);
        if (!chosen || !contains(settings.indicators, name.indicator) || name.country == faults.idleCountry)
            continue;
        order.push_back(i);
        if (struck && m_states[i].crisisHeight)
            inCrisis.push_back(i);
    }
    if (order.empty())
        return failure(ErrorCode::BadSetting, "paises", "no series of the baseline is left to simulate");
    if (crisis && inCrisis.empty())
        return failure(ErrorCode::BadSetting, "crisisCountry",
                       settings.crisisCountry + " has no series to bring into crisis");

    for (State &state : m_states)
        state.struck = false;
    for (const std::uint32_t i : inCrisis)
        m_states[i].struck = true;
    if (!crisis || settings.crisisCountry != m_settings.crisisCountry || m_settings.scenario != settings.scenario)
        m_crisisBegan.reset();
    m_order = std::move(order);
    m_inCrisis = std::move(inCrisis);
    m_next = m_order.size();  // a new round
    m_repeat = false;
    m_settings = settings;
    return {};
}

std::uint32_t Generator::below(std::uint32_t bound)
{
    return static_cast<std::uint32_t>(((m_random() >> 32) * bound) >> 32);
}

double Generator::unit() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }

/// Four uniforms added: normal enough, never beyond 3.5 deviations, and the same on every machine.
double Generator::normal()
{
    const std::uint64_t bits = m_random();
    const auto part = [bits](int shift) { return static_cast<double>((bits >> shift) & 0xFFFF); };
    const double sum = part(0) + part(16) + part(32) + part(48);
    return (sum / 65535.0 - 2.0) * std::sqrt(3.0);
}

std::uint32_t Generator::pick()
{
    if (!m_inCrisis.empty() && below(CrisisShare) == 0)
        return m_inCrisis[below(static_cast<std::uint32_t>(m_inCrisis.size()))];
    if (m_next >= m_order.size()) {
        for (std::uint32_t i = static_cast<std::uint32_t>(m_order.size()); i > 1; --i)
            std::swap(m_order[i - 1], m_order[below(i)]);
        m_next = 0;
    }
    return m_order[m_next++];
}

double Generator::crisisStrength(TimeMs now)
{
    if (!m_crisisBegan)
        m_crisisBegan = now;
    const TimeMs at = ((now - *m_crisisBegan) % CrisisLength + CrisisLength) % CrisisLength;
    if (at < CrisisRise)
        return static_cast<double>(at) / CrisisRise;
    if (at < CrisisRise + CrisisHold)
        return 1.0;
    return static_cast<double>(CrisisLength - at) / CrisisFall;
}

void Generator::moveDrift(State &state, TimeMs now)
{
    const TimeMs pause = std::clamp<TimeMs>(now - state.movedAt.value_or(now), 0, LongestPause);
    state.movedAt = now;
    if (pause == 0)
        return;
    if (state.driftGoal != 0.0) {
        if (now >= state.driftUntil)
            state.driftGoal = 0.0;
    } else if (unit() < static_cast<double>(pause) / DriftEvery) {
        state.driftGoal = (1.0 + unit()) * (below(2) == 0 ? 1.0 : -1.0);
        state.driftUntil = now + DriftLength;
    }
    state.drift += std::min(1.0, static_cast<double>(pause) / DriftPace) * (state.driftGoal - state.drift);
}

double Generator::nextValue(std::uint32_t series, TimeMs now)
{
    const Baseline::Series &base = m_baseline->series()[series];
    State &state = m_states[series];
    state.noise = (1.0 - Pull) * state.noise + Kick * normal();
    moveDrift(state, now);
    double centre = base.last;
    if (state.struck)
        centre += crisisStrength(now) * (*state.crisisHeight - centre);
    return std::clamp(centre + (state.noise + state.drift) * state.amplitude, state.low, state.high);
}

void Generator::writeEvent(std::uint32_t series, double value, TimeMs now)
{
    const SeriesName &name = m_baseline->series()[series].name;
    if (now < m_yearFrom || now >= m_yearTo) {
        using namespace std::chrono;
        const sys_days day = floor<days>(sys_time<milliseconds>(milliseconds(now)));
        const year thisYear = year_month_day(day).year();
        m_year = int(thisYear);
        m_yearFrom = duration_cast<milliseconds>(sys_days(thisYear / January / 1).time_since_epoch()).count();
        m_yearTo =
            duration_cast<milliseconds>(sys_days((thisYear + years(1)) / January / 1).time_since_epoch()).count();
    }
    char digits[400];
    m_value.assign("{\"pais\":");
    appendJsonText(m_value, name.country);
    m_value += ",\"indicador\":";
    appendJsonText(m_value, name.indicator);
    m_value += ",\"valor\":";
    const double shown = std::abs(value) < m_states[series].half ? 0.0 : value;  // no "-0.00"
    m_value.append(
        digits,
        std::to_chars(digits, digits + sizeof digits, shown, std::chars_format::fixed, m_states[series].decimals).ptr);
    m_value += ",\"anio\":";
    m_value.append(digits, std::to_chars(digits, digits + sizeof digits, m_year).ptr);
    m_value += '}';
    m_event = {.key = name.country, .value = m_value, .timestamp = now};
}

/// One of the ways real producers go wrong.
void Generator::spoil()
{
    m_event.malformed = true;
    const auto replace = [this](std::string_view what, std::string_view with) {
        if (const std::size_t at = m_value.find(what); at != std::string::npos)
            m_value.replace(at, what.size(), with);
    };
    switch (below(10)) {
    case 0:
        m_value.resize(m_value.size() / 2);
        break;
    case 1:
        replace("\"valor\":", "\"value\":");
        break;
    case 2:
        replace("\"pais\":", "\"country\":");
        break;
    case 3:
        replace("\"indicador\":", "\"nombre\":");
        break;
    case 4:
        replace("\"pais\":\"", "\"pais\":\"??");
        break;
    case 5:
        replace("\"valor\":", "\"valor\":\"n/d\",\"crudo\":");
        break;
    case 6:
        m_value += " fin";
        break;
    case 7:
        replace("\"valor\":", "\"valor\":null,\"crudo\":");
        break;
    case 8:
        m_value.assign("\xFF\xFE sin codificar");
        break;
    default:
        m_event.value.reset();
        return;
    }
    m_event.value = m_value;
}

void Generator::stampBack(TimeMs now)
{
    if (unit() < m_settings.faults.late) {
        m_event.timestamp = now - LateFrom - below(static_cast<std::uint32_t>(LateSpan));
        m_event.late = true;
    } else if (unit() < m_settings.faults.outOfOrder) {
        m_event.timestamp = now - 1 - below(static_cast<std::uint32_t>(OutOfOrderSpan));
        m_event.outOfOrder = true;
    }
}

const Generator::Event &Generator::next(TimeMs now)
{
    if (m_repeat) {
        m_repeat = false;
        m_event.duplicate = true;
        m_event.late = m_event.outOfOrder = m_event.malformed = false;  // counted once, as a duplicate
        return m_event;
    }
    const std::uint32_t series = pick();
    writeEvent(series, nextValue(series, now), now);
    const SimulatorFaults &faults = m_settings.faults;
    if (faults.late > 0.0 || faults.outOfOrder > 0.0)
        stampBack(now);
    if (faults.malformed > 0.0 && unit() < faults.malformed)
        spoil();
    m_repeat = faults.duplicate > 0.0 && unit() < faults.duplicate;
    return m_event;
}

}  // namespace observatorio
