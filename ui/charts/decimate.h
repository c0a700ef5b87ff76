// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <span>

namespace observatorio {

/// A point as it reaches the screen; a bucket's points share the bucket's range.
struct DrawnPoint {
    TimeMs at = 0;
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
    bool open = false;
    bool startsRun = false;  ///< the line does not come from the point before

    bool operator==(const DrawnPoint &) const = default;
};

/// The points of [from, to] and the nearest one on either side (lines reach the edges), at most `limit` (6 or more).
/// Beyond that, time is cut in buckets and each keeps its lowest and highest value where they were, so that no peak is
/// lost, and the newest point of all stays. A gap between two kept points starts a new run.
std::vector<DrawnPoint> decimate(std::span<const ChartPoint> points, TimeMs from, TimeMs to, int limit,
                                 DurationMs joinWithin);

}  // namespace observatorio
