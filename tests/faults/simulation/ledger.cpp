// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/simulation/ledger.h"

namespace observatorio::simulation {

void Ledger::written(const PartitionBatch &batch)
{
    const int partition = batch.partition.partition;
    const Session &session = m_sessions[{partition, batch.epoch}];
    const auto [stored, isFirst] = m_stored.try_emplace(partition);
    if (isFirst) {
        stored->second.start = session.startedAt.value_or(0);
        stored->second.logId = session.logId;
    }
    m_mixedLogs = m_mixedLogs || stored->second.logId != session.logId;
    for (const Seen &seen : session.seen) {
        if (seen.offset >= batch.fromOffset && seen.offset < batch.accounting.nextOffset)
            stored->second.clocks.try_emplace(seen.offset, seen.now);
    }
}

const Ledger::Stored *Ledger::stored(int partition) const
{
    const auto stored = m_stored.find(partition);
    return stored == m_stored.end() ? nullptr : &stored->second;
}

}  // namespace observatorio::simulation
