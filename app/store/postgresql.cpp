// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL: all that is its own.
#include "app/store/arrayrows.h"
#include "app/store/connection.h"
#include "app/store/conninfo.h"
#include "app/store/product.h"
#include "app/store/serverprobe.h"

#include <algorithm>
#include <array>
#include <libpq-fe.h>

namespace observatorio::store {

namespace {

constexpr int OldestPostgreSql = 140'000;

const char *const Session =
    "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3; "
    "SET client_min_messages = 'warning'; "
    // What a role or a database may have set and what would change values on their way: a sum must come back bit for
    // bit, and NULL in an array is no text.
    "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET extra_float_digits = 3; SET array_nulls = on; "
    "SET transform_null_equals = off";

// Schema and tables that the role cannot use as this program does; where there are no tables yet, the schema for them.
const char *const MissingPrivileges = R"(
    SELECT current_user::text, CASE WHEN current_schema() IS NULL THEN 'USAGE, CREATE' ELSE 'CREATE' END,
           'SCHEMA ' || quote_ident(coalesce(current_schema(), 'public'))
     WHERE to_regclass('progreso') IS NULL
       AND (current_schema() IS NULL OR NOT has_schema_privilege(current_schema(), 'CREATE'))
    UNION ALL
    (SELECT current_user::text, string_agg(p.privilege, ', ' ORDER BY p.place), t.name
       FROM unnest(ARRAY['progreso', 'rechazos_por_motivo', 'celdas', 'tardios', 'ultimos_por_particion',
                         'eventos_rechazados', 'alertas', 'memoria_alertas', 'memoria_avalancha', 'cuartos', 'tamanos',
                         'silencios', 'ultimos_valores', 'metricas_15min', 'migraciones']) AS t(name)
      CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) WITH ORDINALITY AS p(privilege, place)
      WHERE to_regclass(t.name) IS NOT NULL AND NOT has_table_privilege(to_regclass(t.name), p.privilege)
        AND (p.place = 1 OR t.name NOT IN ('ultimos_valores', 'metricas_15min', 'migraciones'))
      GROUP BY t.name ORDER BY t.name))";

constexpr Dialect PostgreSqlWords = {
    .now = "now()",
    .ms = "(extract(epoch FROM %1) * 1000)::bigint",
    .sum = "observatorio_suma(%1, observatorio_mas(%2, %3), %4, %5)",
    .least = "least",
    .greatest = "greatest",
    .bytes = "COLLATE \"C\"",
    .lock = "FOR UPDATE OF p",
    .beginSnapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ",
    .begin = "BEGIN ISOLATION LEVEL READ COMMITTED",
    .beginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
};

