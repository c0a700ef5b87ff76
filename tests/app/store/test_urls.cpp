// SPDX-License-Identifier: GPL-3.0-or-later
// What people write after --database: read, refused with the right form, and opened.
#include "app/store/product.h"
#include "app/store/sqlitepath.h"
#include "tests/app/store/storefixture.h"
#include "tests/support/requirements.h"

#include <gmock/gmock.h>

#include <QDir>
#include <QFile>

#include <pwd.h>
#include <unistd.h>

namespace observatorio::test {
namespace {

using testing::HasSubstr;
using testing::Not;

StoreSettings sqlite(const std::string &path)
{
    StoreSettings settings;
    settings.sqlitePath = path;
    return settings;
}

struct Postgres {
    std::string host;
    int port = 5432;
    std::string user, password, database, sslMode, parameters;
};

StoreSettings settingsOf(const Postgres &p)
{
    StoreSettings settings;
    settings.kind = StoreKind::PostgreSql;
    settings.host = p.host;
    settings.port = p.port;
    settings.user = p.user;
    settings.password = p.password;
    settings.database = p.database;
    settings.sslMode = p.sslMode;
    settings.parameters = p.parameters;
    return settings;
}

class StoreUrl : public testing::Test {
protected:
    void SetUp() override
    {
        for (const char *name : {"PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE"})
            qunsetenv(name);
    }
};

TEST_F(StoreUrl, SqliteIsAPathWithTheHomeFolderInIt)
{
    const std::string home = QDir::homePath().toStdString();
    const std::pair<const char *, std::string> cases[] = {
        {"sqlite:/var/lib/mis datos/%41?.sqlite", "/var/lib/mis datos/%41?.sqlite"},
        {"sqlite:relative.db", "relative.db"},
        {"sqlite:./~x.db", "./~x.db"},
        {"sqlite:a~/b.db", "a~/b.db"},
        {"sqlite:~/x.db", home + "/x.db"},
        {"sqlite:~/a/~/x.db", home + "/a/~/x.db"},
    };
    for (const auto &[url, path] : cases)
        EXPECT_EQ(parseStoreUrl(url), sqlite(path)) << url;
}

TEST_F(StoreUrl, AllOfLibpqsFormsAreRead)
{
    const std::pair<const char *, Postgres> cases[] = {
        {"postgresql://ana@db.example.org:5433/eventos", {"db.example.org", 5433, "ana", "", "eventos"}},
        {"postgres://ana@db/eventos?sslmode=verify-full", {"db", 5432, "ana", "", "eventos", "verify-full"}},
        {"postgresql://ana@db/eventos?ssl=true", {"db", 5432, "ana", "", "eventos", "require"}},
        {"postgres://ana%40ministerio:a%3Ab%2Fc@[::1]/datos%2F2026",
         {"::1", 5432, "ana@ministerio", "a:b/c", "datos/2026"}},
        {"postgresql:///eventos", {"", 5432, "", "", "eventos"}},
        {"postgresql:///eventos?host=/run/postgresql", {"/run/postgresql", 5432, "", "", "eventos"}},
        {"postgresql://ana@/eventos?host=/run/postgresql&port=5433", {"/run/postgresql", 5433, "ana", "", "eventos"}},
        {"postgresql://%2Frun%2Fpostgresql/eventos", {"/run/postgresql", 5432, "", "", "eventos"}},
        {"postgresql://ana@%2Frun%2Fpostgresql:5433/eventos", {"/run/postgresql", 5433, "ana", "", "eventos"}},
        {"postgresql://h/d", {"h", 5432, "", "", "d"}},
        {"postgresql://u@h", {"h", 5432, "u", "", ""}},
        {"postgresql://u@h/", {"h", 5432, "u", "", ""}},
        {"postgresql://", {}},
        {"postgresql://u@h/?dbname=d%20e", {"h", 5432, "u", "", "d e"}},
        {"postgresql://h/d?user=u&password=p", {"h", 5432, "u", "p", "d"}},
        {"postgresql://u@a,b:5433/d", {"a,b", 5432, "u", "", "d", "", "port=',5433'"}},
        {"postgresql://u@a:1,b:2/d?target_session_attrs=read-write",
         {"a,b", 5432, "u", "", "d", "", "port='1,2' target_session_attrs='read-write'"}},
        {"postgresql://u@h/d?sslmode=verify-ca&sslrootcert=/etc/mi%20ca.pem&channel_binding=require",
         {"h", 5432, "u", "", "d", "verify-ca", "channel_binding='require' sslrootcert='/etc/mi ca.pem'"}},
        {"postgresql://u@h/d?connect_timeout=10&options=-c%20search_path%3Da%5C%20b",
         {"h", 5432, "u", "", "d", "", "connect_timeout='10' options='-c search_path=a\\\\ b'"}},
        {"postgresql:///?service=ministerio", {"", 5432, "", "", "", "", "service='ministerio'"}},
    };
    for (const auto &[url, expected] : cases) {
        const auto parsed = parseStoreUrl(url);
        ASSERT_TRUE(succeeded(parsed)) << url;
        EXPECT_EQ(*parsed, settingsOf(expected)) << url << " gives parameters " << parsed->parameters;
    }
}

TEST_F(StoreUrl, PortAndOtherDefaultsAreLibpqs)
{
    qputenv("PGPORT", "6000");
    EXPECT_EQ(parseStoreUrl("postgresql://u@h/d").value().port, 6000);
    EXPECT_EQ(parseStoreUrl("postgresql://u@h:5433/d").value().port, 5433);
    qunsetenv("PGPORT");
}

TEST_F(StoreUrl, WhatIsRefusedSaysTheRightFormAndNoPassword)
{
    const std::pair<const char *, const char *> cases[] = {
        {"", "expected sqlite:PATH or postgresql://"},
        {"observatorio.sqlite", "for this file sqlite:observatorio.sqlite"},
        {"mysql://u@h/d", "'mysql' is not a known kind of database"},
        {"postgresql:", "'postgresql' is not"},
        {"host=h password=secreto", "expected sqlite:PATH"},
        {"sqlite:", "needs a path"},
        {"sqlite::memory:", "needs a file's path"},
        {"sqlite:///x/y.db", "write sqlite:/x/y.db for a path from the root, or sqlite:x/y.db"},
        {"sqlite://y.db", "or sqlite:y.db for one from this folder"},
        {"sqlite:file:/x.db", "sqlite:/x.db"},
        {"file:/x.db", "write sqlite:/x.db"},
        {"sqlite:~", "./~"},
        {"sqlite:~ana/x.db", "only ~/ stands for a folder"},
        {"postgresql://u@h:0/d", "between 1 and 65535"},
        {"postgresql://u@h:99999/d", "between 1 and 65535"},
        {"postgresql://u:secreto@h/d?hots=x", "no parameter 'hots'"},
        {"postgresql://u:secreto@h/d?sslmode=require&Sslmode=x", "no parameter 'Sslmode'"},
        {"postgresql://u:secreto@h/d?host", "host has no value"},
        {"postgresql://u:secreto%@h/d", "%25"},
        {"postgresql://u:secreto@h/d%00", "%25"},
        {"postgresql://u:secreto@[::1/d", "not a valid URL"},
        {"postgresql://u@h/d?sslpassword=secreto", "sslpassword has no place here"},
        {"postgresql://u@h/d?client_encoding=LATIN1", "client_encoding is this program's"},
        {"postgresql://u@h/d?sslrootcert=/a;b", "sslrootcert must hold no semicolon"},
    };
    for (const auto &[url, words] : cases) {
        const auto parsed = parseStoreUrl(url);
        ASSERT_TRUE(failedWith(ErrorCode::BadSetting, parsed)) << url;
        EXPECT_THAT(parsed.error().cause, HasSubstr(words)) << url;
        EXPECT_THAT(toEnglish(parsed.error()), Not(HasSubstr("secreto"))) << url;
    }
}

TEST_F(StoreUrl, ParametersOfASettingsFileAreRefusedBeforeAConnection)
{
    const std::pair<const char *, const char *> cases[] = {
        {"hots=x", "no parameter 'hots'"},
        {"sslrootcert='/a b' hots=x password=secreto", "no parameter 'hots'"},
        {"password=secreto", "password has no place here"},
        {"secreto", "keyword=value"},
    };
    for (const auto &[parameters, words] : cases) {
        const auto opened = makeStore(settingsOf({.host = "h", .parameters = parameters}), "refused")->open();
        ASSERT_TRUE(failedWith(ErrorCode::BadSetting, opened)) << parameters;
        EXPECT_EQ(opened.error().subject, "store.parameters");
        EXPECT_THAT(opened.error().cause, HasSubstr(words));
        EXPECT_THAT(toEnglish(opened.error()), Not(HasSubstr("secreto")));
    }
}

TEST_F(StoreUrl, TheNameSaysWhere)
{
    const std::pair<const char *, const char *> cases[] = {
        {"postgresql://ana@db:5433/eventos", "eventos @ db:5433"},
        {"postgresql:///eventos", "eventos @ [local]:5432"},
        {"postgresql://ana@/", "ana @ [local]:5432"},
        {"postgresql://%2Frun%2Fpostgresql/eventos", "eventos @ /run/postgresql:5432"},
        {"postgresql://a,b:5433/d", "d @ a,b:,5433"},
        {"postgresql:///d?service=ministerio", "d @ service ministerio"},
    };
    for (const auto &[url, name] : cases)
        EXPECT_EQ(store::makeProduct(parseStoreUrl(url).value())->shortName(), name) << url;
}

TEST_F(StoreUrl, ASettingsFilesHomeFolderIsThePersonsAndNoFolderIsCalledTilde)
{
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", home.path().toUtf8());
    const QString here = QDir::currentPath();
    QDir::setCurrent(home.path());
    EXPECT_TRUE(succeeded(makeStore(sqlite("~/datos/o.sqlite"), "in the home folder")->open()));
    EXPECT_TRUE(QFile::exists(home.filePath(QStringLiteral("datos/o.sqlite"))));
    EXPECT_TRUE(failedWith(ErrorCode::BadSetting, makeStore(sqlite("~nadie/o.sqlite"), "another's")->open()));
    EXPECT_TRUE(failedWith(ErrorCode::BadSetting, testStore(sqlite("~nadie/o.sqlite"))));
    EXPECT_EQ(QDir(home.path()).entryList({QStringLiteral("~*")}), QStringList());
    QDir::setCurrent(here);
    qputenv("HOME", before);
}

/// As the owner of PostgreSQL's cluster, which its socket lets in as postgres: the test server's rule for peers.
class AsOwner {
public:
    AsOwner()
    {
        const passwd *owner = ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
        m_changed = owner && ::seteuid(owner->pw_uid) == 0;
    }
    ~AsOwner()
    {
        if (m_changed) {
            EXPECT_EQ(::seteuid(0), 0);
        }
    }
    AsOwner(const AsOwner &) = delete;
    AsOwner &operator=(const AsOwner &) = delete;

private:
    bool m_changed = false;
};

TEST_F(StoreUrl, SocketsSeveralHostsAndParametersOpen)
{
    OBSERVATORIO_NEEDS(postgres());
    const TestDatabase database(StoreKind::PostgreSql);
    const StoreSettings &s = database.settings();
    RawSql sql(s);
    const std::string socket = sql.value("SHOW unix_socket_directories");
    const std::string port = std::to_string(s.port), tcp = s.host + ':' + port;
    const std::string escaped = QString::fromStdString(socket).replace(u'/', QStringLiteral("%2F")).toStdString();
    sql.exec("CREATE SCHEMA aparte");
    struct Case {
        std::string url;
        const char *schema;
    };
    const Case cases[] = {
        {"postgresql://postgres@/" + s.database + "?host=" + socket + "&port=" + port, "public"},
        {"postgresql://postgres@" + escaped + ':' + port + '/' + s.database, "public"},
        {"postgresql://" + s.user + '@' + s.host + ":1," + tcp + '/' + s.database + "?connect_timeout=5", "public"},
        {"postgresql://" + s.user + '@' + tcp + ',' + tcp + '/' + s.database + "?target_session_attrs=primary",
         "public"},
        {"postgresql://" + s.user + '@' + tcp + '/' + s.database + "?options=-c%20search_path%3Daparte", "aparte"},
    };
    for (const Case &c : cases) {
        const auto settings = parseStoreUrl(c.url);
        ASSERT_TRUE(succeeded(settings)) << c.url;
        sql.exec("SET client_min_messages = 'warning'; DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT ALL ON "
                 "SCHEMA public TO PUBLIC");
        const AsOwner owner;
        EXPECT_TRUE(succeeded(makeStore(*settings, "by url")->open())) << c.url;
        EXPECT_EQ(sql.value("SELECT schemaname FROM pg_tables WHERE tablename = 'progreso'"), c.schema) << c.url;
    }
    const auto standby =
        parseStoreUrl("postgresql://" + s.user + '@' + tcp + '/' + s.database + "?target_session_attrs=standby");
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseUnreachable, makeStore(standby.value(), "no standby")->open()));
}

}  // namespace
}  // namespace observatorio::test
