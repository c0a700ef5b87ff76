// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/storetool.h"

#include "analytics/domain/csvtext.h"
#include "app/store/connection.h"
#include "app/store/migrations.h"

#include <algorithm>

namespace observatorio {

namespace {

using store::Connection;
using store::Row;

constexpr int RowsAtOnce = 5'000;
constexpr const char *Tables[] = {
    "celdas",  "cuartos",         "tardios", "ultimos_por_particion", "eventos_rechazados",
    "alertas", "memoria_alertas", "progreso"};

// Whole tables are read: that may take longer than a worker's statement may.
const store::Patience Unhurried{.statement = std::chrono::hours(1), .statementBytes = 1U << 20U};

// `name` is the place that was asked for: a file that is not there is looked at in memory, so that none is made.
Expected<void> openExisting(Connection &connection, const std::string &name)
{
    return connection.open(store::OpenMode::ExistingOnly)
        .and_then([&] { return store::schemaNumber(connection); })
        .and_then([&](int number) -> Expected<void> {
            const auto needed = store::newestMigration(connection.product().settings().kind);
            if (!needed)
                return tl::unexpected(needed.error());
            if (number == *needed)
                return {};
            return failure(ErrorCode::DatabaseUnsuitable, name,
                           number == 0 ? "it has none of this program's tables"
                                       : "an older version made its tables; a worker or the window brings them up to "
                                         "date when it opens it");
        });
}

std::string nameOf(const StoreSettings &settings) { return store::makeProduct(settings)->name(); }

Expected<StoreSettings> existing(const StoreSettings &settings)
{
    return store::makeProduct(settings)->settingsForTest();
}

std::string csvLine(const Row &row, bool header)
{
    std::string line;
    for (int column = 0; column < row.size(); ++column) {
        if (column > 0)
            line.push_back(',');
        line += csvQuoted(header ? row.name(column) : row.stored(column).toStdString());
    }
    return line;
}

struct Check {
    const char *what;
    const char *sql;  ///< selects a text for each contradiction
    bool needsAllResults = false;
};

constexpr Check Checks[] = {
    {"offsets that nobody accounts for",
     "SELECT topic || ' [' || particion || ']: ' || (siguiente_offset - inicio_offset - contados - tardios - "
     "rechazados "
     "- sin_tiempo - huecos) FROM progreso WHERE siguiente_offset - inicio_offset <> contados + tardios + rechazados + "
     "sin_tiempo + huecos"},
    {"rejected records without a reason",
     "SELECT p.topic || ' [' || p.particion || ']: ' || (p.rechazados - coalesce(sum(r.cantidad), 0)) FROM progreso p "
     "LEFT JOIN rechazos_por_motivo r ON r.progreso_id = p.id GROUP BY p.id, p.topic, p.particion, p.rechazados "
     "HAVING p.rechazados <> coalesce(sum(r.cantidad), 0)"},
    {"windows that hold more records than their partition counted",
     "SELECT p.topic || ' [' || p.particion || ']: ' || (sum(c.num_eventos) - p.contados) FROM progreso p JOIN celdas "
     "c "
     "ON c.progreso_id = p.id AND NOT c.enmendado GROUP BY p.id, p.topic, p.particion, p.contados "
     "HAVING sum(c.num_eventos) > p.contados"},
    {"counted records that no window holds",
     "SELECT 'all partitions: ' || (p.counted - c.held - q.held) "
     "FROM (SELECT coalesce(sum(contados), 0) AS counted FROM progreso) p, "
     "(SELECT coalesce(sum(num_eventos), 0) AS held FROM celdas) c, "
     "(SELECT coalesce(sum(num_eventos), 0) AS held FROM cuartos) q WHERE p.counted > c.held + q.held",
     true},
};

}  // namespace

Expected<std::vector<TableSize>> tableSizes(const StoreSettings &settings)
{
    return existing(settings).and_then([&](const StoreSettings &found) -> Expected<std::vector<TableSize>> {
        Connection connection(found, "store-tool");
        std::vector<TableSize> sizes;
        connection.setPatience(Unhurried);
        auto done = openExisting(connection, nameOf(settings));
        for (const char *table : Tables) {
            TableSize size{.name = table};
            done = done.and_then([&] {
                return connection.execute("size", connection.product().tableSize(QLatin1String(table)),
                                          [&](const Row &row) {
                                              size.rows = row.integer(0);
                                              if (!row.isNull(1))
                                                  size.bytes = row.integer(1);
                                          });
            });
            sizes.push_back(std::move(size));
        }
        if (!done)
            return tl::unexpected(done.error());
        return sizes;
    });
}

Expected<std::vector<std::string>> checkStore(const StoreSettings &settings, bool allResultsAreKept)
{
    return existing(settings).and_then([&](const StoreSettings &found) -> Expected<std::vector<std::string>> {
        Connection connection(found, "store-tool");
        connection.setPatience(Unhurried);
        std::vector<std::string> wrong;
        auto done = openExisting(connection, nameOf(settings));
        if (const QString integrity = connection.product().integrityCheck(); done && !integrity.isEmpty())
            done = connection.execute("integrity", integrity, [&](const Row &row) {
                if (row.text(0) != "ok")
                    wrong.push_back("the file is damaged: " + row.text(0));
            });
        for (const Check &check : Checks) {
            if (check.needsAllResults && !allResultsAreKept)
                continue;
            done = done.and_then([&] {
                return connection.execute("check", QString::fromLatin1(check.sql), [&](const Row &row) {
                    wrong.push_back(std::string(check.what) + ": " + row.text(0));
                });
            });
        }
        if (!done)
            return tl::unexpected(done.error());
        return wrong;
    });
}

const std::vector<std::string> &exportable()
{
    static const std::vector<std::string> names = {
        "metricas_30s",    "metricas_15min", "metricas_pais_30s",  "ultimos_valores", "alertas",
        "eventos_tardios", "progreso",       "eventos_rechazados", "silencios"};
    return names;
}

Expected<void> exportTable(const StoreSettings &settings, const std::string &table,
                           const std::function<bool(const std::string &)> &onLine)
{
    if (std::ranges::find(exportable(), table) == exportable().end())
        return failure(ErrorCode::BadSetting, "table", table + " cannot be exported");
    const auto found = existing(settings);
    if (!found)
        return tl::unexpected(found.error());
    Connection connection(*found, "store-tool");
    connection.setPatience(Unhurried);
    bool goesOn = true, isFirst = true;
    int rows = 0;
    const auto line = [&](const Row &row) {
        if (isFirst && goesOn)
            goesOn = onLine(csvLine(row, true));
        isFirst = false;
        ++rows;
        goesOn = goesOn && onLine(csvLine(row, false));
    };
    const QString all = QStringLiteral("SELECT * FROM %1").arg(QString::fromStdString(table));
    auto done = openExisting(connection, nameOf(settings));
    if (!done || connection.product().streamsResults())
        return done.and_then([&] { return connection.execute("export", all, line); });
    store::Transaction transaction(connection);
    done = transaction.beginSnapshot().and_then(
        [&] { return connection.execute("export", QStringLiteral("DECLARE salida CURSOR FOR ") + all); });
    do {
        rows = 0;
        done = done.and_then(
            [&] { return connection.execute("export", QStringLiteral("FETCH %1 FROM salida").arg(RowsAtOnce), line); });
    } while (done && goesOn && rows == RowsAtOnce);
    return done;
}

}  // namespace observatorio
