// SPDX-License-Identifier: GPL-3.0-or-later
// A StoreBatch as rows: what goes into each table, and the statements that put it there.
#pragma once

#include "app/store/tables.h"

namespace observatorio::store {

/// Rows of a described table.
template<const auto &Table>
class TableRows {
public:
    explicit TableRows(const Connection &connection) : m_rows(connection.rowSet(writtenColumns(Table.info()))) {}

    template<typename Value>
    void add(const Owner &owner, const Value &value)
    {
        Table.write(*m_rows, owner, value);
    }
    [[nodiscard]] const RowSet &rows() const noexcept { return *m_rows; }

private:
    std::unique_ptr<RowSet> m_rows;
};

class BatchRows {
public:
    explicit BatchRows(const Connection &connection);

    // `owner` is the partition's.
    /// `accounting` in place of the batch's own; the topic's windows are final until `finalUntil`.
    void addProgress(const Owner &owner, const PartitionBatch &batch, const Accounting &accounting,
                     std::optional<TimeMs> finalUntil);
    /// All of the batch but progress.
    void addContents(const Owner &owner, const PartitionBatch &batch);
    void add(const Owner &owner, const Cell &cell) { m_cells.add(owner, cell); }
    void add(const Owner &owner, const LateDelta &late);
    void add(const Owner &owner, const LastValue &last) { m_lastValues.add(owner, last); }
    void add(const Owner &owner, const RejectedSample &sample) { m_rejected.add(owner, sample); }
    void add(const Owner &owner, const AlertEpisode &episode);
    void add(const Owner &owner, const AlertMemory &memory);
    void add(const Owner &owner, const FloodMemory &flood) { m_floods.add(owner, flood); }
    /// Inside the caller's transaction; the first failure ends it.
    Expected<void> write(Connection &connection) const;

private:
    TableRows<Progress> m_progress;
    TableRows<Reasons> m_reasons;
    TableRows<Cells> m_cells;
    TableRows<Amendments> m_amendments;
    TableRows<LateRecords> m_late;
    TableRows<LastValues> m_lastValues;
    TableRows<RejectedSamples> m_rejected;
    TableRows<Alerts> m_alerts;
    TableRows<Memories> m_memories;
    std::unique_ptr<RowSet> m_erasedMemories;
    TableRows<Floods> m_floods;
};

}  // namespace observatorio::store
