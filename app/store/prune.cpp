// SPDX-License-Identifier: GPL-3.0-or-later
// What is past its time goes, in transactions so small that a commit behind one hardly waits.
//
// A series' quarter hour is rolled up whole or not at all: what the view tells of it becomes its row in `cuartos`, and
// its windows go, in one transaction over one state of the database. It waits for every partition with windows in it:
// as long as one's watermark has not passed, the windows are open and come again with absolute values.
#include "app/store/sqlstore.h"

#include "analytics/domain/windowgrid.h"

#include <algorithm>
#include <chrono>

namespace observatorio::store {

namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr DurationMs Hour = 3'600'000, Day = 24 * Hour;
constexpr std::size_t MostSeriesAStep = 500;
constexpr int RowsAStep = 500;
constexpr auto LongStep = 20ms, ShortStep = 8ms;

const Statement NextQuarter = {
    "celdas, oldest", QStringLiteral("SELECT {ms:min(c.inicio_15min)} FROM celdas c WHERE c.inicio_15min > ?")};

// Values: of the quarter start, end, and the event time from which on its windows may go; and how many.
const Statement RipeSeries = {"celdas, ripe", QStringLiteral(R"(
    SELECT c.pais, c.indicador FROM celdas c WHERE c.inicio_15min = ?
     GROUP BY c.pais, c.indicador
    HAVING count(CASE WHEN c.progreso_id IN
                           (SELECT p.id FROM progreso p
                             WHERE coalesce(p.marca_agua < ?, true) OR coalesce(p.evento_max < ?, true)) THEN 1 END) = 0
     ORDER BY c.pais, c.indicador LIMIT ?)")};

const Statement RollUp = {"cuartos", QStringLiteral(R"(
    INSERT INTO cuartos (inicio_15min, pais, indicador, num_eventos, suma, minimo, maximo, enmendada)
    SELECT m.ventana_inicio, m.pais, m.indicador, m.num_eventos, m.suma, m.minimo, m.maximo, m.enmendada
      FROM metricas_15min m WHERE m.ventana_inicio = ? AND m.pais = ? AND m.indicador = ?
    ON CONFLICT (inicio_15min, pais, indicador) DO UPDATE
       SET num_eventos = excluded.num_eventos, suma = excluded.suma, minimo = excluded.minimo, maximo = excluded.maximo,
           enmendada = excluded.enmendada)")};

const Statement DropWindows = {
    "celdas, prune", QStringLiteral("DELETE FROM celdas WHERE inicio_15min = ? AND pais = ? AND indicador = ?")};

const Statement NewestEvent = {"progreso, newest", QStringLiteral("SELECT {ms:max(p.evento_max)} FROM progreso p")};

// Late records of windows that are gone too. They only add up, so their rows may go at any time.
const Statement DropLate = {"tardios, prune", QStringLiteral(R"(
    DELETE FROM tardios WHERE (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado) IN
        (SELECT t.ventana_inicio, t.ventana_fin, t.pais, t.indicador, t.progreso_id, t.enmendado FROM tardios t
          WHERE t.ventana_fin <= ? LIMIT ?) RETURNING 1)")};

const Statement DropQuarters = {"cuartos, prune", QStringLiteral(R"(
    DELETE FROM cuartos WHERE (inicio_15min, pais, indicador) IN
        (SELECT q.inicio_15min, q.pais, q.indicador FROM cuartos q WHERE q.inicio_15min < ? LIMIT ?) RETURNING 1)")};

const Statement DropAlerts = {"alertas, prune", QStringLiteral(R"(
    DELETE FROM alertas WHERE (id, cluster) IN
        (SELECT a.id, a.cluster FROM alertas a WHERE coalesce(a.fin, a.obsoleta_desde) < ? LIMIT ?) RETURNING 1)")};

const Statement NewestSize = {"tamanos, newest", QStringLiteral("SELECT {ms:max(t.medido)} FROM tamanos t")};
const Statement RememberSize = {
    "tamanos", QStringLiteral("INSERT INTO tamanos (medido, bytes) VALUES (?, ?) ON CONFLICT (medido) DO NOTHING")};
const Statement ForgetSizes = {"tamanos, prune", QStringLiteral("DELETE FROM tamanos WHERE medido < ?")};
// The last one that is a day old, or else the first.
const Statement SizeBefore = {"tamanos, read", QStringLiteral(R"(
    SELECT {ms:t.medido}, t.bytes FROM tamanos t
     ORDER BY t.medido <= ? DESC, CASE WHEN t.medido <= ? THEN t.medido END DESC, t.medido LIMIT 1)")};
const Statement OldestQuarter = {"cuartos, oldest", QStringLiteral("SELECT {ms:min(q.inicio_15min)} FROM cuartos q")};
const Statement OldestWindow = {"celdas, first", QStringLiteral("SELECT {ms:min(c.ventana_inicio)} FROM celdas c")};

}  // namespace

Expected<std::optional<TimeMs>> SqlStore::timeIn(const Statement &statement, const QVariantList &values)
{
    std::optional<TimeMs> time;
    return m_connection.execute(statement, values, [&time](const Row &row) { time = row.time(0); }).map([&time] {
        return time;
    });
}

Expected<bool> SqlStore::prune(const RetentionSettings &keep, TimeMs now)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    Expected<bool> more = keep.windowDays > 0 ? rollUp(keep.windowDays * Day, now) : false;
    if (more && !*more)
        more = forget(keep, now);
    if (const QString settle = m_connection.product().settlePruned(); more && *more && !settle.isEmpty()) {
        if (auto settled = m_connection.execute("settle", settle); !settled)
            return tl::unexpected(settled.error());
    }
    return more;
}

Expected<bool> SqlStore::rollUp(DurationMs keep, TimeMs now)
{
    constexpr TimeMs BeforeAll = -62'135'596'800'000;
    if (!m_quarter) {
        auto oldest = timeIn(NextQuarter, {m_connection.timeValue(BeforeAll)});
        if (!oldest)
            return tl::unexpected(oldest.error());
        m_quarter = *oldest;
    }
    if (!m_quarter || *m_quarter + LongWindows.length() + keep > now) {
        m_quarter.reset();
        return false;
    }
    const auto done = rollUpSome(*m_quarter, keep);
    if (!done)
        return tl::unexpected(done.error());
    if (*done == 0) {
        auto next = timeIn(NextQuarter, {m_connection.timeValue(*m_quarter)});
        if (!next)
            return tl::unexpected(next.error());
        m_quarter = *next;
    }
    return m_quarter.has_value();
}

Expected<std::size_t> SqlStore::rollUpSome(TimeMs quarter, DurationMs keep)
{
    const auto began = steady_clock::now();
    const QVariant start = m_connection.timeValue(quarter);
    const TimeMs end = quarter + LongWindows.length();
    std::vector<std::pair<QString, QString>> series;  // as they are stored
    Transaction transaction(m_connection);
    auto done = transaction.beginSnapshot().and_then([&] {
        return m_connection.execute(RipeSeries,
                                    {start, m_connection.timeValue(end), m_connection.timeValue(end + keep),
                                     static_cast<qlonglong>(m_seriesAStep)},
                                    [&](const Row &row) { series.emplace_back(row.stored(0), row.stored(1)); });
    });
    for (const auto &[country, indicator] : series) {
        for (const Statement *statement : {&RollUp, &DropWindows})
            done = done.and_then([&] { return m_connection.execute(*statement, {start, country, indicator}); });
    }
    if (series.empty() && done)
        return 0;
    done = done.and_then([&] { return transaction.commit(); });
    if (!done)
        return tl::unexpected(done.error());
    const auto took = steady_clock::now() - began;
    if (took > LongStep)
        m_seriesAStep = std::max<std::size_t>(1, m_seriesAStep / 2);
    else if (took < ShortStep)
        m_seriesAStep = std::min(MostSeriesAStep, m_seriesAStep * 2);
    return series.size();
}

Expected<bool> SqlStore::forget(const RetentionSettings &keep, TimeMs now)
{
    const auto newest = timeIn(NewestEvent, {});
    if (!newest)
        return tl::unexpected(newest.error());
    if (!*newest)
        return false;
    const TimeMs today = std::min(now, **newest);
    const std::pair<const Statement *, int> work[] = {
        {&DropLate, keep.windowDays}, {&DropQuarters, keep.resultDays}, {&DropAlerts, keep.resultDays}};
    for (const auto &[statement, days] : work) {
        if (days <= 0)
            continue;
        int gone = 0;
        if (auto done = m_connection.execute(*statement, {m_connection.timeValue(today - days * Day), RowsAStep},
                                             [&gone](const Row &) { ++gone; });
            !done)
            return tl::unexpected(done.error());
        if (gone > 0)
            return true;
    }
    return false;
}

Expected<StoreSize> SqlStore::measure(TimeMs now) { return sizeAt(now, true); }

Expected<StoreSize> SqlStore::sizeAt(TimeMs now, bool remember)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    StoreSize size;
    size.measured = now;
    std::optional<TimeMs> before;
    std::int64_t bytesBefore = 0;
    const QVariant dayAgo = m_connection.timeValue(now - Day);
    auto done =
        m_connection
            .execute("size", m_connection.product().size(), [&](const Row &row) { size.bytes = row.integer(0); })
            .and_then([&] { return timeIn(OldestWindow, {}); })
            .and_then([&](std::optional<TimeMs> oldest) {
                size.oldestWindow = oldest;
                return timeIn(OldestQuarter, {});
            })
            .and_then([&](std::optional<TimeMs> oldest) {
                size.oldestQuarter = oldest;
                return m_connection.execute(SizeBefore, {dayAgo, dayAgo}, [&](const Row &row) {
                    before = row.time(0);
                    bytesBefore = row.integer(1);
                });
            })
            .and_then([&] { return timeIn(NewestSize, {}); })
            .and_then([&](std::optional<TimeMs> newest) -> Expected<void> {
                if (!remember || (newest && now - *newest < Hour))
                    return {};
                return m_connection
                    .execute(RememberSize, {m_connection.timeValue(now), static_cast<qlonglong>(size.bytes)})
                    .and_then(
                        [&] { return m_connection.execute(ForgetSizes, {m_connection.timeValue(now - 32 * Day)}); });
            });
    if (!done)
        return tl::unexpected(done.error());
    if (before && now - *before >= Hour)
        size.bytesPerDay = static_cast<double>(size.bytes - bytesBefore) * static_cast<double>(Day)
                           / static_cast<double>(now - *before);
    return size;
}

}  // namespace observatorio::store
