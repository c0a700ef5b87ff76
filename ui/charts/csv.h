// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLocale>
#include <QStringList>

namespace observatorio::Csv {

/// One record with its CRLF, UTF-8: numbers as they are, every other field by csvHarmless()
/// (analytics/domain/csvtext.h).
QByteArray line(const QStringList &fields);

/// Lines of line() as a spreadsheet of that language reads them: decimals by its mark, and where that is a comma,
/// fields by semicolons.
QByteArray inLanguage(const QByteArray &lines, const QLocale &locale);

QString number(double value);  ///< shortest that reads back equal, with a point
QString utc(qint64 ms);        ///< ISO 8601, 2026-11-23T10:24:00.000Z

}  // namespace observatorio::Csv
