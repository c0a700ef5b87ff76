// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "analytics/engine/engine.h"

#include <memory>
#include <string>
#include <vector>

namespace observatorio {

/// The bounded past of every series, merged over partitions, as the charts draw it: the newest 360 short windows and
/// 672 long ones a series, and at most `pointCap` points in all (then the oldest go first). Used by the ingest thread;
/// what series() returns is immutable and shared: unchanged series keep their vectors from one call to the next.
class History {
public:
    /// `grid` cuts the short windows.
    explicit History(WindowGrid grid, std::size_t pointCap = 2'000'000);
    ~History();

    /// What the store remembered, at the program's start. What the engine said of the same partition and window wins.
    /// Windows that are not the grid's are left out. The long windows are made of these, so the first one
    /// is whole only when the load began at a multiple of its length.
    void load(const std::vector<StoredWindow> &windows);
    /// As the store has it now: replaces what it said of the same partition and window before, amended rows for
    /// themselves. Not beside bind() and apply() of the same partition.
    void replace(const StoredWindow &window, bool isFinal);
    /// Says which partition of which cluster the engine's slot stands for, from the next apply on. What that partition
    /// said before, in this run or in the store, is replaced window by window; what other partitions and clusters said
    /// stays.
    void bind(PartitionSlot slot, const std::string &cluster, const TopicPartition &partition);
    /// Cells of slots that were never bound are ignored.
    void apply(const Engine::Changes &changes);
    /// By pais, then indicador; lastValue, lastYear, lastTimestamp and alert are left for others to fill.
    std::shared_ptr<const std::vector<SeriesView>> series();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
