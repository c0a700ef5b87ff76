// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/windows/timelinedata.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr int FewestWindows = 6;
constexpr int FinalBefore = 2;

/// Where the first window of all begins, on the grid in force.
std::optional<TimeMs> firstWindow(const Snapshot &snapshot)
{
    std::optional<TimeMs> first;
    const auto reach = [&first](TimeMs start) { first = std::min(first.value_or(start), start); };
    for (const SeriesView &view : *snapshot.series) {
        if (!view.shortWindows->empty())
            reach(view.shortWindows->front().start);
    }
    for (const LateView &late : snapshot.lateSamples)
        reach(late.windowStart);
    return first ? std::optional(snapshot.settings.engine.windows().startOf(*first)) : std::nullopt;
}

void countRecords(TimelineData &data, const std::vector<SeriesView> &series)
{
    for (const SeriesView &view : series) {
        const WindowRow &points = *view.shortWindows;
        for (auto point = points.rbegin(); point != points.rend() && point->start >= data.from; ++point) {
            if (point->start >= data.to)
                continue;
            TimelineData::Window &window =
                data.windows[static_cast<std::size_t>((point->start - data.from) / data.windowMs)];
            window.count += point->values.count;
            window.final = window.seen ? window.final && point->final : point->final;
            window.seen = true;
        }
    }
}

}  // namespace

std::int64_t TimelineData::everyNth() const
{
    std::int64_t most = 0;
    for (const Row &row : rows)
        most = row.dots ? std::max(most, row.dots->everyNth) : most;
    return most;
}

TimelineData timelineData(const Snapshot &snapshot, int maxWindows)
{
    TimelineData data;
    data.windowMs = std::max<DurationMs>(1, snapshot.settings.engine.windowMs);
    const WindowGrid grid(data.windowMs);
    std::optional<TimeMs> newest;
    std::optional<TimeMs> lowest;
    for (const PartitionView &view : snapshot.partitions) {
        data.rows.push_back({view.partition, view.watermark, view.maxEventTime, view.idle, {}, view.dots});
        if (!view.maxEventTime)
            continue;
        newest = std::max(newest.value_or(*view.maxEventTime), *view.maxEventTime);
        if (view.watermark && !view.idle)
            lowest = std::min(lowest.value_or(*view.watermark), *view.watermark);
    }
    if (!newest)
        return data;

    const TimeMs last = grid.endOf(grid.startOf(*newest));
    TimeMs first = grid.startOf(lowest.value_or(*newest)) - FinalBefore * data.windowMs;
    for (const LateView &late : snapshot.lateSamples) {
        if (late.windowStart > last - maxWindows * data.windowMs)
            first = std::min(first, late.windowStart);
    }
    const TimeMs wanted = (last - first) / data.windowMs + 1;
    const auto count = std::clamp<TimeMs>(wanted, std::min(FewestWindows, maxWindows), maxWindows);
    data.to = last + data.windowMs;
    data.from = data.to - count * data.windowMs;
    if (const auto begin = firstWindow(snapshot); begin && *begin > data.from) {
        data.to += *begin - data.from;  // nothing was before: what is ahead is shown instead
        data.from = *begin;
    }
    for (TimeMs start = data.from; start < data.to; start += data.windowMs)
        data.windows.push_back({start, 0, false, false, start >= last});
    countRecords(data, *snapshot.series);
    // A window nobody sent anything into is final as soon as every active watermark has passed it.
    for (TimelineData::Window &window : data.windows) {
        if (!window.seen)
            window.final = lowest && grid.endOf(window.start) <= *lowest;
    }

    for (const LateView &late : snapshot.lateSamples) {
        const auto row = std::ranges::find(data.rows, late.partition, &TimelineData::Row::partition);
        if (row == data.rows.end() || late.windowStart < data.from || late.windowStart >= data.to)
            continue;
        const auto known = std::ranges::find(row->late, late.windowStart, &TimelineData::Late::windowStart);
        if (known == row->late.end())
            row->late.push_back({late.windowStart, late.count});
        else
            known->count += late.count;
    }
    return data;
}

}  // namespace observatorio
