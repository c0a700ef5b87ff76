// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/eventsampler.h"

#include <algorithm>

namespace observatorio {

void EventSampler::keep(TimeMs at, std::int64_t offset, bool late)
{
    m_changed = true;
    m_newest = std::max(m_newest, at);
    std::vector<EventDot> &dots = late ? m_late : m_counted;
    dots.push_back({at, offset});
    if (late && dots.size() > LateCap)
        dots.erase(dots.begin());
    if (m_counted.size() < Cap)
        return;
    forgetOld();
    while (m_counted.size() > Cap / 4 * 3) {
        m_everyNth *= 2;
        std::erase_if(m_counted, [this](const EventDot &dot) { return (dot.offset & (m_everyNth - 1)) != 0; });
    }
}

void EventSampler::forgetOld()
{
    const auto old = [from = m_newest - m_span](const EventDot &dot) { return dot.at < from; };
    std::erase_if(m_counted, old);
    std::erase_if(m_late, old);
}

std::shared_ptr<const EventDots> EventSampler::dots()
{
    if (!std::exchange(m_changed, false))
        return m_published;
    forgetOld();
    if (m_everyNth > 1 && m_counted.size() < Cap / 4)
        m_everyNth /= 2;
    m_published = std::make_shared<const EventDots>(EventDots{m_counted, m_late, m_everyNth});
    return m_published;
}

}  // namespace observatorio
