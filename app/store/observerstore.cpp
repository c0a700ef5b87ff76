// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/observerstore.h"

#include "app/store/migrations.h"
#include "app/store/sqlstore.h"
#include "app/store/tables.h"
#include "app/store/workers.h"

#include <QFileInfo>

#include <functional>
#include <string>

namespace observatorio {

namespace store {

namespace {

constexpr TimeMs YearOne = -62'135'596'800'000;  // before any window (analytics/domain/eventtime.h)

const Statement ReadProgress = {"progreso, read",
                                selectText(Progress.info(), QLatin1String("p"),
                                           ", p.cluster, {ms:p.actualizado} FROM progreso p WHERE p.actualizado >= ?")};

Statement readCells(const char *what, const char *which)
{
    const std::string rest =
        std::string("FROM {rows} JOIN celdas c ON c.progreso_id = v.id AND c.ventana_fin > v.desde "
                    "AND ")
        + which + " LEFT JOIN progreso p ON p.id = c.progreso_id";
    return {what, selectText(StoredWindows.info(), QLatin1String("c"), rest.c_str())};
}

const Statement ReadTouched = readCells("celdas, touched", "NOT c.enmendado");
const Statement ReadAmended = readCells("celdas, amended", "c.enmendado");

const Statement ReadNewLast = {
    "ultimos_por_particion, read",
    selectText(LastValues.info(), QLatin1String("u"),
               "FROM {rows} JOIN ultimos_por_particion u ON u.topic = v.topic AND u.particion = v.particion "
               "AND u.cluster = v.cluster AND u.offset_evento >= v.desde")};

const Statement ReadRejected = {
    "eventos_rechazados, read",
    QStringLiteral(
        "SELECT r.topic, r.particion, r.offset_evento, r.motivo, r.muestra, {ms:r.ts_evento} FROM {rows} "
        "JOIN eventos_rechazados r ON r.cluster = v.cluster AND r.topic = v.topic "
        "AND r.particion = v.particion AND r.offset_evento >= v.desde ORDER BY r.offset_evento DESC LIMIT ")};

const Statement ReadLate = {
    "tardios, read",
    selectText(LateRecords.info(), QLatin1String("t"),
               ", p.topic, p.particion FROM tardios t JOIN progreso p ON p.id = t.progreso_id "
               "ORDER BY t.ventana_inicio DESC, t.ventana_fin DESC, t.pais, t.indicador, t.progreso_id, t.enmendado "
               "LIMIT ?")};

std::optional<RejectReason> reasonNamed(const std::string &name)
{
    for (int i = 0; i < RejectReasonCount; ++i)
        if (name == rejectReasonName(static_cast<RejectReason>(i)))
            return static_cast<RejectReason>(i);
    return std::nullopt;
}

}  // namespace

class ObservingStore final : public ObserverStore, private SqlStore {
public:
    ObservingStore(const StoreSettings &settings, const std::string &connectionName)
        : SqlStore(settings, connectionName, {})
    {
    }

