// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <optional>
#include <string>
#include <string_view>

namespace observatorio {

/// "30 s", "15 min", "2 h", "500 ms": in the largest unit that gives a whole number.
std::string durationText(DurationMs duration);
/// A whole number and a unit (ms, s, min or h), with or without a space between; not negative. None: it is no such
/// text.
std::optional<DurationMs> parseDuration(std::string_view text);

}  // namespace observatorio
