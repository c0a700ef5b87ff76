// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeview.h"

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

constexpr DurationMs LeastLiveSpan = 60'000;
constexpr DurationMs MostSpan = DurationMs{20} * 365 * 86'400'000;

}  // namespace

void TimeView::setSpan(DurationMs span)
{
    m_span = std::max<DurationMs>(span, 0);
    goLive();
}

void TimeView::setExtent(TimeMs first, TimeMs last)
{
    m_first = first;
    m_last = std::max(first, last);
    if (m_live)
        follow();
}

void TimeView::goLive()
{
    m_live = true;
    m_values.reset();
    follow();
}

void TimeView::follow()
{
    m_from = m_span > 0 ? std::max(m_last - m_span, m_first) : m_first;
    m_to = std::max(m_last, m_from + LeastLiveSpan);
}

void TimeView::zoomTime(double factor, TimeMs anchor)
{
    const auto span = static_cast<double>(m_to - m_from);
    const double wanted = std::clamp(span * factor, static_cast<double>(LeastSpan), static_cast<double>(MostSpan));
    const double share = std::clamp(static_cast<double>(anchor - m_from) / span, 0.0, 1.0);
    const auto from = m_from + static_cast<TimeMs>(std::llround((span - wanted) * share));
    show(from, from + static_cast<TimeMs>(std::llround(wanted)));
}

void TimeView::panTime(DurationMs by) { show(m_from + by, m_to + by); }

void TimeView::show(TimeMs from, TimeMs to)
{
    m_live = false;
    m_from = from;
    m_to = std::max(to, from + LeastSpan);
    keepInReach();
}

/// A tenth of the view always lies on the data: nobody gets lost in empty time.
void TimeView::keepInReach()
{
    const DurationMs span = m_to - m_from;
    const TimeMs first = std::min(m_first, m_reachFrom.value_or(m_first));
    const TimeMs last = std::max(m_last, m_reachTo.value_or(m_last));
    const TimeMs earliest = first - span + span / 10;
    const TimeMs latest = std::max(last - span / 10, earliest);
    m_from = std::clamp(m_from, earliest, latest);
    m_to = m_from + span;
}

void TimeView::zoomValues(double factor, double anchor, ValueRange shown)
{
    const double span = std::max((shown.to - shown.from) * factor, std::max(std::abs(anchor), 1e-6) * 1e-6);
    const double share = std::clamp((anchor - shown.from) / (shown.to - shown.from), 0.0, 1.0);
    if (!(span < 1e300))
        return;
    m_live = false;
    m_values = ValueRange{anchor - span * share, anchor + span * (1.0 - share)};
}

void TimeView::panValues(double by, ValueRange shown)
{
    m_live = false;
    m_values = ValueRange{shown.from + by, shown.to + by};
}

}  // namespace observatorio
