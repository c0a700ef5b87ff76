// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/record.h"

#include <librdkafka/rdkafka.h>

#include <cstddef>
#include <vector>

namespace observatorio {

/// A partition that is being read.
struct Reading {
    TopicPartition partition;
    PartitionSlot slot;
    std::int64_t next = 0;        ///< offset of the next record; older ones are repeats
    std::int64_t committed = -1;  ///< the newest commit that the broker confirmed
};

/// The partitions being read, found from a message without comparing names: the library's topic handles are remembered.
class Readings {
public:
    /// None when the message's partition is not read: revoked, maybe by a rebalance that the library served within this
    /// very batch, or not started. Valid until the next change.
    Reading *of(const rd_kafka_message_t &message);
    Reading *of(const TopicPartition &partition);
    const Reading *of(const TopicPartition &partition) const { return const_cast<Readings *>(this)->of(partition); }

    void add(Reading reading);
    void remove(const TopicPartition &partition);
    void clear();
    const std::vector<Reading> &all() const noexcept { return m_readings; }

private:
    struct Lookup {
        const rd_kafka_topic_t *topic;
        std::int32_t partition;
        std::size_t reading;
    };
    Reading *ofNew(const rd_kafka_message_t &message);

    std::vector<Reading> m_readings;
    std::vector<Lookup> m_lookups;
    std::size_t m_last = 0;
};

}  // namespace observatorio
