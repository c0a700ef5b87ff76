// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/valuescale.h"

#include "ui/format.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>

namespace observatorio {

namespace {

/// How a series' values are drawn; none: they cannot be.
struct Mapping {
    double base = 0.0;

    [[nodiscard]] double operator()(ValueScale scale, double value) const
    {
        switch (scale) {
        case ValueScale::Log:
            return std::log10(value);
        case ValueScale::Index:
            return value / base * 100.0;
        case ValueScale::Change:
            return (value - base) / std::abs(base) * 100.0;
        default:
            return value;
        }
    }
};

std::optional<Mapping> mappingOf(const ChartSeries &series, ValueScale scale, TimeMs from, TimeMs to)
{
    if (scale == ValueScale::Log)
        return Mapping{};
    const auto first = std::lower_bound(series.points.begin(), series.points.end(), from,
                                        [](const ChartPoint &point, TimeMs at) { return point.at < at; });
    if (first == series.points.end() || first->at > to || first->value == 0.0)
        return std::nullopt;
    if (scale == ValueScale::Index && first->value < 0.0)
        return std::nullopt;
    return Mapping{first->value};
}

std::vector<ChartPoint> mapped(const std::vector<ChartPoint> &points, ValueScale scale, const Mapping &map)
{
    std::vector<ChartPoint> out;
    out.reserve(points.size());
    for (ChartPoint point : points) {
        const bool ranged = scale == ValueScale::Log;
        point.low = map(scale, ranged && point.low > 0.0 ? point.low : point.value);
        point.high = map(scale, ranged ? point.high : point.value);
        point.value = map(scale, point.value);
        if (std::isfinite(point.value) && std::isfinite(point.low) && std::isfinite(point.high))
            out.push_back(point);
    }
    return out;
}

}  // namespace

ChartData inScale(const ChartData &data, ValueScale scale, TimeMs from, TimeMs to)
{
    if (scale == ValueScale::Value)
        return data;
    ChartData drawn;
    drawn.scale = scale;
    drawn.first = data.first;
    drawn.last = data.last;
    drawn.joinWithin = data.joinWithin;
    drawn.windows = data.windows;
    drawn.series.reserve(data.series.size());
    std::map<QString, Mapping> maps;
    for (const ChartSeries &series : data.series) {
        ChartSeries &out =
            drawn.series.emplace_back(ChartSeries{series.key, series.label, series.name, series.color, {}});
        if (const std::optional<Mapping> map = mappingOf(series, scale, from, to)) {
            out.points = mapped(series.points, scale, *map);
            maps.emplace(series.key, *map);
        }
        if (out.points.empty() && !series.points.empty())
            drawn.undrawn.append(series.label);
    }
    for (ChartMark mark : data.marks) {
        const auto map = maps.find(mark.key);
        if (map == maps.end())
            continue;
        mark.value = map->second(scale, mark.value);
        if (std::isfinite(mark.value))
            drawn.marks.push_back(std::move(mark));
    }
    if (scale == ValueScale::Log) {
        for (ChartThreshold threshold : data.thresholds) {
            if (threshold.value <= 0.0)
                continue;
            threshold.value = std::log10(threshold.value);
            drawn.thresholds.push_back(std::move(threshold));
        }
        drawn.valueText = [text = data.valueText](double value) { return text(std::pow(10.0, value)); };
    } else if (scale == ValueScale::Index) {
        drawn.valueText = [](double value) { return Format::decimal(value, 1); };
    } else {
        drawn.valueText = [](double value) { return Format::percentChange(value, 1); };
    }
    return drawn;
}

ValueTicks logTicks(double from, double to, int most)
{
    constexpr double Representable = 300.0;  // powers of ten beyond are no doubles
    if (to - from < 1.0 && std::max(std::abs(from), std::abs(to)) < Representable) {
        ValueTicks ticks = valueTicks(std::pow(10.0, from), std::pow(10.0, to), most);
        std::erase_if(ticks.at, [](double value) { return value <= 0.0; });
        std::ranges::transform(ticks.at, ticks.at.begin(), [](double value) { return std::log10(value); });
        return ticks;
    }
    const ValueTicks decades = valueTicks(from, to, most);
    ValueTicks ticks;
    ticks.step = std::max(1.0, decades.step);
    const bool few = ticks.step == 1.0 && (to - from) * 3.0 <= most;
    for (double decade = std::floor(from / ticks.step) * ticks.step; decade <= to; decade += ticks.step) {
        for (const double part : {1.0, 2.0, 5.0}) {
            const double at = decade + std::log10(part);
            if (at >= from && at <= to && (part == 1.0 || few) && ticks.at.size() <= static_cast<std::size_t>(most))
                ticks.at.push_back(at);
        }
        if (decade + ticks.step == decade)
            break;
    }
    ticks.digits = 0;
    return ticks;
}

ValueRange logRange(double low, double high)
{
    const double room = std::max(0.02, (high - low) * 0.05);
    return {low - room, high + room};
}

QString axisText(ValueScale scale, double tick, int digits)
{
    const double value = scale == ValueScale::Log ? std::pow(10.0, tick) : tick;
    if (scale == ValueScale::Log)
        digits = std::max(digits, static_cast<int>(std::ceil(-tick - 1e-9)));
    if (std::abs(value) >= 1e15 || (scale == ValueScale::Log && digits > 6))
        return Format::locale().toString(value, 'g', 3);
    if (scale == ValueScale::Change)
        return Format::percentChange(value, std::min(digits, 6));
    return digits == 0 ? Format::integer(std::llround(value)) : Format::decimal(value, std::min(digits, 6));
}

}  // namespace observatorio
