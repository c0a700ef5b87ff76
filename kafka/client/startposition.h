// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kafka/client/recordsource.h"

#include <optional>

namespace observatorio {

/// Where reading begins, given what was wanted and what the broker holds.
struct StartDecision {
    enum class Kind : std::uint8_t {
        Read,        ///< at `offset`
        PastTheEnd,  ///< wanted is beyond the end: the topic was made anew, and its records are other records
    } kind = Kind::Read;
    std::int64_t offset = 0;
};

/// `wanted` none: the begin. Below the begin (retention took them): the begin too, the records in between are a gap.
inline StartDecision decideStart(std::optional<std::int64_t> wanted, PartitionOffsets held)
{
    if (!wanted || *wanted < held.begin)
        return {StartDecision::Kind::Read, held.begin};
    if (*wanted > held.end)
        return {StartDecision::Kind::PastTheEnd, *wanted};
    return {StartDecision::Kind::Read, *wanted};
}

}  // namespace observatorio
