// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/readings.h"

#include <algorithm>
#include <string_view>

namespace observatorio {

Reading *Readings::of(const rd_kafka_message_t &message)
{
    const auto fits = [&message](const Lookup &lookup) {
        return lookup.topic == message.rkt && lookup.partition == message.partition;
    };
    if (m_last < m_lookups.size() && fits(m_lookups[m_last]))
        return &m_readings[m_lookups[m_last].reading];
    const auto it = std::find_if(m_lookups.begin(), m_lookups.end(), fits);
    if (it == m_lookups.end())
        return ofNew(message);
    m_last = static_cast<std::size_t>(it - m_lookups.begin());
    return &m_readings[it->reading];
}

Reading *Readings::ofNew(const rd_kafka_message_t &message)
{
    if (!message.rkt)
        return nullptr;
    const std::string_view topic = rd_kafka_topic_name(message.rkt);
    const auto reading = std::find_if(m_readings.begin(), m_readings.end(), [&](const Reading &candidate) {
        return candidate.partition.partition == message.partition && candidate.partition.topic == topic;
    });
    if (reading == m_readings.end())
        return nullptr;
    m_last = m_lookups.size();
    m_lookups.push_back({message.rkt, message.partition, static_cast<std::size_t>(reading - m_readings.begin())});
    return &*reading;
}

Reading *Readings::of(const TopicPartition &partition)
{
    const auto it = std::find_if(m_readings.begin(), m_readings.end(),
                                 [&partition](const Reading &reading) { return reading.partition == partition; });
    return it == m_readings.end() ? nullptr : &*it;
}

void Readings::add(Reading reading)
{
    m_readings.push_back(std::move(reading));
    m_lookups.clear();
}

void Readings::remove(const TopicPartition &partition)
{
    std::erase_if(m_readings, [&partition](const Reading &reading) { return reading.partition == partition; });
    m_lookups.clear();
}

void Readings::clear()
{
    m_readings.clear();
    m_lookups.clear();
}

}  // namespace observatorio
