// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/product.h"

namespace observatorio::store {

namespace {

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

}  // namespace

std::string DatabaseProduct::subjectOf(ErrorCode code, const char *statement) const
{
    switch (code) {
    case ErrorCode::DatabaseFailed:
        return statement;
    case ErrorCode::DatabaseAuthentication:
        return account();
    case ErrorCode::DatabaseMissing:
        return databaseName();
    default:
        return name();
    }
}

Error DatabaseProduct::statementError(const QSqlError &error, const char *statement) const
{
    const ErrorCode code = statementCode(error);
    std::string cause = words(error);
    const bool isUnclear = code == ErrorCode::DatabaseFailed || code == ErrorCode::DatabaseUnreachable;
    if (isUnclear && !error.nativeErrorCode().isEmpty())
        cause += " [" + error.nativeErrorCode().toStdString() + ']';
    return {code, subjectOf(code, statement), std::move(cause)};
}

Error DatabaseProduct::connectError(const QSqlError &error) const
{
    const ErrorCode code = connectCode(error);
    return {code, subjectOf(code, "open"), words(error)};
}

std::unique_ptr<DatabaseProduct> makeProduct(const StoreSettings &settings, const Patience &patience)
{
    switch (settings.kind) {
    case StoreKind::Sqlite:
        return makeSqlite(settings, patience);
    case StoreKind::PostgreSql:
        return makePostgreSql(settings, patience);
    }
    return makeSqlite(settings, patience);
}

}  // namespace observatorio::store
