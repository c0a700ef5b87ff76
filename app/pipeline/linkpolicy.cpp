// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/linkpolicy.h"

namespace observatorio {

LinkState stateFor(const Error &error) { return isTransient(error.code) ? LinkState::Retrying : LinkState::Failed; }

void setLink(LinkView &link, LinkState state, std::optional<Error> error, TimeMs now)
{
    if (link.state != state)
        link.since = now;
    if (state == LinkState::Up)
        link.answered = now;
    link.state = state;
    link.error = std::move(error);
}

std::optional<Error> hopeless(const Links &links)
{
    if (const auto &error = links.broker.error; error && !isTransient(error->code))
        return error;
    if (const auto &error = links.group.error) {
        // A fenced program takes another place.
        const bool passes = isTransient(error->code) || error->code == ErrorCode::GroupFenced;
        if (!passes || !links.mayJoinAgain)
            return error;
    }
    if (links.allLost && !links.partitionErrors.empty())
        return links.partitionErrors.front();
    if (links.allLost && !links.topicErrors.empty())
        return links.topicErrors.begin()->second;
    const auto &error = links.database.error;
    if (!error || links.databaseEverOpened)
        return std::nullopt;
    const bool wrongPlace = error->code == ErrorCode::DatabaseReadOnly || error->code == ErrorCode::DiskFull;
    return wrongPlace || !isTransient(error->code) ? error : std::nullopt;
}

bool Patience::isOver(const Links &links, TimeMs now)
{
    const auto lasts = [now](std::optional<TimeMs> &since, bool trouble, DurationMs patience) {
        if (!trouble)
            since.reset();
        else if (!since)
            since = now;
        return since && now - *since >= patience;
    };
    const bool topics = lasts(m_topicsSince, !links.topicErrors.empty(), ForTopics);
    const bool broker = lasts(m_brokerSince, links.broker.error || links.group.error, ForServers);
    const bool database = lasts(m_databaseSince, links.database.error.has_value(), ForServers);
    return topics || broker || database || !links.partitionErrors.empty();
}

}  // namespace observatorio
