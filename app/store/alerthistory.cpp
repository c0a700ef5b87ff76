// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerthistory.h"

#include "app/store/connection.h"
#include "app/store/migrations.h"
#include "app/store/storetext.h"
#include "app/store/tables.h"

#include <QFileInfo>

namespace observatorio {

namespace store {

namespace {

/// One who waits for it alone.
const Patience ForAPerson{.statement = std::chrono::minutes(2)};

/// One text for every question, so that it is prepared once: a condition that is not asked has its switch off.
const Statement ReadPage = {
    "alertas, history",
    selectText(Alerts.info(), QLatin1String("a"),
               ", a.cluster FROM alertas a WHERE a.inicio >= ? AND a.inicio < ? "
               "AND (a.inicio < ? OR (a.inicio = ? AND (a.id > ? OR (a.id = ? AND a.cluster > ?)))) "
               "AND (? = '' OR ? LIKE '%,' || a.estado || ',%') AND (? = '' OR a.severidad = ?) "
               "AND (? = '' OR a.pais = ?) AND (? = '' OR a.indicador = ?) "
               "AND (? = '' OR lower(a.pais || ' ' || a.indicador || ' ' || a.regla || ' ' || a.topic || ' [' "
               "|| a.particion || '] ' || a.offset_evento) LIKE ? ESCAPE '!' "
               "OR ? LIKE '%,' || a.pais || ',%' OR ? LIKE '%,' || a.indicador || ',%') "
               "ORDER BY a.inicio DESC, a.id, a.cluster LIMIT ?")};

/// Never null, which would be SQL's NULL.
QString asStored(const std::string &text) { return QStringLiteral("") + QString::fromStdString(escapedText(text)); }

/// What a page's `estado` may be: ",resuelta,interrumpida,".
QString statesOf(std::optional<AlertLife> life)
{
    if (!life)
        return QStringLiteral("");
    return *life == AlertLife::Active  ? QStringLiteral(",activa,")
           : *life == AlertLife::Stale ? QStringLiteral(",obsoleta,")
                                       : QStringLiteral(",resuelta,interrumpida,");
}

QString partOf(const QString &text)
{
    QString part = text.toLower();
    for (const char special : {'!', '%', '_'})
        part.replace(QLatin1Char(special), QLatin1Char('!') + QString(QLatin1Char(special)));
    return u'%' + part + u'%';
}

QString listOf(const std::vector<std::string> &texts)
{
    QString list = QStringLiteral(",");
    for (const std::string &text : texts)
        list += asStored(text) + u',';
    return list;
}

class Reader final : public AlertHistory {
public:
    Reader(const StoreSettings &settings, const std::string &name) : m_connection(settings, name, ForAPerson) {}

    Expected<AlertPage> page(const AlertQuery &query, std::size_t limit) override
    {
        auto found = open().and_then([&] { return read(query, limit); });
        if (!found)
            m_connection.close();
        return found;
    }

private:
    Expected<void> open();
    Expected<AlertPage> read(const AlertQuery &query, std::size_t limit);

    Connection m_connection;
};

Expected<void> Reader::open()
{
    if (m_connection.isUsable())
        return {};
    const StoreSettings &settings = m_connection.product().settings();
    if (settings.kind == StoreKind::Sqlite && !QFileInfo::exists(QString::fromStdString(settings.sqlitePath)))
        return failure(ErrorCode::NothingToObserve, m_connection.product().name(), "there is no such file");
    return m_connection.open(OpenMode::ExistingOnly)
        .and_then([this] { return schemaNumber(m_connection); })
        .and_then([&](int number) -> Expected<void> {
            const auto known = newestMigration(settings.kind);
            if (!known)
                return tl::unexpected(known.error());
            if (number < *known)
                return failure(number == 0 ? ErrorCode::NothingToObserve : ErrorCode::SchemaTooOld,
                               m_connection.product().name(),
                               "its tables have number " + std::to_string(number) + ", this program knows "
                                   + std::to_string(*known));
            return {};
        });
}

Expected<AlertPage> Reader::read(const AlertQuery &query, std::size_t limit)
{
    // Before any row where no place is given: every start lies before `until`.
    const AlertPlace after = query.after.value_or(AlertPlace{query.until, {}, {}});
    const QVariant at = m_connection.timeValue(after.start);
    const QString id = asStored(after.id);
    QVariantList values{m_connection.timeValue(query.from),
                        m_connection.timeValue(query.until),
                        at,
                        at,
                        id,
                        id,
                        asStored(after.cluster)};
    const auto add = [&values](const QString &asked, const QString &value) { values << asked << value; };
    const QString states = statesOf(query.life), text = asStored(query.text);
    const QString severity = query.severity ? asStored(std::string(severityName(*query.severity))) : QStringLiteral("");
    add(states, states);
    add(severity, severity);
    add(asStored(query.country), asStored(query.country));
    add(asStored(query.indicator), asStored(query.indicator));
    add(text, partOf(text));
    values << listOf(query.textCountries) << listOf(query.textIndicators);
    values << static_cast<qlonglong>(limit + 1);  // one more says whether there are more
    AlertPage page;
    AlertPlace last;
    return m_connection
        .execute(ReadPage, values,
                 [&](const Row &row) {
                     if (page.alerts.size() == limit) {
                         page.next = last;
                         return;
                     }
                     page.alerts.push_back(Alerts.read(row).second);
                     const AlertEpisode &episode = page.alerts.back().episode;
                     last = {episode.start, episode.id, row.text(row.size() - 1)};
                 })
        .map([&] { return std::move(page); });
}

}  // namespace

}  // namespace store

std::unique_ptr<AlertHistory> makeAlertHistory(const StoreSettings &settings, const std::string &connectionName)
{
    return std::make_unique<store::Reader>(settings, connectionName);
}

}  // namespace observatorio
