// SPDX-License-Identifier: GPL-3.0-or-later
// The tables (docs/tables.md) in memory: what a store must make of the engine's batches.
#pragma once

#include "analytics/domain/storebatch.h"

#include <map>
#include <tuple>

namespace observatorio::test {

struct FakeStore {
    using WindowKey = std::tuple<TimeMs, TimeMs, SeriesName>;

    struct Partition {
        Accounting accounting;
        std::optional<TimeMs> maxEventTime;
        std::optional<TimeMs> watermark;
        std::map<WindowKey, Cell> cells;
        std::map<SeriesName, LastValue> lastValues;
        std::map<std::pair<WindowKey, bool>, LateDelta> late;
        std::map<std::int64_t, RejectedSample> rejected;
        std::map<std::string, AlertEpisode> alerts;
        std::map<std::pair<std::string, SeriesName>, AlertMemory> memories;
        FloodMemory flood;

        bool operator==(const Partition &) const = default;
    };

    /// False, and nothing is written, when a guard does not hold.
    bool commit(const std::vector<PartitionBatch> &batches);
    PartitionStart claim(const TopicPartition &partition);

    std::map<TopicPartition, Partition> partitions;
    std::map<TopicPartition, Epoch> epochs;
};

}  // namespace observatorio::test
