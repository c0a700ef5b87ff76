// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <array>

namespace observatorio {

/// Where every offset of a partition went, cumulative since the first record this database ever read of it.
/// Always: nextOffset - startOffset = counted + late + rejected + untimed + gaps (design §6.5).
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

    bool balances() const noexcept { return nextOffset - startOffset == counted + late + rejected + untimed + gaps; }
    bool operator==(const Accounting &) const = default;
};

}  // namespace observatorio
