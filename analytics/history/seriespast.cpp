// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/history/seriespast.h"

#include "analytics/domain/windowgrid.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr std::size_t NewestOpen = 8;                       // windows that are not sealed, for more may come
constexpr std::size_t MostOpen = 4 * WindowRow::ChunkSize;  // then they are, final or not

WindowPoint emptyLongWindow(TimeMs start)
{
    WindowPoint point;
    point.start = start;
    point.end = LongWindows.endOf(start);
    return point;
}

}  // namespace

void SeriesPast::open(TimeMs start)
{
    if (!m_sealed.reaches(start))
        return;
    const std::size_t before = m_sealed.windows();
    const Shares shares = m_sealed.unsealFrom(start);
    m_open += before - m_sealed.windows();
    m_shares.insert(m_shares.begin(), shares.begin(), shares.end());
}

SeriesPast::Shares::iterator SeriesPast::find(Origin origin, TimeMs start)
{
    open(start);
    return std::lower_bound(m_shares.begin(), m_shares.end(), std::pair(start, origin),
                            [](const WindowShare &share, const std::pair<TimeMs, Origin> &key) {
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
    m_open += shared ? 0 : 1;
    m_shares.insert(at, WindowShare{origin, point});
    sealOlder();
    trim();
}

void SeriesPast::sealOlder()
{
    while (m_open >= WindowRow::ChunkSize + NewestOpen) {
        std::size_t windows = 0;
        bool final = true;
        auto end = m_shares.begin();
        for (; end != m_shares.end(); ++end) {
            windows += end == m_shares.begin() || std::prev(end)->point.start != end->point.start ? 1 : 0;
            if (windows > WindowRow::ChunkSize)
                break;
            final = final && end->point.final;
        }
        if (!final && m_open < MostOpen)
            return;
        m_sealed.seal({m_shares.begin(), end});
        m_shares.erase(m_shares.begin(), end);
        m_open -= WindowRow::ChunkSize;
        if (m_shares.capacity() > 4 * WindowRow::ChunkSize)
            m_shares.shrink_to_fit();
    }
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
        const TimeMs start = LongWindows.startOf(share.start);
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
    while (m_sealed.windows() + m_open > MaxShort) {
        if (m_sealed.windows() > 0) {
            for (const WindowShare &share : m_sealed.takeOldest())
                fold(share);
        } else {
            const TimeMs oldest = m_shares.front().point.start;
            foldOpenBefore(std::find_if(m_shares.begin(), m_shares.end(),
                                        [oldest](const WindowShare &share) { return share.point.start != oldest; }));
        }
    }
    if (m_foldedLong.size() > MaxLong)
        m_foldedLong.erase(m_foldedLong.begin(), m_foldedLong.end() - MaxLong);
}

void SeriesPast::fold(const WindowShare &share)
{
    const TimeMs start = LongWindows.startOf(share.point.start);
    if (m_foldedLong.empty() || m_foldedLong.back().start != start)
        m_foldedLong.push_back(emptyLongWindow(start));
    merge(m_foldedLong.back(), share.point);
    m_foldedLong.back().final = true;
    m_foldedUntil = share.point.start;
}

void SeriesPast::foldOpenBefore(Shares::iterator end)
{
    for (auto it = m_shares.begin(); it != end; ++it) {
        m_open -= it->point.start != m_foldedUntil ? 1 : 0;
        fold(*it);
    }
    m_shares.erase(m_shares.begin(), end);
}

void SeriesPast::dropBefore(TimeMs cut)
{
    const TimeMs foldedBefore = m_foldedUntil;
    while (m_sealed.windows() > 0 && m_sealed.front() < cut) {
        for (const WindowShare &share : m_sealed.takeOldest())
            fold(share);
    }
    foldOpenBefore(std::find_if(m_shares.begin(), m_shares.end(),
                                [cut](const WindowShare &share) { return share.point.start >= cut; }));
    const std::size_t forgotten =
        std::erase_if(m_foldedLong, [cut](const WindowPoint &point) { return point.end <= cut; });
    changed = changed || m_foldedUntil != foldedBefore || forgotten > 0;
}

void SeriesPast::startsInto(std::vector<TimeMs> &starts) const
{
    TimeMs previous = INT64_MIN;
    m_sealed.forEachShare([&](const WindowShare &share) {
        if (share.point.start != previous)
            starts.push_back(share.point.start);
        previous = share.point.start;
    });
    for (const WindowShare &share : m_shares)
        starts.push_back(share.point.start);
    for (const WindowPoint &point : m_foldedLong)
        starts.push_back(point.start);
}

std::shared_ptr<const WindowRow> SeriesPast::shortWindows() const
{
    return std::make_shared<const WindowRow>(m_sealed.row(mergedWindows(m_shares)));
}

std::shared_ptr<const WindowRow> SeriesPast::longWindows() const
{
    std::vector<WindowPoint> windows = m_foldedLong;
    const auto add = [&windows](const WindowShare &share) {
        const TimeMs start = LongWindows.startOf(share.point.start);
        if (windows.empty() || windows.back().start != start) {
            windows.push_back(emptyLongWindow(start));
            windows.back().final = true;
        }
        WindowPoint &into = windows.back();
        merge(into, share.point);
        into.final = into.final && share.point.final;
    };
    m_sealed.forEachShare(add);
    for (const WindowShare &share : m_shares)
        add(share);
    // All that the newest one has may be final while more is to come: it is over once its last short window is.
    if (!windows.empty() && !m_shares.empty() && m_shares.back().point.end < windows.back().end)
        windows.back().final = false;
    if (windows.size() > MaxLong)
        windows.erase(windows.begin(), windows.end() - MaxLong);
    return std::make_shared<const WindowRow>(std::move(windows));
}

}  // namespace observatorio
