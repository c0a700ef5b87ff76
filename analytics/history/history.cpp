// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/history/history.h"

#include "analytics/history/seriespast.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace observatorio {

struct History::Private {
    explicit Private(WindowGrid shortWindows) : grid(shortWindows) {}

    const WindowGrid grid;
    std::size_t pointCap = 0;
    std::map<SeriesName, SeriesPast> pasts;
    std::map<std::tuple<std::string, TopicPartition>, Origin> origins;  ///< by cluster and partition
    IndexedVector<PartitionSlot, Origin> bySlot;
    std::size_t points = 0;
    bool changed = false;
    std::shared_ptr<const std::vector<SeriesView>> published = std::make_shared<const std::vector<SeriesView>>();

    Origin originOf(const std::string &cluster, const TopicPartition &partition)
    {
        return origins.try_emplace({cluster, partition}, static_cast<Origin>(origins.size() + 1)).first->second;
    }

    template<typename Change>
    void change(const SeriesName &name, Change change)
    {
        SeriesPast &past = pasts.try_emplace(name).first->second;
        const std::size_t before = past.points();
        change(past);
        points += past.points() - before;
        changed = true;
        if (points > pointCap)
            makeRoom();
    }

    /// The oldest tenth goes, so that it is not done for every point.
    void makeRoom()
    {
        std::vector<TimeMs> starts;
        starts.reserve(points);
        for (const auto &[name, past] : pasts)
            past.startsInto(starts);
        const auto cut = starts.begin() + static_cast<std::ptrdiff_t>(starts.size() - pointCap / 10 * 9);
        std::nth_element(starts.begin(), cut, starts.end());
        points = 0;
        for (auto &[name, past] : pasts) {
            past.dropBefore(*cut + 1);  // however many begin at once, some go
            points += past.points();
        }
    }
};

namespace {

template<typename Window>
WindowPoint pointOf(const Window &window)
{
    WindowPoint point;
    point.start = window.windowStart;
    point.end = window.windowEnd;
    point.values = window.values;
    return point;
}

}  // namespace

History::History(WindowGrid grid, std::size_t pointCap) : d(std::make_unique<Private>(grid))
{
    d->pointCap = std::max<std::size_t>(pointCap, 10);
}

History::~History() = default;

void History::load(const std::vector<StoredWindow> &windows)
{
    for (const StoredWindow &window : windows) {
        if (window.values.count <= 0 || !d->grid.has(window.windowStart, window.windowEnd))
            continue;
        WindowPoint point = pointOf(window);
        point.final = true;  // unless the engine says otherwise, nobody here adds to it
        point.amended = window.amended;
        d->change(window.series, [&](SeriesPast &past) {
            if (window.amended)
                past.amend(point);
            else
                past.remember(d->originOf(window.cluster, window.partition), point);
        });
    }
}

void History::replace(const StoredWindow &window, bool isFinal)
{
    if (window.values.count <= 0 || !d->grid.has(window.windowStart, window.windowEnd))
        return;
    WindowPoint point = pointOf(window);
    point.final = isFinal;
    point.amended = window.amended;
    const Origin origin = d->originOf(window.amended ? window.cluster + '\n' : window.cluster, window.partition);
    d->change(window.series, [&](SeriesPast &past) { past.put(origin, point); });
}

void History::bind(PartitionSlot slot, const std::string &cluster, const TopicPartition &partition)
{
    d->bySlot.cover(slot, 0, Amendments);
    d->bySlot[slot] = d->originOf(cluster, partition);
}

void History::apply(const Engine::Changes &changes)
{
    for (const Engine::Changes::CellChange &change : changes.cells) {
        const Origin origin = d->bySlot.holds(change.slot) ? d->bySlot[change.slot] : Amendments;
        if (origin == Amendments)
            continue;
        WindowPoint point = pointOf(change.cell);
        point.final = change.final;
        d->change(change.cell.series, [&](SeriesPast &past) { past.put(origin, point); });
    }
    for (const LateDelta &delta : changes.amended)
        d->change(delta.series, [&](SeriesPast &past) { past.amend(pointOf(delta)); });
}

std::shared_ptr<const std::vector<SeriesView>> History::series()
{
    if (!std::exchange(d->changed, false))
        return d->published;
    auto fresh = std::make_shared<std::vector<SeriesView>>();
    fresh->reserve(d->pasts.size());
    auto old = d->published->begin();
    for (auto &[name, past] : d->pasts) {
        while (old != d->published->end() && old->series < name)
            ++old;
        const bool known = old != d->published->end() && old->series == name;
        if (known && !past.changed) {
            fresh->push_back(*old);
            continue;
        }
        past.changed = false;
        SeriesView &view = fresh->emplace_back();
        view.series = name;
        view.shortWindows = past.shortWindows();
        view.longWindows = past.longWindows();
    }
    d->published = std::move(fresh);
    return d->published;
}

}  // namespace observatorio
