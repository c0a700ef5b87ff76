#include "analytics/history.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace observatorio {

namespace {

constexpr std::size_t MaxShort = 360;
constexpr std::size_t MaxLong = 672;

using Origin = std::uint32_t;
/// Late records under the amend policy add up here, beside the partitions' absolute values.
constexpr Origin Amendments = 0;

TimeMs floorTo(TimeMs at, DurationMs step)
{
    const TimeMs remainder = at % step;
    return at - (remainder < 0 ? remainder + step : remainder);
}

void merge(WindowPoint &into, std::int64_t count, double sum, double min, double max)
{
    into.min = into.count == 0 ? min : std::min(into.min, min);
    into.max = into.count == 0 ? max : std::max(into.max, max);
    into.count += count;
    into.sum += sum;
}

}  // namespace

struct History::Private {
    /// What one partition says of one window; `point` is absolute.
    struct Part {
        Origin origin;
        WindowPoint point;
    };
    struct Series {
        SeriesName name;
        std::vector<Part> parts;              ///< by (window start, origin)
        std::vector<WindowPoint> foldedLong;  ///< long windows' share of short ones that are no longer held
        bool changed = true;
    };

    EngineSettings settings;
    std::size_t pointCap;
    std::size_t points = 0;
    std::map<SeriesName, Series> series;
    std::unordered_map<std::string, Origin> origins;
    std::vector<Origin> bySlot;
    std::shared_ptr<const std::vector<SeriesView>> published = std::make_shared<const std::vector<SeriesView>>();

    Origin originOf(const std::string &cluster, const TopicPartition &partition)
    {
        std::string key = cluster + '\n' + partition.topic + '\n' + std::to_string(partition.partition);
        return origins.try_emplace(std::move(key), static_cast<Origin>(origins.size() + 1)).first->second;
    }

    Series &seriesFor(const SeriesName &name)
    {
        Series &found = series[name];
        if (found.name.pais.empty())
            found.name = name;
        found.changed = true;
        return found;
    }

    std::size_t shortCap() const
    {
        return series.empty() ? MaxShort : std::clamp<std::size_t>(pointCap / series.size(), 20, MaxShort);
    }

    Part &partFor(Series &of, Origin origin, TimeMs start, TimeMs end)
    {
        const auto before = [](const Part &part, const std::pair<TimeMs, Origin> &key) {
            return std::pair(part.point.start, part.origin) < key;
        };
        auto it = std::lower_bound(of.parts.begin(), of.parts.end(), std::pair(start, origin), before);
        if (it == of.parts.end() || it->point.start != start || it->origin != origin) {
            Part fresh{origin, {}};
            fresh.point.start = start;
            fresh.point.end = end;
            it = of.parts.insert(it, fresh);
            ++points;
        }
        return *it;
    }

    WindowPoint &foldedFor(Series &of, TimeMs start)
    {
        const TimeMs longStart = floorTo(start, settings.longWindowMs);
        auto it = std::lower_bound(of.foldedLong.begin(), of.foldedLong.end(), longStart,
                                   [](const WindowPoint &point, TimeMs at) { return point.start < at; });
        if (it == of.foldedLong.end() || it->start != longStart) {
            WindowPoint fresh;
            fresh.start = longStart;
            fresh.end = longStart + settings.longWindowMs;
            it = of.foldedLong.insert(it, fresh);
        }
        return *it;
    }

    void fold(Series &of, const WindowPoint &point)
    {
        WindowPoint &into = foldedFor(of, point.start);
        merge(into, point.count, point.sum, point.min, point.max);
        into.amended = into.amended || point.amended;
    }

    void trim(Series &of)
    {
        const std::size_t cap = shortCap();
        std::size_t windows = 0;
        auto keep = of.parts.end();
        while (keep != of.parts.begin()) {
            const auto previous = std::prev(keep);
            if (keep == of.parts.end() || previous->point.start != keep->point.start) {
                if (windows == cap)
                    break;
                ++windows;
            }
            keep = previous;
        }
        if (keep == of.parts.begin())
            return;
        for (auto it = of.parts.begin(); it != keep; ++it)
            fold(of, it->point);
        points -= static_cast<std::size_t>(keep - of.parts.begin());
        of.parts.erase(of.parts.begin(), keep);
        if (of.foldedLong.size() > MaxLong)
            of.foldedLong.erase(of.foldedLong.begin(), of.foldedLong.end() - MaxLong);
    }

    /// Older than all that is held although the series is full: it belongs to the folded past.
    bool tooOld(const Series &of, TimeMs start) const
    {
        return of.parts.size() >= shortCap() && start < of.parts.front().point.start;
    }

