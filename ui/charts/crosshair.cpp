// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/crosshair.h"

#include "ui/charts/timechart.h"
#include "ui/format.h"

#include <algorithm>

namespace observatorio {

namespace {

auto firstNotBefore(const std::vector<ChartPoint> &points, TimeMs at)
{
    return std::lower_bound(points.begin(), points.end(), at,
                            [](const ChartPoint &point, TimeMs time) { return point.at < time; });
}

/// Measured by its start, a value is told both ways.
QString meanText(const ChartData &data, const ChartPoint &point, const ChartData &drawn, const ChartPoint *shown)
{
    const QString value = data.valueText(point.value);
    const bool measured = shown && (drawn.scale == ValueScale::Index || drawn.scale == ValueScale::Change);
    return measured ? drawn.valueText(shown->value) + QStringLiteral(" · ") + value : value;
}

QString rowText(const ChartData &data, const ChartSeries &series, const ChartPoint *point, const ChartData &drawn,
                const ChartPoint *shown)
{
    if (!point)
        return TimeChart::tr("%1  no data").arg(series.label);
    const QString value = meanText(data, *point, drawn, shown);
    if (!data.windows)
        return QStringLiteral("%1  %2").arg(series.label, value);
    return TimeChart::tr("%1  %2 · n %3 · %4–%5", "series, mean, count, minimum, maximum")
        .arg(series.label, value, Format::integer(point->count), data.valueText(point->low),
             data.valueText(point->high));
}

}  // namespace

const ChartPoint *pointAt(const ChartSeries &series, TimeMs at)
{
    auto next = firstNotBefore(series.points, at);
    if (next != series.points.end() && next->at == at)
        return &*next;
    if (next == series.points.begin())
        return nullptr;
    --next;
    return at < next->end ? &*next : nullptr;
}

std::optional<CrosshairText> crosshairAt(const ChartData &data, const ChartData &drawn, TimeMs at, TimeMs from,
                                         TimeMs to)
{
    const ChartPoint *nearest = nullptr;
    const auto consider = [&](const ChartPoint &point) {
        if (point.at >= from && point.at <= to && (!nearest || std::abs(point.at - at) < std::abs(nearest->at - at)))
            nearest = &point;
    };
    for (const ChartSeries &series : data.series) {
        const auto next = firstNotBefore(series.points, at);
        if (next != series.points.end())
            consider(*next);
        if (next != series.points.begin())
            consider(*std::prev(next));
    }
    if (!nearest)
        return std::nullopt;

    CrosshairText text;
    text.at = nearest->at;
    text.headline = Format::time(nearest->at);
    if (data.windows) {
        text.headline += QStringLiteral(" – ") + Format::time(nearest->end);
        if (nearest->open)
            text.headline += QStringLiteral("  ") + TimeChart::tr("open", "a window");
    }
    for (std::size_t i = 0; i < data.series.size(); ++i) {
        const ChartSeries &series = data.series[i];
        const ChartPoint *point = pointAt(series, nearest->at);
        const ChartPoint *shown = pointAt(drawn.series[i], nearest->at);
        text.rows.push_back({static_cast<int>(i), shown ? std::optional(shown->value) : std::nullopt,
                             rowText(data, series, point, drawn, shown)});
    }
    for (const ChartMark &mark : data.marks) {
        if (mark.at >= nearest->at && (mark.at < nearest->end || mark.at == nearest->at))
            text.alerts.append(mark.text);
    }
    return text;
}

std::optional<TimeMs> nextPointTime(const ChartData &data, TimeMs at, bool forward)
{
    std::optional<TimeMs> best;
    for (const ChartSeries &series : data.series) {
        auto next = firstNotBefore(series.points, forward ? at + 1 : at);
        if (forward ? next == series.points.end() : next == series.points.begin())
            continue;
        if (!forward)
            --next;
        if (!best || (forward ? next->at < *best : next->at > *best))
            best = next->at;
    }
    return best;
}

}  // namespace observatorio
