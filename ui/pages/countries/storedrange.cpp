// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countries/storedrange.h"

#include "ui/charts/countrychart.h"

#include <algorithm>

namespace observatorio {

StoredRange::StoredRange(Actions *actions, RangeLane lane, QObject *parent)
    : QObject(parent), m_actions(actions), m_lane(lane)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(GatherMs);
    connect(&m_timer, &QTimer::timeout, this, &StoredRange::ask);
    connect(actions, &Actions::rangeRead, this, &StoredRange::take);
}

void StoredRange::need(const Need &need)
{
    m_wanted = need;
    const bool before = m_needed;
    m_needed = (need.all || need.from < need.liveFrom) && !need.series.empty();
    if (!m_needed) {
        m_timer.stop();
        if (before && m_result)
            Q_EMIT changed();
        return;
    }
    const bool covered = m_asked && m_asked->series == need.series && m_asked->resolution == need.resolution
                         && (m_asked->from <= need.from || (m_result && m_result->oldest >= m_asked->from))
                         && (!need.all || m_asked->from == 0) && m_asked->until >= std::min(need.to, need.liveFrom);
    // Live forgets its oldest windows: what came since the tables were read is missing one day. What failed is tried
    // again with the next window.
    const bool lacks = need.liveFrom > m_askedNewest + need.resolution || (m_result && m_result->error);
    if ((!covered || (lacks && need.newest > m_askedNewest)) && !m_timer.isActive())
        m_timer.start();
}

void StoredRange::ask()
{
    if (!m_needed)
        return;
    const Need &need = m_wanted;
    const WindowGrid grid(need.resolution);
    const DurationMs aside = (need.to - need.from) / 2;
    RangeQuery query{.lane = m_lane, .series = need.series, .resolution = need.resolution};
    query.from = need.all ? 0 : std::max<TimeMs>(0, grid.startOf(need.from - aside));
    query.until = grid.endOf(grid.startOf(std::max(need.to, std::min(need.to + aside, need.newest))));
    m_asked = query;
    m_askedNewest = need.newest;
    m_answered = false;
    Q_EMIT m_actions->rangeRequested(query);
}

void StoredRange::take(const std::shared_ptr<const RangeResult> &result)
{
    if (!m_asked || result->query != *m_asked)
        return;
    m_answered = result->complete || result->error;
    m_result = result;
    if (m_needed)
        Q_EMIT changed();
}

StoredRange::Need storedNeed(const Snapshot &snapshot, const TimeView &view, std::vector<SeriesName> series,
                             const Fineness &fineness, const RangeResult *known)
{
    StoredRange::Need need{view.wantedFrom(), view.to()};
    need.newest = newestWindow(snapshot, false);
    need.all = fineness.all && view.isLive();
    TimeMs from = need.from;
    if (need.all && known && known->oldest)
        from = std::min(from, *known->oldest);
    need.resolution =
        std::max(rangeResolution(need.to - from, fineness.shortWindow, fineness.mostPoints), fineness.least);
    const WindowGrid grid(need.resolution);
    const bool isShort = need.resolution == fineness.shortWindow;
    need.liveFrom = series.empty() ? need.from : 0;
    for (const SeriesName &name : series) {
        const SeriesView *live = findSeries(snapshot, name.country, name.indicator);
        const WindowRow *row = !live ? nullptr : isShort ? live->shortWindows.get() : live->longWindows.get();
        // The first long one may have begun before what is live.
        const TimeMs whole = !row || row->empty() ? need.to
                             : isShort            ? row->front().start
                                                  : grid.endOf(grid.startOf(row->front().start));
        need.liveFrom = std::max(need.liveFrom, whole);
    }
    need.series = std::move(series);
    return need;
}

}  // namespace observatorio
