// SPDX-License-Identifier: GPL-3.0-or-later
// A record as the engine sees it: decoded, or already refused by the codec. 72 bytes, no ownership.
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/strong.h"

#include <cstdint>
#include <string_view>

namespace observatorio {

using CountryId = std::uint16_t;                       ///< index into a CountryTable
using PartitionSlot = Index<struct PartitionSlotTag>;  ///< the engine's for an attached partition; not its number

/// Views stay valid until the source is polled again.
struct Record {
    PartitionSlot slot;
    CountryId country = 0;
    bool hasTimestamp = true;
    bool rejected = false;  ///< then `reason` says why and country/indicator/value mean nothing
    RejectReason reason = RejectReason::NotJson;
    bool keyMismatch = false;  ///< a key is present and names another country than `pais`
    bool hasYear = false;
    std::int32_t year = 0;
    std::int64_t offset = 0;
    TimeMs timestamp = 0;
    double value = 0.0;          ///< finite
    std::string_view indicator;  ///< UTF-8, 1..100 bytes
    std::string_view payload;    ///< the raw value; only its first bytes are ever kept
};

}  // namespace observatorio
