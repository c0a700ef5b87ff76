// SPDX-License-Identifier: GPL-3.0-or-later
// Up to when the windows of a topic are final: each of its partitions that is not idle votes with its watermark, also
// one without a cell in the window. The answer is written with the progress of each partition of the batch
// (progreso.final_hasta); the views take the largest of the topic, so that what was final once stays so whoever comes
// later: a new partition, or an idle one that wakes.
//
// No window turns final unseen by one who adds to it. A batch of a partition that may add behind that time (it was
// idle, or is new) keeps every other batch out of this step until it is committed; all others go side by side. The lock
// is taken after those of the rows.
#pragma once

#include "app/store/batchrows.h"
#include "app/store/setaside.h"

#include <map>

namespace observatorio::store {

class Finality {
public:
    /// What another partition's row says.
    struct Vote {
        std::optional<TimeMs> watermark;
        bool isIdle = false;
    };
    /// Of one topic.
    struct Topic {
        std::map<std::int32_t, Vote> votes;
        std::optional<TimeMs> until;  ///< as far as any partition of it was told
    };

    /// The lowest watermark of those that are not idle, of none the highest of all; never before `until`.
    static std::optional<TimeMs> untilNow(const Topic &topic);

    /// Reads the topics of these parts and adds the votes of the parts; inside the transaction, with their rows locked.
    static Expected<Finality> read(Connection &connection, const std::vector<WrittenPart> &parts, bool mayAddBehind);
    /// After this batch, of a part's topic.
    [[nodiscard]] std::optional<TimeMs> until(const Owner &owner) const { return m_until.at(keyOf(owner)); }
    /// Marks the parts' cells of windows that were final before.
    Expected<void> markCells(Connection &connection, const std::vector<WrittenPart> &parts) const;

private:
    using Key = std::pair<std::string, std::string>;  ///< cluster and topic
    static Key keyOf(const Owner &owner) { return {owner.cluster, owner.partition.topic}; }

    std::map<Key, Topic> m_before;
    std::map<Key, std::optional<TimeMs>> m_until;
};

}  // namespace observatorio::store
