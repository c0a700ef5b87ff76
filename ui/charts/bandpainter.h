// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPolygonF>

class QPainter;

namespace observatorio {

/// The area between a run's highs and lows, in pixels: `upper` and `lower` have the same x, ascending.
struct BandEdges {
    QPolygonF upper;
    QPolygonF lower;
};

/// Fills a band at 14 % of its colour. The raster engine's time grows with the square of the edges on a scan line (500
/// uneven points: 45 ms), so on the screen a band of many points is filled pixel column by pixel column (0.2 ms).
void paintBand(QPainter &painter, const BandEdges &edges, const QColor &color);

}  // namespace observatorio
