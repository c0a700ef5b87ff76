// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/sqlerrors.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <QString>

#include <array>

namespace observatorio::store {

namespace {

struct StateCode {
    const char *state;  // a whole SQLSTATE or its class of two
    ErrorCode code;
};

constexpr std::array PostgresCodes = {
    StateCode{"08", ErrorCode::DatabaseUnreachable},
    StateCode{"57P01", ErrorCode::DatabaseUnreachable},  // admin shutdown
    StateCode{"57P02", ErrorCode::DatabaseUnreachable},  // crash shutdown
    StateCode{"57P03", ErrorCode::DatabaseUnreachable},  // cannot connect now
    StateCode{"57P04", ErrorCode::DatabaseMissing},      // dropped meanwhile
    StateCode{"57P05", ErrorCode::DatabaseUnreachable},  // idle session timeout
    StateCode{"25P03", ErrorCode::DatabaseUnreachable},  // idle in transaction timeout
    StateCode{"53300", ErrorCode::DatabaseUnreachable},  // too many connections
    StateCode{"57014", ErrorCode::DatabaseBusy},         // statement timeout
    StateCode{"28", ErrorCode::DatabaseAuthentication},
    StateCode{"3D000", ErrorCode::DatabaseMissing},
    StateCode{"25006", ErrorCode::DatabaseReadOnly},
    StateCode{"42501", ErrorCode::DatabaseReadOnly},  // no privilege
    StateCode{"53100", ErrorCode::DiskFull},
    StateCode{"53", ErrorCode::DatabaseBusy},     // out of memory, of locks
    StateCode{"40", ErrorCode::DatabaseBusy},     // serialization failure, deadlock
    StateCode{"55P03", ErrorCode::DatabaseBusy},  // lock timeout
    StateCode{"XX001", ErrorCode::DatabaseCorrupt},
    StateCode{"XX002", ErrorCode::DatabaseCorrupt},
};

constexpr int SqliteReadOnly = 8, SqliteFull = 13, SqliteCantOpen = 14, SqliteBusy = 5, SqliteLocked = 6,
              SqlitePerm = 3, SqliteIoError = 10, SqliteCorrupt = 11, SqliteNotADatabase = 26, SqliteAuth = 23;

std::string words(const QSqlError &error)
{
    QString text = error.databaseText().trimmed();
    if (text.isEmpty())
        text = error.driverText().trimmed();
    // libpq repeats the whole failing statement's place over several lines; the first says what happened.
    const qsizetype end = text.indexOf(u'\n');
    if (end > 0 && !text.startsWith(u"connection to server"))
        text.truncate(end);
    text.replace(u'\n', u' ').replace(u'\t', u' ');
    return text.left(500).simplified().toStdString();
}

std::string userAtHost(const StoreSettings &settings) { return settings.user + '@' + settings.host; }

std::string subjectOf(const StoreSettings &settings, ErrorCode code, const char *statement)
{
    switch (code) {
    case ErrorCode::DatabaseFailed:
        return statement;
    case ErrorCode::DatabaseAuthentication:
        return userAtHost(settings);
    case ErrorCode::DatabaseMissing:
        return settings.database;
    default:
        return databaseName(settings);
    }
}

int sqliteCode(const QSqlError &error) { return error.nativeErrorCode().toInt() & 0xff; }

bool diskIsFull(const StoreSettings &settings)
{
    const QStorageInfo disk(QFileInfo(QString::fromStdString(settings.sqlitePath)).absolutePath());
    return disk.isValid() && disk.bytesAvailable() >= 0 && disk.bytesAvailable() < 64 * 1024;
}

ErrorCode fromSqlite(const StoreSettings &settings, const QSqlError &error)
{
    switch (sqliteCode(error)) {
    case SqliteReadOnly:
    case SqlitePerm:
    case SqliteAuth:
        return ErrorCode::DatabaseReadOnly;
    case SqliteFull:
        return ErrorCode::DiskFull;
    case SqliteBusy:
    case SqliteLocked:
        return ErrorCode::DatabaseBusy;
    case SqliteCorrupt:
    case SqliteNotADatabase:
        return ErrorCode::DatabaseCorrupt;
    case SqliteIoError:
        return diskIsFull(settings) ? ErrorCode::DiskFull : ErrorCode::DatabaseUnreachable;
    case SqliteCantOpen: {
        if (diskIsFull(settings))
            return ErrorCode::DiskFull;
        const QFileInfo file(QString::fromStdString(settings.sqlitePath));
        if (file.isDir())
            return ErrorCode::DatabaseCorrupt;
        // Without write permission on the folder there is no place for the journal.
        return file.exists() ? ErrorCode::DatabaseReadOnly : ErrorCode::FileUnwritable;
    }
    default:
        return ErrorCode::DatabaseFailed;
    }
}

ErrorCode fromSqlState(const QString &state)
{
    for (const StateCode &entry : PostgresCodes)
        if (state.startsWith(QLatin1String(entry.state)))
            return entry.code;
    return ErrorCode::DatabaseFailed;
}

bool says(const QString &text, std::initializer_list<const char *> phrases)
{
    for (const char *phrase : phrases)
        if (text.contains(QString::fromUtf8(phrase), Qt::CaseInsensitive))
            return true;
    return false;
}

}  // namespace

std::string databaseName(const StoreSettings &settings)
{
    if (settings.kind == StoreKind::Sqlite)
        return settings.sqlitePath;
    return settings.host + ':' + std::to_string(settings.port) + '/' + settings.database;
}

Error statementError(const StoreSettings &settings, const QSqlError &error, const char *statement)
{
    ErrorCode code = ErrorCode::DatabaseFailed;
    if (settings.kind == StoreKind::Sqlite)
        code = fromSqlite(settings, error);
    else if (breaksConnection(settings, error))
        code =
            error.nativeErrorCode().isEmpty() ? ErrorCode::DatabaseUnreachable : fromSqlState(error.nativeErrorCode());
    else
        code = fromSqlState(error.nativeErrorCode());
    std::string cause = words(error);
    if (code != ErrorCode::DatabaseFailed && code != ErrorCode::DatabaseUnreachable)
        return {code, subjectOf(settings, code, statement), std::move(cause)};
    if (!error.nativeErrorCode().isEmpty())
        cause += " [" + error.nativeErrorCode().toStdString() + ']';
    return {code, subjectOf(settings, code, statement), std::move(cause)};
}

Error connectError(const StoreSettings &settings, const QSqlError &error)
{
    ErrorCode code = ErrorCode::DatabaseUnreachable;
    if (settings.kind == StoreKind::Sqlite) {
        code = fromSqlite(settings, error);
    } else {
        const QString text = error.databaseText();
        const bool absent = says(text, {"does not exist", "no existe"});
        if (absent && says(text, {"database \"", "base de datos «", "base de datos \""}))
            code = ErrorCode::DatabaseMissing;
        else if (absent
                 || says(text,
                         {"authentication", "autentificación", "autenticación", "pg_hba.conf", "no password supplied",
                          "no se ha proporcionado la contraseña", "not permitted to log in",
                          "no tiene permitido conectarse", "no está permitido al rol"}))
            code = ErrorCode::DatabaseAuthentication;
    }
    return {code, subjectOf(settings, code, "open"), words(error)};
}

bool breaksConnection(const StoreSettings &settings, const QSqlError &error)
{
    if (settings.kind == StoreKind::Sqlite) {
        const int code = sqliteCode(error);
        return code == SqliteIoError || code == SqliteCorrupt || code == SqliteNotADatabase || code == SqliteCantOpen
               || code == SqliteReadOnly;
    }
    const QString state = error.nativeErrorCode();
    return state.isEmpty() || state.startsWith(QLatin1String("08")) || state.startsWith(QLatin1String("57P"))
           || state == QLatin1String("25P03");
}

}  // namespace observatorio::store
