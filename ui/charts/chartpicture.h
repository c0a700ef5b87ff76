// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

namespace observatorio {

class TimeChart;

/// The texts around a chart in an exported picture.
struct PictureTexts {
    QString title;   ///< what the chart shows
    QString detail;  ///< unit, basis, zone
    QString range;   ///< "2026-11-23 10:15:00 – 10:30:00"
};

/// The ground, title, detail and range; where the rest of the picture goes.
QRectF paintHeading(QPainter &painter, const QRectF &target, const PictureTexts &texts);

/// Title, range, zone, the chart as on screen, and a legend with every series' full name.
void paintPicture(QPainter &painter, const QRectF &target, const TimeChart &chart, const PictureTexts &texts);

/// The chart's visible range, with dates; the zone is in the detail.
QString rangeText(const TimeChart &chart);

}  // namespace observatorio
