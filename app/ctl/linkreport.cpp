// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/linkreport.h"

#include "app/files/complain.h"

namespace observatorio {

void LinkReport::Said::report(const std::optional<Error> &error)
{
    if (error == last)
        return;
    if (error)
        complain(*error);
    else if (back)
        complain(back);
    last = error;
}

void LinkReport::once(const Error &error)
{
    if (m_once.insert(identityOf(error)).second)  // the library words it now so, now so
        complain(error);
}

void LinkReport::report(const Links &links, const PublisherView &published)
{
    m_database.report(links.database.error);
    m_broker.report(links.broker.error);
    m_group.report(links.group.error);
    std::optional<Error> idle;
    if (links.group.idleSince)
        idle = Error{links.group.membership == Membership::Member ? ErrorCode::GroupIdle : ErrorCode::GroupWaiting,
                     links.group.group,
                     {}};
    m_idle.report(idle);
    m_publisher.report(published.error);
    for (const auto &[topic, error] : links.topicErrors)
        once(error);
    for (const Error &error : links.partitionErrors)
        once(error);
    for (const Error &remark : links.remarks)
        once(remark);
}

}  // namespace observatorio
