// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <QByteArray>
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

/// A4 landscape at 96 pixels per inch; a PDF of this size gets an A4 page.
QSize a4Landscape();

/// A file name from a title and its range: no separators, nothing a file system refuses.
QString proposedName(const QString &title);

/// The file's bytes. BadSetting when a side or the scale is out of bounds, FileUnwritable (subject: the chart's title)
/// when there is not enough memory. `scale` multiplies a PNG's pixels; CSV takes neither size nor scale.
Expected<QByteArray> render(const Exportable &chart, ExportFormat format, QSize size, int scale = 1);

}  // namespace Exporter

}  // namespace observatorio
