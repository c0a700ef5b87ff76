// SPDX-License-Identifier: GPL-3.0-or-later
// Where a SQLite database lies, and who may read it.
#pragma once

#include "analytics/domain/error.h"

#include <QString>

#include <string>

namespace observatorio::store {

/// `~/x` is in the person's own folder, as in a shell; BadSetting for what would make a folder called ~ (`~`,
/// `~ana/x`).
Expected<std::string> sqlitePath(const std::string &path);

/// With the folders it lies in; missing ones are made as the person's own (0700).
bool makeFolder(const QString &path);

/// By the rights of the file and of every folder on the way to it.
bool isOpenToOthers(const QString &path);

/// Whether the file could be made, without making anything.
Expected<void> folderTakesFile(const std::string &file);

}  // namespace observatorio::store
