// SPDX-License-Identifier: GPL-3.0-or-later
// A database in memory, shared by all programs of a schedule: the tables of docs/tables.md as far as results and
// progress go, transactions that lock rows, and the product's own guard (app/store/commitguard.h). What a database
// refuses for its content (app/store/setaside.h) is not modelled.
#pragma once

#include "analytics/domain/storebatch.h"
#include "tests/faults/simulation/finality.h"
#include "tests/faults/simulation/ledger.h"

#include <map>
#include <set>
#include <string>

namespace observatorio::simulation {

class Database {
public:
    struct Row {
        PartitionStart head;  ///< without cells and memories
        int logId = 0;        ///< which of the partition's logs it is about, once something is stored
        std::map<WindowKey, Cell> cells;
        std::map<std::pair<WindowKey, bool>, LateDelta> late;
        std::map<SeriesName, LastValue> lastValues;
        std::map<std::int64_t, RejectedSample> rejected;
        std::map<std::string, AlertEpisode> alerts;
        std::map<std::pair<std::string, SeriesName>, AlertMemory> memories;
    };

    explicit Database(Ledger &ledger) : m_ledger(ledger) {}

    /// All rows or none; false: another transaction holds one of them.
    bool lock(const std::vector<int> &partitions, std::uint64_t transaction);
    void unlock(std::uint64_t transaction);

    std::vector<PartitionStart> claim(const std::vector<TopicPartition> &partitions);
    CommitResult commit(const StoreBatch &batch);
    /// Only with the bug planted that writes progress in a transaction of its own: its first half.
    void writeProgressAlone(const StoreBatch &batch);

    /// Null: never claimed.
    const Row *row(int partition) const;
    const std::string &fault() const { return m_fault; }
    Finality &finality() { return m_finality; }
    std::uint64_t nextTransaction() { return ++m_transactions; }

    bool away = false;

private:
    void write(const PartitionBatch &batch);
    void writeProgress(Row &row, const PartitionBatch &batch);
    void writeContents(Row &row, const PartitionBatch &batch);

    Ledger &m_ledger;
    Finality m_finality;
    std::map<int, Row> m_rows;
    std::map<int, std::uint64_t> m_locks;
    std::set<std::pair<int, std::int64_t>> m_progressWritten;  ///< by next offset, with that bug alone
    std::uint64_t m_transactions = 0;
    std::string m_fault;
};

}  // namespace observatorio::simulation
