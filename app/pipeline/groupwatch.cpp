// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/groupwatch.h"

namespace observatorio {

void GroupWatch::see(const GroupSigns &signs, TimeMs now)
{
    if (signs.isMember)
        m_clientError.reset();
    m_view.error = signs.error ? signs.error : m_clientError;
    become(m_view.error ? Membership::Lost : signs.isMember ? Membership::Member : Membership::Joining, now);

    if (signs.hasPartitions || !signs.brokerUp || signs.isExplained || m_view.error) {
        m_nothingSince.reset();
        m_view.idleSince.reset();
        return;
    }
    if (!m_nothingSince)
        m_nothingSince = now;
    if (now - *m_nothingSince >= IdleAfter)
        m_view.idleSince = m_nothingSince;
}

void GroupWatch::clientGone(Error error, TimeMs now)
{
    m_view.error = m_clientError = std::move(error);
    m_nothingSince.reset();
    m_view.idleSince.reset();
    become(Membership::Lost, now);
}

void GroupWatch::off(TimeMs now)
{
    if (m_clientError)
        return;  // why nobody reads
    m_view.error.reset();
    m_nothingSince.reset();
    m_view.idleSince.reset();
    become(Membership::Off, now);
}

void GroupWatch::become(Membership membership, TimeMs now)
{
    if (m_view.membership != membership || !m_view.since)
        m_view.since = now;
    m_view.membership = membership;
}

}  // namespace observatorio
