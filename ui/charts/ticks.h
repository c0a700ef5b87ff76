// SPDX-License-Identifier: GPL-3.0-or-later
// Round numbers and round times for axes.
#pragma once

#include "analytics/domain/basictypes.h"

#include <QString>
#include <vector>

namespace observatorio {

struct ValueTicks {
    std::vector<double> at;
    double step = 1.0;
    int digits = 0;  ///< decimals that tell the ticks apart
};

/// Multiples of 1, 2 or 5 times a power of ten inside [from, to], at most `most` + 1 of them. from < to, both finite.
ValueTicks valueTicks(double from, double to, int most);

struct ValueRange {
    double from = 0.0;
    double to = 1.0;

    bool operator==(const ValueRange &) const = default;
};

/// Widened to whole ticks, and to 0 where that costs little; a single value gets room on both sides.
ValueRange niceRange(double low, double high, int most, bool fromZero);

struct TimeTicks {
    std::vector<TimeMs> at;
    DurationMs step = 1000;
};

/// Round local times in [from, to], at most `most` + 1.
TimeTicks timeTicks(TimeMs from, TimeMs to, int most);

/// 10:24:30, 10:24, or 23 Nov for days and at midnight, in the interface's language.
QString timeTickText(TimeMs at, DurationMs step);

}  // namespace observatorio
