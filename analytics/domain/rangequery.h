// SPDX-License-Identifier: GPL-3.0-or-later
// Any time of some series, asked of the tables and answered from them; and how that joins what the window has live.
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/error.h"
#include "analytics/domain/windowgrid.h"
#include "analytics/domain/windowrow.h"

#include <memory>
#include <optional>
#include <vector>

namespace observatorio {

/// Who waits for an answer: a newer question replaces an older one of the same lane, and the first lane goes first.
enum class RangeLane : std::uint8_t { Main, Beside };

/// The windows that hold a time in [from, until), whole.
struct RangeQuery {
    RangeLane lane = RangeLane::Main;
    TimeMs from = 0;
    TimeMs until = 0;
    std::vector<SeriesName> series;
    DurationMs resolution = 0;  ///< at least; rangeResolution()

    bool operator==(const RangeQuery &) const = default;
};

/// As the tables have it at the time of reading. Immutable once told.
struct RangeResult {
    RangeQuery query;
    DurationMs resolution = 0;          ///< of all windows: coarser than asked for where the fine ones are gone
    TimeMs from = 0;                    ///< read so far: the newest windows come first
    bool complete = false;              ///< nothing more will come
    std::optional<TimeMs> oldest = {};  ///< the first quarter hour that the tables have anything of
    std::vector<std::shared_ptr<const WindowRow>> windows;  ///< of each of query.series; never null
    std::optional<Error> error;                             ///< why it is not complete
};

/// How long windows are in a span of so many milliseconds, so that a line has about `mostPoints` at the most: the short
/// windows, quarter hours, hours and then days and weeks.
DurationMs rangeResolution(DurationMs span, DurationMs shortWindow, std::size_t mostPoints = 3'000);

/// Windows of `grid`, ascending, made of finer ones that lie in them, also ascending.
std::vector<WindowPoint> coarser(const WindowRow &windows, WindowGrid grid);

/// One line of what the tables had and what is live, both of `grid` and ascending. Where both have a window, the one
/// that counted more events: it is the same window, heard of later or by more readers. So none is doubled or missing.
std::vector<WindowPoint> joined(const WindowRow &stored, const std::vector<WindowPoint> &live);

}  // namespace observatorio
