// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <array>

namespace observatorio {

/// Where every offset of a partition went, cumulative since the first record this database ever read of it.
/// Always: read() = accounted(), that is nextOffset - startOffset = counted + late + rejected + untimed + gaps.
///
/// Sums and differences hold the equation too, in all fields: those of several partitions are added, and what one run
/// read is the end minus the beginning. An offset of a sum is no place in a topic any more.
struct Accounting {
    std::int64_t startOffset = 0;
    std::int64_t nextOffset = 0;  ///< the offset to read next
    std::int64_t counted = 0;     ///< in a window
    std::int64_t late = 0;        ///< past the watermark; in the late ledger
    std::int64_t rejected = 0;
    std::int64_t untimed = 0;      ///< well formed, without a timestamp
    std::int64_t gaps = 0;         ///< offsets that hold no record (compaction, transactions, retention)
    std::int64_t keyMismatch = 0;  ///< counted ones whose key names another country; not part of the equation
    std::array<std::int64_t, RejectReasonCount> rejectedBy{};

    /// Offsets passed, gaps too.
    [[nodiscard]] constexpr std::int64_t read() const noexcept { return nextOffset - startOffset; }
    [[nodiscard]] constexpr std::int64_t accounted() const noexcept
    {
        return counted + late + rejected + untimed + gaps;
    }
    /// Offsets nobody accounts for; negative: more went somewhere than were read.
    [[nodiscard]] constexpr std::int64_t imbalance() const noexcept { return read() - accounted(); }
    [[nodiscard]] constexpr bool balances() const noexcept { return imbalance() == 0; }

    constexpr Accounting &operator+=(const Accounting &other) noexcept { return combine(other, 1); }
    constexpr Accounting &operator-=(const Accounting &other) noexcept { return combine(other, -1); }
    bool operator==(const Accounting &) const = default;

private:
    constexpr Accounting &combine(const Accounting &other, std::int64_t sign) noexcept
    {
        for (const auto term :
             {&Accounting::startOffset, &Accounting::nextOffset, &Accounting::counted, &Accounting::late,
              &Accounting::rejected, &Accounting::untimed, &Accounting::gaps, &Accounting::keyMismatch})
            this->*term += sign * other.*term;
        for (std::size_t reason = 0; reason < rejectedBy.size(); ++reason)
            rejectedBy[reason] += sign * other.rejectedBy[reason];
        return *this;
    }
};

}  // namespace observatorio
