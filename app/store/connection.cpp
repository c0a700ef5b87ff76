// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/connection.h"

#include "app/store/storetext.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlRecord>

#include <limits>

namespace observatorio::store {

int Row::size() const { return m_query.record().count(); }
std::string Row::name(int column) const { return m_query.record().fieldName(column).toStdString(); }
bool Row::isNull(int column) const { return m_query.isNull(column); }
std::string Row::text(int column) const { return unescapedText(m_query.value(column).toString()); }
QString Row::stored(int column) const { return m_query.value(column).toString(); }
std::int64_t Row::integer(int column) const { return m_query.value(column).toLongLong(); }
bool Row::boolean(int column) const { return m_query.value(column).toBool(); }

double Row::real(int column) const
{
    // SQLite keeps no NaN: it becomes NULL there.
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN() : m_query.value(column).toDouble();
}

std::optional<TimeMs> Row::time(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return m_product.timeOf(m_query.value(column));
}

Connection::Connection(const StoreSettings &settings, const std::string &name, const Patience &patience)
    : m_product(makeProduct(settings, patience)), m_name(QString::fromStdString(name))
{
}

Connection::~Connection() { close(); }

void Connection::close()
{
    if (m_database.isValid()) {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    // After their driver: they would otherwise tell a server that may be gone to forget them, one by one.
    qDeleteAll(m_prepared);
    m_prepared.clear();
}

bool Connection::isUsable() const { return !m_broken && m_database.isOpen() && m_product->isStillThere(); }

QVariant Connection::handle() const { return m_database.isOpen() ? m_database.driver()->handle() : QVariant(); }

Expected<void> Connection::open(OpenMode mode)
{
    close();
    m_broken = false;
    auto opened = connect(mode);
    if (!opened)
        close();
    return opened;
}

Expected<void> Connection::connect(OpenMode mode)
{
    const QString driver = QString::fromLatin1(m_product->driver());
    if (!QSqlDatabase::isDriverAvailable(driver))
        return failure(ErrorCode::Internal, driver.toStdString(), "Qt's driver for this database is not installed");
    m_database = QSqlDatabase::addDatabase(driver, m_name);
    if (auto configured = m_product->configure(m_database, mode); !configured)
        return configured;
    if (auto fit = m_product->lookAhead(); !fit)
        return fit;
    if (!m_database.open())
        return tl::unexpected(m_product->connectError(m_database.lastError()));
    auto version = m_product->startSession(*this, mode);
    if (!version)
        return tl::unexpected(version.error());
    m_version = *std::move(version);
    return {};
}

tl::unexpected<Error> Connection::failed(const QSqlError &error, const char *name)
{
    if (m_product->breaksConnection(error) || !m_database.isOpen())
        m_broken = true;
    m_refusedContent = m_product->refusesContent(error);
    m_ranOutOfTime = m_product->ranOutOfTime(error);
    return tl::unexpected(m_product->statementError(error, name));
}

Expected<void> Connection::run(QSqlQuery &query, const char *name, const RowHandler &onRow)
{
    while (query.next()) {
        if (onRow)
            onRow(Row(query, *m_product));
    }
    const QSqlError error = query.lastError();
    query.finish();
    if (error.isValid())
        return failed(error, name);
    return {};
}

Expected<void> Connection::execute(const char *name, const QString &sql, const RowHandler &onRow)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(m_product->streamsResults());
    if (!query.exec(sql))
        return failed(query.lastError(), name);
    return run(query, name, onRow);
}

Expected<QSqlQuery *> Connection::prepared(const char *name, std::size_t shape, const std::function<QString()> &text)
{
    const QString key = QString::fromLatin1(name) + u'/' + QString::number(shape);
    if (QSqlQuery *known = m_prepared.value(key))
        return known;
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(m_product->streamsResults());
    if (!query->prepare(text()))
        return failed(query->lastError(), name);
    QSqlQuery *raw = query.release();
    m_prepared.insert(key, raw);
    return raw;
}

Expected<void> Connection::execute(const Statement &statement, const QVariantList &values, const RowHandler &onRow)
{
    auto query = prepared(statement.name, 0, [&] { return inDialect(m_product->dialect(), statement.text); });
    if (!query)
        return tl::unexpected(query.error());
    for (qsizetype i = 0; i < values.size(); ++i)
        (*query)->bindValue(static_cast<int>(i), values[i]);
    if (!(*query)->exec())
        return failed((*query)->lastError(), statement.name);
    return run(**query, statement.name, onRow);
}

Expected<void> Connection::execute(const Statement &statement, const RowSet &rows, const RowHandler &onRow,
                                   const QVariantList &before)
{
    for (const RowSet::Piece &piece : rows.pieces()) {
        auto query = prepared(statement.name, piece.shape, [&] {
            return inDialect(m_product->dialect(), statement.text)
                .replace(QStringLiteral("{rows}"), rows.table(piece.shape));
        });
        if (!query)
            return tl::unexpected(query.error());
        int place = 0;
        for (const QVariant &value : before)
            (*query)->bindValue(place++, value);
        for (const QVariant &value : piece.values)
            (*query)->bindValue(place++, value);
        if (!(*query)->exec())
            return failed((*query)->lastError(), statement.name);
        if (auto read = run(**query, statement.name, onRow); !read)
            return read;
    }
    return {};
}

Transaction::~Transaction()
{
    if (!m_open || m_connection.m_broken)
        return;
    // SQLite may have rolled back by itself; then this says so, and a fresh connection is the clean way on.
    if (!m_connection.execute("rollback", QStringLiteral("ROLLBACK")))
        m_connection.m_broken = true;
}

Expected<void> Transaction::begin() { return begin(m_connection.product().dialect().begin); }
Expected<void> Transaction::beginReading() { return begin(m_connection.product().dialect().beginReading); }
Expected<void> Transaction::beginSnapshot() { return begin(m_connection.product().dialect().beginSnapshot); }

Expected<void> Transaction::begin(const char *statement)
{
    auto begun = m_connection.execute("begin", QString::fromLatin1(statement));
    m_open = begun.has_value();
    return begun;
}

Expected<void> Transaction::commit()
{
    auto done = m_connection.execute("commit", QStringLiteral("COMMIT"));
    if (done)
        m_open = false;
    return done;
}

}  // namespace observatorio::store
