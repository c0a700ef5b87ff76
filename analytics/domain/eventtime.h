// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

namespace observatorio {

/// Event times outside these years fit no database's timestamps or four-digit text with room for a window around them:
/// an earlier one counts as untimed, a later one is from the future, with a clock or without. So no sum of times here
/// overflows.
inline constexpr TimeMs EarliestEventTime = -62'104'060'800'000;  ///< 0002-01-01T00:00:00Z
inline constexpr TimeMs LatestEventTime = 253'370'764'799'999;    ///< 9998-12-31T23:59:59.999Z

}  // namespace observatorio
