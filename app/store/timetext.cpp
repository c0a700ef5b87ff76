// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/timetext.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace observatorio::store {

namespace {

constexpr TimeMs DayMs = 86'400'000;

struct CivilTime {
    std::int64_t year;
    unsigned month, day, hour, minute, second, milli;
};

// Proleptic Gregorian calendar, after Howard Hinnant's days_from_civil and civil_from_days.
CivilTime toCivil(TimeMs time)
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

TimeMs fromCivil(const CivilTime &t)
{
    const std::int64_t year = t.year - (t.month <= 2 ? 1 : 0);
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (t.month > 2 ? t.month - 3 : t.month + 9) + 2) / 5 + t.day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    const std::int64_t days = era * 146'097 + dayOfEra - 719'468;
    return days * DayMs + t.hour * 3'600'000LL + t.minute * 60'000LL + t.second * 1000LL + t.milli;
}

}  // namespace

TimeMs storableTime(TimeMs time) noexcept { return std::clamp(time, MinTime, MaxTime); }

std::string isoTime(TimeMs time)
{
    const CivilTime t = toCivil(storableTime(time));
    char text[48];
    const char *sign = t.year < 0 ? "-" : t.year > 9999 ? "+" : "";
    const int length = std::snprintf(text, sizeof text, "%s%04lld-%02u-%02uT%02u:%02u:%02u.%03uZ", sign,
                                     static_cast<long long>(t.year < 0 ? -t.year : t.year), t.month, t.day, t.hour,
                                     t.minute, t.second, t.milli);
    return {text, static_cast<std::size_t>(length)};
}

std::string postgresTime(TimeMs time)
{
    const CivilTime t = toCivil(storableTime(time));
    char text[48];
    const bool before = t.year < 1;
    const int length = std::snprintf(text, sizeof text, "%04lld-%02u-%02u %02u:%02u:%02u.%03u+00%s",
                                     static_cast<long long>(before ? 1 - t.year : t.year), t.month, t.day, t.hour,
                                     t.minute, t.second, t.milli, before ? " BC" : "");
    return {text, static_cast<std::size_t>(length)};
}

std::optional<TimeMs> parseIsoTime(std::string_view text)
{
    const auto number = [&text](std::size_t digits, auto &out) {
        if (text.size() < digits)
            return false;
        const auto [end, error] = std::from_chars(text.data(), text.data() + digits, out);
        const bool whole = error == std::errc{} && end == text.data() + digits;
        text.remove_prefix(digits);
        return whole;
    };
    const auto literal = [&text](char c) {
        if (text.empty() || text.front() != c)
            return false;
        text.remove_prefix(1);
        return true;
    };
    const bool negative = literal('-');
    if (!negative)
        literal('+');
    CivilTime t{};
    const std::size_t yearDigits = text.find('-');
    if (yearDigits == std::string_view::npos || yearDigits < 4 || yearDigits > 6 || text.front() == '-')
        return std::nullopt;
    if (!number(yearDigits, t.year) || !literal('-') || !number(2, t.month) || !literal('-') || !number(2, t.day)
        || !literal('T') || !number(2, t.hour) || !literal(':') || !number(2, t.minute) || !literal(':')
        || !number(2, t.second) || !literal('.') || !number(3, t.milli) || !literal('Z') || !text.empty())
        return std::nullopt;
    if (t.month < 1 || t.month > 12 || t.day < 1 || t.day > 31 || t.hour > 23 || t.minute > 59 || t.second > 59)
        return std::nullopt;
    if (negative)
        t.year = -t.year;
    return fromCivil(t);
}

}  // namespace observatorio::store
