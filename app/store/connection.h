// SPDX-License-Identifier: GPL-3.0-or-later
// One SQL connection: opening with its timeouts, prepared statements, transactions, and errors as values. Knows the two
// databases' dialects; knows no table. Used by one thread.
#pragma once

#include "analytics/domain/error.h"
#include "app/store/rowset.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>
#include <sys/types.h>

namespace observatorio::store {

/// A statement's name (the key of its prepared form, and what an error calls it) and text. In the text, `{rows}` is the
/// RowSet; the other words in braces are the dialect's (dialect.h).
struct Statement {
    const char *name;
    const char *text;
};

/// The current row of a result.
class Row {
public:
    explicit Row(const QSqlQuery &query) : m_query(query) {}
    bool isNull(int column) const;
    std::string text(int column) const;
    std::int64_t integer(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    double real(int column) const;
    bool boolean(int column) const;
    /// A column read as {ms:column}.
    std::optional<TimeMs> time(int column) const;

private:
    const QSqlQuery &m_query;
};

using RowHandler = std::function<void(const Row &)>;

class Connection {
public:
    enum class Mode { ReadWrite, ExistingOnly };

    Connection(StoreSettings settings, std::string name);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Connects, checks the server's version and sets its timeouts: 3 s to connect, 5 s for a lock, 10 s for a
    /// statement.
    Expected<void> open(Mode mode = Mode::ReadWrite);
    void close();
    /// False after an error that broke the connection, and when the SQLite file was removed or replaced under us.
    bool isUsable() const;

    /// One statement, not kept.
    Expected<void> execute(const char *name, const QString &sql, const RowHandler &onRow = {});
    /// A kept statement with single values.
    Expected<void> execute(const Statement &statement, const QVariantList &values, const RowHandler &onRow = {});
    /// A kept statement over all rows; `before` are the values of placeholders ahead of {rows}.
    Expected<void> execute(const Statement &statement, const RowSet &rows, const RowHandler &onRow = {},
                           const QVariantList &before = {});

    RowSet rowSet(std::vector<Column> columns) const { return {m_settings.kind, std::move(columns)}; }
    QVariant timeValue(TimeMs time) const;
    /// "PostgreSQL 15.8", "SQLite 3.40.1"; once open.
    const std::string &serverVersion() const noexcept { return m_version; }
    const StoreSettings &settings() const noexcept { return m_settings; }
    StoreKind kind() const noexcept { return m_settings.kind; }

private:
    friend class Transaction;
    Expected<void> connect(Mode mode);
    Expected<void> checkVersion();
    Expected<void> prepareSqlite();
    Expected<void> run(QSqlQuery &query, const char *name, const RowHandler &onRow);
    Expected<QSqlQuery *> prepared(const char *name, std::size_t shape, const std::function<QString()> &text);
    tl::unexpected<Error> failed(const QSqlError &error, const char *name);

    StoreSettings m_settings;
    QString m_name;
    QSqlDatabase m_database;
    QHash<QString, QSqlQuery *> m_prepared;
    std::string m_version;
    bool m_broken = false;
    dev_t m_device = 0;
    ino_t m_inode = 0;
};

/// Rolls back unless committed. After a failed commit() the outcome is unknown to the caller.
class Transaction {
public:
    explicit Transaction(Connection &connection) : m_connection(connection) {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Expected<void> begin();
    Expected<void> commit();

private:
    Connection &m_connection;
    bool m_open = false;
};

}  // namespace observatorio::store
