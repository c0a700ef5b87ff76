// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/wholefile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace observatorio {

namespace {

tl::unexpected<Error> unwritable(const QString &path, const QString &cause)
{
    return failure(ErrorCode::FileUnwritable, path.toStdString(), cause.toStdString());
}

}  // namespace

Expected<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    if (const QFileInfo place(path); place.exists() && !place.isFile())
        return unwritable(path, QStringLiteral("this is no regular file"));
    QSaveFile file(path);
    // flush() asked for here: commit() would not tell that it failed.
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        return unwritable(path, file.errorString());
    return {};
}

}  // namespace observatorio
