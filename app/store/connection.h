// SPDX-License-Identifier: GPL-3.0-or-later
// One SQL connection: opening with its timeouts, prepared statements, transactions, and errors as values. Knows its
// product's dialect; knows no table. Used by one thread.
#pragma once

#include "app/store/product.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>

namespace observatorio::store {

/// A statement's name (the key of its prepared form, and what an error calls it) and text. In the text, `{rows}` is the
/// RowSet; the other words in braces are the dialect's (dialect.h).
struct Statement {
    const char *name;
    QString text;
};

/// The current row of a result.
class Row {
public:
    Row(const QSqlQuery &query, const DatabaseProduct &product) : m_query(query), m_product(product) {}
    [[nodiscard]] int size() const;
    [[nodiscard]] std::string name(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] QString stored(int column) const;  ///< a text as it stands in the table
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool boolean(int column) const;
    /// A column read as {ms:column}.
    [[nodiscard]] std::optional<TimeMs> time(int column) const;

private:
    const QSqlQuery &m_query;
    const DatabaseProduct &m_product;
};

using RowHandler = std::function<void(const Row &)>;

class Connection {
public:
    Connection(const StoreSettings &settings, const std::string &name, const Patience &patience = {});
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Connects, checks the server's version and sets its timeouts (Patience).
    Expected<void> open(OpenMode mode = OpenMode::ReadWrite);
    void close();
    /// From the next open() and rowSet() on.
    void setPatience(const Patience &patience) noexcept { m_product->setPatience(patience); }
    /// False after an error that broke the connection, and when the SQLite file was removed or replaced under us.
    [[nodiscard]] bool isUsable() const;
    /// The last error was about the rows of its statement (DatabaseProduct::refusesContent).
    [[nodiscard]] bool refusedContent() const noexcept { return m_refusedContent; }

    /// One statement, not kept.
    Expected<void> execute(const char *name, const QString &sql, const RowHandler &onRow = {});
    /// A kept statement with single values.
    Expected<void> execute(const Statement &statement, const QVariantList &values, const RowHandler &onRow = {});
    /// A kept statement over all rows; `before` are the values of placeholders ahead of {rows}.
    Expected<void> execute(const Statement &statement, const RowSet &rows, const RowHandler &onRow = {},
                           const QVariantList &before = {});

    [[nodiscard]] std::unique_ptr<RowSet> rowSet(std::vector<RowColumn> columns) const
    {
        return m_product->rowSet(std::move(columns));
    }
    [[nodiscard]] QVariant timeValue(TimeMs time) const { return m_product->timeText(time); }
    [[nodiscard]] const DatabaseProduct &product() const noexcept { return *m_product; }
    /// DatabaseProduct::heardOthers()
    Expected<bool> heardOthers() { return m_product->heardOthers(*this); }
    /// The library's own connection, a pointer of the library's type (QSqlDriver::handle()).
    [[nodiscard]] QVariant handle() const;
    /// "PostgreSQL 15.8", "SQLite 3.40.1"; once open.
    [[nodiscard]] const std::string &serverVersion() const noexcept { return m_version; }

    /// The last error was one of time (DatabaseProduct::ranOutOfTime).
    [[nodiscard]] bool ranOutOfTime() const noexcept { return m_ranOutOfTime; }

private:
    friend class Transaction;
    Expected<void> connect(OpenMode mode);
    Expected<void> run(QSqlQuery &query, const char *name, const RowHandler &onRow);
    Expected<QSqlQuery *> prepared(const char *name, std::size_t shape, const std::function<QString()> &text);
    tl::unexpected<Error> failed(const QSqlError &error, const char *name);

    const std::unique_ptr<DatabaseProduct> m_product;
    const QString m_name;
    QSqlDatabase m_database;
    QHash<QString, QSqlQuery *> m_prepared;
    std::string m_version;
    bool m_broken = false;
    bool m_refusedContent = false;
    bool m_ranOutOfTime = false;
};

/// Rolls back unless committed. After a failed commit() the outcome is unknown to the caller.
class Transaction {
public:
    explicit Transaction(Connection &connection) : m_connection(connection) {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Expected<void> begin();
    /// What others change meanwhile is not seen; changing it too fails with DatabaseBusy.
    Expected<void> beginSnapshot();
    /// Its statements see one state and write nothing; nobody waits for it.
    Expected<void> beginReading();
    Expected<void> commit();

private:
    Expected<void> begin(const char *statement);

    Connection &m_connection;
    bool m_open = false;
};

}  // namespace observatorio::store
