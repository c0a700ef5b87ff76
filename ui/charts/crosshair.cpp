// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/crosshair.h"

#include "ui/charts/timechart.h"
#include "ui/format.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

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

QString momentText(const ChartData &data, TimeMs at)
{
    const bool sameDay = QDateTime::fromMSecsSinceEpoch(at).date() == QDateTime::fromMSecsSinceEpoch(data.last).date();
    return sameDay ? Format::time(at) : Format::dayTime(at);
}

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
    text.headline = momentText(data, nearest->at);
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

std::optional<CrosshairText> differenceBetween(const ChartData &data, const ChartData &drawn, TimeMs one,
                                               TimeMs another, TimeMs from, TimeMs to)
{
    const auto earlier = crosshairAt(data, drawn, std::min(one, another), from, to);
    const auto later = crosshairAt(data, drawn, std::max(one, another), from, to);
    if (!earlier || !later || earlier->at == later->at)
        return std::nullopt;
    CrosshairText text;
    text.at = later->at;
    text.other = earlier->at;
    text.headline =
        QStringLiteral("%1 – %2 · %3")
            .arg(momentText(data, earlier->at), momentText(data, later->at), Format::duration(later->at - earlier->at));
    for (std::size_t i = 0; i < data.series.size(); ++i) {
        const ChartSeries &series = data.series[i];
        const ChartPoint *first = pointAt(series, earlier->at), *last = pointAt(series, later->at);
        QString told = TimeChart::tr("%1  no data").arg(series.label);
        if (first && last) {
            const double way = last->value - first->value;
            const QString sign = way > 0.0 ? QStringLiteral("+") : QString();
            told = QStringLiteral("%1  %2 → %3 · %4%5")
                       .arg(series.label, data.valueText(first->value), data.valueText(last->value), sign,
                            data.valueText(way));
            if (first->value != 0.0)
                told += QStringLiteral(" · ") + Format::percentChange(way / std::abs(first->value) * 100.0, 1);
        }
        text.rows.push_back({static_cast<int>(i), later->rows[i].value, told, earlier->rows[i].value});
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
