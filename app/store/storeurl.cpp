// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/store.h"

#include <QUrl>
#include <QUrlQuery>

namespace observatorio {

namespace {

constexpr const char *Expectation = "expected sqlite:PATH or postgresql://user@host:port/database";

tl::unexpected<Error> badUrl(std::string cause) { return failure(ErrorCode::BadSetting, "database", std::move(cause)); }

tl::unexpected<Error> notAUrl(std::string cause) { return badUrl(std::move(cause.append("; ").append(Expectation))); }

}  // namespace

Expected<StoreSettings> parseStoreUrl(const std::string &url)
{
    StoreSettings settings;
    if (url.starts_with("sqlite:")) {
        settings.kind = StoreKind::Sqlite;
        settings.sqlitePath = url.substr(7);
        if (settings.sqlitePath.empty())
            return badUrl("sqlite: needs a path after it");
        if (settings.sqlitePath.starts_with(":memory:") || settings.sqlitePath.find('\0') != std::string::npos)
            return badUrl("sqlite: needs a file's path");
        return settings;
    }
    if (!url.starts_with("postgresql://") && !url.starts_with("postgres://"))
        return notAUrl('\'' + url.substr(0, url.find(':')) + "' is not a known kind of database");

    const QUrl parsed(QString::fromStdString(url), QUrl::StrictMode);
    if (!parsed.isValid())
        return notAUrl("not a valid URL");  // Qt's own words would repeat a password
    settings.kind = StoreKind::PostgreSql;
    settings.host = parsed.host(QUrl::FullyDecoded).toStdString();
    settings.port = parsed.port(5432);
    settings.user = parsed.userName(QUrl::FullyDecoded).toStdString();
    settings.password = parsed.password(QUrl::FullyDecoded).toStdString();
    settings.database = parsed.path(QUrl::FullyDecoded).mid(1).toStdString();
    if (settings.host.empty())
        return notAUrl("the host is missing");
    if (settings.user.empty())
        return notAUrl("the user is missing");
    if (settings.database.empty())
        return notAUrl("the database's name is missing");
    if (settings.port < 1)
        return badUrl("the port must be between 1 and 65535");
    for (const auto &[key, value] : QUrlQuery(parsed).queryItems(QUrl::FullyDecoded)) {
        if (key != u"sslmode")
            return badUrl("unknown option " + key.toStdString() + "; only sslmode is known");
        settings.sslMode = value.toStdString();
    }
    return settings;
}

}  // namespace observatorio
