// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rangereader.h"

#include "app/store/connection.h"

#include <QFileInfo>

#include <chrono>
#include <cmath>
#include <map>

namespace observatorio {

namespace store {

namespace {

constexpr DurationMs Quarter = LongWindows.length();
constexpr DurationMs WholeDay = 96 * Quarter;    // the longest piece
constexpr DurationMs FirstPiece = 12 * Quarter;  // what is told first comes soon
constexpr auto TellEvery = std::chrono::milliseconds(100);

const Statement ReadFinality = {"progreso, final",
                                QStringLiteral("SELECT id, cluster, topic, {ms:final_hasta} FROM progreso")};

Statement outermost(const char *name, const char *table, const char *order)
{
    return {name, QStringLiteral("SELECT {ms:inicio_15min} FROM %1 ORDER BY inicio_15min %2 LIMIT 1")
                      .arg(QLatin1String(table), QLatin1String(order))};
}
const Statement FirstCell = outermost("celdas, first", "celdas", "ASC");
const Statement LastCell = outermost("celdas, last", "celdas", "DESC");
const Statement FirstQuarter = outermost("cuartos, first", "cuartos", "ASC");
const Statement LastQuarter = outermost("cuartos, last", "cuartos", "DESC");

const Statement AnyQuarter = {
    "cuartos, any", QStringLiteral("SELECT 1 FROM cuartos WHERE inicio_15min >= ? AND inicio_15min < ? LIMIT 1")};

#define OBSERVATORIO_OF_SERIES "ON c.inicio_15min = v.cuarto AND c.pais = v.pais AND c.indicador = v.indicador"

const Statement ReadShort = {
    "celdas, range",
    QStringLiteral("SELECT v.serie, {ms:c.ventana_inicio}, {ms:c.ventana_fin}, c.progreso_id, c.num_eventos, c.suma, "
                   "c.minimo, c.maximo, c.enmendado, c.tras_final FROM {rows} "
                   "JOIN celdas c " OBSERVATORIO_OF_SERIES)};

// A sum near the end of the range of doubles is added a 2^40th at a time: PostgreSQL fails where a sum overflows.
const Statement ReadLong = {
    "celdas, quarter hours",
    QStringLiteral("SELECT v.serie, {ms:c.inicio_15min}, c.progreso_id, sum(c.num_eventos), "
                   "sum(CASE WHEN abs(c.suma) < 1e290 THEN c.suma ELSE 0 END), "
                   "sum(CASE WHEN abs(c.suma) < 1e290 THEN 0 ELSE c.suma / 1099511627776 END), "
                   "min(c.minimo), max(c.maximo), max(CASE WHEN c.enmendado OR c.tras_final THEN 1 ELSE 0 END) "
                   "FROM {rows} JOIN celdas c " OBSERVATORIO_OF_SERIES
                   " GROUP BY v.serie, c.inicio_15min, c.progreso_id")};

const Statement ReadRolledUp = {
    "cuartos, range",
    QStringLiteral("SELECT v.serie, {ms:c.inicio_15min}, c.num_eventos, c.suma, c.minimo, c.maximo, c.enmendada "
                   "FROM {rows} JOIN cuartos c " OBSERVATORIO_OF_SERIES)};

#undef OBSERVATORIO_OF_SERIES

/// Up to which time what a partition's topic counted is final, by progreso.id.
using Finality = std::map<std::int64_t, std::optional<TimeMs>>;

struct Extent {
    std::optional<TimeMs> first, last;  ///< quarter hours

    [[nodiscard]] bool touches(TimeMs from, TimeMs until) const { return first && *first < until && *last >= from; }
};

/// Of one series, by start.
using Windows = std::map<TimeMs, WindowPoint>;

void addTo(Windows &windows, WindowPoint share)
{
    const auto [place, isNew] = windows.try_emplace(share.start, share);
    if (isNew)
        return;
    place->second.values.merge(share.values);
    place->second.final = place->second.final && share.final;
    place->second.amended = place->second.amended || share.amended;
}

class SqlRangeReader final : public RangeReader {
public:
    SqlRangeReader(const StoreSettings &settings, const std::string &connectionName)
        : m_connection(settings, connectionName)
    {
    }

    Expected<RangeResult> read(const RangeQuery &query, const Part &part) override;
    void close() override { m_connection.close(); }

private:
    Expected<void> ensureOpen();
    Expected<std::optional<TimeMs>> timeOf(const Statement &statement);
    Expected<Extent> extentOf(const Statement &first, const Statement &last);
    Expected<Finality> finality();
    Expected<bool> hasRolledUp(TimeMs from, TimeMs until);
    Expected<void> readPiece(const RangeQuery &query, TimeMs from, TimeMs until, std::vector<Windows> &windows);
    Expected<void> readSome(const RangeQuery &query, TimeMs from, TimeMs until, std::vector<Windows> &windows);

