// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/sqlitepath.h"

#include <QDir>

namespace observatorio::store {

Expected<std::string> sqlitePath(const std::string &path)
{
    if (!path.starts_with('~'))
        return path;
    if (path.starts_with("~/") && path.size() > 2)
        return QDir::homePath().toStdString() + path.substr(1);
    return failure(ErrorCode::BadSetting, "sqlitePath",
                   "only ~/ stands for a folder, your own; a file whose name begins with ~ is written ./" + path);
}

}  // namespace observatorio::store
