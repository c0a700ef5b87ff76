// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart's value axis counts in. Pure: no widgets, no clock.
#pragma once

#include "ui/charts/chartdata.h"
#include "ui/charts/ticks.h"

namespace observatorio {

/// `data`, which is in values, as a chart of [from, to] draws it in `scale`. A series keeps its place, its key and its
/// tone, also when none of it can be drawn: then its label is in `undrawn`.
///
/// Log: base-10 logarithms. What is not above 0 has none and breaks the line; a range that reaches down there begins at
/// the line. Index and Change measure each series by its own base, its first point in [from, to]: in per cent of it,
/// and as the difference to it in per cent of its size; lines alone, without ranges. An index needs a base above 0, a
/// change one that is not 0.
/// Thresholds are of values: an index or a change has none.
ChartData inScale(const ChartData &data, ValueScale scale, TimeMs from, TimeMs to);

/// Round values on an axis of logarithms, at most `most` + 1: decades, 1-2-5 where there are few, else as valueTicks.
ValueTicks logTicks(double from, double to, int most);

/// Some room around [low, high], which are logarithms.
ValueRange logRange(double low, double high);

/// What stands at a tick of the axis.
QString axisText(ValueScale scale, double tick, int digits);

}  // namespace observatorio
