#include "analytics/seriespast.h"

#include <algorithm>

namespace observatorio {

namespace {

void merge(WindowPoint &into, const WindowPoint &share)
{
    into.min = into.count == 0 ? share.min : std::min(into.min, share.min);
    into.max = into.count == 0 ? share.max : std::max(into.max, share.max);
    into.count += share.count;
    into.sum += share.sum;
    into.amended = into.amended || share.amended;
}

WindowPoint emptyWindow(TimeMs start, DurationMs length)
{
    WindowPoint point;
    point.start = start;
    point.end = start + length;
    return point;
}

}  // namespace

SeriesPast::Shares::iterator SeriesPast::find(Origin origin, TimeMs start)
{
    return std::lower_bound(m_shares.begin(), m_shares.end(), std::pair(start, origin), [](const Share &share, const std::pair<TimeMs, Origin> &key) {
        return std::pair(share.point.start, share.origin) < key;
    });
}

bool SeriesPast::matches(Shares::iterator it, Origin origin, TimeMs start) const
{
    return it != m_shares.end() && it->origin == origin && it->point.start == start;
}

void SeriesPast::insert(Shares::iterator at, Origin origin, const WindowPoint &point)
{
    const bool shared = (at != m_shares.end() && at->point.start == point.start)
                        || (at != m_shares.begin() && std::prev(at)->point.start == point.start);
    m_windows += shared ? 0 : 1;
    m_shares.insert(at, Share{origin, point});
    trim();
}

void SeriesPast::put(Origin origin, const WindowPoint &share)
{
    if (isFolded(share.start))
        return;
    changed = true;
    if (const auto it = find(origin, share.start); matches(it, origin, share.start))
        it->point = share;
    else
        insert(it, origin, share);
}

void SeriesPast::remember(Origin origin, const WindowPoint &share)
{
    if (isFolded(share.start))
        return;
    if (const auto it = find(origin, share.start); !matches(it, origin, share.start)) {
        changed = true;
        insert(it, origin, share);
    }
}

void SeriesPast::amend(const WindowPoint &increment)
{
    WindowPoint share = increment;
    share.amended = true;
    share.final = true;
    if (isFolded(share.start)) {
        const TimeMs start = floorTo(share.start, m_longWindowMs);
        const auto it = std::lower_bound(m_foldedLong.begin(), m_foldedLong.end(), start,
                                         [](const WindowPoint &point, TimeMs at) { return point.start < at; });
        if (it != m_foldedLong.end() && it->start == start) {
            merge(*it, share);
            changed = true;
        }
        return;
    }
    changed = true;
    if (const auto it = find(Amendments, share.start); matches(it, Amendments, share.start))
        merge(it->point, share);
    else
        insert(it, Amendments, share);
}

void SeriesPast::trim()
{
    while (m_windows > MaxShort) {
        const TimeMs oldest = m_shares.front().point.start;
        foldBefore(std::find_if(m_shares.begin(), m_shares.end(), [oldest](const Share &share) { return share.point.start != oldest; }));
    }
    if (m_foldedLong.size() > MaxLong)
        m_foldedLong.erase(m_foldedLong.begin(), m_foldedLong.end() - MaxLong);
}

void SeriesPast::foldBefore(Shares::iterator end)
{
    for (auto it = m_shares.begin(); it != end; ++it) {
        const TimeMs start = floorTo(it->point.start, m_longWindowMs);
        if (m_foldedLong.empty() || m_foldedLong.back().start != start)
            m_foldedLong.push_back(emptyWindow(start, m_longWindowMs));
        merge(m_foldedLong.back(), it->point);
        m_foldedLong.back().final = true;
        if (it->point.start != m_foldedUntil)
            --m_windows;
        m_foldedUntil = it->point.start;
    }
    m_shares.erase(m_shares.begin(), end);
}

void SeriesPast::dropBefore(TimeMs cut)
{
    const auto keep = std::find_if(m_shares.begin(), m_shares.end(), [cut](const Share &share) { return share.point.start >= cut; });
    const auto dropped = [cut](const WindowPoint &point) { return point.end <= cut; };
    if (keep == m_shares.begin() && std::none_of(m_foldedLong.begin(), m_foldedLong.end(), dropped))
        return;
    changed = true;
    foldBefore(keep);
    std::erase_if(m_foldedLong, dropped);
}

void SeriesPast::startsInto(std::vector<TimeMs> &starts) const
{
    for (const Share &share : m_shares)
        starts.push_back(share.point.start);
    for (const WindowPoint &point : m_foldedLong)
        starts.push_back(point.start);
}

std::shared_ptr<const std::vector<WindowPoint>> SeriesPast::shortWindows() const
{
    auto windows = std::make_shared<std::vector<WindowPoint>>();
    windows->reserve(m_windows);
    for (const Share &share : m_shares) {
        if (windows->empty() || windows->back().start != share.point.start) {
            windows->push_back(share.point);
            continue;
        }
        WindowPoint &into = windows->back();
        merge(into, share.point);
        into.final = into.final && share.point.final;
    }
    return windows;
}

std::shared_ptr<const std::vector<WindowPoint>> SeriesPast::longWindows() const
{
    auto windows = std::make_shared<std::vector<WindowPoint>>(m_foldedLong);
    for (const Share &share : m_shares) {
        const TimeMs start = floorTo(share.point.start, m_longWindowMs);
        if (windows->empty() || windows->back().start != start) {
            windows->push_back(emptyWindow(start, m_longWindowMs));
            windows->back().final = true;
        }
        WindowPoint &into = windows->back();
        merge(into, share.point);
        into.final = into.final && share.point.final;
    }
    // All that the newest one has may be final while more is to come: it is over once its last short window is.
    if (!windows->empty() && !m_shares.empty() && m_shares.back().point.end < windows->back().end)
        windows->back().final = false;
    if (windows->size() > MaxLong)
        windows->erase(windows->begin(), windows->end() - MaxLong);
    return windows;
}

}  // namespace observatorio
