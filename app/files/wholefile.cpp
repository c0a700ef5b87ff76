// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/wholefile.h"

#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <unistd.h>

namespace observatorio {

namespace {

tl::unexpected<Error> unwritable(const QString &path, const QString &cause)
{
    return failure(ErrorCode::FileUnwritable, path.toStdString(), cause.toStdString());
}

/// Of this process, which `path` names.
std::optional<int> descriptorIn(const QString &path)
{
    if (path == QLatin1String("/dev/stdout"))
        return STDOUT_FILENO;
    if (path == QLatin1String("/dev/stderr"))
        return STDERR_FILENO;
    for (const QLatin1String folder : {QLatin1String("/dev/fd/"), QLatin1String("/proc/self/fd/")}) {
        bool isNumber = false;
        const int number = path.startsWith(folder) ? path.mid(folder.size()).toInt(&isNumber) : -1;
        if (isNumber && number >= 0)
            return number;
    }
    return std::nullopt;
}

Expected<void> append(int descriptor, const QString &path, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t wrote =
            ::write(descriptor, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (wrote < 0 && errno != EINTR)
            return unwritable(path, QString::fromLocal8Bit(std::strerror(errno)));
        done += std::max<ssize_t>(wrote, 0);
    }
    return {};
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

Expected<void> writeWholeOrAppend(const QString &path, const QByteArray &bytes)
{
    if (const auto descriptor = descriptorIn(path))
        return append(*descriptor, path, bytes);
    const QFileInfo place(path);
    if (!place.exists() || place.isFile() || place.isDir())
        return writeWhole(path, bytes);
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        return unwritable(path, QString::fromLocal8Bit(std::strerror(errno)));
    const auto appended = append(descriptor, path, bytes);
    ::close(descriptor);
    return appended;
}

}  // namespace observatorio
