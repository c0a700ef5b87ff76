// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/connection.h"

namespace observatorio::store {

/// DatabaseReadOnly that names every privilege that the role lacks on the tables, and the GRANT that gives it. Without
/// tables: the right to make them.
Expected<void> requirePrivileges(Connection &connection);

/// The same where `outcome` was refused for lack of a privilege; `outcome` itself otherwise.
Expected<void> namingPrivileges(Connection &connection, Expected<void> outcome);

}  // namespace observatorio::store
