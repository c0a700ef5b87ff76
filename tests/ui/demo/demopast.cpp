// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo/demopast.h"

#include <algorithm>
#include <cmath>

namespace observatorio::demo {

std::shared_ptr<const RangeResult> past(const RangeQuery &query, const Snapshot &newest)
{
    constexpr double Day = 86'400'000.0;
    auto result = std::make_shared<RangeResult>(
        RangeResult{.query = query, .resolution = query.resolution, .from = query.from, .complete = true});
    result->oldest = newest.at - DurationMs{40} * 86'400'000;
    for (const SeriesName &name : query.series) {
        std::vector<WindowPoint> points;
        const auto series = std::ranges::find(*newest.series, name, &SeriesView::series);
        const double base = series == newest.series->end() ? 0.0 : series->lastValue;
        const double phase = static_cast<double>(std::hash<std::string>()(name.country + name.indicator) % 628) / 100.0;
        const WindowGrid grid(query.resolution);
        for (TimeMs at = grid.startOf(std::max(query.from, *result->oldest)); at < std::min(query.until, newest.at);
             at = grid.endOf(at)) {
            const double days = static_cast<double>(newest.at - at) / Day;
            const double value =
                base
                * (1.0 + 0.12 * std::sin(days * 5.0 + phase) - 0.12 * std::sin(phase) + 0.01 * std::sin(days * 900.0));
            points.push_back({at, grid.endOf(at), {2, 2 * value, value - 0.2, value + 0.2}, true, false});
        }
        result->windows.push_back(std::make_shared<const WindowRow>(std::move(points)));
    }
    return result;
}

}  // namespace observatorio::demo
