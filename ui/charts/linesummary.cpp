// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/linesummary.h"

#include "analytics/domain/aggregate.h"

#include <algorithm>

namespace observatorio {

std::vector<LineSummary> lineSummaries(const ChartData &data, TimeMs from, TimeMs to)
{
    std::vector<LineSummary> summaries;
    summaries.reserve(data.series.size());
    for (const ChartSeries &series : data.series) {
        LineSummary &line = summaries.emplace_back(LineSummary{series.key, series.name, series.color, {}, {}, {}, {}});
        Aggregate all;
        const auto first = std::lower_bound(series.points.begin(), series.points.end(), from,
                                            [](const ChartPoint &point, TimeMs at) { return point.at < at; });
        for (auto point = first; point != series.points.end() && point->at <= to; ++point) {
            const std::int64_t events = std::max<std::int64_t>(point->count, 1);
            all.merge({events, point->value * static_cast<double>(events), point->value, point->value});
            line.last = point->value;
        }
        if (all.count == 0)
            continue;
        line.least = all.min;
        line.most = all.max;
        line.mean = all.mean();
    }
    return summaries;
}

}  // namespace observatorio
