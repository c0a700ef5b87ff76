// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/connection.h"

#include "app/store/dialect.h"
#include "app/store/sqlerrors.h"
#include "app/store/storetext.h"
#include "app/store/timetext.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QThread>

#include <limits>
#include <memory>
#include <sys/stat.h>

namespace observatorio::store {

namespace {

constexpr int OldestPostgres = 140'000;
constexpr int OldestSqlite[] = {3, 35};
constexpr int SqliteBusyMs = 5'000;

// Server side too, so that locks of a client that vanished do not stay.
const char *const PostgresOptions =
    "connect_timeout=3;keepalives=1;keepalives_idle=5;keepalives_interval=2;keepalives_count=3;tcp_user_timeout=10000;"
    "application_name=Observatorio";
const char *const PostgresSession =
    "SET statement_timeout = '10s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '15s'; "
    "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3; SET tcp_user_timeout "
    "= 10000; "
    "SET TimeZone = 'UTC'; SET client_min_messages = 'warning'";

bool isSslMode(const std::string &mode)
{
    for (const char *known : {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
        if (mode == known)
            return true;
    return false;
}

}  // namespace

bool Row::isNull(int column) const { return m_query.isNull(column); }
std::string Row::text(int column) const { return unescapedText(m_query.value(column).toString()); }
std::int64_t Row::integer(int column) const { return m_query.value(column).toLongLong(); }
bool Row::boolean(int column) const { return m_query.value(column).toBool(); }

std::optional<std::int64_t> Row::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

double Row::real(int column) const
{
    // SQLite keeps no NaN: it becomes NULL there.
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN() : m_query.value(column).toDouble();
}

std::optional<TimeMs> Row::time(int column) const
{
    if (isNull(column))
        return std::nullopt;
    const QVariant value = m_query.value(column);
    if (value.typeId() == QMetaType::QString)
        return parseIsoTime(value.toString().toStdString());
    return value.toLongLong();
}

Connection::Connection(StoreSettings settings, std::string name)
    : m_settings(std::move(settings)), m_name(QString::fromStdString(name))
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

bool Connection::isUsable() const
{
    if (m_broken || !m_database.isOpen())
        return false;
    if (kind() == StoreKind::PostgreSql)
        return true;
    struct stat file = {};
    return ::stat(m_settings.sqlitePath.c_str(), &file) == 0 && file.st_dev == m_device && file.st_ino == m_inode;
}

Expected<void> Connection::open(Mode mode)
{
    close();
    m_broken = false;
    auto result = connect(mode).and_then([this] { return checkVersion(); });
    if (result && kind() == StoreKind::Sqlite && mode == Mode::ReadWrite)
        result = prepareSqlite();
    if (!result)
        close();
    return result;
}

Expected<void> Connection::connect(Mode mode)
{
    if (kind() == StoreKind::Sqlite) {
        if (m_settings.sqlitePath.empty())
            return failure(ErrorCode::BadSetting, "sqlitePath", "empty");
        const QString path = QString::fromStdString(m_settings.sqlitePath);
        if (mode == Mode::ReadWrite && !QDir().mkpath(QFileInfo(path).absolutePath()))
            return failure(ErrorCode::FileUnwritable, m_settings.sqlitePath, "cannot create its folder");
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        m_database.setDatabaseName(path);
        m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(SqliteBusyMs));
    } else {
        if (!m_settings.sslMode.empty() && !isSslMode(m_settings.sslMode))
            return failure(ErrorCode::BadSetting, "sslMode", m_settings.sslMode);
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name);
        m_database.setHostName(QString::fromStdString(m_settings.host));
        m_database.setPort(m_settings.port);
        m_database.setDatabaseName(QString::fromStdString(m_settings.database));
        m_database.setUserName(QString::fromStdString(m_settings.user));
        m_database.setPassword(QString::fromStdString(m_settings.password));
        QString options = QString::fromLatin1(PostgresOptions);
        if (!m_settings.sslMode.empty())
            options += QStringLiteral(";sslmode=") + QString::fromStdString(m_settings.sslMode);
        m_database.setConnectOptions(options);
    }
    if (!m_database.isValid())
        return failure(ErrorCode::Internal, m_database.driverName().toStdString(),
                       "Qt's driver for this database is not installed");
    if (!m_database.open())
        return tl::unexpected(connectError(m_settings, m_database.lastError()));
    if (kind() == StoreKind::PostgreSql)
        return execute("session", QString::fromLatin1(PostgresSession));
    return {};
}

Expected<void> Connection::checkVersion()
{
    const bool postgres = kind() == StoreKind::PostgreSql;
    QString version;
    int number = 0;
    auto read =
        postgres
            ? execute("version",
                      QStringLiteral(
                          "SELECT current_setting('server_version'), current_setting('server_version_num')::bigint"),
                      [&](const Row &row) {
                          version = QString::fromStdString(row.text(0));
                          number = static_cast<int>(row.integer(1));
                      })
            : execute("version", QStringLiteral("SELECT sqlite_version()"),
                      [&](const Row &row) { version = QString::fromStdString(row.text(0)); });
    if (!read)
        return read;
    const QStringList parts = version.split(u'.');
    const bool tooOld = postgres ? number < OldestPostgres
                                 : std::pair(parts.value(0).toInt(), parts.value(1).toInt())
                                       < std::pair(OldestSqlite[0], OldestSqlite[1]);
    m_version = (postgres ? "PostgreSQL " : "SQLite ") + version.section(u' ', 0, 0).toStdString();
    if (tooOld)
        return failure(ErrorCode::DatabaseFailed, databaseName(m_settings),
                       m_version + (postgres ? "; 14 or newer is needed" : "; 3.35 or newer is needed"));
    return {};
}

// WAL: readers (a person with the sqlite3 shell) never block the writer. With synchronous=NORMAL a power cut may lose
// the newest whole transactions, results and offsets together, so that they are simply read again; it never tears one.
Expected<void> Connection::prepareSqlite()
{
    for (const char *pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
                               "PRAGMA journal_size_limit = 67108864", "PRAGMA foreign_keys = ON"}) {
        // Two programs that make one new file a WAL together: SQLite refuses one at once, without its busy timeout.
        const QDeadlineTimer deadline(SqliteBusyMs);
        auto done = execute(pragma, QString::fromLatin1(pragma));
        while (!done && done.error().code == ErrorCode::DatabaseBusy && !deadline.hasExpired()) {
            QThread::msleep(5);
            done = execute(pragma, QString::fromLatin1(pragma));
        }
        if (!done)
            return done;
    }
    struct stat file = {};
    if (::stat(m_settings.sqlitePath.c_str(), &file) != 0)
        return failure(ErrorCode::DatabaseUnreachable, m_settings.sqlitePath, "the file vanished");
    m_device = file.st_dev;
    m_inode = file.st_ino;
    return {};
}

