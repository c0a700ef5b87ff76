// SPDX-License-Identifier: GPL-3.0-or-later
// How both programs act on a link's trouble: the window reports it and carries on, a run without one may end.
#pragma once

#include "analytics/domain/snapshot.h"

#include <map>
#include <optional>
#include <vector>

namespace observatorio {

/// Both links of a worker and what else keeps it from reading.
struct Links {
    LinkView broker;
    LinkView database;
    bool databaseEverOpened = false;
    std::map<std::string, Error> topicErrors;  ///< observed topics that cannot be read
    std::vector<Error> partitionErrors;        ///< partitions that are not read to their end, or not stored
    GroupView group = {};                      ///< as GroupWatch tells it
    bool mayJoinAgain = true;                  ///< false: the settings fix what the group refuses
    bool allLost = false;  ///< nothing is left to read: every partition or topic that was read is lost, for a while
    std::vector<Error> remarks =
        {};  ///< no failures: a bound that is near, what the records' times say of clocks, a place that was taken
};

/// Retrying while the error may go by itself, else Failed.
LinkState stateFor(const Error &error);
/// `since` moves only when the state does.
void setLink(LinkView &link, LinkState state, std::optional<Error> error, TimeMs now);

/// The error that only a person can end, so that a run nobody looks at should say it and stop: a broker that refuses,
/// or a group that does, nothing left to read, a database that was never opened and will not be by waiting. None: go
/// on.
std::optional<Error> hopeless(const Links &links);

/// For a run that is meant to end: how long it waits for a server that is away, and for a topic, which may just have
/// been made. Trouble that passes starts no sum.
class Patience {
public:
    static constexpr DurationMs ForServers = 30'000;
    static constexpr DurationMs ForTopics = 10'000;

    /// True once it has run out. Call it every turn.
    bool isOver(const Links &links, TimeMs now);

private:
    std::optional<TimeMs> m_topicsSince;
    std::optional<TimeMs> m_brokerSince;
    std::optional<TimeMs> m_databaseSince;
};

}  // namespace observatorio
