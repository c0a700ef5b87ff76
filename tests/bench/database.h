// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/store.h"
#include "tests/support/requirements.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <cstdio>
#include <stdexcept>
#include <type_traits>

namespace observatorio::bench {

template<typename T>
T required(Expected<T> result)
{
    if (!result)
        throw std::runtime_error(toEnglish(result.error()));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// A database of its own, gone at the end.
class Database {
public:
    explicit Database(StoreKind kind)
    {
        if (kind == StoreKind::Sqlite) {
            m_settings.sqlitePath = m_folder.filePath(QStringLiteral("bench.sqlite")).toStdString();
            return;
        }
        m_server = required(parseStoreUrl(test::postgres()));
        m_settings = m_server;
        m_settings.database = "bench_" + std::to_string(QCoreApplication::applicationPid());
        say(m_server, "CREATE DATABASE " + m_settings.database);
    }
    ~Database()
    {
        if (m_settings.kind == StoreKind::PostgreSql)
            say(m_server, "DROP DATABASE " + m_settings.database + " WITH (FORCE)");
    }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    const StoreSettings &settings() const { return m_settings; }
    /// What a server's autovacuum would have done; tests' servers have none.
    void vacuum() const
    {
        if (m_settings.kind == StoreKind::PostgreSql)
            say(m_settings, "VACUUM celdas, cuartos, progreso, tamanos");
    }

private:
    static void say(const StoreSettings &where, const std::string &sql)
    {
        const QString name = QStringLiteral("bench server");
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
            database.setHostName(QString::fromStdString(where.host));
            database.setPort(where.port);
            database.setDatabaseName(QString::fromStdString(where.database));
            database.setUserName(QString::fromStdString(where.user));
            if (!database.open() || !QSqlQuery(database).exec(QString::fromStdString(sql)))
                std::fprintf(stderr, "%s failed\n", sql.c_str());
        }
        QSqlDatabase::removeDatabase(name);
    }

    QTemporaryDir m_folder;
    StoreSettings m_server, m_settings;
};

}  // namespace observatorio::bench
