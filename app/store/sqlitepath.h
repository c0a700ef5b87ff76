// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <string>

namespace observatorio::store {

/// `~/x` is in the person's own folder, as in a shell; BadSetting for what would make a folder called ~ (`~`,
/// `~ana/x`).
Expected<std::string> sqlitePath(const std::string &path);

}  // namespace observatorio::store
