// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <QStringList>
#include <optional>

namespace observatorio {

/// What the crosshair shows for one moment, or two cursors for the time between them.
struct CrosshairText {
    struct Row {
        int series = 0;                         ///< index into ChartData::series
        std::optional<double> value;            ///< as it is drawn; none: no window there, or one that cannot be drawn
        QString text;                           ///< "ARG 41.32 · n 18 · 38–45", "ARG 41.32 → 53.10 · +11.78 · +28.5 %"
        std::optional<double> otherValue = {};  ///< at the other cursor
    };
    TimeMs at = 0;                     ///< of the points it describes; of two, the later
    std::optional<TimeMs> other = {};  ///< the earlier of two
    QString headline;                  ///< "10:24:00 – 10:24:30"
    std::vector<Row> rows;             ///< in the order of ChartData::series
    QStringList alerts;                ///< crossings in this window
};

/// The time of day; with the day where that is not the newest's.
QString momentText(const ChartData &data, TimeMs at);

/// The points nearest to `at` inside [from, to]; none when nothing is there. `drawn` is `data` in the chart's scale.
std::optional<CrosshairText> crosshairAt(const ChartData &data, const ChartData &drawn, TimeMs at, TimeMs from,
                                         TimeMs to);
inline std::optional<CrosshairText> crosshairAt(const ChartData &data, TimeMs at, TimeMs from, TimeMs to)
{
    return crosshairAt(data, data, at, from, to);
}

/// From the points nearest to one time to those nearest to the other, inside [from, to]: how long, and how far each
/// line went, in values and in per cent of the earlier one. None where both are the same points, or nothing is there.
std::optional<CrosshairText> differenceBetween(const ChartData &data, const ChartData &drawn, TimeMs one,
                                               TimeMs another, TimeMs from, TimeMs to);

/// The next point's time after (before) `at` over all series; none at the end.
std::optional<TimeMs> nextPointTime(const ChartData &data, TimeMs at, bool forward);

/// The point of `series` that holds `at`: the window it falls in, or the sample at that very time.
const ChartPoint *pointAt(const ChartSeries &series, TimeMs at);

}  // namespace observatorio
