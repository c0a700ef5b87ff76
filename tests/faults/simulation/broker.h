// SPDX-License-Identifier: GPL-3.0-or-later
// A Kafka in memory: one topic's logs, and a consumer group of static members that deals them out eagerly by range.
#pragma once

#include "analytics/domain/basictypes.h"

#include <map>
#include <vector>

namespace observatorio::simulation {

inline const char *const Topic = "eventos";
inline TopicPartition partitionOf(int number) { return {Topic, number}; }

/// One offset.
struct Entry {
    enum class Kind : std::uint8_t { Good, Rejected, Untimed, Hole } kind = Kind::Good;
    int series = 0;
    TimeMs timestamp = 0;
    double value = 0.0;  ///< a whole number, so that sums do not depend on order
};

struct Log {
    std::int64_t begin = 0;  ///< older ones were deleted
    std::vector<Entry> entries;

    std::int64_t end() const { return static_cast<std::int64_t>(entries.size()); }
    const Entry &at(std::int64_t offset) const { return entries[static_cast<std::size_t>(offset)]; }
};

/// Every log a partition ever had; the newest is the one that can be read.
using Logs = std::vector<Log>;

class Broker {
public:
    explicit Broker(int partitions) : m_partitions(static_cast<std::size_t>(partitions), Logs(1)) {}

    int partitions() const { return static_cast<int>(m_partitions.size()); }
    const Logs &logs(int partition) const { return m_partitions[static_cast<std::size_t>(partition)]; }
    Log &log(int partition) { return m_partitions[static_cast<std::size_t>(partition)].back(); }
    int logId(int partition) const { return static_cast<int>(logs(partition).size()) - 1; }
    void replaceLog(int partition) { m_partitions[static_cast<std::size_t>(partition)].emplace_back(); }
    void addPartition();

    // The group. A place is a static member's id, `program` who sits there.
    enum class Standing : std::uint8_t { Member, Fenced, Absent };
    Standing standing(int place, std::uint64_t program) const;
    /// A place that is taken is handed over with its assignment, and whoever sat there is fenced.
    void join(int place, std::uint64_t program);
    /// Left, or thought dead.
    void remove(int place);
    /// The member gave up what it had, and waits for the next assignment.
    void rejoin(int place);
    bool mustRejoin(int place) const { return m_rebalancing && !m_members.at(place).rejoined; }
    bool isRebalancing() const { return m_rebalancing; }
    /// Whoever has not come back by now is out.
    void endRebalance();
    /// Null: nothing new was dealt out to the place.
    const std::vector<int> *takeAssignment(int place);
    /// Whom the group gives the partition; 0: nobody.
    std::uint64_t owner(int partition) const;
    std::vector<int> places() const;

    bool away = false;

private:
    struct Member {
        std::uint64_t program = 0;
        bool rejoined = false;
        bool untold = false;
        std::vector<int> assigned;
    };

    void rebalance();
    void dealWhenAllCame();

    std::vector<Logs> m_partitions;
    std::map<int, Member> m_members;
    bool m_rebalancing = false;
};

}  // namespace observatorio::simulation
