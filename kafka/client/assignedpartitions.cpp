// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/assignedpartitions.h"

#include "kafka/client/logmark.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace observatorio {

AssignedPartition *AssignedPartitions::of(const rd_kafka_message_t &message)
{
    const auto fits = [&message](const Lookup &lookup) {
        return lookup.topic == message.rkt && lookup.partition == message.partition;
    };
    if (m_last < m_lookups.size() && fits(m_lookups[m_last]))
        return &m_assigned[m_lookups[m_last].assigned];
    const auto it = std::find_if(m_lookups.begin(), m_lookups.end(), fits);
    if (it == m_lookups.end())
        return ofNew(message);
    m_last = static_cast<std::size_t>(it - m_lookups.begin());
    return &m_assigned[it->assigned];
}

AssignedPartition *AssignedPartitions::ofNew(const rd_kafka_message_t &message)
{
    if (!message.rkt)
        return nullptr;
    const std::string_view topic = rd_kafka_topic_name(message.rkt);
    const auto assigned = std::find_if(m_assigned.begin(), m_assigned.end(), [&](const AssignedPartition &candidate) {
        return candidate.partition.partition == message.partition && candidate.partition.topic == topic;
    });
    if (assigned == m_assigned.end())
        return nullptr;
    m_last = m_lookups.size();
    m_lookups.push_back({message.rkt, message.partition, static_cast<std::size_t>(assigned - m_assigned.begin())});
    return &*assigned;
}

AssignedPartition *AssignedPartitions::of(const TopicPartition &partition)
{
    const auto it = std::find_if(m_assigned.begin(), m_assigned.end(), [&partition](const AssignedPartition &assigned) {
        return assigned.partition == partition;
    });
    return it == m_assigned.end() ? nullptr : &*it;
}

void AssignedPartitions::add(AssignedPartition assigned)
{
    m_assigned.push_back(std::move(assigned));
    m_lookups.clear();
}

void AssignedPartitions::remove(const TopicPartition &partition)
{
    std::erase_if(m_assigned,
                  [&partition](const AssignedPartition &assigned) { return assigned.partition == partition; });
    m_lookups.clear();
}

void AssignedPartitions::keepNewest()
{
    for (AssignedPartition &assigned : m_assigned) {
        if (!assigned.newest)
            continue;
        assigned.last = markOf(*std::exchange(assigned.newest, nullptr));
        assigned.expected.reset();  // where it was still awaited, it was compacted away
    }
}

void AssignedPartitions::clear()
{
    m_assigned.clear();
    m_lookups.clear();
}

}  // namespace observatorio
