// SPDX-License-Identifier: GPL-3.0-or-later
// What alert rules mean, for all who ask: the engine that judges by them, the charts that draw them, the settings that
// check them.
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/windowgrid.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace observatorio {

/// The enabled rules that watch this series, in the order of `rules`, which they point into. A rule that names the
/// country replaces the general ones of the same indicator and basis, also when it is disabled: it mutes them there.
std::vector<const AlertRule *> rulesFor(std::span<const AlertRule> rules, const SeriesName &series);

inline bool isBeyond(AlertDirection direction, double value, double threshold) noexcept
{
    return direction == AlertDirection::Above ? value > threshold : value < threshold;
}
/// The worst level the value reaches by itself; None on the good side. Crossing is strict.
Severity levelOf(const AlertRule &rule, double value) noexcept;
/// On the good side of `clear` (else of the warning threshold), and over no threshold at all.
bool isClear(const AlertRule &rule, double value) noexcept;

/// An alert whose newest value is of `lastEvent` grows stale at the end of that value's window and `staleWindows`
/// windows more, once the watermark gets there without another value. None: never.
std::optional<TimeMs> staleAt(const AlertRule &rule, WindowGrid windows, TimeMs lastEvent) noexcept;

inline constexpr int MostStaleWindows = 100'000;

enum class RuleField : std::uint8_t {
    Id,
    Indicator,
    Countries,
    Warning,
    Critical,
    Clear,
    Pending,
    KeepFiring,
    StaleWindows,
};

enum class RuleProblemCode : std::uint8_t {
    NoId,
    RepeatedId,  ///< an id belongs to one rule, for what it remembers is stored under it
    NoIndicator,
    IndicatorTooLong,     ///< over 100 bytes: no record can have it
    UnknownCountry,       ///< `country` is in no table
    FormerCountry,        ///< `country` is a state that is no more
    SameForEveryCountry,  ///< another enabled rule says the same: every alert would come twice
    SameForCountry,       ///< the same, for `country`
    NotFinite,
    CriticalBeforeWarning,  ///< critical is not worse than warning
    ClearPastWarning,       ///< an alert would end while its value still crosses the warning threshold
    NegativeDuration,
    StaleWindowsOutOfRange,  ///< not 0 to MostStaleWindows
};

struct RuleProblem {
    std::size_t rule = 0;  ///< place in the rules
    RuleField field = RuleField::Id;
    RuleProblemCode code = RuleProblemCode::NoId;
    std::string country;  ///< the one it is about, where it is about one

    bool operator==(const RuleProblem &) const = default;
};

/// Everything wrong with the rules, by rule, then field. Without problems, the engine does with each rule what it says:
/// rules of one indicator may differ in basis, direction, thresholds or times and watch the same country side by side.
std::vector<RuleProblem> validate(std::span<const AlertRule> rules, const CountryTable &countries);

}  // namespace observatorio
