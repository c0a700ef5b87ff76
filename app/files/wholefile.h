// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <QByteArray>
#include <QString>

namespace observatorio {

/// Makes `bytes` the contents of the file `path`, wholly or not at all: after a failure (a full disk, a folder that
/// does not exist, no permission) what had the name before is untouched. Another file is replaced; a device, a pipe or
/// a folder is not. Error: FileUnwritable, subject `path`. Blocks until the system took the bytes; any thread.
Expected<void> writeWhole(const QString &path, const QByteArray &bytes);

/// The same; but what is a stream by its name (/dev/stdout, /dev/stderr, /dev/fd/N, whatever they lead to) or by its
/// nature (a pipe, a terminal) takes `bytes` after all that it has.
Expected<void> writeWholeOrAppend(const QString &path, const QByteArray &bytes);

}  // namespace observatorio
