// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/connection.h"
#include "app/store/store.h"

namespace observatorio::store {

Expected<TimeMs> databaseTime(Connection &connection);
Expected<std::vector<SignedWorker>> readSigns(Connection &connection);

}  // namespace observatorio::store
