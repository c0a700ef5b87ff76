// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/indicatortrend.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

namespace observatorio {

namespace {

constexpr DurationMs ChangeSpan = 15 * 60'000;
constexpr std::int64_t MaxSlots = 20'000;  // a clock gone wrong must not ask for more

struct Means {
    QVector<QPointF> points;
    int countries = 0;  // in the last one
};

/// The mean over all countries of each one's newest window that counts, at the end of every window.
template<typename Counts>
Means meansOf(const std::vector<SeriesView> &series, const std::vector<int> &members, DurationMs windowMs,
              Counts counts)
{
    Means means;
    TimeMs first = std::numeric_limits<TimeMs>::max();
    TimeMs last = std::numeric_limits<TimeMs>::min();
    for (const int member : members) {
        const auto &windows = *series[static_cast<std::size_t>(member)].shortWindows;
        const auto newest = std::find_if(windows.rbegin(), windows.rend(), counts);
        if (newest == windows.rend())
            continue;
        first = std::min(first, windows.front().end);
        last = std::max(last, newest->end);
    }
    if (first > last || windowMs <= 0)
        return means;
    if ((last - first) / windowMs >= MaxSlots)
        first = last - (MaxSlots - 1) * windowMs;
    const auto slots = static_cast<std::size_t>((last - first) / windowMs) + 1;

    // Each country's step from one window's mean to the next, gathered by the window it happens in; then summed up in
    // order.
    std::vector<double> step(slots, 0.0);
    std::vector<int> joined(slots, 0);
    for (const int member : members) {
        double previous = 0.0;
        bool known = false;
        for (const WindowPoint &window : *series[static_cast<std::size_t>(member)].shortWindows) {
            if (!counts(window))
                continue;
            const auto slot = window.end <= first ? 0 : static_cast<std::size_t>((window.end - first) / windowMs);
            const double mean = window.values.mean();
            step[slot] += mean - previous;
            joined[slot] += known ? 0 : 1;
            previous = mean;
            known = true;
        }
    }
    double sum = 0.0;
    int countries = 0;
    means.points.reserve(static_cast<qsizetype>(slots));
    for (std::size_t slot = 0; slot < slots; ++slot) {
        sum += step[slot];
        countries += joined[slot];
        if (countries > 0)
            means.points.append(
                {static_cast<double>(first + static_cast<DurationMs>(slot) * windowMs), sum / countries});
    }
    means.countries = countries;
    return means;
}

}  // namespace

IndicatorTrend IndicatorTrend::of(const std::vector<SeriesView> &series, const std::vector<int> &members,
                                  DurationMs windowMs)
{
    IndicatorTrend trend;
    trend.points = meansOf(series, members, windowMs, [](const WindowPoint &w) { return w.values.count > 0; }).points;
    const Means final =
        meansOf(series, members, windowMs, [](const WindowPoint &w) { return w.final && w.values.count > 0; });
    trend.countries = final.countries;
    if (final.points.isEmpty())
        return trend;
    trend.value = final.points.last().y();
    const double then = final.points.last().x() - static_cast<double>(ChangeSpan);
    if (final.points.first().x() <= then) {
        const auto at = std::upper_bound(final.points.cbegin(), final.points.cend(), then,
                                         [](double t, const QPointF &p) { return t < p.x(); });
        trend.change = *trend.value - std::prev(at)->y();
    }
    return trend;
}

IndicatorIndex IndicatorIndex::of(const std::vector<SeriesView> &series, const IndicatorTable &table)
{
    const auto before = [&table](std::string_view a, std::string_view b) { return table.before(a, b); };
    std::map<std::string_view, std::vector<int>, decltype(before)> members(before);
    for (std::size_t i = 0; i < series.size(); ++i)
        members[series[i].series.indicator].push_back(static_cast<int>(i));
    IndicatorIndex index;
    for (auto &[name, all] : members)
        index.entries.push_back({QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), std::move(all)});
    return index;
}

QStringList IndicatorIndex::names() const
{
    QStringList names;
    for (const Entry &entry : entries)
        names.append(entry.indicator);
    return names;
}

std::optional<double> newestFinalMean(const SeriesView &series)
{
    const auto &windows = *series.shortWindows;
    const auto newest = std::find_if(windows.rbegin(), windows.rend(),
                                     [](const WindowPoint &w) { return w.final && w.values.count > 0; });
    if (newest == windows.rend())
        return std::nullopt;
    return newest->values.mean();
}

}  // namespace observatorio
