// SPDX-License-Identifier: GPL-3.0-or-later
// Which windows the tables tell as final, and whether they keep that word: a window is final when every partition of
// the topic has passed its end; a partition that is added later may still change it.
#pragma once

#include "analytics/domain/storebatch.h"

#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace observatorio::simulation {

using WindowKey = std::tuple<TimeMs, SeriesName>;  ///< its start

class Finality {
public:
    /// How many partitions the topic has.
    void setPartitions(int count) { m_partitions = count; }
    /// False: one of the cells changes a window that was told as final. Call it before the batch is written.
    bool allows(const PartitionBatch &batch) const;
    /// The batch is written.
    void written(const PartitionBatch &batch);

private:
    void tellAll();
    void tellWhatHasCells(const PartitionBatch &batch, TimeMs before);

    int m_partitions = 0;
    std::map<int, TimeMs> m_watermarks;
    std::optional<TimeMs> m_toldUntil;  ///< windows that end by then are told
    int m_voters = 0;                   ///< the partitions there were when the newest was told
    // With the bug planted that asks only partitions with cells in a window.
    std::map<WindowKey, std::set<int>> m_cells;
    std::set<WindowKey> m_told;
};

}  // namespace observatorio::simulation
