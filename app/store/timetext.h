// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar behind times as text. Both databases hold the same range, PostgreSQL's: 4714-11-24 BC to 294276-12-31
// AD; what lies outside is written as the nearest end of it. Windows never do (analytics/domain/eventtime.h); the
// timestamp of a rejected record may.
#pragma once

#include "analytics/domain/basictypes.h"

namespace observatorio::store {

inline constexpr TimeMs MinTime = -210'866'803'200'000;
inline constexpr TimeMs MaxTime = 9'224'318'015'999'999;

TimeMs storableTime(TimeMs time) noexcept;

/// UTC, proleptic Gregorian calendar, with a year 0.
struct CivilTime {
    std::int64_t year;
    unsigned month, day, hour, minute, second, milli;
};
CivilTime toCivil(TimeMs time) noexcept;
TimeMs fromCivil(const CivilTime &time) noexcept;

}  // namespace observatorio::store
