// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commitguard.h"

#include <set>

namespace observatorio::store {

namespace {

std::string nameOf(const TopicPartition &p) { return p.topic + " [" + std::to_string(p.partition) + ']'; }

}  // namespace

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
            return failure(ErrorCode::Internal, nameOf(p.partition), "twice in one batch");
        if (!p.accounting.balances())
            return failure(ErrorCode::Internal, nameOf(p.partition),
                           "the accounting does not balance; nothing was written");
        if (p.fromOffset < p.accounting.startOffset || p.accounting.nextOffset < p.fromOffset)
            return failure(ErrorCode::Internal, nameOf(p.partition), "offsets run backwards; nothing was written");
    }
    return {};
}

}  // namespace observatorio::store
