// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace observatorio::Csv {

/// One record in RFC 4180 form, with its CRLF, UTF-8.
QByteArray line(const QStringList &fields);

QString number(double value);  ///< shortest that reads back equal, with a point
QString utc(qint64 ms);        ///< ISO 8601, 2026-11-23T10:24:00.000Z

}  // namespace observatorio::Csv
