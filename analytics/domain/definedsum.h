// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace observatorio {

/// A sum is told as added while count times magnitude stays within this: then no order of adding the values, and no cut
/// into batches or partitions, leaves the range of doubles. The rest up to DBL_MAX is room for rounding.
inline constexpr double LargestDefinedSum = 1e308;

/// The one rule about sums: `sum` when `count` values between `min` and `max` cannot overflow in any order; otherwise
/// DBL_MAX with the sign of the value that is largest by magnitude (positive, when two tie), whatever `sum` has become:
/// infinite, or no number at all. It looks at nothing that depends on order, and a sum past the bound stays so as more
/// is added: every way to add the same values gives the same. SQL has it as {sum:...} (app/store/dialect.h) and in the
/// views.
constexpr double definedSum(std::int64_t count, double sum, double min, double max) noexcept
{
    if (count <= 1 || std::max(-min, max) <= LargestDefinedSum / static_cast<double>(count))
        return sum;
    return max >= -min ? std::numeric_limits<double>::max() : std::numeric_limits<double>::lowest();
}

}  // namespace observatorio
