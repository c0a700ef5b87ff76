// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/decimate.h"

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

DrawnPoint drawn(const ChartPoint &point) { return {point.at, point.value, point.low, point.high, point.open, false}; }

/// Appends `points[index]`, a new run when a gap lies anywhere between it and `previous`.
void append(std::vector<DrawnPoint> &out, std::span<const ChartPoint> points,
            const std::vector<std::size_t> &gapsBefore, std::size_t &previous, std::size_t index)
{
    DrawnPoint point = drawn(points[index]);
    point.startsRun = out.empty() || gapsBefore[index] != gapsBefore[previous];
    out.push_back(point);
    previous = index;
}

}  // namespace

std::vector<DrawnPoint> decimate(std::span<const ChartPoint> points, TimeMs from, TimeMs to, int limit,
                                 DurationMs joinWithin)
{
    const auto earlier = [](const ChartPoint &point, TimeMs at) { return point.at < at; };
    const auto later = [](TimeMs at, const ChartPoint &point) { return at < point.at; };
    auto begin = std::lower_bound(points.begin(), points.end(), from, earlier);
    auto end = std::upper_bound(begin, points.end(), to, later);
    if (begin != points.begin())
        --begin;
    if (end != points.end())
        ++end;
    points = std::span(begin, end);
    if (points.empty())
        return {};

    std::vector<std::size_t> gapsBefore(points.size(), 0);
    for (std::size_t i = 1; i < points.size(); ++i)
        gapsBefore[i] = gapsBefore[i - 1] + (isGap(points[i - 1], points[i], joinWithin) ? 1 : 0);

    std::vector<DrawnPoint> out;
    std::size_t previous = 0;
    if (points.size() <= static_cast<std::size_t>(limit)) {
        out.reserve(points.size());
        for (std::size_t i = 0; i < points.size(); ++i)
            append(out, points, gapsBefore, previous, i);
        return out;
    }

    const auto buckets = static_cast<std::int64_t>((limit - 1) / 2);
    const TimeMs start = points.front().at;
    const DurationMs width = (points.back().at - start) / buckets + 1;
    out.reserve(static_cast<std::size_t>(limit));
    for (std::size_t first = 0; first < points.size();) {
        const std::int64_t bucket = (points[first].at - start) / width;
        std::size_t next = first, lowest = first, highest = first;
        double low = points[first].low, high = points[first].high;
        for (; next < points.size() && (points[next].at - start) / width == bucket; ++next) {
            if (points[next].value < points[lowest].value)
                lowest = next;
            if (points[next].value > points[highest].value)
                highest = next;
            low = std::min(low, points[next].low);
            high = std::max(high, points[next].high);
        }
        const std::size_t kept = out.size();
        append(out, points, gapsBefore, previous, std::min(lowest, highest));
        if (lowest != highest)
            append(out, points, gapsBefore, previous, std::max(lowest, highest));
        for (std::size_t i = kept; i < out.size(); ++i) {
            out[i].low = low;
            out[i].high = high;
        }
        first = next;
    }
    if (previous != points.size() - 1)
        append(out, points, gapsBefore, previous, points.size() - 1);
    return out;
}

}  // namespace observatorio