    Connection m_connection;
    Extent m_cells, m_quarters;
    Finality m_final;
    WindowGrid m_grid{Quarter};
};

Expected<void> SqlRangeReader::ensureOpen()
{
    if (m_connection.isUsable())
        return {};
    const DatabaseProduct &product = m_connection.product();
    if (product.settings().kind == StoreKind::Sqlite
        && !QFileInfo::exists(QString::fromStdString(product.settings().sqlitePath)))  // opening would make it
        return failure(ErrorCode::NothingToObserve, product.name(), "there is no such file");
    return m_connection.open(OpenMode::ExistingOnly);
}

Expected<std::optional<TimeMs>> SqlRangeReader::timeOf(const Statement &statement)
{
    std::optional<TimeMs> time;
    return m_connection.execute(statement, QVariantList{}, [&time](const Row &row) { time = row.time(0); }).map([&] {
        return time;
    });
}

Expected<Extent> SqlRangeReader::extentOf(const Statement &first, const Statement &last)
{
    Extent extent;
    return timeOf(first)
        .and_then([&](std::optional<TimeMs> time) {
            extent.first = time;
            return timeOf(last);
        })
        .map([&](std::optional<TimeMs> time) {
            extent.last = time;
            return extent;
        });
}

Expected<Finality> SqlRangeReader::finality()
{
    Finality found;
    std::map<std::int64_t, std::pair<std::string, std::string>> topics;
    std::map<std::pair<std::string, std::string>, std::optional<TimeMs>> newest;
    auto read = m_connection.execute(ReadFinality, QVariantList{}, [&](const Row &row) {
        const std::pair topic(row.text(1), row.text(2));
        topics[row.integer(0)] = topic;
        newest[topic] = std::max(newest[topic], row.time(3));
    });
    if (!read)
        return tl::unexpected(read.error());
    for (const auto &[id, topic] : topics)
        found[id] = newest[topic];
    return found;
}

Expected<bool> SqlRangeReader::hasRolledUp(TimeMs from, TimeMs until)
{
    bool any = false;
    return m_connection
        .execute(AnyQuarter, {m_connection.timeValue(LongWindows.startOf(from)), m_connection.timeValue(until)},
                 [&any](const Row &) { any = true; })
        .map([&any] { return any; });
}

/// Of one state: what is rolled up meanwhile is neither missing nor doubled.
Expected<void> SqlRangeReader::readPiece(const RangeQuery &query, TimeMs from, TimeMs until,
                                         std::vector<Windows> &windows)
{
    Transaction transaction(m_connection);
    return transaction.beginReading().and_then([&] { return readSome(query, from, until, windows); }).and_then([&] {
        return transaction.commit();
    });
}

Expected<void> SqlRangeReader::readSome(const RangeQuery &query, TimeMs from, TimeMs until,
                                        std::vector<Windows> &windows)
{
    const std::unique_ptr<RowSet> rows = m_connection.rowSet({{"serie", ColumnType::Integer},
                                                              {"cuarto", ColumnType::Time},
                                                              {"pais", ColumnType::Text},
                                                              {"indicador", ColumnType::Text}});
    for (TimeMs quarter = LongWindows.startOf(from); quarter < until; quarter += Quarter) {
        for (std::size_t i = 0; i < query.series.size(); ++i)
            rows->integer(static_cast<std::int64_t>(i))
                .time(quarter)
                .text(query.series[i].country)
                .text(query.series[i].indicator);
    }
    const auto isFinal = [this](std::int64_t progress, TimeMs end) {
        const auto topic = m_final.find(progress);
        return topic == m_final.end() || (topic->second && end <= *topic->second);
    };
    const auto add = [&](std::int64_t series, WindowPoint share) {
        if (share.start >= from && share.start < until && share.values.count > 0)
            addTo(windows[static_cast<std::size_t>(series)], share);
    };
    const bool isShort = m_grid.length() < Quarter;
    const auto inGrid = [this](TimeMs start, TimeMs end, const Aggregate &values, bool final, bool amended) {
        const TimeMs place = m_grid.startOf(start);
        return WindowPoint{place, std::max(end, m_grid.endOf(place)), values, final, amended};
    };
    Expected<void> done;
    if (m_cells.touches(from, until) && isShort) {
        done = m_connection.execute(ReadShort, *rows, [&](const Row &row) {
            const TimeMs start = row.time(1).value_or(0), end = row.time(2).value_or(0);
            if (m_grid.has(start, end))
                add(row.integer(0), {start,
                                     end,
                                     {row.integer(4), row.real(5), row.real(6), row.real(7)},
                                     isFinal(row.integer(3), end),
                                     row.boolean(8) || row.boolean(9)});
        });
    } else if (m_cells.touches(from, until)) {
        done = m_connection.execute(ReadLong, *rows, [&](const Row &row) {
            const TimeMs start = row.time(1).value_or(0);
            const double sum = row.real(4) + std::ldexp(row.real(5), 40);
            add(row.integer(0), inGrid(start, start + Quarter, Aggregate{row.integer(3), sum, row.real(6), row.real(7)},
                                       isFinal(row.integer(2), start + Quarter), row.integer(8) != 0));
        });
    }
    if (done && !isShort && m_quarters.touches(from, until)) {
        done = m_connection.execute(ReadRolledUp, *rows, [&](const Row &row) {
            const TimeMs start = row.time(1).value_or(0);
            add(row.integer(0),
                inGrid(start, start + Quarter, Aggregate{row.integer(2), row.real(3), row.real(4), row.real(5)}, true,
                       row.boolean(6)));
        });
    }
    return done;
}

Expected<RangeResult> SqlRangeReader::read(const RangeQuery &query, const Part &part)
{
    RangeResult result{.query = query, .resolution = query.resolution, .from = query.until};
    std::vector<Windows> windows(query.series.size());
    auto ready = ensureOpen()
                     .and_then([&] { return extentOf(FirstCell, LastCell); })
                     .and_then([&](const Extent &extent) {
                         m_cells = extent;
                         return extentOf(FirstQuarter, LastQuarter);
                     })
                     .and_then([&](const Extent &extent) {
                         m_quarters = extent;
                         return finality();
                     })
                     .and_then([&](Finality found) {
                         m_final = std::move(found);
                         return hasRolledUp(query.from, query.until);
                     })
                     .map([&](bool rolledUp) {
                         if (rolledUp)
                             result.resolution = std::max(result.resolution, Quarter);
                         m_grid = WindowGrid(result.resolution);
                     });
    if (!ready)
        return tl::unexpected(ready.error());

    const auto told = [&] {
        RangeResult now = result;
        for (const Windows &series : windows) {
            std::vector<WindowPoint> points;
            points.reserve(series.size());
            for (const auto &[start, point] : series)
                points.push_back(point);
            now.windows.push_back(std::make_shared<const WindowRow>(std::move(points)));
        }
        return now;
    };
    const TimeMs first = m_grid.startOf(query.from), end = m_grid.endOf(m_grid.startOf(query.until - 1));
    // Beyond what the tables have there is nothing to look for.
    const auto edgeOf = [&](std::optional<TimeMs> Extent::*edge, auto choose, TimeMs otherwise) {
        const std::optional<TimeMs> a = m_cells.*edge, b = m_quarters.*edge;
        return a && b ? choose(*a, *b) : a ? *a : b ? *b : otherwise;
    };
    const TimeMs earliest = edgeOf(&Extent::first, [](TimeMs a, TimeMs b) { return std::min(a, b); }, end);
    const TimeMs oldest = std::max(first, m_grid.startOf(earliest));
    if (m_cells.first || m_quarters.first)
        result.oldest = earliest;
    TimeMs until = std::min(
        end, edgeOf(&Extent::last, [](TimeMs a, TimeMs b) { return std::max(a, b); }, first - Quarter) + Quarter);
    auto next = std::chrono::steady_clock::now() + TellEvery;
    DurationMs piece = FirstPiece;
    while (until > oldest) {
        const TimeMs from = std::max(oldest, m_grid.startOf(until - piece));
        piece = std::min(2 * piece, WholeDay);
        if (auto some = readPiece(query, from, until, windows); !some)
            return tl::unexpected(some.error());
        until = result.from = from;
        if (until <= oldest || std::chrono::steady_clock::now() < next)
            continue;
        if (!part(told()))
            return told();
        next = std::chrono::steady_clock::now() + TellEvery;
    }
    result.from = first;
    result.complete = true;
    return told();
}

}  // namespace

}  // namespace store

std::unique_ptr<RangeReader> makeRangeReader(const StoreSettings &settings, const std::string &connectionName)
{
    return std::make_unique<store::SqlRangeReader>(settings, connectionName);
}

}  // namespace observatorio
