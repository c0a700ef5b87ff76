// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/storedtally.h"

namespace observatorio {

void StoredTally::add(const PartitionBatch &stored)
{
    std::set<TimeMs> &open = m_open[stored.partition];
    for (const Cell &cell : stored.cells)
        m_windows += open.insert(cell.windowEnd).second ? 1 : 0;
    if (stored.maxEventTime)
        open.erase(open.begin(), open.upper_bound(*stored.maxEventTime - stored.watermarkDelayMs));

    for (const AlertEpisode &alert : stored.alerts) {
        m_alerts += m_firing.insert(alert.id).second ? 1 : 0;
        if (alert.end || alert.staleSince)
            m_firing.erase(alert.id);
    }
}

}  // namespace observatorio
