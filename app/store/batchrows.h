// SPDX-License-Identifier: GPL-3.0-or-later
// A StoreBatch as rows: what goes into each table, and the statements that put it there.
#pragma once

#include "analytics/domain/storebatch.h"
#include "app/store/connection.h"

namespace observatorio::store {

class BatchRows {
public:
    explicit BatchRows(const Connection &connection);

    /// `id` is the partition's progreso.id.
    void add(const std::string &cluster, const PartitionBatch &batch, std::int64_t id);
    /// Inside the caller's transaction; the first failure ends it.
    Expected<void> write(Connection &connection) const;

private:
    void addProgress(const PartitionBatch &batch, std::int64_t id);
    void addWindows(const PartitionBatch &batch, std::int64_t id);
    void addAlerts(const std::string &cluster, const PartitionBatch &batch, std::int64_t id);
    void addSamples(const std::string &cluster, const PartitionBatch &batch);

    RowSet m_progress;
    RowSet m_reasons;
    RowSet m_cells;
    RowSet m_amended;
    RowSet m_late;
    RowSet m_lastValues;
    RowSet m_rejected;
    RowSet m_alerts;
    RowSet m_memories;
    RowSet m_erasedMemories;
    RowSet m_floods;
};

}  // namespace observatorio::store
