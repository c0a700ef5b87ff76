// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/storebatch.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_set>

namespace observatorio {

/// How many different windows of partitions, and alert episodes, a run has stored. Remembers only what may come again:
/// windows the watermark has not passed, episodes that fire.
class StoredTally {
public:
    /// Of a partition's batch that was committed; batches in the order of their commits.
    void add(const PartitionBatch &stored);

    std::size_t windows() const noexcept { return m_windows; }
    std::size_t alerts() const noexcept { return m_alerts; }

private:
    std::map<TopicPartition, std::set<TimeMs>> m_open;  ///< ends of windows
    std::unordered_set<std::string> m_firing;           ///< ids
    std::size_t m_windows = 0;
    std::size_t m_alerts = 0;
};

}  // namespace observatorio
