// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/simulation/database.h"

#include "analytics/domain/recency.h"
#include "app/store/commitguard.h"
#include "tests/faults/simulation/planted.h"
#include "tests/faults/simulation/states.h"

#include <algorithm>

namespace observatorio::simulation {

bool Database::lock(const std::vector<int> &partitions, std::uint64_t transaction)
{
    if (std::any_of(partitions.begin(), partitions.end(), [this](int p) { return m_locks.contains(p); }))
        return false;
    for (const int partition : partitions)
        m_locks.emplace(partition, transaction);
    return true;
}

void Database::unlock(std::uint64_t transaction)
{
    std::erase_if(m_locks, [transaction](const auto &lock) { return lock.second == transaction; });
}

const Database::Row *Database::row(int partition) const
{
    const auto row = m_rows.find(partition);
    return row == m_rows.end() ? nullptr : &row->second;
}

std::vector<PartitionStart> Database::claim(const std::vector<TopicPartition> &partitions)
{
    std::vector<PartitionStart> starts;
    for (const TopicPartition &partition : partitions) {
        Row &row = m_rows[partition.partition];
        row.head.partition = partition;
        row.head.epoch = Epoch(row.head.epoch.value() + 1);
        PartitionStart start = row.head;
        for (const auto &[key, cell] : row.cells) {
            if (start.watermark && cell.windowEnd > *start.watermark)
                start.openCells.push_back(cell);
        }
        for (const auto &[key, memory] : row.memories) {
            start.alertMemories.push_back(memory);
            if (memory.firing)
                reached(State::RestartWithAlertActive);
            else
                reached(State::RestartWithAlertPending);
        }
        if (!start.openCells.empty())
            reached(State::RestartWithOpenWindows);
        starts.push_back(std::move(start));
    }
    return starts;
}

CommitResult Database::commit(const StoreBatch &batch)
{
    CommitResult result;
    result.batchId = batch.id;
    if (const auto valid = store::validateBatch(batch); !valid) {
        m_fault = "a batch that the store refuses: " + toEnglish(valid.error());
        return result;
    }
    for (const PartitionBatch &part : batch.partitions) {
        const auto row = m_rows.find(part.partition.partition);
        switch (store::judgeCommit(row == m_rows.end() ? nullptr : &row->second.head, part)) {
        case store::Verdict::Write:
            write(part);
            result.committed.push_back(part.partition);
            break;
        case store::Verdict::AlreadyWritten:
            reached(State::AlreadyWritten);
            if (m_progressWritten.erase({part.partition.partition, part.accounting.nextOffset}) > 0)
                writeContents(row->second, part);
            result.committed.push_back(part.partition);
            break;
        case store::Verdict::Lost:
            reached(State::Fence);
            result.lost.push_back(part.partition);
            break;
        }
    }
    return result;
}

void Database::writeProgressAlone(const StoreBatch &batch)
{
    for (const PartitionBatch &part : batch.partitions) {
        const auto row = m_rows.find(part.partition.partition);
        if (store::judgeCommit(row == m_rows.end() ? nullptr : &row->second.head, part) != store::Verdict::Write)
            continue;
        m_ledger.written(part);
        writeProgress(row->second, part);
        m_progressWritten.insert({part.partition.partition, part.accounting.nextOffset});
    }
}

void Database::write(const PartitionBatch &batch)
{
    if (!m_finality.allows(batch))
        m_fault = "a window that was told as final has changed";
    m_ledger.written(batch);
    Row &row = m_rows.at(batch.partition.partition);
    writeProgress(row, batch);
    writeContents(row, batch);
    m_finality.written(batch);
}

void Database::writeProgress(Row &row, const PartitionBatch &batch)
{
    row.head.accounting = batch.accounting;
    row.head.maxEventTime = batch.maxEventTime;
    row.head.flood = batch.flood;
    if (batch.maxEventTime) {
        const TimeMs watermark = *batch.maxEventTime - batch.watermarkDelayMs;
        row.head.watermark = std::max(row.head.watermark.value_or(watermark), watermark);
    }
    row.logId = m_ledger.stored(batch.partition.partition)->logId;
}

void Database::writeContents(Row &row, const PartitionBatch &batch)
{
    for (const Cell &cell : batch.cells)
        row.cells.insert_or_assign({cell.windowStart, cell.series}, cell);
    for (const LateDelta &delta : batch.late) {
        const auto [held, isNew] = row.late.try_emplace({{delta.windowStart, delta.series}, delta.amended}, delta);
        if (!isNew) {
            held->second.values.merge(delta.values);
            held->second.maxDelayMs = std::max(held->second.maxDelayMs, delta.maxDelayMs);
        }
    }
    for (const LastValue &value : batch.lastValues) {
        const auto [held, isNew] = row.lastValues.try_emplace(value.series, value);
        if (isNew)
            continue;
        if (planted(Bug::StaleLastValue) || replaces(value, held->second, Offsets::Comparable))
            held->second = value;
        else
            reached(State::OlderValueAfterRestart);
    }
    for (const RejectedSample &sample : batch.rejected)
        row.rejected.insert_or_assign(sample.offset, sample);
    for (const AlertEpisode &episode : batch.alerts)
        row.alerts.insert_or_assign(episode.id, episode);
    for (const AlertMemory &memory : batch.alertMemories) {
        if (memory.pendingSince || memory.goodSince || memory.firing)
            row.memories.insert_or_assign({memory.rule, memory.series}, memory);
        else
            row.memories.erase({memory.rule, memory.series});
    }
}

}  // namespace observatorio::simulation
