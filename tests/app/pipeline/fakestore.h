// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/store.h"

#include <atomic>
#include <map>
#include <mutex>

namespace observatorio::test {

/// A database in memory with the guard of the real ones; `away` makes every call fail as an unreachable server does.
/// What it holds is shared by all stores made from one Tables, as by workers of one database.
struct Tables {
    struct Row {
        Epoch epoch;
        std::optional<Accounting> accounting;
        std::optional<TimeMs> maxEventTime;
        std::map<std::pair<TimeMs, SeriesName>, Cell> cells;
        std::map<std::pair<std::string, SeriesName>, AlertMemory> memories;
        FloodMemory flood;
        std::int64_t lateCount = 0;
    };
    std::mutex mutex;
    std::map<TopicPartition, Row> rows;
    std::map<std::string, std::string> alerts;  ///< stored ones, and who acknowledged each
    std::map<std::string, Silence> silences;    ///< by id
    std::optional<Accounting> moved;            ///< what each commit says of every partition (CommitResult::moved)
    int commits = 0;
    std::map<std::string, WorkerSign> signs;  ///< by id
    int told = 0;
    std::atomic<bool> mayNotSign{false};
    std::atomic<bool> away{false};
};

class FakeStore : public Store {
public:
    explicit FakeStore(Tables &tables) : m_tables(tables) {}

    Expected<void> open() override { return reachable(); }
    void close() override {}

    Expected<std::vector<PartitionStart>> claim(const std::string &,
                                                const std::vector<TopicPartition> &partitions) override
    {
        if (auto up = reachable(); !up)
            return tl::unexpected(up.error());
        std::lock_guard lock(m_tables.mutex);
        std::vector<PartitionStart> starts;
        for (const TopicPartition &partition : partitions) {
            Tables::Row &row = m_tables.rows[partition];
            PartitionStart start;
            start.partition = partition;
            start.epoch = row.epoch = Epoch(row.epoch.value() + 1);
            start.accounting = row.accounting;
            start.maxEventTime = row.maxEventTime;
            start.flood = row.flood;
            for (const auto &[key, cell] : row.cells)
                start.openCells.push_back(cell);
            for (const auto &[key, memory] : row.memories)
                start.alertMemories.push_back(memory);
            starts.push_back(std::move(start));
        }
        return starts;
    }

    Expected<CommitResult> commit(const StoreBatch &batch) override
    {
        if (auto up = reachable(); !up)
            return tl::unexpected(up.error());
        std::lock_guard lock(m_tables.mutex);
        CommitResult result;
        result.batchId = batch.id;
        for (const PartitionBatch &part : batch.partitions) {
            if (!m_tables.rows.contains(part.partition))
                result.gone.push_back(part.partition);
            Tables::Row &row = m_tables.rows[part.partition];
            const bool follows = !row.accounting || row.accounting->nextOffset == part.fromOffset;
            if (row.epoch != part.epoch || !follows) {
                result.lost.push_back(part.partition);
                continue;
            }
            result.committed.push_back(part.partition);
            if (m_tables.moved)
                result.moved.emplace_back(part.partition, *m_tables.moved);
            row.accounting = part.accounting;
            row.maxEventTime = part.maxEventTime;
            row.flood = part.flood;
            for (const Cell &cell : part.cells)
                row.cells[{cell.windowStart, cell.series}] = cell;
            for (const LateDelta &late : part.late)
                row.lateCount += late.values.count;
            for (const AlertEpisode &alert : part.alerts)
                m_tables.alerts.try_emplace(alert.id);
            for (const AlertMemory &memory : part.alertMemories)
                row.memories[{memory.rule, memory.series}] = memory;
        }
        ++m_tables.commits;
        return result;
    }

    Expected<std::vector<std::string>> acknowledge(const std::vector<std::string> &ids,
                                                   const Acknowledgement &said) override
    {
        if (auto up = reachable(); !up)
            return tl::unexpected(up.error());
        std::lock_guard lock(m_tables.mutex);
        std::vector<std::string> missing;
        for (const std::string &id : ids) {
            if (const auto alert = m_tables.alerts.find(id); alert == m_tables.alerts.end())
                missing.push_back(id);
            else
                alert->second = said.who;
        }
        return missing;
    }
    Expected<void> silence(const Silence &silence) override
    {
        if (auto up = reachable(); !up)
            return up;
        std::lock_guard lock(m_tables.mutex);
        const auto [known, fresh] = m_tables.silences.try_emplace(silence.id, silence);
        known->second.until = std::min(known->second.until, silence.until);
        return {};
    }
    Expected<std::vector<Silence>> silences(std::size_t) override
    {
        std::lock_guard lock(m_tables.mutex);
        std::vector<Silence> found;
        for (const auto &[id, silence] : m_tables.silences)
            found.push_back(silence);
        return found;
    }
    Expected<void> interruptAlerts(const std::string &) override { return reachable(); }
    Expected<std::vector<StoredWindow>> windows(TimeMs, std::size_t) override { return std::vector<StoredWindow>{}; }
    Expected<std::vector<StoredAlert>> alerts(std::size_t) override { return std::vector<StoredAlert>{}; }
    Expected<std::vector<LastValue>> lastValues() override { return std::vector<LastValue>{}; }
    Expected<void> sign(const WorkerSign &sign) override
    {
        if (m_tables.mayNotSign)
            return failure(ErrorCode::DatabaseReadOnly, "memory", "permission denied for table trabajadores");
        std::lock_guard lock(m_tables.mutex);
        m_tables.signs[sign.id] = sign;
        return reachable();
    }
    Expected<void> signOff(const WorkerSign &sign) override
    {
        std::lock_guard lock(m_tables.mutex);
        m_tables.signs.erase(sign.id);
        return {};
    }
    Expected<std::vector<SignedWorker>> workers() override
    {
        std::lock_guard lock(m_tables.mutex);
        std::vector<SignedWorker> found;
        for (const auto &[id, sign] : m_tables.signs)
            found.push_back({sign, 0});
        return found;
    }
    Expected<void> tellOthers() override
    {
        std::lock_guard lock(m_tables.mutex);
        ++m_tables.told;
        return {};
    }
    std::string name() const override { return "memory"; }

private:
    Expected<void> reachable() const
    {
        if (m_tables.away)
            return failure(ErrorCode::DatabaseUnreachable, "memory", "away");
        return {};
    }

    Tables &m_tables;
};

}  // namespace observatorio::test
