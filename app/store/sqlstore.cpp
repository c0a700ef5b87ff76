// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/sqlstore.h"

#include "app/store/migrations.h"
#include "app/store/privileges.h"
#include "app/store/storetext.h"
#include "app/store/tables.h"

#include <algorithm>
#include <set>

namespace observatorio {

namespace store {

namespace {

const Statement ReadWindows = {
    "celdas, read", selectText(StoredWindows.info(), QLatin1String("c"),
                               "FROM celdas c LEFT JOIN progreso p ON p.id = c.progreso_id "
                               "WHERE c.ventana_inicio >= ? "
                               "ORDER BY c.ventana_inicio DESC, c.ventana_fin DESC, c.pais DESC, c.indicador DESC, "
                               "c.progreso_id DESC, c.enmendado DESC LIMIT ?")};

const Statement ReadAlerts = {"alertas, read", selectText(Alerts.info(), QLatin1String("a"),
                                                          "FROM alertas a ORDER BY a.inicio DESC, a.id, a.cluster "
                                                          "LIMIT ?")};

const Statement ReadLastValues = {
    "ultimos_valores, read",
    selectText(LastValues.info(), QLatin1String("u"), "FROM ultimos_valores u ORDER BY u.pais, u.indicador")};

// What people say is said of the newest episode with an id.
const Statement Acknowledge = {"alertas, acknowledge",
                               QStringLiteral("UPDATE alertas SET reconocida_en = ?, reconocida_por = ?, "
                                              "comentario = ? WHERE id IN (SELECT id FROM {rows}) AND inicio = "
                                              "(SELECT max(a.inicio) FROM alertas a WHERE a.id = alertas.id) "
                                              "RETURNING id")};

const Statement UpsertSilence = {"silencios", upsertText(Silences.info())};
const Statement ReadSilences = {"silencios, read", selectText(Silences.info(), QLatin1String("s"),
                                                              "FROM silencios s ORDER BY s.hasta DESC, s.id LIMIT ?")};

const Statement Interrupt = {"alertas, interrupt", QStringLiteral(R"(
    UPDATE alertas SET estado = 'interrumpida',
           fin = coalesce((SELECT max(p.evento_max) FROM progreso p
                            WHERE p.cluster = alertas.cluster AND p.topic = alertas.topic {bytes}
                              AND p.particion = alertas.particion), inicio)
     WHERE fin IS NULL AND substr(cluster, 1, ?) = ?)")};

qlonglong limitOf(std::size_t limit) { return static_cast<qlonglong>(std::min<std::size_t>(limit, 1'000'000'000)); }

}  // namespace

SqlStore::SqlStore(const StoreSettings &settings, const std::string &connectionName, std::vector<AlertRule> rules,
                   const Patience &patience)
    : m_patience(patience), m_connection(settings, connectionName, patience), m_stale(std::move(rules))
{
}

void SqlStore::learnPace(const Expected<void> &outcome)
{
    constexpr unsigned CommitsUntilFaster = 100;
    const bool slow = !outcome && m_connection.ranOutOfTime();
    if (slow && m_tooSlow < Patience::MostTimes) {
        ++m_tooSlow;
        m_connection.close();  // the session's own waits
    } else if (outcome && m_tooSlow > 0 && ++m_commitsSince >= CommitsUntilFaster) {
        --m_tooSlow;
    } else {
        return;
    }
    m_commitsSince = 0;
    m_connection.setPatience(m_patience.after(m_tooSlow));
}

Expected<void> SqlStore::open()
{
    auto opened = m_connection.open()
                      .and_then([this] { return namingPrivileges(m_connection, migrate(m_connection)); })
                      .and_then([this] { return requirePrivileges(m_connection); });
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

Expected<std::vector<std::string>> SqlStore::acknowledge(const std::vector<std::string> &ids,
                                                         const Acknowledgement &said)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    const std::unique_ptr<RowSet> rows = m_connection.rowSet({{"id", ColumnType::Text}});
    std::set<std::string> missing;
    for (const std::string &id : ids) {
        rows->text(id);
        missing.insert(id);
    }
    const QVariantList values{m_connection.timeValue(said.at), QString::fromStdString(escapedText(said.who)),
                              QString::fromStdString(escapedText(said.comment))};
    Transaction transaction(m_connection);
    return transaction.begin()
        .and_then([&] {
            return m_connection.execute(
                Acknowledge, *rows, [&missing](const Row &row) { missing.erase(row.text(0)); }, values);
        })
        .and_then([&] { return transaction.commit(); })
        .map([&missing] { return std::vector<std::string>(missing.begin(), missing.end()); });
}

Expected<void> SqlStore::silence(const Silence &silence)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    const std::unique_ptr<RowSet> rows = m_connection.rowSet(writtenColumns(Silences.info()));
    Silences.write(*rows, {}, silence);
    return m_connection.execute(UpsertSilence, *rows);
}

Expected<std::vector<Silence>> SqlStore::silences(std::size_t limit)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    std::vector<Silence> found;
    return m_connection
        .execute(ReadSilences, {limitOf(limit)},
                 [&found](const Row &row) { found.push_back(Silences.read(row).second); })
        .map([&found] { return std::move(found); });
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
                                     [&found](const Row &row) { found.push_back(StoredWindows.read(row).second); });
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
    std::set<std::string> seen;  // a broker made anew may repeat an id; the newest is the one that people mean
    auto read = m_connection.execute(ReadAlerts, {limitOf(limit)}, [&](const Row &row) {
        if (StoredAlert alert = Alerts.read(row).second; seen.insert(alert.episode.id).second)
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
    auto read = m_connection.execute(ReadLastValues, QVariantList{},
                                     [&found](const Row &row) { found.push_back(LastValues.read(row).second); });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

std::string SqlStore::name() const { return m_connection.product().shortName(); }

}  // namespace store

std::unique_ptr<Store> makeStore(const StoreSettings &settings, const std::string &connectionName,
                                 std::vector<AlertRule> rules)
{
    return std::make_unique<store::SqlStore>(settings, connectionName, std::move(rules));
}

}  // namespace observatorio
