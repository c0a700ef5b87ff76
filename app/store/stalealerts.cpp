// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/stalealerts.h"

#include <algorithm>
#include <map>

namespace observatorio::store {

namespace {

const char *const IsStale = "a.obsoleta_desde IS NOT NULL AND a.fin IS NULL";

int readColumns()
{
    const TableInfo info = Alerts.info();
    return static_cast<int>(
        std::ranges::count_if(info.columns, [](const ColumnInfo &column) { return column.rules.read; }));
}

QString selecting(const char *more, const char *rest)
{
    return QStringLiteral("SELECT %1, a.cluster%2 %3")
        .arg(selectList(Alerts.info(), QLatin1String("a")), QLatin1String(more),
             QLatin1String(rest).arg(QLatin1String(IsStale)));
}

// An alert once for every partition with a newer value of its series. CROSS JOIN: first the few that are stale.
const Statement ReadNewer = {
    "alertas, stale",
    selecting(", u.cluster, u.topic, u.particion, u.valor, {ms:u.ts_evento}, "
              "(SELECT {ms:min(b.inicio)} FROM alertas b WHERE b.pais = a.pais AND b.indicador = a.indicador "
              "AND b.regla = a.regla AND b.ultimo_evento > a.ultimo_evento)",
              "FROM alertas a CROSS JOIN ultimos_por_particion u WHERE %1 AND u.pais = a.pais "
              "AND u.indicador = a.indicador AND u.ts_evento > a.ultimo_evento")};

const Statement ReadOfPartitions = {
    "alertas, stale of a claim",
    selecting("", "FROM {rows} JOIN alertas a ON a.cluster = v.cluster AND a.topic = v.topic "
                  "AND a.particion = v.particion WHERE %1")};

// The newest closed window of a series in a partition, if it began after an alert's last value.
const Statement ReadMeans = {
    "celdas, newest mean",
    QStringLiteral("SELECT v.numero, {ms:c.ventana_fin}, c.num_eventos, c.suma, c.minimo, c.maximo FROM {rows} "
                   "JOIN progreso p ON p.cluster = v.cluster AND p.topic = v.topic AND p.particion = v.particion "
                   "JOIN celdas c ON c.progreso_id = p.id AND c.pais = v.pais AND c.indicador = v.indicador "
                   "AND NOT c.enmendado AND c.ventana_inicio > v.ultimo_evento "
                   "AND c.ventana_fin = (SELECT max(d.ventana_fin) FROM celdas d WHERE d.progreso_id = p.id "
                   "AND d.pais = v.pais AND d.indicador = v.indicador AND NOT d.enmendado "
                   "AND d.ventana_fin > v.ultimo_evento AND d.ventana_fin <= p.marca_agua)")};

const Statement EndAlerts = {"alertas, end", updateText(AlertEnds.info()) + QStringLiteral(" AND alertas.fin IS NULL")};

}  // namespace

struct StaleAlerts::Stale {
    AlertEpisode episode;
    std::string cluster;
    const AlertRule *rule = nullptr;  ///< null: none that watches its series
    struct Newer {
        Owner owner;
        double value = 0.0;
        TimeMs at = 0;
    };
    std::vector<Newer> newer;        ///< last values, by partition
    std::optional<TimeMs> replaced;  ///< start of another episode that went on for longer

