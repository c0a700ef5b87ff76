// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace observatorio::store {

namespace {

struct Migration {
    int number;
    QString path;
};

Expected<std::vector<Migration>> migrations(const DatabaseProduct &product)
{
    std::vector<Migration> found;
    const QDir dir(product.migrationFolder());
    const QStringList names = dir.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const int number = name.section(u'_', 0, 0).toInt();
        if (number != static_cast<int>(found.size()) + 1)
            return failure(ErrorCode::Internal, dir.filePath(name).toStdString(),
                           "migrations are not numbered 001, 002, ...");
        found.push_back({number, dir.filePath(name)});
    }
    if (found.empty())
        return failure(ErrorCode::Internal, dir.path().toStdString(), "the program was linked without its migrations");
    return found;
}

const Statement RecordNumber = {
    "migraciones", QStringLiteral("INSERT INTO migraciones (numero, nombre, aplicada) VALUES (?, ?, {now})")};

// A fault of the file's own statements is MigrationFailed; trouble of the place (disk full, connection) keeps its name.
Error asMigrationError(const Error &error, const QString &path)
{
    if (error.code != ErrorCode::DatabaseFailed)
        return error;
    return {ErrorCode::MigrationFailed, QFileInfo(path).fileName().toStdString(), error.cause};
}

Expected<void> apply(Connection &connection, const Migration &migration)
{
    QFile file(migration.path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::MigrationFailed, migration.path.toStdString(), file.errorString().toStdString());
    for (const QString &statement : migrationStatements(QString::fromUtf8(file.readAll()))) {
        if (auto done = connection.execute("migration", statement); !done)
            return tl::unexpected(asMigrationError(done.error(), migration.path));
    }
    return connection.execute(RecordNumber, {migration.number, QFileInfo(migration.path).fileName()});
}

Expected<int> appliedNumber(Connection &connection)
{
    int number = 0;
    return connection
        .execute("migraciones", QStringLiteral("SELECT coalesce(max(numero), 0) FROM migraciones"),
                 [&number](const Row &row) { number = static_cast<int>(row.integer(0)); })
        .map([&number] { return number; });
}

Expected<int> newest(const DatabaseProduct &product)
{
    return migrations(product).map([](const std::vector<Migration> &all) { return all.back().number; });
}

tl::unexpected<Error> tooNew(const Connection &connection, int found, int known)
{
    return failure(ErrorCode::SchemaTooNew, connection.product().name(),
                   "its tables have number " + std::to_string(found) + ", this program knows " + std::to_string(known));
}

}  // namespace

QStringList migrationStatements(const QString &text)
{
    QStringList statements;
    QString current;
    const auto finish = [&] {
        if (!current.trimmed().isEmpty())
            statements.append(current.trimmed());
        current.clear();
    };
    for (const QString &line : text.split(u'\n')) {
        if (line.trimmed() == u"--;;")
            finish();
        else
            current += line + u'\n';
    }
    finish();
    return statements;
}

Expected<int> newestMigration(StoreKind kind) { return newest(*makeProduct({.kind = kind})); }

Expected<int> schemaNumber(Connection &connection)
{
    bool exists = false;
    auto asked = connection.execute("migraciones", connection.product().hasMigrations(),
                                    [&exists](const Row &row) { exists = row.boolean(0); });
    if (!asked)
        return tl::unexpected(asked.error());
    if (!exists)
        return 0;
    auto number = appliedNumber(connection);
    if (!number)
        return number;
    auto known = newest(connection.product());
    if (!known)
        return known;
    if (*number > *known)
        return tooNew(connection, *number, *known);
    return number;
}

Expected<void> migrate(Connection &connection)
{
    const auto all = migrations(connection.product());
    if (!all)
        return tl::unexpected(all.error());
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (const QString lock = connection.product().migrationLock(); !lock.isEmpty()) {
        if (auto locked = connection.execute("migration lock", lock); !locked)
            return locked;
    }
    const auto number = schemaNumber(connection);
    if (!number)
        return tl::unexpected(number.error());
    if (*number == all->back().number)
        // Changes nothing, but says now and not with the first batch where writing is forbidden.
        return connection.execute("write test", QStringLiteral("UPDATE progreso SET epoca = epoca WHERE false"));
    if (*number == 0) {
        if (auto made = connection.execute("migraciones",
                                           QStringLiteral("CREATE TABLE migraciones (numero INTEGER PRIMARY KEY, "
                                                          "nombre TEXT NOT NULL, aplicada TEXT NOT NULL)"));
            !made)
            return tl::unexpected(asMigrationError(made.error(), QStringLiteral("migraciones")));
    }
    for (const Migration &migration : *all) {
        if (migration.number <= *number)
            continue;
        if (auto applied = apply(connection, migration); !applied)
            return applied;
    }
    return transaction.commit();
}

}  // namespace observatorio::store
