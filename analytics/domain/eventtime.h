// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

namespace observatorio {

/// Event times outside these years fit no database's timestamps or four-digit text with room for a window around them:
/// an earlier one counts as untimed, a later one is from the future, with a clock or without. So no sum of times here
/// overflows.
inline constexpr TimeMs EarliestEventTime = -62'104'060'800'000;  ///< 0002-01-01T00:00:00Z
inline constexpr TimeMs LatestEventTime = 253'370'764'799'999;    ///< 9998-12-31T23:59:59.999Z

/// A moment of this century, up to 2099, as seconds, microseconds or nanoseconds since 1970: who stamps records counts
/// one of these in place of milliseconds. (As milliseconds they are in January and February 1970, or past the year
/// 9998.)
inline constexpr bool isInAnotherUnit(TimeMs timestamp) noexcept
{
    constexpr std::int64_t Begin = 978'307'200, End = 4'102'444'800;  // 2001 and 2100, in seconds
    for (const std::int64_t unit : {std::int64_t{1}, std::int64_t{1'000'000}, std::int64_t{1'000'000'000}}) {
        if (timestamp / unit >= Begin && timestamp / unit < End)
            return true;
    }
    return false;
}

}  // namespace observatorio
