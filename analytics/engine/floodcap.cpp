// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/floodcap.h"

#include "analytics/engine/episodeid.h"

#include <algorithm>

namespace observatorio {

std::optional<AlertEpisode> FloodCap::advance(TimeMs clock)
{
    if (clock < Minutes.endOf(m_memory.windowStart) && (clock >= m_memory.windowStart || m_memory.started > 0))
        return std::nullopt;
    std::optional<AlertEpisode> over = std::move(m_memory.summary);
    if (over)
        over->end = std::max(over->start, Minutes.endOf(m_memory.windowStart));
    m_memory = FloodMemory{};
    m_memory.windowStart = Minutes.startOf(clock);
    return over;
}

bool FloodCap::admit(const AlertEpisode &episode)
{
    if (++m_memory.started <= Cap)
        return true;
    if (!m_memory.summary) {
        AlertEpisode summary;
        summary.rule = "flood";
        summary.series.country.assign(1, '*');
        summary.series.indicator.assign(1, '*');
        summary.id = episodeId(summary.rule, summary.series, episode.partition, episode.offset);
        summary.threshold = static_cast<double>(Cap);
        summary.direction = AlertDirection::Above;
        summary.firstValue = 1.0;
        summary.start = episode.start;
        summary.partition = episode.partition;
        summary.offset = episode.offset;
        m_memory.summary = std::move(summary);
    }
    AlertEpisode &summary = *m_memory.summary;
    ++summary.suppressed;
    summary.peakValue = summary.lastValue = static_cast<double>(summary.suppressed);
    summary.severity = std::max(summary.severity, episode.severity);
    return false;
}

}  // namespace observatorio
