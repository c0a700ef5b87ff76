// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <QString>
#include <vector>

namespace observatorio {

class Heartbeat;

/// What a run measured about itself: GUI stalls, age of the newest event when it is drawn, memory.
class RunMetrics {
public:
    /// A snapshot is on screen now.
    void shown(const Snapshot &snapshot, TimeMs now);
    /// Resident memory, once a minute; the first one is the base.
    void sampleMemory();
    /// FileUnwritable names the path.
    [[nodiscard]] Expected<void> write(const QString &path, const Heartbeat &heartbeat) const;

private:
    std::vector<double> m_latencies;  ///< ms; at most 100,000
    TimeMs m_newest = 0;
    std::vector<qint64> m_memoryKb;
    Accounting m_total;
    int m_partitionsRead = 0;
    int m_workers = 0;  ///< that live
    std::int64_t m_lag = 0;
};

}  // namespace observatorio
