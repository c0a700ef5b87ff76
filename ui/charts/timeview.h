// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"
#include "ui/charts/ticks.h"

#include <optional>

namespace observatorio {

/// Which part of time and value a chart shows. Live: the end follows the data. Any touch leaves live: the view then
/// stays where it is, whatever arrives, until goLive() or setSpan(). No Qt widgets, no clock.
class TimeView {
public:
    static constexpr DurationMs LeastSpan = 2'000;

    /// The range that live shows, 0 = everything; goes live. Of younger data live begins where they do and shows at
    /// least a minute, into which they grow.
    void setSpan(DurationMs span);
    [[nodiscard]] DurationMs span() const { return m_span; }

    /// What the data covers now; moves a live view.
    void setExtent(TimeMs first, TimeMs last);

    /// Another part of time that may be looked at, whatever the data cover.
    void setReach(TimeMs from, TimeMs to)
    {
        m_reachFrom = from;
        m_reachTo = to;
    }

    [[nodiscard]] bool isLive() const { return m_live; }
    void goLive();

    [[nodiscard]] TimeMs from() const { return m_from; }
    [[nodiscard]] TimeMs to() const { return m_to; }
    /// Where what was chosen begins: before from() while all known data are younger.
    [[nodiscard]] TimeMs wantedFrom() const { return m_live && m_span > 0 ? m_last - m_span : m_from; }

    /// factor < 1 = closer; `anchor` stays where it is on the screen.
    void zoomTime(double factor, TimeMs anchor);
    void panTime(DurationMs by);
    void show(TimeMs from, TimeMs to);

    /// The value axis fits itself until it is touched.
    [[nodiscard]] std::optional<ValueRange> values() const { return m_values; }
    void fitValues() { m_values.reset(); }
    void zoomValues(double factor, double anchor, ValueRange shown);
    void panValues(double by, ValueRange shown);

    /// Both show the same, whatever the data cover by now.
    [[nodiscard]] bool showsLike(const TimeView &other) const
    {
        return m_live == other.m_live && m_values == other.m_values
               && (m_live ? m_span == other.m_span : m_from == other.m_from && m_to == other.m_to);
    }

private:
    void follow();
    void keepInReach();

    DurationMs m_span = 900'000;
    TimeMs m_first = 0, m_last = 0;
    std::optional<TimeMs> m_reachFrom, m_reachTo;
    TimeMs m_from = 0, m_to = 1;
    bool m_live = true;
    std::optional<ValueRange> m_values;
};

}  // namespace observatorio
