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
    const RowSet &rows() const noexcept { return *m_rows; }

private:
    std::unique_ptr<RowSet> m_rows;
};

class BatchRows {
public:
    explicit BatchRows(const Connection &connection);

    /// `owner` is the partition's.
    void add(const Owner &owner, const PartitionBatch &batch);
    /// Inside the caller's transaction; the first failure ends it.
    Expected<void> write(Connection &connection) const;

private:
    void addProgress(const Owner &owner, const PartitionBatch &batch);
    void addWindows(const Owner &owner, const PartitionBatch &batch);
    void addAlerts(const Owner &owner, const PartitionBatch &batch);
    void addSamples(const Owner &owner, const PartitionBatch &batch);

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
