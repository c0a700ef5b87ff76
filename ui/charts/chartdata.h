// SPDX-License-Identifier: GPL-3.0-or-later
// What a TimeChart draws, as plain values: built from a snapshot by countrychart.h and lagchart.h.
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/settings.h"

#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

namespace observatorio {

/// What the value axis counts in (valuescale.h).
enum class ValueScale : std::uint8_t {
    Value,
    Log,     ///< values on an axis of logarithms
    Index,   ///< in per cent of each series' first point in sight
    Change,  ///< the difference to it, in per cent of its size
};

/// A window's mean with its range, or a sample (then end = at, low = high = value, count = 0).
struct ChartPoint {
    TimeMs at = 0;  ///< where it is drawn: the window's start
    TimeMs end = 0;
    double value = 0.0;  ///< finite
    double low = 0.0;
    double high = 0.0;
    std::int64_t count = 0;
    bool open = false;  ///< may still change: drawn hollow

    bool operator==(const ChartPoint &) const = default;
};

struct ChartSeries {
    QString key;                     ///< tells series apart from one update to the next: "ARG"
    QString label;                   ///< short, at the line's end
    QString name;                    ///< long, for the legend
    int color = 0;                   ///< Theme::seriesColor, seriesPenStyle
    std::vector<ChartPoint> points;  ///< ascending in time
};

/// A dashed, named line; a critical one tints the area it guards.
struct ChartThreshold {
    double value = 0.0;
    Severity severity = Severity::Warning;
    AlertDirection direction = AlertDirection::Above;
    QString label;
};

/// An alert's crossing, on the window of the series it belongs to (on its own time and value where no such window is).
struct ChartMark {
    QString key;  ///< of the series
    TimeMs at = 0;
    double value = 0.0;
    Severity severity = Severity::Warning;
    AlertDirection direction = AlertDirection::Above;
    QString text;  ///< for the crosshair
};

struct ChartData {
    std::vector<ChartSeries> series;
    std::vector<ChartThreshold> thresholds;
    std::vector<ChartMark> marks;
    TimeMs first = 0;                          ///< what "all" spans
    TimeMs last = 0;                           ///< what the live view ends at
    DurationMs joinWithin = 0;                 ///< points with more than this between them are not joined
    bool windows = true;                       ///< points are windows with min and max; else samples
    bool fromZero = false;                     ///< the value axis always shows 0
    std::function<QString(double)> valueText;  ///< never empty
    ValueScale scale = ValueScale::Value;      ///< what the values of points, marks and thresholds are in
    QStringList undrawn;                       ///< labels of series that have points, but none in this scale

    [[nodiscard]] bool isEmpty() const;  ///< no series has a point
};

inline bool ChartData::isEmpty() const
{
    for (const ChartSeries &one : series) {
        if (!one.points.empty())
            return false;
    }
    return true;
}

/// True where the line breaks: a window is missing between the two.
inline bool isGap(const ChartPoint &before, const ChartPoint &after, DurationMs joinWithin)
{
    return after.at - before.end > joinWithin;
}

}  // namespace observatorio
