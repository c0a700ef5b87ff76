// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/conninfo.h"
#include "app/store/sqlitepath.h"
#include "app/store/store.h"

#include <charconv>

namespace observatorio {

namespace {

tl::unexpected<Error> badUrl(std::string cause) { return failure(ErrorCode::BadSetting, "database", std::move(cause)); }

Expected<StoreSettings> sqliteSettings(const std::string &path)
{
    if (path.empty())
        return badUrl("sqlite: needs a path after it");
    if (path.starts_with(":memory:") || path.find('\0') != std::string::npos)
        return badUrl("sqlite: needs a file's path");
    if (path.starts_with("//")) {
        const std::string bare =
            path.substr(path.find_first_not_of('/') == std::string::npos ? path.size() : path.find_first_not_of('/'));
        return badUrl("programs differ in what sqlite:// means: write sqlite:/" + bare
                      + " for a path from the root, or sqlite:" + bare + " for one from this folder");
    }
    if (path.starts_with("file:"))
        return badUrl("write the path itself: sqlite:" + path.substr(5));
    StoreSettings settings;
    settings.kind = StoreKind::Sqlite;
    auto expanded = store::sqlitePath(path);
    if (!expanded)
        return badUrl(expanded.error().cause);
    settings.sqlitePath = *std::move(expanded);
    return settings;
}

std::optional<int> portOf(const std::string &text)
{
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(port) : std::nullopt;
}

// The fields that the settings have; all else goes into `parameters`.
Expected<void> take(StoreSettings &settings, const std::string &keyword, const std::string &value,
                    store::PgParameters &others)
{
    if (keyword == "host") {
        settings.host = value;
    } else if (keyword == "user") {
        settings.user = value;
    } else if (keyword == "password") {
        settings.password = value;
    } else if (keyword == "dbname") {
        settings.database = value;
    } else if (keyword == "sslmode") {
        settings.sslMode = value;
    } else if (keyword == "port") {
        const std::optional<int> port = portOf(value);
        if (port && (*port < 1 || *port > 65'535))
            return badUrl("the port must be between 1 and 65535");
        if (port)
            settings.port = *port;
        else
            others.emplace_back(keyword, value);  // one for each of several hosts
    } else {
        others.emplace_back(keyword, value);
    }
    return {};
}

Expected<StoreSettings> postgresSettings(const std::string &url)
{
    const auto named = store::parseConninfo(url, "database");
    if (!named)
        return tl::unexpected(named.error());
    StoreSettings settings;
    settings.kind = StoreKind::PostgreSql;
    settings.host.clear();
    settings.user.clear();
    settings.database.clear();
    settings.port = portOf(store::pgDefault("port")).value_or(settings.port);
    store::PgParameters others;
    for (const auto &[keyword, value] : *named) {
        if (auto taken = take(settings, keyword, value, others); !taken)
            return tl::unexpected(taken.error());
    }
    settings.parameters = store::conninfoText(others);
    if (auto usable = store::requireUsableParameters(settings.parameters, "database"); !usable)
        return tl::unexpected(usable.error());
    return settings;
}

}  // namespace

Expected<StoreSettings> parseStoreUrl(const std::string &url)
{
    if (url.starts_with("sqlite:"))
        return sqliteSettings(url.substr(7));
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        return postgresSettings(url);
    if (url.starts_with("file:"))
        return badUrl("write sqlite:" + url.substr(5));
    const std::size_t colon = url.find(':');
    const std::string kind = url.substr(0, colon);
    const std::string expected = "expected sqlite:PATH or postgresql://user@host:port/database";
    if (colon == std::string::npos && !url.empty() && url.find('=') == std::string::npos)
        return badUrl(expected + "; for this file sqlite:" + url);
    return badUrl('\'' + kind.substr(0, 20) + "' is not a known kind of database; " + expected);
}

}  // namespace observatorio
