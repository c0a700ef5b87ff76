// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/episodecolumns.h"
#include "app/store/sqlerrors.h"
#include "app/store/sqlstore.h"

#include <algorithm>

namespace observatorio::store {

namespace {

const Statement RaiseEpoch = {"progreso, claim", R"(
    INSERT INTO progreso (cluster, topic, particion, epoca)
    SELECT cluster, topic, particion, 1 FROM {rows} WHERE true
    ON CONFLICT (cluster, topic, particion) DO UPDATE SET epoca = progreso.epoca + 1, actualizado = {now}
    RETURNING id, topic, particion, epoca, siguiente_offset, inicio_offset, contados, tardios, rechazados, sin_tiempo, huecos,
              clave_distinta, {ms:evento_max}, {ms:marca_agua})"};

const Statement ReadReasons = {"rechazos_por_motivo, read", R"(
    SELECT r.progreso_id, r.motivo, r.cantidad FROM {rows} JOIN rechazos_por_motivo r ON r.progreso_id = v.id)"};

const Statement ReadOpenCells = {"celdas, open", R"(
    SELECT c.progreso_id, c.pais, c.indicador, {ms:c.ventana_inicio}, {ms:c.ventana_fin}, c.num_eventos, c.suma, c.minimo,
           c.maximo, c.primer_offset, c.ultimo_offset
      FROM {rows} JOIN progreso p ON p.id = v.id
      JOIN celdas c ON c.progreso_id = p.id AND c.ventana_fin > p.marca_agua AND NOT c.enmendado
     ORDER BY c.progreso_id, c.ventana_inicio, c.ventana_fin, c.pais, c.indicador)"};

const Statement ReadMemories = {
    "memoria_alertas, read",
    "SELECT m.progreso_id, m.regla, m.pais, m.indicador, m.pendiente_desde, m.pendiente_offset, m.pendiente_valor, "
    "m.bien_desde, " OBSERVATORIO_EPISODE_COLUMNS " FROM {rows} JOIN memoria_alertas m ON m.progreso_id = v.id "
    "ORDER BY m.progreso_id, m.regla, m.pais, m.indicador"};

const Statement ReadFloods = {"memoria_avalancha, read",
                              "SELECT a.progreso_id, a.ventana_inicio, a.iniciadas, " OBSERVATORIO_EPISODE_COLUMNS
                              " FROM {rows} JOIN memoria_avalancha a ON a.progreso_id = v.id"};

using Claimed = std::map<std::int64_t, PartitionStart>;  // by progreso.id

void readProgress(const Row &row, Claimed &claimed)
{
    PartitionStart start;
    start.partition = {row.text(1), static_cast<std::int32_t>(row.integer(2))};
    start.epoch = Epoch(row.integer(3));
    if (const auto next = row.optionalInteger(4)) {
        Accounting a;
        a.nextOffset = *next;
        a.startOffset = row.integer(5);
        a.counted = row.integer(6);
        a.late = row.integer(7);
        a.rejected = row.integer(8);
        a.untimed = row.integer(9);
        a.gaps = row.integer(10);
        a.keyMismatch = row.integer(11);
        start.accounting = a;
    }
    start.maxEventTime = row.time(12);
    start.watermark = row.time(13);
    claimed.insert_or_assign(row.integer(0), std::move(start));
}

void readReason(const Row &row, Claimed &claimed)
{
    auto &start = claimed.at(row.integer(0));
    for (int i = 0; start.accounting && i < RejectReasonCount; ++i) {
        if (row.text(1) == rejectReasonName(static_cast<RejectReason>(i)))
            start.accounting->rejectedBy[static_cast<std::size_t>(i)] = row.integer(2);
    }
}

void readCell(const Row &row, Claimed &claimed)
{
    Cell cell;
    cell.series = {row.text(1), row.text(2)};
    cell.windowStart = row.time(3).value_or(0);
    cell.windowEnd = row.time(4).value_or(0);
    cell.values.count = row.integer(5);
    cell.values.sum = row.real(6);
    cell.values.min = row.real(7);
    cell.values.max = row.real(8);
    cell.firstOffset = row.integer(9);
    cell.lastOffset = row.integer(10);
    claimed.at(row.integer(0)).openCells.push_back(std::move(cell));
}

void readMemory(const Row &row, Claimed &claimed)
{
    PartitionStart &start = claimed.at(row.integer(0));
    AlertMemory memory;
    memory.rule = row.text(1);
    memory.series = {row.text(2), row.text(3)};
    memory.pendingSince = row.optionalInteger(4);
    memory.pendingOffset = row.integer(5);
    memory.pendingValue = row.real(6);
    memory.goodSince = row.optionalInteger(7);
    memory.firing = readEpisode(row, 8, start.partition);
    start.alertMemories.push_back(std::move(memory));
}

void readFlood(const Row &row, Claimed &claimed)
{
    PartitionStart &start = claimed.at(row.integer(0));
    start.flood.windowStart = row.integer(1);
    start.flood.started = row.integer(2);
    start.flood.summary = readEpisode(row, 3, start.partition);
}

}  // namespace

Expected<std::vector<PartitionStart>> SqlStore::claim(const std::string &cluster,
                                                      const std::vector<TopicPartition> &partitions)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    // Everybody locks rows in the same order, so that two claims never wait for each other.
    std::vector<TopicPartition> wanted = partitions;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());

    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return tl::unexpected(begun.error());

    RowSet keys = m_connection.rowSet(
        {{"cluster", ColumnType::Text}, {"topic", ColumnType::Text}, {"particion", ColumnType::Integer}});
    for (const TopicPartition &p : wanted)
        keys.text(cluster).text(p.topic).integer(p.partition);
    Claimed claimed;
    if (auto raised =
            m_connection.execute(RaiseEpoch, keys, [&claimed](const Row &row) { readProgress(row, claimed); });
        !raised)
        return tl::unexpected(raised.error());

    RowSet ids = m_connection.rowSet({{"id", ColumnType::Integer}});
    for (const auto &[id, start] : claimed)
        ids.integer(id);
    using Reader = void (*)(const Row &, Claimed &);
    const std::pair<const Statement &, Reader> reads[] = {
        {ReadReasons, readReason}, {ReadOpenCells, readCell}, {ReadMemories, readMemory}, {ReadFloods, readFlood}};
    for (const auto &[statement, reader] : reads) {
        auto done =
            m_connection.execute(statement, ids, [&claimed, read = reader](const Row &row) { read(row, claimed); });
        if (!done)
            return tl::unexpected(done.error());
    }

    std::vector<PartitionStart> starts;
    for (auto &[id, start] : claimed) {
        if (start.accounting && !start.accounting->balances())
            return failure(ErrorCode::DatabaseCorrupt, databaseName(m_connection.settings()),
                           "progreso of " + start.partition.topic + " [" + std::to_string(start.partition.partition)
                               + "] does not balance");
        starts.push_back(std::move(start));
    }
    if (auto done = transaction.commit(); !done)
        return tl::unexpected(done.error());
    for (const TopicPartition &p : wanted)
        m_rejectedSincePrune[p] = PruneEvery;  // who knows how many the last owner left: prune with the first rejects
    std::sort(starts.begin(), starts.end(),
              [](const PartitionStart &a, const PartitionStart &b) { return a.partition < b.partition; });
    return starts;
}

}  // namespace observatorio::store
