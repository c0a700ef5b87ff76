// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/sqlitepath.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace observatorio::store {

namespace {

// By the effective user, as the file would be made.
bool mayWrite(const QString &path)
{
    return ::faccessat(AT_FDCWD, path.toLocal8Bit().constData(), W_OK, AT_EACCESS) == 0;
}

}  // namespace

Expected<std::string> sqlitePath(const std::string &path)
{
    if (!path.starts_with('~'))
        return path;
    if (path.starts_with("~/") && path.size() > 2)
        return QDir::homePath().toStdString() + path.substr(1);
    return failure(ErrorCode::BadSetting, "sqlitePath",
                   "only ~/ stands for a folder, your own; a file whose name begins with ~ is written ./" + path);
}

bool makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir())
        return true;
    if (folder.isRoot() || !makeFolder(folder.absolutePath()))
        return false;
    return ::mkdir(path.toLocal8Bit().constData(), 0700) == 0 || folder.isDir();
}

bool isOpenToOthers(const QString &path)
{
    struct stat at = {};
    if (::stat(path.toLocal8Bit().constData(), &at) != 0 || (at.st_mode & (S_IRGRP | S_IROTH)) == 0)
        return false;
    for (QFileInfo folder(QFileInfo(path).absolutePath());; folder = QFileInfo(folder.absolutePath())) {
        if (::stat(folder.filePath().toLocal8Bit().constData(), &at) != 0 || (at.st_mode & (S_IXGRP | S_IXOTH)) == 0)
            return false;
        if (folder.isRoot())
            return true;
    }
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

}  // namespace observatorio::store
