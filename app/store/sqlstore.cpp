// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/sqlstore.h"

#include "app/store/episodecolumns.h"
#include "app/store/migrations.h"
#include "app/store/sqlerrors.h"
#include "app/store/storetext.h"

#include <QFileInfo>

#include <algorithm>
#include <set>

namespace observatorio {

namespace store {

namespace {

const Statement ReadWindows = {"celdas, read", R"(
    SELECT coalesce(p.cluster, ''), coalesce(p.topic, ''), coalesce(p.particion, -1), c.pais, c.indicador,
           {ms:c.ventana_inicio}, {ms:c.ventana_fin}, c.num_eventos, c.suma, c.minimo, c.maximo, c.enmendado
      FROM celdas c LEFT JOIN progreso p ON p.id = c.progreso_id
     WHERE c.ventana_inicio >= ?
     ORDER BY c.ventana_inicio DESC, c.ventana_fin DESC, c.pais DESC, c.indicador DESC, c.progreso_id DESC, c.enmendado DESC
     LIMIT ?)"};

const Statement ReadAlerts = {"alertas, read", R"(
    SELECT id, regla, pais, indicador, severidad, umbral, direccion, valor_inicio, valor_pico, valor_ultimo, {ms:inicio},
           {ms:fin}, topic, particion, offset_evento, suprimidas, {ms:reconocida_en}, reconocida_por, {ms:silenciada_hasta},
           motivo_silencio
      FROM alertas ORDER BY inicio DESC, id, cluster LIMIT ?)"};

const Statement ReadLastValues = {
    "ultimos_valores, read", "SELECT pais, indicador, valor, anio, {ms:ts_evento}, offset_evento FROM ultimos_valores "
                             "ORDER BY pais, indicador"};

#define OBSERVATORIO_NEWEST_OF_EACH_ID                                                                                 \
    " WHERE id IN (SELECT id FROM {rows}) AND inicio = (SELECT max(a.inicio) FROM alertas a WHERE a.id = alertas.id) " \
    "RETURNING id"

const Statement Acknowledge = {
    "alertas, acknowledge", "UPDATE alertas SET reconocida_en = ?, reconocida_por = ?" OBSERVATORIO_NEWEST_OF_EACH_ID};
const Statement Silence = {
    "alertas, silence", "UPDATE alertas SET silenciada_hasta = ?, motivo_silencio = ?" OBSERVATORIO_NEWEST_OF_EACH_ID};

const Statement Interrupt = {"alertas, interrupt", R"(
    UPDATE alertas SET estado = 'interrumpida',
           fin = coalesce((SELECT max(p.evento_max) FROM progreso p
                            WHERE p.cluster = alertas.cluster AND p.topic = alertas.topic {bytes} AND p.particion = alertas.particion), inicio)
     WHERE fin IS NULL AND substr(cluster, 1, ?) = ?)"};

StoredAlert readAlert(const Row &row)
{
    StoredAlert alert;
    AlertEpisode &e = alert.episode;
    e.id = row.text(0);
    e.rule = row.text(1);
    e.series = {row.text(2), row.text(3)};
    e.severity = severityFromName(row.text(4));
    e.threshold = row.real(5);
    e.direction = directionFromName(row.text(6));
    e.firstValue = row.real(7);
    e.peakValue = row.real(8);
    e.lastValue = row.real(9);
    e.start = row.time(10).value_or(0);
    e.end = row.time(11);
    e.partition = {row.text(12), static_cast<std::int32_t>(row.integer(13))};
    e.offset = row.integer(14);
    e.suppressed = row.integer(15);
    alert.acknowledgedAt = row.time(16);
    alert.acknowledgedBy = row.text(17);
    alert.silencedUntil = row.time(18);
    alert.silenceReason = row.text(19);
    return alert;
}

StoredWindow readWindow(const Row &row)
{
    StoredWindow window;
    window.cluster = row.text(0);
    window.partition = {row.text(1), static_cast<std::int32_t>(row.integer(2))};
    window.series = {row.text(3), row.text(4)};
    window.windowStart = row.time(5).value_or(0);
    window.windowEnd = row.time(6).value_or(0);
    window.values.count = row.integer(7);
    window.values.sum = row.real(8);
    window.values.min = row.real(9);
    window.values.max = row.real(10);
    window.amended = row.boolean(11);
    return window;
}

qlonglong limitOf(std::size_t limit) { return static_cast<qlonglong>(std::min<std::size_t>(limit, 1'000'000'000)); }

}  // namespace

SqlStore::SqlStore(StoreSettings settings, const std::string &connectionName)
    : m_connection(std::move(settings), connectionName)
{
}

Expected<void> SqlStore::open()
{
    auto opened = m_connection.open().and_then([this] { return migrate(m_connection); });
    if (!opened)
        m_connection.close();
    return opened;
}

void SqlStore::close() { m_connection.close(); }

Expected<void> SqlStore::ensureOpen()
{
    if (m_connection.isUsable())
        return {};
    return open();
}

Expected<std::vector<std::string>> SqlStore::markAlerts(const Statement &statement, const std::vector<std::string> &ids,
                                                        const QVariantList &values)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    RowSet rows = m_connection.rowSet({{"id", ColumnType::Text}});
    std::set<std::string> missing;
    for (const std::string &id : ids) {
        rows.text(id);
        missing.insert(id);
    }
    Transaction transaction(m_connection);
    return transaction.begin()
        .and_then([&] {
            return m_connection.execute(
                statement, rows, [&missing](const Row &row) { missing.erase(row.text(0)); }, values);
        })
        .and_then([&] { return transaction.commit(); })
        .map([&missing] { return std::vector<std::string>(missing.begin(), missing.end()); });
}

Expected<std::vector<std::string>> SqlStore::acknowledge(const std::vector<std::string> &alertIds,
                                                         const std::string &who, TimeMs at)
{
    return markAlerts(Acknowledge, alertIds, {m_connection.timeValue(at), QString::fromStdString(escapedText(who))});
}

Expected<std::vector<std::string>> SqlStore::silence(const std::vector<std::string> &alertIds, TimeMs until,
                                                     const std::string &reason)
{
    return markAlerts(Silence, alertIds, {m_connection.timeValue(until), QString::fromStdString(escapedText(reason))});
}

Expected<void> SqlStore::interruptAlerts(const std::string &clusterPrefix)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    const QString prefix = QString::fromStdString(clusterPrefix);
    return m_connection.execute(Interrupt, {static_cast<int>(prefix.size()), prefix});
}

Expected<std::vector<StoredWindow>> SqlStore::windows(TimeMs since, std::size_t limit)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    std::vector<StoredWindow> found;
    auto read = m_connection.execute(ReadWindows, {m_connection.timeValue(since), limitOf(limit)},
                                     [&found](const Row &row) { found.push_back(readWindow(row)); });
    if (!read)
        return tl::unexpected(read.error());
    std::reverse(found.begin(), found.end());
    return found;
}

Expected<std::vector<StoredAlert>> SqlStore::alerts(std::size_t limit)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    std::vector<StoredAlert> found;
    std::set<std::string>
        seen;  // an embedded broker made anew may repeat an id; the newest is the one that people mean
    auto read = m_connection.execute(ReadAlerts, {limitOf(limit)}, [&](const Row &row) {
        if (StoredAlert alert = readAlert(row); seen.insert(alert.episode.id).second)
            found.push_back(std::move(alert));
    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

Expected<std::vector<LastValue>> SqlStore::lastValues()
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    std::vector<LastValue> found;
    auto read = m_connection.execute(ReadLastValues, QVariantList{}, [&found](const Row &row) {
        LastValue last;
        last.series = {row.text(0), row.text(1)};
        last.value = row.real(2);
        if (const auto year = row.optionalInteger(3))
            last.year = static_cast<std::int32_t>(*year);
        last.timestamp = row.time(4);
        last.offset = row.integer(5);
        found.push_back(std::move(last));
    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

std::string SqlStore::name() const
{
    const StoreSettings &s = m_connection.settings();
    if (s.kind == StoreKind::Sqlite)
        return QFileInfo(QString::fromStdString(s.sqlitePath)).fileName().toStdString();
    return s.database + " @ " + s.host + ':' + std::to_string(s.port);
}

}  // namespace store

std::unique_ptr<Store> makeStore(const StoreSettings &settings, const std::string &connectionName)
{
    return std::make_unique<store::SqlStore>(settings, connectionName);
}

}  // namespace observatorio
