// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commitguard.h"

#include "analytics/domain/partitionname.h"

#include <set>

namespace observatorio::store {

Verdict judgeCommit(const PartitionStart *stored, const PartitionBatch &batch)
{
    if (!stored || stored->epoch != batch.epoch)
        return Verdict::Lost;
    if (!stored->accounting || stored->accounting->nextOffset == batch.fromOffset)
        return Verdict::Write;
    // Only the holder of an epoch writes under it: the row came here by this batch.
    if (stored->accounting->nextOffset == batch.accounting.nextOffset)
        return Verdict::AlreadyWritten;
    return Verdict::Lost;
}

Expected<void> validateBatch(const StoreBatch &batch)
{
    std::set<TopicPartition> seen;
    for (const PartitionBatch &p : batch.partitions) {
        if (!seen.insert(p.partition).second)
            return failure(ErrorCode::Internal, partitionName(p.partition), "twice in one batch");
        if (!p.accounting.balances())
            return failure(ErrorCode::Internal, partitionName(p.partition),
                           "the accounting does not balance; nothing was written");
        if (p.fromOffset < p.accounting.startOffset || p.accounting.nextOffset < p.fromOffset)
            return failure(ErrorCode::Internal, partitionName(p.partition),
                           "offsets run backwards; nothing was written");
    }
    return {};
}

}  // namespace observatorio::store
