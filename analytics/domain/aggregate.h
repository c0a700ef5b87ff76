// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/definedsum.h"

#include <algorithm>
#include <cstdint>

namespace observatorio {

/// How many values there were, their sum and their extremes: all that a window keeps of its records. The one place that
/// adds values up.
///
/// Doubles add in the order in which they come: the same values in another order, or merged in other groups, may differ
/// in the sum's last bits. Count and extremes do not depend on the order.
struct Aggregate {
    std::int64_t count = 0;
    double sum = 0.0;
    double min = 0.0;  ///< 0 while there is no value, as `max`
    double max = 0.0;

    constexpr void add(double value) noexcept
    {
        if (count == 0) {
            min = max = value;
        } else {
            min = std::min(min, value);
            max = std::max(max, value);
        }
        ++count;
        sum += value;
    }
    /// As if the other's values came after these.
    constexpr void merge(const Aggregate &other) noexcept
    {
        if (other.count == 0)
            return;
        min = count == 0 ? other.min : std::min(min, other.min);
        max = count == 0 ? other.max : std::max(max, other.max);
        count += other.count;
        sum = definedSum(count, sum + other.sum, min, max);
    }
    /// With the sum as it is told to others: add() only adds, for it runs once a record.
    [[nodiscard]] constexpr Aggregate defined() const noexcept
    {
        return {count, definedSum(count, sum, min, max), min, max};
    }
    /// count > 0.
    [[nodiscard]] constexpr double mean() const noexcept
    {
        return definedSum(count, sum, min, max) / static_cast<double>(count);
    }
    bool operator==(const Aggregate &) const = default;
};

}  // namespace observatorio
