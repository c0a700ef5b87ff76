// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulator says: an endless sequence of events, a pure function of baseline, settings and the times it is
// given.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/indicatortable.h"
#include "analytics/domain/settings.h"
#include "kafka/simulator/baseline.h"

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace observatorio {

class Generator {
public:
    /// BadSetting when no series is left by the filters, or a share is not within 0..1.
    static Expected<Generator> make(std::shared_ptr<const Baseline> baseline, const IndicatorTable &indicators,
                                    const SimulatorSettings &settings);

    /// Filters, scenario and faults from the next event on; the series go on from where they are. The seed stays.
    Expected<void> change(const SimulatorSettings &settings);

    struct Event {
        std::string_view key;                   ///< alpha-3
        std::optional<std::string_view> value;  ///< none: a tombstone
        TimeMs timestamp = 0;
        bool late = false, outOfOrder = false, duplicate = false, malformed = false;
    };
    /// `now`: wall-clock ms. Views are valid until the next call.
    const Event &next(TimeMs now);

private:
    struct State {
        double amplitude = 0.0;  // what noise and drift are counted in
        double noise = 0.0;
        double drift = 0.0, driftGoal = 0.0;
        TimeMs driftUntil = 0;
        std::optional<TimeMs> movedAt;       // the series' previous event
        std::optional<double> crisisHeight;  // none: a crisis leaves it alone
        bool struck = false;
        double low = 0.0, high = 0.0;
        int decimals = 2;
        double half = 0.005;  // of the last decimal
    };

    Generator(std::shared_ptr<const Baseline> baseline, const IndicatorTable &indicators,
              const SimulatorSettings &settings);

    std::uint32_t pick();
    std::uint32_t below(std::uint32_t bound);
    double unit();
    double normal();
    double nextValue(std::uint32_t series, TimeMs now);
    void moveDrift(State &state, TimeMs now);
    double crisisStrength(TimeMs now);
    void writeEvent(std::uint32_t series, double value, TimeMs now);
    void spoil();
    void stampBack(TimeMs now);

    std::shared_ptr<const Baseline> m_baseline;
    SimulatorSettings m_settings;
    std::mt19937_64 m_random;
    std::vector<State> m_states;         // by baseline series
    std::vector<std::uint32_t> m_order;  // the active ones; each is visited once a round
    std::vector<std::uint32_t> m_inCrisis;
    std::size_t m_next = 0;
    std::optional<TimeMs> m_crisisBegan;
    std::string m_value;
    Event m_event;
    bool m_repeat = false;
    TimeMs m_yearFrom = 0, m_yearTo = 0;  // the year last written holds in [from, to)
    int m_year = 0;
};

}  // namespace observatorio
