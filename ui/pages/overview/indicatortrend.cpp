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
    // Each country's newest mean is carried from one window's end to the next.
    struct Country {
        WindowRow::Iterator next, end;
        std::optional<double> mean;
    };
    std::vector<Country> countries;
    for (const int member : members) {
        const WindowRow &windows = *series[static_cast<std::size_t>(member)].shortWindows;
        countries.push_back({windows.begin(), windows.end(), {}});
    }
    for (TimeMs end = first; end <= last; end += windowMs) {
        Aggregate all;
        for (Country &country : countries) {
            for (; country.next != country.end && country.next->end < end + windowMs; ++country.next) {
                if (counts(*country.next))
                    country.mean = country.next->values.mean();
            }
            if (country.mean)
                all.add(*country.mean);
        }
        if (all.count > 0)
            means.points.append({static_cast<double>(end), all.mean()});
        means.countries = static_cast<int>(all.count);
    }
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
