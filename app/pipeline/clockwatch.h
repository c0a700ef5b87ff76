// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/error.h"
#include "analytics/domain/record.h"

#include <map>
#include <span>
#include <vector>

namespace observatorio {

/// What the records' times say of clocks: this machine's, when each one is from the future; a producer's, when a record
/// that is ahead, but not so far that it is rejected, makes the others late; and what a producer stamps its records in,
/// when that seems to be no milliseconds. Judges nothing: the engine does.
class ClockWatch {
public:
    /// So many records in a row from the future are no producer among others.
    static constexpr std::int64_t EnoughInARow = 10;
    static constexpr DurationMs UnitRemarkMs = 300'000;

    ClockWatch(DurationMs futureToleranceMs, DurationMs watermarkDelayMs)
        : m_tolerance(futureToleranceMs), m_delay(watermarkDelayMs)
    {
    }

    /// In the order in which they came; `now` by this machine's clock.
    void see(std::span<const Record> records, const IndexedVector<PartitionSlot, TopicPartition> &names, TimeMs now);
    /// Those that hold now: ClockBehind, ClockAhead of each partition whose watermark is past the present, and
    /// TimestampUnit of each in which such a record came within UnitRemarkMs.
    [[nodiscard]] std::vector<Error> remarks(TimeMs now) const;

private:
    struct Ahead {
        TimeMs timestamp = 0;
        DurationMs lead = 0;
        std::string which;
        bool makesLate = false;  ///< an event on time came after it
    };

    struct OddUnit {
        TimeMs seen = 0;  ///< by this machine's clock
        std::string which;
    };

    const DurationMs m_tolerance;
    const DurationMs m_delay;
    std::int64_t m_inARow = 0;
    DurationMs m_behind = 0;  ///< at least
    std::map<TopicPartition, Ahead> m_ahead;
    std::map<TopicPartition, OddUnit> m_oddUnits;
};

}  // namespace observatorio
