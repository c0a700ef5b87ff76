// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/timetext.h"

#include <algorithm>

namespace observatorio::store {

namespace {

constexpr TimeMs DayMs = 86'400'000;

}  // namespace

TimeMs storableTime(TimeMs time) noexcept { return std::clamp(time, MinTime, MaxTime); }

// After Howard Hinnant's days_from_civil and civil_from_days.
CivilTime toCivil(TimeMs time) noexcept
{
    std::int64_t days = time / DayMs;
    std::int64_t rest = time % DayMs;
    if (rest < 0) {
        rest += DayMs;
        --days;
    }
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const auto dayOfEra = static_cast<unsigned>(days - era * 146'097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shifted = (5 * dayOfYear + 2) / 153;
    const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
    const auto ms = static_cast<unsigned>(rest);
    return {static_cast<std::int64_t>(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0),
            month,
            dayOfYear - (153 * shifted + 2) / 5 + 1,
            ms / 3'600'000,
            ms / 60'000 % 60,
            ms / 1000 % 60,
            ms % 1000};
}

TimeMs fromCivil(const CivilTime &t) noexcept
{
    const std::int64_t year = t.year - (t.month <= 2 ? 1 : 0);
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (t.month > 2 ? t.month - 3 : t.month + 9) + 2) / 5 + t.day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    const std::int64_t days = era * 146'097 + dayOfEra - 719'468;
    return days * DayMs + t.hour * 3'600'000LL + t.minute * 60'000LL + t.second * 1000LL + t.milli;
}

}  // namespace observatorio::store
