// SPDX-License-Identifier: GPL-3.0-or-later
// The Test button: connects as the program would, and proves the right to write by a write that is rolled back.
#include "app/store/connection.h"
#include "app/store/migrations.h"
#include "app/store/sqlerrors.h"
#include "app/store/store.h"

#include <QFileInfo>

#include <atomic>
#include <fcntl.h>
#include <unistd.h>

namespace observatorio {

namespace {

using store::Connection;

// By the effective user, as the file would be made.
bool mayWrite(const QString &path)
{
    return ::faccessat(AT_FDCWD, path.toLocal8Bit().constData(), W_OK, AT_EACCESS) == 0;
}

Expected<void> folderTakesFile(const std::string &file)
{
    // The store makes missing folders, so the nearest one that exists decides.
    QFileInfo folder(QFileInfo(QString::fromStdString(file)).absolutePath());
    while (!folder.exists() && !folder.isRoot())
        folder = QFileInfo(folder.absolutePath());
    if (!folder.isDir())
        return failure(ErrorCode::FileUnwritable, folder.filePath().toStdString(), "not a folder");
    if (!mayWrite(folder.filePath()))
        return failure(ErrorCode::FileUnwritable, folder.filePath().toStdString(),
                       "no permission to write in this folder");
    return {};
}

Expected<void> tryWrite(Connection &connection, int schema)
{
    store::Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (schema == 0)
        return connection.execute("write test", QStringLiteral("CREATE TABLE observatorio_prueba (n INTEGER)"));
    return connection.execute("write test", QStringLiteral("INSERT INTO progreso (cluster, topic, particion, epoca) "
                                                           "VALUES ('', 'observatorio_prueba', -1, 0)"));
}

Expected<std::string> testDatabase(const StoreSettings &settings)
{
    static std::atomic<int> serial = 0;
    Connection connection(settings, "store-test-" + std::to_string(++serial));
    return connection.open(Connection::Mode::ExistingOnly)
        .and_then([&] { return store::schemaNumber(connection); })
        .and_then([&](int schema) { return tryWrite(connection, schema); })
        .map([&] { return connection.serverVersion(); });
}

}  // namespace

Expected<std::string> testStore(const StoreSettings &settings)
{
    const bool makesFile = settings.kind == StoreKind::Sqlite && !settings.sqlitePath.empty()
                           && !QFileInfo::exists(QString::fromStdString(settings.sqlitePath));
    if (!makesFile)
        return testDatabase(settings);
    return folderTakesFile(settings.sqlitePath).and_then([&] {
        StoreSettings memory = settings;
        memory.sqlitePath = ":memory:";
        return testDatabase(memory);
    });
}

}  // namespace observatorio
