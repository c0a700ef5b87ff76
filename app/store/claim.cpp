// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/partitionname.h"
#include "app/store/sqlstore.h"
#include "app/store/tables.h"

#include <algorithm>

namespace observatorio::store {

const Statement ReadReasons = {
    "rechazos_por_motivo, read",
    selectText(Reasons.info(), QLatin1String("r"), "FROM {rows} JOIN rechazos_por_motivo r ON r.progreso_id = v.id")};

namespace {

const Statement RaiseEpoch = {"progreso, claim",
                              upsertText(Claims.info()) + QStringLiteral(" RETURNING ") + selectList(Progress.info())};

const Statement ReadOpenCells = {
    "celdas, open",
    selectText(Cells.info(), QLatin1String("c"),
               "FROM {rows} JOIN progreso p ON p.id = v.id "
               "JOIN celdas c ON c.progreso_id = p.id AND c.ventana_fin > p.marca_agua AND NOT c.enmendado "
               "ORDER BY c.progreso_id, c.ventana_inicio, c.ventana_fin, c.pais, c.indicador")};

const Statement ReadMemories = {"memoria_alertas, read",
                                selectText(Memories.info(), QLatin1String("m"),
                                           "FROM {rows} JOIN memoria_alertas m ON m.progreso_id = v.id "
                                           "ORDER BY m.progreso_id, m.regla, m.pais, m.indicador")};

const Statement ReadFloods = {
    "memoria_avalancha, read",
    selectText(Floods.info(), QLatin1String("a"), "FROM {rows} JOIN memoria_avalancha a ON a.progreso_id = v.id")};

using Claimed = std::map<std::int64_t, PartitionStart>;  // by progreso.id

void readProgress(const Row &row, Claimed &claimed)
{
    auto [owner, start] = Progress.read(row);
    claimed.insert_or_assign(owner.progress, std::move(start));
}

void readReason(const Row &row, Claimed &claimed)
{
    const auto [owner, reason] = Reasons.read(row);
    PartitionStart &start = claimed.at(owner.progress);
    for (int i = 0; start.accounting && i < RejectReasonCount; ++i) {
        if (reason.reason == rejectReasonName(static_cast<RejectReason>(i)))
            start.accounting->rejectedBy[static_cast<std::size_t>(i)] = reason.count;
    }
}

void readCell(const Row &row, Claimed &claimed)
{
    auto [owner, cell] = Cells.read(row);
    claimed.at(owner.progress).openCells.push_back(std::move(cell));
}

void readMemory(const Row &row, Claimed &claimed)
{
    auto [owner, memory] = Memories.read(row);
    PartitionStart &start = claimed.at(owner.progress);
    if (memory.firing)
        memory.firing->partition = start.partition;
    start.alertMemories.push_back(std::move(memory));
}

void readFlood(const Row &row, Claimed &claimed)
{
    auto [owner, flood] = Floods.read(row);
    PartitionStart &start = claimed.at(owner.progress);
    if (flood.summary)
        flood.summary->partition = start.partition;
    start.flood = std::move(flood);
}

}  // namespace

Expected<std::vector<PartitionStart>> SqlStore::claim(const std::string &cluster,
                                                      const std::vector<TopicPartition> &partitions)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    auto starts = claimNow(cluster, partitions);
    if (!starts)
        learnPace(tl::unexpected(starts.error()));
    return starts;
}

Expected<std::vector<PartitionStart>> SqlStore::claimNow(const std::string &cluster,
                                                         const std::vector<TopicPartition> &partitions)
{
    // Everybody locks rows in the same order, so that two claims never wait for each other.
    std::vector<TopicPartition> wanted = partitions;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());

    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return tl::unexpected(begun.error());

    auto logs = logsOf(cluster);
    if (!logs)
        return tl::unexpected(logs.error());
    const auto logOf = [&](const TopicPartition &p) { return logs->try_emplace(p.topic, cluster).first->second; };
    const std::unique_ptr<RowSet> keys = m_connection.rowSet(writtenColumns(Claims.info()));
    for (const TopicPartition &p : wanted)
        Claims.write(*keys, {.cluster = logOf(p)}, p);
    Claimed claimed;
    if (auto raised =
            m_connection.execute(RaiseEpoch, *keys, [&claimed](const Row &row) { readProgress(row, claimed); });
        !raised)
        return tl::unexpected(raised.error());

    const std::unique_ptr<RowSet> ids = m_connection.rowSet({{"id", ColumnType::Integer}});
    for (const auto &[id, start] : claimed)
        ids->integer(id);
    using Reader = void (*)(const Row &, Claimed &);
    const std::pair<const Statement &, Reader> reads[] = {
        {ReadReasons, readReason}, {ReadOpenCells, readCell}, {ReadMemories, readMemory}, {ReadFloods, readFlood}};
    for (const auto &[statement, reader] : reads) {
        auto done =
            m_connection.execute(statement, *ids, [&claimed, read = reader](const Row &row) { read(row, claimed); });
        if (!done)
            return tl::unexpected(done.error());
    }

    std::vector<PartitionStart> starts;
    for (auto &[id, start] : claimed) {
        if (start.accounting && !start.accounting->balances())
            return failure(ErrorCode::DatabaseCorrupt, m_connection.product().name(),
                           "progreso of " + partitionName(start.partition) + " does not balance");
        start.log = logOf(start.partition);
        starts.push_back(std::move(start));
    }
    if (auto found = findOtherClusters(cluster, starts); !found)
        return tl::unexpected(found.error());
    auto ended = m_stale.endOrphans(m_connection, *keys);
    if (!ended)
        return tl::unexpected(ended.error());
    if (auto done = transaction.commit(); !done)
        return tl::unexpected(done.error());
    std::move(ended->begin(), ended->end(), std::back_inserter(m_endedAlerts));
    for (const TopicPartition &p : wanted) {
        m_refused.erase(p);  // the engine begins with the stored figures
        m_pending.erase(p);
    }
    for (const TopicPartition &p : wanted)
        m_rejectedSincePrune[p] = PruneEvery;  // who knows how many the last owner left: prune with the first rejects
    std::sort(starts.begin(), starts.end(),
              [](const PartitionStart &a, const PartitionStart &b) { return a.partition < b.partition; });
    return starts;
}

}  // namespace observatorio::store
