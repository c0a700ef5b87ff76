// SPDX-License-Identifier: GPL-3.0-or-later
// A topic's logs in one cluster: the first goes by the cluster's id in every table, the next ones by it with ~2, ~3,
// ... Old results stay under the old name, and nobody adds to them any more.
#include "app/store/sqlstore.h"
#include "app/store/storetext.h"

#include <algorithm>
#include <set>

namespace observatorio::store {

namespace {

const Statement ReadGenerations = {
    "registros, read",
    QStringLiteral("SELECT r.topic, max(r.generacion) FROM registros r WHERE r.cluster = ? GROUP BY r.topic")};

const Statement AddGeneration = {"registros",
                                 QStringLiteral("INSERT INTO registros (cluster, topic, generacion) VALUES (?, ?, ?)")};

// Who still reads the old log loses its claim.
const Statement Fence = {"progreso, fence",
                         QStringLiteral("UPDATE progreso SET epoca = epoca + 1 WHERE cluster = ? AND topic = ?")};

const Statement InterruptTopic = {"alertas, interrupt topic", QStringLiteral(R"(
    UPDATE alertas SET estado = 'interrumpida',
           fin = coalesce((SELECT max(p.evento_max) FROM progreso p
                            WHERE p.cluster = alertas.cluster AND p.topic = alertas.topic {bytes}
                              AND p.particion = alertas.particion), inicio)
     WHERE fin IS NULL AND cluster = ? AND topic = ?)")};

const Statement ReadClusters = {
    "progreso, clusters",
    QStringLiteral("SELECT DISTINCT p.topic, p.cluster FROM progreso p WHERE p.siguiente_offset IS NOT NULL")};

constexpr std::int64_t FirstGeneration = 1;
constexpr char GenerationMark = '~';  // in no cluster id

std::string logName(const std::string &cluster, std::int64_t generation)
{
    return generation == FirstGeneration ? cluster : cluster + GenerationMark + std::to_string(generation);
}

/// As RowSet writes texts.
QString storedText(const std::string &text) { return QString::fromStdString(escapedText(text)); }

std::string clusterOf(const std::string &log) { return log.substr(0, log.find(GenerationMark)); }

}  // namespace

Expected<std::map<std::string, std::string>> SqlStore::logsOf(const std::string &cluster)
{
    std::map<std::string, std::string> logs;
    return m_connection
        .execute(ReadGenerations, {storedText(cluster)},
                 [&](const Row &row) { logs.emplace(row.text(0), logName(cluster, row.integer(1))); })
        .map([&logs] { return std::move(logs); });
}

Expected<void> SqlStore::startAnew(const std::string &cluster, const std::string &topic)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    const QString c = storedText(cluster), t = storedText(topic);
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    std::int64_t generation = FirstGeneration;
    const auto found = m_connection.execute(ReadGenerations, {c}, [&](const Row &row) {
        if (row.text(0) == topic)
            generation = row.integer(1);
    });
    if (!found)
        return found;
    const QString old = storedText(logName(cluster, generation));
    return m_connection.execute(AddGeneration, {c, t, static_cast<qlonglong>(generation + 1)})
        .and_then([&] { return m_connection.execute(Fence, {old, t}); })
        .and_then([&] { return m_connection.execute(InterruptTopic, {old, t}); })
        .and_then([&] { return transaction.commit(); });
}

Expected<void> SqlStore::findOtherClusters(const std::string &cluster, std::vector<PartitionStart> &starts)
{
    std::map<std::string, std::set<std::string>> others;
    for (const PartitionStart &start : starts) {
        if (start.epoch == Epoch(1) && start.log == cluster)
            others[start.partition.topic];
    }
    if (others.empty())
        return {};
    const auto read = m_connection.execute(ReadClusters, QVariantList{}, [&](const Row &row) {
        const auto topic = others.find(row.text(0));
        if (const std::string other = clusterOf(row.text(1)); topic != others.end() && other != cluster)
            topic->second.insert(other);
    });
    for (PartitionStart &start : starts) {
        if (const auto topic = others.find(start.partition.topic); topic != others.end())
            start.otherClusters.assign(topic->second.begin(), topic->second.end());
    }
    return read;
}

}  // namespace observatorio::store
