// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/storebatch.h"

namespace observatorio {

/// Whether two last values count their offsets from one beginning: both are of one partition of one cluster.
enum class Offsets { Comparable, Unrelated };

/// The one rule about last values of a series: `fresh` takes the place of `held` unless its event time is earlier; when
/// it is the same, unless its offset is lower. A missing event time is earlier than all others. Unrelated offsets say
/// nothing, so that of equal times the newcomer wins: a broker that was made anew takes over, a replay of an old one
/// does not. The store's upsert says the same in SQL (app/store/batchrows.cpp).
inline bool replaces(const LastValue &fresh, const LastValue &held, Offsets offsets) noexcept
{
    if (fresh.timestamp != held.timestamp)
        return fresh.timestamp > held.timestamp;
    return offsets == Offsets::Unrelated || fresh.offset >= held.offset;
}

}  // namespace observatorio
