// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/batchrows.h"

#include "app/store/sqlstore.h"

#include <algorithm>
#include <tuple>

namespace observatorio::store {

namespace {

const Statement UpdateProgress = {"progreso", updateText(Progress.info())};
const Statement UpsertReasons = {"rechazos_por_motivo", upsertText(Reasons.info())};
const Statement UpsertCells = {"celdas", upsertText(Cells.info())};
const Statement AmendCells = {"celdas, amend", upsertText(Amendments.info())};
const Statement AddLate = {"tardios", upsertText(LateRecords.info())};
const Statement UpsertLastValues = {"ultimos_por_particion", upsertText(LastValues.info())};
const Statement UpsertRejected = {"eventos_rechazados", upsertText(RejectedSamples.info())};
const Statement UpsertAlerts = {"alertas", upsertText(Alerts.info())};
const Statement UpsertMemories = {"memoria_alertas", upsertText(Memories.info())};
const Statement EraseMemories = {"memoria_alertas, erase", eraseText(Memories.info())};
const Statement UpsertFloods = {"memoria_avalancha", upsertText(Floods.info())};

bool isEmpty(const AlertMemory &memory) { return !memory.pendingSince && !memory.goodSince && !memory.firing; }

}  // namespace

BatchRows::BatchRows(const Connection &c)
    : m_progress(c), m_reasons(c), m_cells(c), m_amendments(c), m_late(c), m_lastValues(c), m_rejected(c), m_alerts(c),
      m_memories(c), m_erasedMemories(c.rowSet(keyColumns(Memories.info()))), m_floods(c)
{
}

void BatchRows::addProgress(const Owner &owner, const PartitionBatch &batch, const Accounting &accounting,
                            std::optional<TimeMs> finalUntil)
{
    PartitionStart next;  // what the next claim gets
    next.accounting = accounting;
    next.mark = batch.mark;
    next.maxEventTime = batch.maxEventTime;
    if (batch.maxEventTime)
        next.watermark = *batch.maxEventTime - batch.watermarkDelayMs;
    next.idleSince = batch.idleSince;
    next.finalUntil = finalUntil;
    m_progress.add(owner, next);
    for (int i = 0; i < RejectReasonCount; ++i) {
        if (const std::int64_t count = accounting.rejectedBy[static_cast<std::size_t>(i)])
            m_reasons.add(owner, ReasonCount{rejectReasonName(static_cast<RejectReason>(i)), count});
    }
}

void BatchRows::addContents(const Owner &owner, const PartitionBatch &batch)
{
    // In the order of the primary key, neighbouring rows go to neighbouring pages.
    std::vector<const Cell *> cells(batch.cells.size());
    std::transform(batch.cells.begin(), batch.cells.end(), cells.begin(), [](const Cell &cell) { return &cell; });
    std::sort(cells.begin(), cells.end(), [](const Cell *a, const Cell *b) {
        return std::tie(a->windowStart, a->windowEnd, a->series) < std::tie(b->windowStart, b->windowEnd, b->series);
    });
    for (const Cell *cell : cells)
        add(owner, *cell);
    for (const LateDelta &late : batch.late)
        add(owner, late);
    for (const AlertEpisode &episode : batch.alerts)
        add(owner, episode);
    for (const AlertMemory &memory : batch.alertMemories)
        add(owner, memory);
    add(owner, batch.flood);
    for (const LastValue &last : batch.lastValues)
        add(owner, last);
    const std::size_t kept = std::min(batch.rejected.size(), static_cast<std::size_t>(RejectedKept));
    for (auto sample = batch.rejected.end() - static_cast<std::ptrdiff_t>(kept); sample != batch.rejected.end();
         ++sample)
        add(owner, *sample);
}

void BatchRows::add(const Owner &owner, const LateDelta &late)
{
    m_late.add(owner, late);
    if (late.amended)
        m_amendments.add(owner, late);
}

void BatchRows::add(const Owner &owner, const AlertEpisode &episode)
{
    m_alerts.add(owner, StoredAlert{.episode = episode});
}

void BatchRows::add(const Owner &owner, const AlertMemory &memory)
{
    if (isEmpty(memory))
        Memories.writeKey(*m_erasedMemories, owner, memory);
    else
        m_memories.add(owner, memory);
}

Expected<void> BatchRows::write(Connection &connection) const
{
    const std::pair<const Statement &, const RowSet &> work[] = {
        {UpdateProgress, m_progress.rows()}, {UpsertReasons, m_reasons.rows()}, {UpsertCells, m_cells.rows()},
        {AmendCells, m_amendments.rows()},   {AddLate, m_late.rows()},          {UpsertLastValues, m_lastValues.rows()},
        {UpsertRejected, m_rejected.rows()}, {UpsertAlerts, m_alerts.rows()},   {UpsertMemories, m_memories.rows()},
        {EraseMemories, *m_erasedMemories},  {UpsertFloods, m_floods.rows()},
    };
    for (const auto &[statement, rows] : work) {
        if (auto done = connection.execute(statement, rows); !done)
            return done;
    }
    return {};
}

}  // namespace observatorio::store