bool isSslMode(const std::string &mode)
{
    for (const char *known : {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
        if (mode == known)
            return true;
    return false;
}

struct StateCode {
    const char *state;  // a whole SQLSTATE or its class of two
    ErrorCode code;
};

constexpr std::array StateCodes = {
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
    StateCode{"53", ErrorCode::DatabaseBusy},           // out of memory, of locks
    StateCode{"40", ErrorCode::DatabaseBusy},           // serialization failure, deadlock
    StateCode{"55P03", ErrorCode::DatabaseBusy},        // lock timeout
    StateCode{"26000", ErrorCode::DatabaseUnsuitable},  // a pooler that changed to another server process: our
    StateCode{"42P05", ErrorCode::DatabaseUnsuitable},  // prepared statement is not there, or another's has its name
    StateCode{"XX001", ErrorCode::DatabaseCorrupt},
    StateCode{"XX002", ErrorCode::DatabaseCorrupt},
};

bool says(const QString &text, std::initializer_list<const char *> phrases)
{
    for (const char *phrase : phrases)
        if (text.contains(QString::fromUtf8(phrase), Qt::CaseInsensitive))
            return true;
    return false;
}

// The server as people name it: "host:port", "[local]:port" for the socket in libpq's own folder.
std::string serverOf(const StoreSettings &settings)
{
    std::string host = settings.host.empty() ? pgDefault("host") : settings.host;
    std::string port = std::to_string(settings.port);
    for (const auto &[keyword, value] : parseConninfo(settings.parameters, "").value_or(PgParameters{})) {
        if (keyword == "host")
            host = value;
        else if (keyword == "hostaddr" && host.empty())
            host = value;
        else if (keyword == "port")
            port = value;
        else if (keyword == "service" && host.empty())
            return "service " + value;
    }
    return (host.empty() ? "[local]" : host) + ':' + port;
}

std::string databaseOf(const StoreSettings &settings)
{
    if (!settings.database.empty())
        return settings.database;
    const std::string byDefault = pgDefault("dbname");
    return !byDefault.empty() ? byDefault : !settings.user.empty() ? settings.user : pgDefault("user");
}

class PostgreSql final : public DatabaseProduct {
public:
    PostgreSql(const StoreSettings &settings, const Patience &patience)
        : DatabaseProduct(settings, patience), m_server(serverOf(settings)), m_database(databaseOf(settings))
    {
    }

    [[nodiscard]] std::string name() const override { return m_server + '/' + m_database; }
    [[nodiscard]] std::string shortName() const override { return m_database + " @ " + m_server; }

    [[nodiscard]] const char *driver() const override { return "QPSQL"; }
    Expected<void> configure(QSqlDatabase &database, OpenMode mode) const override;
    [[nodiscard]] Expected<void> lookAhead() const override;
    Expected<std::string> startSession(Connection &connection, OpenMode mode) override;
    [[nodiscard]] QString missingPrivileges() const override { return QString::fromLatin1(MissingPrivileges); }

    [[nodiscard]] const Dialect &dialect() const override { return PostgreSqlWords; }
    [[nodiscard]] bool streamsResults() const override { return false; }
    [[nodiscard]] std::unique_ptr<RowSet> rowSet(std::vector<RowColumn> columns) const override
    {
        return arrayRows(std::move(columns), m_patience.statementBytes);
    }
    [[nodiscard]] QString timeText(TimeMs time) const override { return QString::fromStdString(timestampText(time)); }
    [[nodiscard]] std::optional<TimeMs> timeOf(const QVariant &stored) const override { return stored.toLongLong(); }

    [[nodiscard]] QString migrationFolder() const override { return QStringLiteral(":/migrations/postgresql"); }
    // The number is the project's own; advisory locks are per database.
    [[nodiscard]] QString migrationLock() const override
    {
        return QStringLiteral("SELECT pg_advisory_xact_lock(7306375410)");
    }
    [[nodiscard]] QString finalityLock(bool alone) const override
    {
        return QStringLiteral("SELECT pg_advisory_xact_lock%1(7306375411)").arg(QLatin1String(alone ? "" : "_shared"));
    }
    [[nodiscard]] QString hasMigrations() const override
    {
        return QStringLiteral("SELECT to_regclass('migraciones') IS NOT NULL");
    }

    [[nodiscard]] bool breaksConnection(const QSqlError &error) const override
    {
        const QString state = error.nativeErrorCode();
        return state.isEmpty() || state.startsWith(QLatin1String("08")) || state.startsWith(QLatin1String("57P"))
               || state == QLatin1String("25P03");
    }

    // Nobody waits for it to reach the disk: what it tells of has.
    [[nodiscard]] QString tellOthers() const override
    {
        return QStringLiteral("SET LOCAL synchronous_commit = off; NOTIFY observatorio");
    }
    [[nodiscard]] QString listen() const override { return QStringLiteral("LISTEN observatorio"); }
    Expected<bool> heardOthers(Connection &connection) override;

    [[nodiscard]] QString size() const override
    {
        return QStringLiteral("SELECT pg_database_size(current_database())");
    }

    [[nodiscard]] QString tableSize(const QString &table) const override
    {
        return QStringLiteral("SELECT count(*), pg_total_relation_size('%1') FROM %1").arg(table);
    }

    [[nodiscard]] bool ranOutOfTime(const QSqlError &error) const override
    {
        const QString state = error.nativeErrorCode();
        return state.isEmpty() || state.startsWith(QLatin1String("08")) || state == QLatin1String("25P03")
               || state == QLatin1String("57014");
    }

    // Data exceptions, constraints, a row twice in one statement, what is too long for an index, a trigger's own error.
    [[nodiscard]] bool refusesContent(const QSqlError &error) const override
    {
        const QString state = error.nativeErrorCode();
        return state.startsWith(QLatin1String("22")) || state.startsWith(QLatin1String("23"))
               || state == QLatin1String("21000") || state == QLatin1String("54000") || state == QLatin1String("P0001");
    }

private:
    [[nodiscard]] ErrorCode statementCode(const QSqlError &error) const override;
    [[nodiscard]] ErrorCode connectCode(const QSqlError &error) const override;

    [[nodiscard]] PgParameters furtherParameters() const;
    [[nodiscard]] std::string account() const override
    {
        const StoreSettings &s = settings();
        const std::string host = s.host.empty() ? m_server.substr(0, m_server.rfind(':')) : s.host;
        return (s.user.empty() ? pgDefault("user") : s.user) + '@' + host;
    }
    [[nodiscard]] std::string databaseName() const override { return m_database; }

    const std::string m_server;
    const std::string m_database;
};

Expected<void> PostgreSql::configure(QSqlDatabase &database, OpenMode /*mode*/) const
{
    const StoreSettings &s = settings();
    if (!s.sslMode.empty() && !isSslMode(s.sslMode))
        return failure(ErrorCode::BadSetting, "sslMode", s.sslMode);
    if (auto usable = requireUsableParameters(s.parameters, "store.parameters"); !usable)
        return usable;
    database.setHostName(QString::fromStdString(s.host));
    database.setDatabaseName(QString::fromStdString(s.database));
    database.setUserName(QString::fromStdString(s.user));
    database.setPassword(QString::fromStdString(s.password));
    database.setConnectOptions(QString::fromStdString(conninfoText(furtherParameters())));
    return {};
}

// All but what Qt's driver has a place for; libpq takes the last word on a keyword.
PgParameters PostgreSql::furtherParameters() const
{
    const StoreSettings &s = settings();
    const PgParameters others = parseConninfo(s.parameters, "store.parameters").value_or(PgParameters{});
    const auto connect = std::chrono::ceil<std::chrono::seconds>(m_patience.connect);
    PgParameters all = {{"connect_timeout", std::to_string(connect.count())},
                        {"keepalives", "1"},
                        {"keepalives_idle", "5"},
                        {"keepalives_interval", "2"},
                        {"keepalives_count", "3"},
                        {"tcp_user_timeout", std::to_string(m_patience.unanswered.count())},
                        {"application_name", "Observatorio"}};
    if (std::ranges::none_of(others, [](const auto &other) { return other.first == "service"; }))
        all.emplace_back("port", std::to_string(s.port));
    if (!s.sslMode.empty())
        all.emplace_back("sslmode", s.sslMode);
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

Expected<void> PostgreSql::lookAhead() const
{
    const StoreSettings &s = settings();
    PgParameters all;
    for (const auto &[keyword, value] :
         PgParameters{{"host", s.host}, {"dbname", s.database}, {"user", s.user}, {"password", s.password}})
        if (!value.empty())
            all.emplace_back(keyword, value);
    std::ranges::copy(furtherParameters(), std::back_inserter(all));
    const ServerProbe found = probeServer(conninfoText(all), m_database);
    if (!found.refusal.empty())
        return tl::unexpected(
            connectError(QSqlError(QString(), QString::fromStdString(found.refusal), QSqlError::ConnectionError)));
    if (!found.unfit.empty())
        return failure(ErrorCode::DatabaseUnsuitable, name(), found.unfit);
    return {};
}

Expected<std::string> PostgreSql::startSession(Connection &connection, OpenMode /*mode*/)
{
    // Server side too, so that locks of a client that vanished do not stay.
    const QString waits = QStringLiteral("SET statement_timeout = %1; SET lock_timeout = %2; "
                                         "SET idle_in_transaction_session_timeout = %3; SET tcp_user_timeout = %4; ")
                              .arg(m_patience.statement.count())
                              .arg(m_patience.lock.count())
                              .arg(m_patience.silence.count())
                              .arg(m_patience.unanswered.count());
    if (auto set = connection.execute("session", waits + QString::fromLatin1(Session)); !set)
        return tl::unexpected(set.error());
    std::string version;
    std::int64_t number = 0;
    auto read = connection.execute(
        "version",
        QStringLiteral("SELECT current_setting('server_version'), current_setting('server_version_num')::bigint"),
        [&](const Row &row) {
            version = row.text(0);
            number = row.integer(1);
        });
    if (!read)
        return tl::unexpected(read.error());
    version = "PostgreSQL " + version.substr(0, version.find(' '));
    if (number < OldestPostgreSql)
        return failure(ErrorCode::DatabaseFailed, name(), version + "; 14 or newer is needed");
    return version;
}

// Reads what the server has sent by itself; asks it nothing.
Expected<bool> PostgreSql::heardOthers(Connection &connection)
{
    const QVariant handle = connection.handle();
    const QLatin1String type(handle.typeName());  // the documented one, and what Qt 6 makes of it
    if (type != QLatin1String("PGconn*") && type != QLatin1String("pg_conn*"))
        return failure(ErrorCode::Internal, name(), "Qt's driver shows no connection of libpq's");
    auto *session = *static_cast<PGconn *const *>(handle.constData());
    if (PQconsumeInput(session) == 0)
        return failure(ErrorCode::DatabaseUnreachable, name(),
                       QString::fromUtf8(PQerrorMessage(session)).simplified().toStdString());
    bool heard = false;
    while (PGnotify *notice = PQnotifies(session)) {
        heard = true;
        PQfreemem(notice);
    }
    return heard;
}

ErrorCode PostgreSql::statementCode(const QSqlError &error) const
{
    const QString state = error.nativeErrorCode();
    if (state.isEmpty())
        return ErrorCode::DatabaseUnreachable;
    for (const StateCode &entry : StateCodes)
        if (state.startsWith(QLatin1String(entry.state)))
            return entry.code;
    return ErrorCode::DatabaseFailed;
}

// libpq gives no SQLSTATE here: the server's sentence decides, in the two languages that the course's servers speak;
// whatever is not recognised is "unreachable" with that sentence as the cause.
ErrorCode PostgreSql::connectCode(const QSqlError &error) const
{
    const QString text = error.databaseText();
    const bool absent = says(text, {"does not exist", "no existe"});
    if (absent && says(text, {"database \"", "base de datos «", "base de datos \""}))
        return ErrorCode::DatabaseMissing;
    if (absent
        || says(text, {"authentication", "autentificación", "autenticación", "pg_hba.conf", "no password supplied",
                       "no se ha proporcionado la contraseña", "not permitted to log in",
                       "no tiene permitido conectarse", "no está permitido al rol"}))
        return ErrorCode::DatabaseAuthentication;
    return ErrorCode::DatabaseUnreachable;
}

}  // namespace

std::unique_ptr<DatabaseProduct> makePostgreSql(const StoreSettings &settings, const Patience &patience)
{
    return std::make_unique<PostgreSql>(settings, patience);
}

}  // namespace observatorio::store
