// SPDX-License-Identifier: GPL-3.0-or-later
// From what a database says to an ErrorCode.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <QSqlError>

namespace observatorio::store {

/// host:port/database, or the file.
std::string databaseName(const StoreSettings &settings);

/// A statement's failure; `statement` is the subject where the fault is the statement's own.
Error statementError(const StoreSettings &settings, const QSqlError &error, const char *statement);

/// A failure to connect. libpq gives no SQLSTATE then: the server's sentence decides, in the two languages that the
/// course's servers speak; whatever is not recognised is "unreachable" with that sentence as the cause.
Error connectError(const StoreSettings &settings, const QSqlError &error);

/// The connection is of no more use: it must be opened again.
bool breaksConnection(const StoreSettings &settings, const QSqlError &error);

}  // namespace observatorio::store
