// SPDX-License-Identifier: GPL-3.0-or-later
// Everything on a TimeChart that is not a line or a band: grid, tints, thresholds, points, marks, labels, crosshair.
#pragma once

#include "ui/charts/chartdata.h"
#include "ui/charts/crosshair.h"
#include "ui/charts/seriesitems.h"
#include "ui/charts/ticks.h"

#include <QRectF>

class QPainter;

namespace observatorio {

/// A chart's state at one moment, in its own coordinates.
struct ChartScene {
    const ChartData *data = nullptr;  ///< null: nothing to draw yet
    std::vector<DrawnSeries> drawn;   ///< one for each of data->series
    QRectF plot;
    QRectF whole;
    TimeMs from = 0, to = 1;
    ValueRange values;
    ValueTicks valueTicks;
    TimeTicks timeTicks;
    std::optional<CrosshairText> crosshair;
    double crosshairY = 0.0;                             ///< where the pointer is
    std::optional<std::pair<TimeMs, TimeMs>> selection;  ///< being chosen, ascending
    bool focused = false;

    [[nodiscard]] double x(TimeMs at) const
    {
        return plot.left() + static_cast<double>(at - from) / static_cast<double>(to - from) * plot.width();
    }
    [[nodiscard]] double y(double value) const
    {
        return plot.bottom() - (value - values.from) / (values.to - values.from) * plot.height();
    }
    [[nodiscard]] TimeMs timeAt(double px) const;
    [[nodiscard]] double valueAt(double py) const;
};

namespace ChartPainter {

/// Room for the value axis and for the labels at the lines' ends.
double leftMargin(const ChartScene &scene);
double rightMargin(const ChartData &data);

void paintBelow(QPainter &painter, const ChartScene &scene);  ///< under the lines
void paintAbove(QPainter &painter, const ChartScene &scene);
void paintCrosshair(QPainter &painter, const ChartScene &scene);

/// The shape of a severity (ui/style/severityshape.h), its top at `tip`; upside down where it points to what is below.
void paintMark(QPainter &painter, QPointF tip, Severity severity, bool pointsDown);

}  // namespace ChartPainter

}  // namespace observatorio
