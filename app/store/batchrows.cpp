// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/batchrows.h"

#include "app/store/episodecolumns.h"
#include "app/store/sqlstore.h"

#include <algorithm>
#include <tuple>

namespace observatorio::store {

namespace {

using enum ColumnType;

const Statement UpdateProgress = {"progreso", R"(
    UPDATE progreso SET siguiente_offset = v.siguiente, inicio_offset = v.inicio, contados = v.contados, tardios = v.tardios,
           rechazados = v.rechazados, sin_tiempo = v.sin_tiempo, huecos = v.huecos, clave_distinta = v.clave_distinta,
           evento_max = v.evento_max, actualizado = {now},
           marca_agua = CASE WHEN v.marca_agua IS NULL OR progreso.marca_agua > v.marca_agua THEN progreso.marca_agua
                             ELSE v.marca_agua END
      FROM {rows} WHERE progreso.id = v.id)"};

const Statement UpsertReasons = {"rechazos_por_motivo", R"(
    INSERT INTO rechazos_por_motivo (progreso_id, motivo, cantidad)
    SELECT progreso_id, motivo, cantidad FROM {rows} WHERE true
    ON CONFLICT (progreso_id, motivo) DO UPDATE SET cantidad = excluded.cantidad)"};

const Statement UpsertCells = {"celdas", R"(
    INSERT INTO celdas (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado, inicio_15min, num_eventos, suma,
                        minimo, maximo, primer_offset, ultimo_offset)
    SELECT ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado, inicio_15min, num_eventos, suma, minimo,
           maximo, primer_offset, ultimo_offset FROM {rows} WHERE true
    ON CONFLICT (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado) DO UPDATE
       SET num_eventos = excluded.num_eventos, suma = excluded.suma, minimo = excluded.minimo, maximo = excluded.maximo,
           primer_offset = excluded.primer_offset, ultimo_offset = excluded.ultimo_offset)"};

const Statement AmendCells = {"celdas, amend", R"(
    INSERT INTO celdas (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado, inicio_15min, num_eventos, suma,
                        minimo, maximo)
    SELECT ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado, inicio_15min, num_eventos, suma, minimo,
           maximo FROM {rows} WHERE true
    ON CONFLICT (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado) DO UPDATE
       SET num_eventos = celdas.num_eventos + excluded.num_eventos,
           suma = {sum:celdas.num_eventos + excluded.num_eventos:celdas.suma:excluded.suma:{least}(celdas.minimo, excluded.minimo):{greatest}(celdas.maximo, excluded.maximo)},
           minimo = {least}(celdas.minimo, excluded.minimo), maximo = {greatest}(celdas.maximo, excluded.maximo))"};

const Statement AddLate = {"tardios", R"(
    INSERT INTO tardios (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado, num_eventos, suma, minimo,
                         maximo, retraso_max_ms)
    SELECT ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado, num_eventos, suma, minimo, maximo,
           retraso_max_ms FROM {rows} WHERE true
    ON CONFLICT (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado) DO UPDATE
       SET num_eventos = tardios.num_eventos + excluded.num_eventos,
           suma = {sum:tardios.num_eventos + excluded.num_eventos:tardios.suma:excluded.suma:{least}(tardios.minimo, excluded.minimo):{greatest}(tardios.maximo, excluded.maximo)},
           minimo = {least}(tardios.minimo, excluded.minimo), maximo = {greatest}(tardios.maximo, excluded.maximo),
           retraso_max_ms = {greatest}(tardios.retraso_max_ms, excluded.retraso_max_ms))"};

// replaces() of values/recency.h in SQL. After a claim the engine knows no last value and hands over whatever comes
// first: the stored row decides.
const Statement UpsertLastValues = {"ultimos_por_particion", R"(
    INSERT INTO ultimos_por_particion (pais, indicador, topic, particion, cluster, valor, anio, ts_evento, offset_evento)
    SELECT pais, indicador, topic, particion, cluster, valor, anio, ts_evento, offset_evento FROM {rows} WHERE true
    ON CONFLICT (pais, indicador, topic, particion) DO UPDATE
       SET cluster = excluded.cluster, valor = excluded.valor, anio = excluded.anio, ts_evento = excluded.ts_evento,
           offset_evento = excluded.offset_evento
     WHERE excluded.ts_evento > ultimos_por_particion.ts_evento
        OR (excluded.ts_evento IS NOT NULL AND ultimos_por_particion.ts_evento IS NULL)
        OR ((excluded.ts_evento = ultimos_por_particion.ts_evento
             OR (excluded.ts_evento IS NULL AND ultimos_por_particion.ts_evento IS NULL))
            AND (excluded.cluster <> ultimos_por_particion.cluster
                 OR excluded.offset_evento >= ultimos_por_particion.offset_evento)))"};

const Statement UpsertRejected = {"eventos_rechazados", R"(
    INSERT INTO eventos_rechazados (cluster, topic, particion, offset_evento, motivo, muestra, ts_evento)
    SELECT cluster, topic, particion, offset_evento, motivo, muestra, ts_evento FROM {rows} WHERE true
    ON CONFLICT (cluster, topic, particion, offset_evento) DO UPDATE
       SET motivo = excluded.motivo, muestra = excluded.muestra, ts_evento = excluded.ts_evento)"};

// reconocida_*, silenciada_hasta and motivo_silencio belong to people: never touched here.
const Statement UpsertAlerts = {"alertas", R"(
    INSERT INTO alertas (id, regla, pais, indicador, severidad, estado, umbral, direccion, valor_inicio, valor_pico,
                         valor_ultimo, inicio, fin, cluster, topic, particion, offset_evento, suprimidas)
    SELECT id, regla, pais, indicador, severidad, estado, umbral, direccion, valor_inicio, valor_pico, valor_ultimo, inicio,
           fin, cluster, topic, particion, offset_evento, suprimidas FROM {rows} WHERE true
    ON CONFLICT (id, cluster) DO UPDATE
       SET regla = excluded.regla, pais = excluded.pais, indicador = excluded.indicador, severidad = excluded.severidad,
           estado = excluded.estado, umbral = excluded.umbral, direccion = excluded.direccion,
           valor_inicio = excluded.valor_inicio, valor_pico = excluded.valor_pico, valor_ultimo = excluded.valor_ultimo,
           inicio = excluded.inicio, fin = excluded.fin, topic = excluded.topic, particion = excluded.particion,
           offset_evento = excluded.offset_evento, suprimidas = excluded.suprimidas)"};

#define EPISODE_FROM_EXCLUDED                                                                                          \
    "epi_id = excluded.epi_id, epi_regla = excluded.epi_regla, epi_pais = excluded.epi_pais, "                         \
    "epi_indicador = excluded.epi_indicador, epi_severidad = excluded.epi_severidad, epi_umbral = "                    \
    "excluded.epi_umbral, "                                                                                            \
    "epi_direccion = excluded.epi_direccion, epi_valor_inicio = excluded.epi_valor_inicio, "                           \
    "epi_valor_pico = excluded.epi_valor_pico, epi_valor_ultimo = excluded.epi_valor_ultimo, epi_inicio = "            \
    "excluded.epi_inicio, "                                                                                            \
    "epi_fin = excluded.epi_fin, epi_offset = excluded.epi_offset, epi_suprimidas = excluded.epi_suprimidas"

const Statement UpsertMemories = {
    "memoria_alertas",
    "INSERT INTO memoria_alertas (progreso_id, regla, pais, indicador, pendiente_desde, pendiente_offset, "
    "pendiente_valor, "
    "bien_desde, " OBSERVATORIO_EPISODE_COLUMNS
    ") SELECT progreso_id, regla, pais, indicador, pendiente_desde, pendiente_offset, "
    "pendiente_valor, bien_desde, " OBSERVATORIO_EPISODE_COLUMNS " FROM {rows} WHERE true "
    "ON CONFLICT (progreso_id, regla, pais, indicador) DO UPDATE SET pendiente_desde = excluded.pendiente_desde, "
    "pendiente_offset = excluded.pendiente_offset, pendiente_valor = excluded.pendiente_valor, "
    "bien_desde = excluded.bien_desde, " EPISODE_FROM_EXCLUDED};

const Statement EraseMemories = {"memoria_alertas, erase", R"(
    DELETE FROM memoria_alertas WHERE (progreso_id, regla, pais, indicador) IN
        (SELECT progreso_id, regla, pais, indicador FROM {rows}))"};

const Statement UpsertFloods = {
    "memoria_avalancha",
    "INSERT INTO memoria_avalancha (progreso_id, ventana_inicio, iniciadas, " OBSERVATORIO_EPISODE_COLUMNS ") "
    "SELECT progreso_id, ventana_inicio, iniciadas, " OBSERVATORIO_EPISODE_COLUMNS " FROM {rows} WHERE true "
    "ON CONFLICT (progreso_id) DO UPDATE SET ventana_inicio = excluded.ventana_inicio, iniciadas = "
    "excluded.iniciadas, " EPISODE_FROM_EXCLUDED};

std::vector<Column> withEpisode(std::vector<Column> columns)
{
    appendEpisodeColumns(columns);
    return columns;
}

bool isEmpty(const AlertMemory &memory) { return !memory.pendingSince && !memory.goodSince && !memory.firing; }

}  // namespace

BatchRows::BatchRows(const Connection &c)
    : m_progress(c.rowSet({{"id", Integer},
                           {"siguiente", Integer},
                           {"inicio", Integer},
                           {"contados", Integer},
                           {"tardios", Integer},
                           {"rechazados", Integer},
                           {"sin_tiempo", Integer},
                           {"huecos", Integer},
                           {"clave_distinta", Integer},
                           {"evento_max", Time},
                           {"marca_agua", Time}})),
      m_reasons(c.rowSet({{"progreso_id", Integer}, {"motivo", Text}, {"cantidad", Integer}})),
      m_cells(c.rowSet({{"ventana_inicio", Time},
                        {"ventana_fin", Time},
                        {"pais", Text},
                        {"indicador", Text},
                        {"progreso_id", Integer},
                        {"enmendado", Boolean},
                        {"inicio_15min", Time},
                        {"num_eventos", Integer},
                        {"suma", Real},
                        {"minimo", Real},
                        {"maximo", Real},
                        {"primer_offset", Integer},
                        {"ultimo_offset", Integer}})),
      m_amended(c.rowSet({{"ventana_inicio", Time},
                          {"ventana_fin", Time},
                          {"pais", Text},
                          {"indicador", Text},
                          {"progreso_id", Integer},
                          {"enmendado", Boolean},
                          {"inicio_15min", Time},
                          {"num_eventos", Integer},
                          {"suma", Real},
                          {"minimo", Real},
                          {"maximo", Real}})),
      m_late(c.rowSet({{"ventana_inicio", Time},
                       {"ventana_fin", Time},
                       {"pais", Text},
                       {"indicador", Text},
                       {"progreso_id", Integer},
                       {"enmendado", Boolean},
                       {"num_eventos", Integer},
                       {"suma", Real},
                       {"minimo", Real},
                       {"maximo", Real},
                       {"retraso_max_ms", Integer}})),
      m_lastValues(c.rowSet({{"pais", Text},
                             {"indicador", Text},
                             {"topic", Text},
                             {"particion", Integer},
                             {"cluster", Text},
                             {"valor", Real},
                             {"anio", Integer},
                             {"ts_evento", Time},
                             {"offset_evento", Integer}})),
      m_rejected(c.rowSet({{"cluster", Text},
                           {"topic", Text},
                           {"particion", Integer},
                           {"offset_evento", Integer},
                           {"motivo", Text},
                           {"muestra", Text},
                           {"ts_evento", Time}})),
      m_alerts(c.rowSet({{"id", Text},
                         {"regla", Text},
                         {"pais", Text},
                         {"indicador", Text},
                         {"severidad", Text},
                         {"estado", Text},
                         {"umbral", Real},
                         {"direccion", Text},
                         {"valor_inicio", Real},
                         {"valor_pico", Real},
                         {"valor_ultimo", Real},
                         {"inicio", Time},
                         {"fin", Time},
                         {"cluster", Text},
                         {"topic", Text},
                         {"particion", Integer},
                         {"offset_evento", Integer},
                         {"suprimidas", Integer}})),
      m_memories(c.rowSet(withEpisode({{"progreso_id", Integer},
                                       {"regla", Text},
                                       {"pais", Text},
                                       {"indicador", Text},
                                       {"pendiente_desde", Integer},
                                       {"pendiente_offset", Integer},
                                       {"pendiente_valor", Real},
                                       {"bien_desde", Integer}}))),
      m_erasedMemories(c.rowSet({{"progreso_id", Integer}, {"regla", Text}, {"pais", Text}, {"indicador", Text}})),
      m_floods(c.rowSet(withEpisode({{"progreso_id", Integer}, {"ventana_inicio", Integer}, {"iniciadas", Integer}})))
{
}

void BatchRows::add(const std::string &cluster, const PartitionBatch &batch, std::int64_t id)
{
    addProgress(batch, id);
    addWindows(batch, id);
    addAlerts(cluster, batch, id);
    addSamples(cluster, batch);
}

void BatchRows::addProgress(const PartitionBatch &batch, std::int64_t id)
{
    const Accounting &a = batch.accounting;
    m_progress.integer(id)
        .integer(a.nextOffset)
        .integer(a.startOffset)
        .integer(a.counted)
        .integer(a.late)
        .integer(a.rejected);
    m_progress.integer(a.untimed).integer(a.gaps).integer(a.keyMismatch).time(batch.maxEventTime);
    m_progress.time(batch.maxEventTime ? std::optional(*batch.maxEventTime - batch.watermarkDelayMs) : std::nullopt);
    for (int i = 0; i < RejectReasonCount; ++i) {
        if (const std::int64_t count = a.rejectedBy[static_cast<std::size_t>(i)])
            m_reasons.integer(id).text(rejectReasonName(static_cast<RejectReason>(i))).integer(count);
    }
}

void BatchRows::addWindows(const PartitionBatch &batch, std::int64_t id)
{
    // In the order of the primary key, neighbouring rows go to neighbouring pages.
    std::vector<const Cell *> cells(batch.cells.size());
    std::transform(batch.cells.begin(), batch.cells.end(), cells.begin(), [](const Cell &cell) { return &cell; });
    std::sort(cells.begin(), cells.end(), [](const Cell *a, const Cell *b) {
        return std::tie(a->windowStart, a->windowEnd, a->series) < std::tie(b->windowStart, b->windowEnd, b->series);
    });
    for (const Cell *place : cells) {
        const Cell &cell = *place;
        m_cells.time(cell.windowStart)
            .time(cell.windowEnd)
            .text(cell.series.country)
            .text(cell.series.indicator)
            .integer(id);
        m_cells.boolean(false)
            .time(LongWindows.startOf(cell.windowStart))
            .integer(cell.values.count)
            .real(cell.values.sum)
            .real(cell.values.min);
        m_cells.real(cell.values.max).integer(cell.firstOffset).integer(cell.lastOffset);
    }
    for (const LateDelta &late : batch.late) {
        m_late.time(late.windowStart)
            .time(late.windowEnd)
            .text(late.series.country)
            .text(late.series.indicator)
            .integer(id);
        m_late.boolean(late.amended)
            .integer(late.values.count)
            .real(late.values.sum)
            .real(late.values.min)
            .real(late.values.max)
            .integer(late.maxDelayMs);
        if (!late.amended)
            continue;
        m_amended.time(late.windowStart)
            .time(late.windowEnd)
            .text(late.series.country)
            .text(late.series.indicator)
            .integer(id);
        m_amended.boolean(true)
            .time(LongWindows.startOf(late.windowStart))
            .integer(late.values.count)
            .real(late.values.sum)
            .real(late.values.min);
        m_amended.real(late.values.max);
    }
}

void BatchRows::addAlerts(const std::string &cluster, const PartitionBatch &batch, std::int64_t id)
{
    for (const AlertEpisode &e : batch.alerts) {
        m_alerts.text(e.id).text(e.rule).text(e.series.country).text(e.series.indicator).text(severityName(e.severity));
        m_alerts.text(e.end ? "resuelta" : "activa")
            .real(e.threshold)
            .text(directionName(e.direction))
            .real(e.firstValue);
        m_alerts.real(e.peakValue).real(e.lastValue).time(e.start).time(e.end).text(cluster).text(e.partition.topic);
        m_alerts.integer(e.partition.partition).integer(e.offset).integer(e.suppressed);
    }
    for (const AlertMemory &memory : batch.alertMemories) {
        RowSet &rows = isEmpty(memory) ? m_erasedMemories : m_memories;
        rows.integer(id).text(memory.rule).text(memory.series.country).text(memory.series.indicator);
        if (isEmpty(memory))
            continue;
        rows.integer(memory.pendingSince)
            .integer(memory.pendingOffset)
            .real(memory.pendingValue)
            .integer(memory.goodSince);
        addEpisode(rows, memory.firing);
    }
    m_floods.integer(id).integer(batch.flood.windowStart).integer(batch.flood.started);
    addEpisode(m_floods, batch.flood.summary);
}

void BatchRows::addSamples(const std::string &cluster, const PartitionBatch &batch)
{
    const TopicPartition &from = batch.partition;
    for (const LastValue &last : batch.lastValues) {
        m_lastValues.text(last.series.country)
            .text(last.series.indicator)
            .text(from.topic)
            .integer(from.partition)
            .text(cluster);
        m_lastValues.real(last.value).integer(last.year).time(last.timestamp).integer(last.offset);
    }
    const std::size_t kept = std::min(batch.rejected.size(), static_cast<std::size_t>(RejectedKept));
    for (auto sample = batch.rejected.end() - static_cast<std::ptrdiff_t>(kept); sample != batch.rejected.end();
         ++sample) {
        m_rejected.text(cluster).text(from.topic).integer(from.partition).integer(sample->offset);
        m_rejected.text(rejectReasonName(sample->reason)).text(sample->sample).time(sample->timestamp);
    }
}

Expected<void> BatchRows::write(Connection &connection) const
{
    const std::pair<const Statement &, const RowSet &> work[] = {
        {UpdateProgress, m_progress},      {UpsertReasons, m_reasons}, {UpsertCells, m_cells},
        {AmendCells, m_amended},           {AddLate, m_late},          {UpsertLastValues, m_lastValues},
        {UpsertRejected, m_rejected},      {UpsertAlerts, m_alerts},   {UpsertMemories, m_memories},
        {EraseMemories, m_erasedMemories}, {UpsertFloods, m_floods},
    };
    for (const auto &[statement, rows] : work) {
        if (auto done = connection.execute(statement, rows); !done)
            return done;
    }
    return {};
}

}  // namespace observatorio::store
