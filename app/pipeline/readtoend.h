// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pipeline/ingest.h"

namespace observatorio {

/// How long a run that is to read all topics to their end waits for what it does not read: others may leave the group,
/// and their partitions come to it then.
class EndWait {
public:
    /// Without a step towards the end. Longer than a session that a killed member leaves behind.
    static constexpr DurationMs ForOthers = 30'000;

    /// `steps` is Ingest::steps(). True once it has waited in vain. Call it every turn.
    bool isOver(std::uint64_t steps, TimeMs now);

private:
    std::uint64_t m_steps = 0;
    std::optional<TimeMs> m_since;
};

/// What keeps Ingest::readToEnd() from being true, for a person: which partitions are whose.
std::string whatIsNotRead(const std::map<TopicPartition, IngestPartition> &mine,
                          const std::vector<HeldElsewhere> &elsewhere);

}  // namespace observatorio
