// SPDX-License-Identifier: GPL-3.0-or-later
// A database product: all in which PostgreSQL and SQLite differ, one file each (postgresql.cpp, sqlite.cpp). Nothing
// else in this folder asks which of the two it has.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "app/store/dialect.h"
#include "app/store/patience.h"
#include "app/store/rowset.h"

#include <QSqlError>
#include <QVariant>

#include <memory>
#include <optional>
#include <string>

class QSqlDatabase;

namespace observatorio::store {

class Connection;

enum class OpenMode : std::uint8_t {
    ReadWrite,
    ExistingOnly,  ///< makes and changes nothing
};

/// One a connection; used by its thread.
class DatabaseProduct {
public:
    DatabaseProduct(StoreSettings settings, const Patience &patience)
        : m_settings(std::move(settings)), m_patience(patience)
    {
    }
    virtual ~DatabaseProduct() = default;
    DatabaseProduct(const DatabaseProduct &) = delete;
    DatabaseProduct &operator=(const DatabaseProduct &) = delete;

    [[nodiscard]] const StoreSettings &settings() const noexcept { return m_settings; }
    /// From the next connection and the next RowSet on.
    void setPatience(const Patience &patience) noexcept { m_patience = patience; }
    /// What errors call the database: host:port/database, or the file.
    [[nodiscard]] virtual std::string name() const = 0;
    /// For the status bar: "observatorio.sqlite", "observatorio @ host:5432".
    [[nodiscard]] virtual std::string shortName() const = 0;

    /// Qt's name of the driver.
    [[nodiscard]] virtual const char *driver() const = 0;
    /// What the driver needs before open(); BadSetting for settings that cannot be.
    virtual Expected<void> configure(QSqlDatabase &database, OpenMode mode) const = 0;
    /// Before the driver connects: fails where it had better not.
    [[nodiscard]] virtual Expected<void> lookAhead() const { return {}; }
    /// Just connected: checks the version and sets the session up. Returns the version for people, "PostgreSQL 15.8".
    virtual Expected<std::string> startSession(Connection &connection, OpenMode mode) = 0;
    /// False when an open connection no longer leads to the database that it was opened on.
    [[nodiscard]] virtual bool isStillThere() const { return true; }
    /// What a person should know of an open database all the same.
    [[nodiscard]] virtual std::vector<Error> remarks() const { return {}; }
    /// What a Test button connects with, so that nothing is made; fails where the database could not be made.
    [[nodiscard]] virtual Expected<StoreSettings> settingsForTest() const { return m_settings; }

    [[nodiscard]] virtual const Dialect &dialect() const = 0;
    /// Results are read once, forwards, while the statement runs.
    [[nodiscard]] virtual bool streamsResults() const = 0;
    [[nodiscard]] virtual std::unique_ptr<RowSet> rowSet(std::vector<RowColumn> columns) const = 0;
    /// A time as a bound value, and a column read as {ms:column}.
    [[nodiscard]] virtual QString timeText(TimeMs time) const = 0;
    [[nodiscard]] virtual std::optional<TimeMs> timeOf(const QVariant &stored) const = 0;

    /// Where its migrations are among the resources.
    [[nodiscard]] virtual QString migrationFolder() const = 0;
    /// Makes programs that migrate at once wait for each other, where beginning a transaction does not.
    [[nodiscard]] virtual QString migrationLock() const { return {}; }
    /// For the rest of a transaction, alone or beside others that are not alone; empty: transactions never overlap.
    [[nodiscard]] virtual QString finalityLock(bool /*alone*/) const { return {}; }
    /// Selects whether there is a table `migraciones`.
    [[nodiscard]] virtual QString hasMigrations() const = 0;

    /// What wakes sessions that listen(); empty: none can be woken.
    [[nodiscard]] virtual QString tellOthers() const { return {}; }
    /// Makes this session one of those; empty: others' commits are asked for (heardOthers()).
    [[nodiscard]] virtual QString listen() const { return {}; }
    /// Others committed something since the last call, or may have; does not wait.
    virtual Expected<bool> heardOthers(Connection & /*connection*/) { return true; }

    /// Selects how many bytes the database takes.
    [[nodiscard]] virtual QString size() const = 0;
    /// Does what the next commit would have to do for what a step of pruning wrote; empty: nothing.
    [[nodiscard]] virtual QString settlePruned() const { return {}; }
    /// Selects a table's rows and bytes; NULL where the product does not tell them.
    [[nodiscard]] virtual QString tableSize(const QString &table) const = 0;
    /// Selects "ok" where the file is sound; empty where the server sees to it.
    [[nodiscard]] virtual QString integrityCheck() const { return {}; }
    /// Selects role, privileges and object of what the role lacks; empty where there are no roles.
    [[nodiscard]] virtual QString missingPrivileges() const { return {}; }

    /// A statement's failure; `statement` is the subject where the fault is the statement's own.
    [[nodiscard]] Error statementError(const QSqlError &error, const char *statement) const;
    /// A failure to connect.
    [[nodiscard]] Error connectError(const QSqlError &error) const;
    /// The connection is of no more use: it must be opened again.
    [[nodiscard]] virtual bool breaksConnection(const QSqlError &error) const = 0;
    /// The server gave up waiting, or the connection broke, as on a line that is too slow.
    [[nodiscard]] virtual bool ranOutOfTime(const QSqlError &) const { return false; }
    /// The statement's rows are at fault, not the connection, the server or the statement.
    [[nodiscard]] virtual bool refusesContent(const QSqlError &error) const = 0;

private:
    [[nodiscard]] virtual ErrorCode statementCode(const QSqlError &error) const = 0;
    [[nodiscard]] virtual ErrorCode connectCode(const QSqlError &error) const = 0;
    /// The role's and the database's names, for errors.
    [[nodiscard]] virtual std::string account() const { return name(); }
    [[nodiscard]] virtual std::string databaseName() const { return name(); }
    [[nodiscard]] std::string subjectOf(ErrorCode code, const char *statement) const;

    const StoreSettings m_settings;

protected:
    Patience m_patience;
};

std::unique_ptr<DatabaseProduct> makeProduct(const StoreSettings &settings, const Patience &patience = {});
std::unique_ptr<DatabaseProduct> makePostgreSql(const StoreSettings &settings, const Patience &patience);
std::unique_ptr<DatabaseProduct> makeSqlite(const StoreSettings &settings, const Patience &patience);

}  // namespace observatorio::store
