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
    else
        complain(std::string(name) + " is back");
    last = error;
}

void LinkReport::once(const Error &error)
{
    if (std::string text = toEnglish(error); m_once.insert(text).second)
        complain(text);
}

void LinkReport::report(const Links &links, const PublisherView &published)
{
    m_database.report(links.database.error);
    m_broker.report(links.broker.error);
    m_publisher.report(published.error);
    for (const auto &[topic, error] : links.topicErrors)
        once(error);
    for (const auto *errors : {&links.partitionErrors, &links.remarks}) {
        for (const Error &error : *errors)
            once(error);
    }
}

}  // namespace observatorio