    Store &store() override { return *this; }
    [[nodiscard]] bool isTold() const override { return !m_connection.product().listen().isEmpty(); }
    Expected<bool> changed() override
    {
        return ensureOpen().and_then([this] { return m_connection.heardOthers(); });
    }
    Expected<ObserverStore::Progress> progress(std::optional<TimeMs> since) override;
    Expected<std::vector<StoredWindow>> touchedWindows(const std::vector<LookFrom> &from) override;
    Expected<std::vector<StoredWindow>> amendments(const std::vector<LookFrom> &from, TimeMs since) override;
    Expected<std::vector<LastValue>> newLastValues(const std::vector<LookFrom> &from) override;
    Expected<std::vector<Rejected>> newRejected(const std::vector<LookFrom> &from, std::size_t limit) override;
    Expected<std::vector<Late>> newestLate(std::size_t limit) override;
    Expected<StoreSize> size(TimeMs now) override
    {
        return ensureOpen().and_then([&] { return sizeAt(now, false); });
    }

private:
    Expected<void> open() override;
    Expected<std::vector<StoredWindow>> cells(const Statement &statement, const std::vector<LookFrom> &from,
                                              const std::function<TimeMs(const LookFrom &)> &since);
    [[nodiscard]] std::unique_ptr<RowSet> partitionRows(const std::vector<LookFrom> &from) const;
};

Expected<void> ObservingStore::open()
{
    const DatabaseProduct &product = m_connection.product();
    // Where there is none, opening would make one.
    if (product.settings().kind == StoreKind::Sqlite
        && !QFileInfo::exists(QString::fromStdString(product.settings().sqlitePath)))
        return failure(ErrorCode::NothingToObserve, product.name(), "there is no such file");
    auto opened =
        m_connection.open(OpenMode::ExistingOnly)
            .and_then([this] { return schemaNumber(m_connection); })
            .and_then([&](int number) -> Expected<void> {
                const auto known = newestMigration(product.settings().kind);
                if (!known)
                    return tl::unexpected(known.error());
                if (number == 0)
                    return failure(ErrorCode::NothingToObserve, product.name(), "it has none of this program's tables");
                if (number < *known)
                    return failure(ErrorCode::SchemaTooOld, product.name(),
                                   "its tables have number " + std::to_string(number) + ", this program knows "
                                       + std::to_string(*known));
                return {};
            })
            .and_then([&]() -> Expected<void> {
                const QString listen = product.listen();
                return listen.isEmpty() ? Expected<void>{} : m_connection.execute("LISTEN", listen);
            });
    if (!opened)
        m_connection.close();
    return opened;
}

Expected<ObserverStore::Progress> ObservingStore::progress(std::optional<TimeMs> since)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    auto now = databaseTime(m_connection);
    if (!now)
        return tl::unexpected(now.error());
    ObserverStore::Progress found{*now, {}};
    std::map<std::int64_t, std::size_t> places;
    const std::unique_ptr<RowSet> ids = m_connection.rowSet({{"id", ColumnType::Integer}});
    auto read = m_connection.execute(
        ReadProgress, QVariantList{m_connection.timeValue(since.value_or(YearOne))}, [&](const Row &row) {
            auto [owner, start] = store::Progress.read(row);
            start.log = row.text(row.size() - 2);
            places[owner.progress] = found.rows.size();
            ids->integer(owner.progress);
            found.rows.push_back({owner.progress, std::move(start), *now - row.time(row.size() - 1).value_or(*now)});
        });
    if (!read || found.rows.empty())
        return read.map([&] { return std::move(found); });
    return m_connection
        .execute(ReadReasons, *ids,
                 [&](const Row &row) {
                     const auto [owner, reason] = Reasons.read(row);
                     auto &accounting = found.rows[places.at(owner.progress)].start.accounting;
                     if (const auto known = reasonNamed(reason.reason); known && accounting)
                         accounting->rejectedBy[static_cast<std::size_t>(*known)] = reason.count;
                 })
        .map([&] { return std::move(found); });
}

Expected<std::vector<StoredWindow>> ObservingStore::touchedWindows(const std::vector<LookFrom> &from)
{
    return cells(ReadTouched, from, [](const LookFrom &one) { return one.watermark.value_or(YearOne); });
}

Expected<std::vector<StoredWindow>> ObservingStore::amendments(const std::vector<LookFrom> &from, TimeMs since)
{
    return cells(ReadAmended, from, [since](const LookFrom &) { return since; });
}

Expected<std::vector<StoredWindow>> ObservingStore::cells(const Statement &statement, const std::vector<LookFrom> &from,
                                                          const std::function<TimeMs(const LookFrom &)> &since)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    const std::unique_ptr<RowSet> rows =
        m_connection.rowSet({{"id", ColumnType::Integer}, {"desde", ColumnType::Time}});
    for (const LookFrom &one : from)
        rows->integer(one.id).time(since(one));
    std::vector<StoredWindow> found;
    return m_connection
        .execute(statement, *rows, [&found](const Row &row) { found.push_back(StoredWindows.read(row).second); })
        .map([&found] { return std::move(found); });
}

std::unique_ptr<RowSet> ObservingStore::partitionRows(const std::vector<LookFrom> &from) const
{
    auto rows = m_connection.rowSet({{"cluster", ColumnType::Text},
                                     {"topic", ColumnType::Text},
                                     {"particion", ColumnType::Integer},
                                     {"desde", ColumnType::Integer}});
    for (const LookFrom &one : from)
        rows->text(one.log).text(one.partition.topic).integer(one.partition.partition).integer(one.nextOffset);
    return rows;
}

Expected<std::vector<LastValue>> ObservingStore::newLastValues(const std::vector<LookFrom> &from)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    std::vector<LastValue> found;
    return m_connection
        .execute(ReadNewLast, *partitionRows(from),
                 [&found](const Row &row) { found.push_back(LastValues.read(row).second); })
        .map([&found] { return std::move(found); });
}

Expected<std::vector<ObserverStore::Rejected>> ObservingStore::newRejected(const std::vector<LookFrom> &from,
                                                                           std::size_t limit)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    const Statement limited{ReadRejected.name, ReadRejected.text + QString::number(limit)};
    std::vector<Rejected> found;
    return m_connection
        .execute(limited, *partitionRows(from),
                 [&found](const Row &row) {
                     Rejected one;
                     one.partition = {row.text(0), static_cast<std::int32_t>(row.integer(1))};
                     one.sample.offset = row.integer(2);
                     one.sample.reason = reasonNamed(row.text(3)).value_or(RejectReason::NotJson);
                     one.sample.sample = row.text(4);
                     one.sample.timestamp = row.time(5);
                     found.push_back(std::move(one));
                 })
        .map([&found] { return std::move(found); });
}

Expected<std::vector<ObserverStore::Late>> ObservingStore::newestLate(std::size_t limit)
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    std::vector<Late> found;
    return m_connection
        .execute(ReadLate, QVariantList{static_cast<qlonglong>(limit)},
                 [&found](const Row &row) {
                     const int after = row.size() - 2;
                     found.push_back({{row.text(after), static_cast<std::int32_t>(row.integer(after + 1))},
                                      LateRecords.read(row).second});
                 })
        .map([&found] { return std::move(found); });
}

}  // namespace store

std::unique_ptr<ObserverStore> makeObserverStore(const StoreSettings &settings, const std::string &connectionName)
{
    return std::make_unique<store::ObservingStore>(settings, connectionName);
}

}  // namespace observatorio
