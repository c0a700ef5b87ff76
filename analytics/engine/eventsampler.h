// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <memory>
#include <vector>

namespace observatorio {

/// The newest events of one partition as dots for the eye: every one while they are few, else each 2^k-th offset, so
/// that a picture stays an even sample at any rate. Late ones are kept apart, each of them. Bounded in number and in
/// event time.
class EventSampler {
public:
    static constexpr std::size_t Cap = 3'200;
    static constexpr std::size_t LateCap = 200;

    /// `span`: how much event time before the newest event is kept.
    explicit EventSampler(DurationMs span) : m_span(span) {}

    void add(TimeMs at, std::int64_t offset, bool late)
    {
        if (late || (offset & (m_everyNth - 1)) == 0)
            keep(at, offset, late);
    }
    /// The same object as before when nothing came.
    std::shared_ptr<const EventDots> dots();

private:
    void keep(TimeMs at, std::int64_t offset, bool late);
    void forgetOld();

    DurationMs m_span;
    std::vector<EventDot> m_counted, m_late;  ///< in order of arrival
    std::int64_t m_everyNth = 1;              ///< a power of two
    TimeMs m_newest = INT64_MIN;
    std::shared_ptr<const EventDots> m_published;
    bool m_changed = false;
};

}  // namespace observatorio
