// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a database's tables to what this program needs. The files are resources
// :/migrations/{postgresql,sqlite}/NNN_*.sql; both databases have the same numbers. In a file, statements are separated
// by a line that holds only `--;;`: Qt's SQLite driver runs one statement at a time, and no SQL has to be parsed to
// find its end.
#pragma once

#include "app/store/connection.h"

namespace observatorio::store {

/// Applies what is missing, all in one transaction; two programs that start at once wait for each other. Fails with
/// SchemaTooNew where a newer program was here, with MigrationFailed naming the file, or with the connection's own
/// trouble.
Expected<void> migrate(Connection &connection);

/// Checks the schema's number without changing anything: 0 where there are no tables yet.
Expected<int> schemaNumber(Connection &connection);
Expected<int> newestMigration(StoreKind kind);

/// The statements of a migration file's text.
QStringList migrationStatements(const QString &text);

}  // namespace observatorio::store