    void endAt(TimeMs at)
    {
        at = std::max(at, episode.start);
        episode.end = std::min(episode.end.value_or(at), at);
    }
};

const AlertRule *StaleAlerts::ruleOf(const AlertEpisode &episode) const
{
    for (const AlertRule *rule : rulesFor(m_rules, episode.series)) {
        if (rule->id == episode.rule)
            return rule;
    }
    return nullptr;
}

Expected<std::vector<AlertEpisode>> StaleAlerts::settle(Connection &connection) const
{
    static const int more = readColumns();
    std::map<std::pair<std::string, std::string>, Stale> byKey;  // cluster and id
    auto done = connection.execute(ReadNewer, QVariantList{}, [&](const Row &row) {
        AlertEpisode episode = Alerts.read(row).second.episode;
        const std::string cluster = row.text(more);
        const auto [known, isNew] = byKey.try_emplace({cluster, episode.id});
        Stale &stale = known->second;
        if (isNew)
            stale = {std::move(episode), cluster, nullptr, {}, row.time(more + 6)};
        Owner owner{.cluster = row.text(more + 1),
                    .partition = {row.text(more + 2), static_cast<std::int32_t>(row.integer(more + 3))}};
        stale.newer.push_back({std::move(owner), row.real(more + 4), row.time(more + 5).value_or(0)});
    });
    if (!done)
        return tl::unexpected(done.error());
    std::vector<Stale> found;
    for (auto &[key, stale] : byKey) {
        stale.rule = ruleOf(stale.episode);
        if (stale.rule)
            found.push_back(std::move(stale));
    }
    for (Stale &stale : found) {
        if (stale.replaced)
            stale.endAt(std::max(*stale.replaced, *stale.episode.lastEvent));
        for (const Stale::Newer &newer : stale.newer) {
            if (stale.rule->basis == AlertBasis::Event && isClear(*stale.rule, newer.value))
                stale.endAt(newer.at);
        }
    }
    return judgeMeans(connection, found).and_then([&] { return end(connection, std::move(found)); });
}

Expected<void> StaleAlerts::judgeMeans(Connection &connection, std::vector<Stale> &stale)
{
    const std::unique_ptr<RowSet> rows = connection.rowSet({{"numero", ColumnType::Integer},
                                                            {"cluster", ColumnType::Text},
                                                            {"topic", ColumnType::Text},
                                                            {"particion", ColumnType::Integer},
                                                            {"pais", ColumnType::Text},
                                                            {"indicador", ColumnType::Text},
                                                            {"ultimo_evento", ColumnType::Time}});
    bool any = false;
    for (std::size_t i = 0; i < stale.size(); ++i) {
        const AlertEpisode &episode = stale[i].episode;
        if (episode.end || stale[i].rule->basis != AlertBasis::WindowAverage)
            continue;
        for (const Stale::Newer &newer : stale[i].newer) {
            any = true;
            rows->integer(static_cast<std::int64_t>(i));
            rows->text(newer.owner.cluster);
            rows->text(newer.owner.partition.topic);
            rows->integer(newer.owner.partition.partition);
            rows->text(episode.series.country);
            rows->text(episode.series.indicator);
            rows->time(*episode.lastEvent);
        }
    }
    if (!any)
        return {};
    return connection.execute(ReadMeans, *rows, [&stale](const Row &row) {
        Stale &judged = stale[static_cast<std::size_t>(row.integer(0))];
        const Aggregate values{row.integer(2), row.real(3), row.real(4), row.real(5)};
        if (isClear(*judged.rule, values.mean()))
            judged.endAt(row.time(1).value_or(0));
    });
}

Expected<std::vector<AlertEpisode>> StaleAlerts::endOrphans(Connection &connection, const RowSet &partitions) const
{
    static const int more = readColumns();
    std::vector<Stale> found;
    auto done = connection.execute(ReadOfPartitions, partitions, [&](const Row &row) {
        Stale stale{Alerts.read(row).second.episode, row.text(more), nullptr, {}, {}};
        if (!ruleOf(stale.episode))
            stale.endAt(*stale.episode.staleSince);
        found.push_back(std::move(stale));
    });
    if (!done)
        return tl::unexpected(done.error());
    return end(connection, std::move(found));
}

Expected<std::vector<AlertEpisode>> StaleAlerts::end(Connection &connection, std::vector<Stale> stale)
{
    std::erase_if(stale, [](const Stale &judged) { return !judged.episode.end; });
    std::vector<AlertEpisode> ended;
    if (stale.empty())
        return ended;
    TableRows<AlertEnds> rows(connection);
    for (Stale &judged : stale) {
        rows.add({.cluster = judged.cluster}, StoredAlert{.episode = judged.episode});
        ended.push_back(std::move(judged.episode));
    }
    if (auto done = connection.execute(EndAlerts, rows.rows()); !done)
        return tl::unexpected(done.error());
    return ended;
}

}  // namespace observatorio::store
