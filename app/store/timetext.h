// SPDX-License-Identifier: GPL-3.0-or-later
// Times as the two databases write them. Both hold the same range, PostgreSQL's: 4714-11-24 BC to 294276-12-31 AD; what
// lies outside is written as the nearest end of it. Windows never do (analytics/eventtime.h); the timestamp of a
// rejected record may.
#pragma once

#include "analytics/domain/basictypes.h"

#include <optional>
#include <string>
#include <string_view>

namespace observatorio::store {

inline constexpr TimeMs MinTime = -210'866'803'200'000;
inline constexpr TimeMs MaxTime = 9'224'318'015'999'999;

TimeMs storableTime(TimeMs time) noexcept;

/// "2026-11-23T10:24:30.000Z". Years outside 0000..9999 get a sign and as many digits as they need, as ISO 8601's
/// expanded form does; such texts no longer sort like time.
std::string isoTime(TimeMs time);
std::optional<TimeMs> parseIsoTime(std::string_view text);

/// "2026-11-23 10:24:30.000+00", years before 1 as "4714-11-24 00:00:00.000+00 BC".
std::string postgresTime(TimeMs time);

}  // namespace observatorio::store
