// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <QSize>
#include <QString>

namespace observatorio {

class Exportable;

enum class ExportFormat { Png, Svg, Pdf, Csv };

namespace Exporter {

constexpr int LeastSide = 160;
constexpr int MostSide = 8000;
constexpr int MostScale = 4;

QString suffix(ExportFormat format);  ///< "png"

/// A4 lying, at 96 pixels an inch; a PDF of this size has the page of that name.
QSize a4Landscape();

/// A file name from a title and its range: no separators, nothing a file system refuses.
QString proposedName(const QString &title);

/// Writes the chart, wholly or not at all. FileUnwritable names the path; BadSetting when a side or the scale is out of
/// bounds. `scale` multiplies a PNG's pixels; CSV takes neither size nor scale.
Expected<void> save(const Exportable &chart, ExportFormat format, QSize size, const QString &path, int scale = 1);

}  // namespace Exporter

}  // namespace observatorio
