// SPDX-License-Identifier: GPL-3.0-or-later
// Which partitions are claimed, when, and when again: what an assignment, a lost partition, another cluster and a topic
// that starts anew lead to.
#include "app/pipeline/ingest.h"

#include <algorithm>

namespace observatorio {

/// Another cluster answers than the one that was claimed in. What was counted is the old one's and is stored there
/// first; the source delivers nothing meanwhile.
void Ingest::followCluster()
{
    const std::string cluster = m_source.clusterId();
    if (cluster.empty() || m_cluster.empty() || cluster == m_cluster || m_underWay || !m_store.canCommit()
        || drainNow())
        return;
    for (auto it = m_partitions.begin(); it != m_partitions.end(); ++it) {
        release(it);
        forgive(it->second);  // what was wrong with it was of the old cluster
    }
    dropClaim();
    m_cluster.clear();
    m_claimWanted = !m_partitions.empty();
}

void Ingest::claimWanted()
{
    if (!m_claimWanted)
        return;
    const std::string cluster = m_source.clusterId();
    if (cluster.empty() || (!m_cluster.empty() && m_cluster != cluster))
        return;
    m_claimWanted = false;
    m_cluster = cluster;
    for (const std::string &topic : m_anew)
        m_store.startAnew(cluster, topic);
    releaseTopics(std::exchange(m_anew, {}));
    std::vector<TopicPartition> wanted;
    for (const auto &[partition, state] : m_partitions) {
        if (!state.slot && !state.claimAgainAt)
            wanted.push_back(partition);
    }
    m_generation = m_store.newNumber();
    m_claimUnderWay = true;
    m_store.claim(m_generation, cluster, std::move(wanted));
}

void Ingest::startAnew(const std::string &topic)
{
    m_anew.insert(topic);
    m_claimWanted = m_claimWanted || !m_partitions.empty();
}

void Ingest::releaseTopics(const std::set<std::string> &topics)
{
    for (auto it = m_partitions.begin(); it != m_partitions.end(); ++it) {
        if (!topics.contains(it->first.topic))
            continue;
        fence(it);
        forgive(it->second);
    }
}

/// The error stays meanwhile: that it was claimed does not mean that it is read.
void Ingest::claimLostAgain()
{
    if (!m_anyLost || m_claimUnderWay || !m_brokerUp)
        return;
    const TimeMs now = m_wallClock();
    m_anyLost = false;
    for (auto it = m_partitions.begin(); it != m_partitions.end(); ++it) {
        IngestPartition &state = it->second;
        m_anyLost = m_anyLost || state.claimAgainAt;
        if (!state.claimAgainAt || now < *state.claimAgainAt)
            continue;
        fence(it);
        state.claimAgainAt.reset();
        ++state.claimsInVain;
        m_claimWanted = true;
    }
}

/// It is still the group's gift, and not read or not stored by this program.
void Ingest::lose(std::map<TopicPartition, IngestPartition>::iterator it, Error error)
{
    IngestPartition &state = it->second;
    state.error = std::move(error);
    if (!state.claimAgainAt)
        claimLater(state);
}

void Ingest::claimLater(IngestPartition &state)
{
    m_anyLost = true;
    state.claimAgainAt =
        m_wallClock() + std::min(ClaimAgainAfter << std::min(state.claimsInVain, 10), ClaimAgainAtMost);
}

bool Ingest::allLost() const
{
    return !m_partitions.empty() && std::ranges::all_of(m_partitions, [](const auto &entry) {
        return entry.second.error && entry.second.claimsInVain >= 2;
    });
}

PartitionSlot Ingest::attach(const PartitionStart &start, std::optional<std::int64_t> offset)
{
    std::vector<PartitionSlot> taken;
    PartitionSlot slot = m_engine.attach(start, offset);
    for (; m_fenced.contains(slot); slot = m_engine.attach(start, offset))
        taken.push_back(slot);
    for (const PartitionSlot fenced : taken)
        m_engine.detach(fenced);
    return slot;
}

/// The source delivers no more of it under the slot that it had.
void Ingest::forgetFenced(const TopicPartition &partition)
{
    std::erase_if(m_fenced, [&](PartitionSlot slot) { return m_bySlot[slot] == partition; });
}

void Ingest::startClaimed(const std::vector<PartitionStart> &starts)
{
    if (m_source.clusterId() != m_cluster) {
        m_claimWanted = true;  // the connection was lost meanwhile: nobody knows yet whose positions these are
        return;
    }
    ++m_steps;
    for (const PartitionStart &start : starts)
        forgetFenced(start.partition);  // start() below ends it
    std::vector<std::pair<StartPosition, PartitionSlot>> reading;
    for (const PartitionStart &start : starts) {
        const auto it = m_partitions.find(start.partition);
        if (it == m_partitions.end() || it->second.slot)
            continue;
        std::optional<std::int64_t> offset;
        if (start.accounting)
            offset = start.accounting->nextOffset;
        const PartitionSlot slot = attach(start, offset);
        m_bySlot.cover(slot);
        m_bySlot[slot] = start.partition;
        m_attached.push_back({slot, start.partition, start.log});
        it->second.slot = slot;
        it->second.log = start.log;
        it->second.atClaim = start.accounting.value_or(Accounting{});
        it->second.storedOffset = offset.value_or(0);
        it->second.atEndSince.reset();
        it->second.isIdle = false;
        if (it->second.error)
            claimLater(it->second);
        reading.push_back({StartPosition{start.partition, offset, start.mark}, slot});
    }
    if (reading.empty())
        return;
    if (const Expected<void> started = m_source.start(reading); !started)
        m_brokerError = started.error();
}

}  // namespace observatorio