    SeriesView view(const Series &of) const
    {
        auto shorts = std::make_shared<std::vector<WindowPoint>>();
        for (const Part &part : of.parts) {
            if (shorts->empty() || shorts->back().start != part.point.start) {
                WindowPoint fresh = part.point;
                fresh.amended = fresh.amended || part.origin == Amendments;
                fresh.final = fresh.final || part.origin == Amendments;
                shorts->push_back(fresh);
                continue;
            }
            WindowPoint &into = shorts->back();
            merge(into, part.point.count, part.point.sum, part.point.min, part.point.max);
            into.final = into.final && (part.point.final || part.origin == Amendments);
            into.amended = into.amended || part.origin == Amendments;
        }
        auto longs = std::make_shared<std::vector<WindowPoint>>(of.foldedLong);
        for (WindowPoint &point : *longs)
            point.final = true;
        for (const WindowPoint &point : *shorts) {
            const TimeMs start = floorTo(point.start, settings.longWindowMs);
            if (longs->empty() || longs->back().start < start) {
                WindowPoint fresh;
                fresh.start = start;
                fresh.end = start + settings.longWindowMs;
                fresh.final = true;
                longs->push_back(fresh);
            }
            WindowPoint &into = longs->back();
            merge(into, point.count, point.sum, point.min, point.max);
            // Its last short window may not have begun: final only once the newest short one lies beyond or at its end.
            into.final = into.final && point.final && (shorts->back().start >= into.end || point.end >= into.end);
            into.amended = into.amended || point.amended;
        }
        if (longs->size() > MaxLong)
            longs->erase(longs->begin(), longs->end() - MaxLong);
        SeriesView result;
        result.series = of.name;
        result.shortWindows = std::move(shorts);
        result.longWindows = std::move(longs);
        return result;
    }
};

History::History(EngineSettings settings, std::size_t pointCap) : d(std::make_unique<Private>())
{
    d->settings = settings;
    d->pointCap = pointCap;
}

History::~History() = default;

void History::load(const std::vector<StoredWindow> &windows)
{
    for (const StoredWindow &window : windows) {
        if (window.count == 0 || window.windowEnd - window.windowStart != d->settings.windowMs)
            continue;
        Private::Series &series = d->seriesFor(window.series);
        const Origin origin = window.amended ? Amendments : d->originOf(window.cluster, window.partition);
        WindowPoint &point = d->partFor(series, origin, window.windowStart, window.windowEnd).point;
        if (point.count > 0 && !window.amended)
            continue;
        merge(point, window.count, window.sum, window.min, window.max);
        point.final = true;
        d->trim(series);
    }
}

void History::bind(PartitionSlot slot, const std::string &cluster, const TopicPartition &partition)
{
    if (d->bySlot.size() <= slot)
        d->bySlot.resize(slot + 1, Amendments);
    d->bySlot[slot] = d->originOf(cluster, partition);
}

void History::apply(const Engine::Changes &changes)
{
    for (const Engine::Changes::CellChange &change : changes.cells) {
        const Cell &cell = change.cell;
        Private::Series &series = d->seriesFor(cell.series);
        if (d->tooOld(series, cell.windowStart))
            continue;
        const Origin origin = change.slot < d->bySlot.size() ? d->bySlot[change.slot] : change.slot + 1;
        WindowPoint &point = d->partFor(series, origin, cell.windowStart, cell.windowEnd).point;
        point.count = cell.count;
        point.sum = cell.sum;
        point.min = cell.min;
        point.max = cell.max;
        point.final = change.final;
        d->trim(series);
    }
    for (const LateDelta &delta : changes.amended) {
        Private::Series &series = d->seriesFor(delta.series);
        WindowPoint &point = d->tooOld(series, delta.windowStart)
                                 ? d->foldedFor(series, delta.windowStart)
                                 : d->partFor(series, Amendments, delta.windowStart, delta.windowEnd).point;
        merge(point, delta.count, delta.sum, delta.min, delta.max);
        point.amended = true;
        d->trim(series);
    }
}

std::shared_ptr<const std::vector<SeriesView>> History::series()
{
    const bool any = std::any_of(d->series.begin(), d->series.end(), [](const auto &entry) { return entry.second.changed; });
    if (!any)
        return d->published;
    auto fresh = std::make_shared<std::vector<SeriesView>>();
    fresh->reserve(d->series.size());
    auto old = d->published->begin();
    for (auto &[name, series] : d->series) {
        while (old != d->published->end() && old->series < name)
            ++old;
        const bool known = old != d->published->end() && old->series == name;
        if (known && !series.changed)
            fresh->push_back(*old);
        else
            fresh->push_back(d->view(series));
        series.changed = false;
    }
    d->published = std::move(fresh);
    return d->published;
}

}  // namespace observatorio
