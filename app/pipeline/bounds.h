// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture holds and how a database is tried again: the same whether this program processes or observes.
#pragma once

#include "analytics/domain/basictypes.h"

#include <chrono>
#include <cstddef>

namespace observatorio {

inline constexpr DurationMs PastSpanMs = 10'800'000;  ///< three hours, which charts load at the start
inline constexpr std::size_t PastWindows = 500'000;
inline constexpr std::size_t MaxSamples = 200;  ///< rejected records, and late ones, in a snapshot

inline constexpr std::chrono::milliseconds FirstStorePause{200};  ///< doubling
inline constexpr std::chrono::milliseconds LongestStorePause{5'000};

}  // namespace observatorio
