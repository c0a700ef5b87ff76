// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analytics/fakestore.h"

#include "analytics/domain/definedsum.h"
#include "analytics/domain/recency.h"

#include <algorithm>

namespace observatorio::test {

bool FakeStore::commit(const std::vector<PartitionBatch> &batches)
{
    for (const PartitionBatch &batch : batches) {
        const auto it = partitions.find(batch.partition);
        const std::int64_t expected =
            it == partitions.end() ? batch.accounting.startOffset : it->second.accounting.nextOffset;
        if (batch.epoch != epochs[batch.partition] || batch.fromOffset != expected)
            return false;
    }
    for (const PartitionBatch &batch : batches) {
        Partition &into = partitions[batch.partition];
        into.accounting = batch.accounting;
        into.maxEventTime = batch.maxEventTime;
        if (batch.maxEventTime)
            into.watermark = std::max(into.watermark.value_or(INT64_MIN), *batch.maxEventTime - batch.watermarkDelayMs);
        for (const Cell &cell : batch.cells)
            into.cells[{cell.windowStart, cell.windowEnd, cell.series}] = cell;
        for (const LastValue &value : batch.lastValues) {
            const auto [it, fresh] = into.lastValues.try_emplace(value.series, value);
            if (!fresh && replaces(value, it->second, Offsets::Comparable))
                it->second = value;
        }
        for (const LateDelta &delta : batch.late) {
            const auto [it, fresh] =
                into.late.try_emplace({{delta.windowStart, delta.windowEnd, delta.series}, delta.amended}, delta);
            if (fresh)
                continue;
            LateDelta &sum = it->second;
            sum.values.merge(delta.values);
            sum.maxDelayMs = std::max(sum.maxDelayMs, delta.maxDelayMs);
        }
        for (const RejectedSample &sample : batch.rejected)
            into.rejected[sample.offset] = sample;
        for (const AlertEpisode &episode : batch.alerts)
            into.alerts[episode.id] = episode;
        for (const AlertMemory &memory : batch.alertMemories) {
            if (memory.firing || memory.pendingSince)
                into.memories[{memory.rule, memory.series}] = memory;
            else
                into.memories.erase({memory.rule, memory.series});
        }
        into.flood = batch.flood;
    }
    return true;
}

PartitionStart FakeStore::claim(const TopicPartition &partition)
{
    PartitionStart start;
    start.partition = partition;
    Epoch &epoch = epochs[partition];
    start.epoch = epoch = Epoch(epoch.value() + 1);
    const auto it = partitions.find(partition);
    if (it == partitions.end())
        return start;
    const Partition &known = it->second;
    start.accounting = known.accounting;
    start.maxEventTime = known.maxEventTime;
    start.watermark = known.watermark;
    for (const auto &[key, cell] : known.cells) {
        if (known.watermark && cell.windowEnd > *known.watermark)
            start.openCells.push_back(cell);
    }
    for (const auto &[key, memory] : known.memories)
        start.alertMemories.push_back(memory);
    start.flood = known.flood;
    return start;
}

}  // namespace observatorio::test