QVariant Connection::timeValue(TimeMs time) const
{
    return QString::fromStdString(kind() == StoreKind::PostgreSql ? postgresTime(time) : isoTime(time));
}

tl::unexpected<Error> Connection::failed(const QSqlError &error, const char *name)
{
    if (breaksConnection(m_settings, error) || !m_database.isOpen())
        m_broken = true;
    return tl::unexpected(statementError(m_settings, error, name));
}

Expected<void> Connection::run(QSqlQuery &query, const char *name, const RowHandler &onRow)
{
    while (query.next()) {
        if (onRow)
            onRow(Row(query));
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
    query.setForwardOnly(kind() == StoreKind::Sqlite);
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
    query->setForwardOnly(kind() == StoreKind::Sqlite);
    if (!query->prepare(text()))
        return failed(query->lastError(), name);
    QSqlQuery *raw = query.release();
    m_prepared.insert(key, raw);
    return raw;
}

Expected<void> Connection::execute(const Statement &statement, const QVariantList &values, const RowHandler &onRow)
{
    auto query = prepared(statement.name, 0, [&] { return inDialect(kind(), statement.text); });
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
            return inDialect(kind(), statement.text).replace(QStringLiteral("{rows}"), rows.table(piece.shape));
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

Expected<void> Transaction::begin()
{
    const bool postgres = m_connection.kind() == StoreKind::PostgreSql;
    auto begun = m_connection.execute("begin", postgres ? QStringLiteral("BEGIN ISOLATION LEVEL READ COMMITTED")
                                                        : QStringLiteral("BEGIN IMMEDIATE"));
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
