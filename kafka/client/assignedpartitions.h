// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/record.h"
#include "analytics/domain/storebatch.h"

#include <librdkafka/rdkafka.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace observatorio {

/// A partition that the group assigned to us and that is being read.
struct AssignedPartition {
    TopicPartition partition;
    PartitionSlot slot;
    std::int64_t next = 0;                       ///< offset of the next record; older ones are repeats
    std::int64_t committed = -1;                 ///< the newest commit that the broker confirmed
    std::string cluster = {};                    ///< where these offsets are positions
    const rd_kafka_message_t *newest = nullptr;  ///< of this poll
    std::optional<LogMark> last = {};            ///< of the polls before
    std::optional<LogMark> expected = {};        ///< what the log must hold: read again first

    [[nodiscard]] std::int64_t readFrom() const noexcept { return expected ? expected->offset : next; }
};

/// The assigned partitions that are being read, found from a message without comparing names: the library's topic
/// handles are remembered.
class AssignedPartitions {
public:
    /// None when the message's partition is not read: revoked, maybe by a rebalance that the library served within this
    /// very batch, or not started. Valid until the next change.
    AssignedPartition *of(const rd_kafka_message_t &message);
    AssignedPartition *of(const TopicPartition &partition);
    [[nodiscard]] const AssignedPartition *of(const TopicPartition &partition) const
    {
        return const_cast<AssignedPartitions *>(this)->of(partition);
    }

    void add(AssignedPartition assigned);
    void remove(const TopicPartition &partition);
    void clear();
    /// Keeps what the messages of this poll are known by, before they go.
    void keepNewest();
    [[nodiscard]] const std::vector<AssignedPartition> &all() const noexcept { return m_assigned; }

private:
    struct Lookup {
        const rd_kafka_topic_t *topic;
        std::int32_t partition;
        std::size_t assigned;
    };
    AssignedPartition *ofNew(const rd_kafka_message_t &message);

    std::vector<AssignedPartition> m_assigned;
    std::vector<Lookup> m_lookups;
    std::size_t m_last = 0;
};

}  // namespace observatorio
