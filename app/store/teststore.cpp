// SPDX-License-Identifier: GPL-3.0-or-later
// The Test button: connects as the program would, and proves the right to write by a write that is rolled back.
#include "app/store/connection.h"
#include "app/store/migrations.h"
#include "app/store/privileges.h"
#include "app/store/store.h"

#include <atomic>

namespace observatorio {

namespace {

using store::Connection;

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
    return connection.open(store::OpenMode::ExistingOnly)
        .and_then([&] { return store::schemaNumber(connection); })
        .and_then([&](int schema) { return namingPrivileges(connection, tryWrite(connection, schema)); })
        .map([&] { return connection.serverVersion(); });
}

}  // namespace

Expected<std::string> testStore(const StoreSettings &settings)
{
    return store::makeProduct(settings)->settingsForTest().and_then(testDatabase);
}

}  // namespace observatorio
