// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/ingest.h"

#include "analytics/domain/partitionname.h"

#include <algorithm>
#include <thread>

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

Ingest::Ingest(RecordSource &source, Engine &engine, StorePort &store, Options options, Clock wallClock)
    : m_source(source), m_engine(engine), m_store(store), m_options(options), m_wallClock(std::move(wallClock)),
      m_clocks(options.futureToleranceMs, options.watermarkDelayMs)
{
}

void Ingest::turn(std::chrono::milliseconds timeout)
{
    PollResult polled = m_source.poll(timeout, m_options.maxRecords);
    m_assignmentComplete = polled.complete;
    if (!polled.revoked.empty())
        handleRevoked(polled.revoked);
    for (TopicPartition &partition : polled.assigned) {
        m_topicErrors.erase(partition.topic);
        m_partitions.try_emplace(std::move(partition));
        m_claimWanted = m_everAssigned = true;
    }
    m_steps += polled.assigned.empty() && polled.revoked.empty() ? 0 : 1;
    takeTrouble(polled);
    followCluster();
    claimLostAgain();
    claimWanted();

    count(polled.records);
    m_inBacklog = polled.records.size() >= m_options.maxRecords;

    for (const auto *positions : {&polled.positions, &polled.ends}) {
        for (const StartPosition &position : *positions) {
            const auto it = m_partitions.find(position.partition);
            if (it == m_partitions.end() || !it->second.slot || !position.offset)
                continue;
            m_engine.advance(*it->second.slot, *position.offset);
            forgive(it->second);
            m_topicErrors.erase(position.partition.topic);
            if (positions == &polled.ends && !std::exchange(it->second.reachedEnd, true))
                ++m_steps;
        }
    }
    handleReplies();
    followIdle();
    drainWhenDue();
}

void Ingest::takeTrouble(PollResult &polled)
{
    m_brokerUp = polled.up;
    if (polled.error)
        m_brokerError = std::move(polled.error);
    else if (polled.up)
        m_brokerError.reset();

    m_assignment = polled.assignment;
    if (polled.groupError) {
        m_groupError = std::move(polled.groupError);
        m_groupErrorAt = m_assignment;
    } else if (m_assignment > m_groupErrorAt) {
        m_groupError.reset();
    }
    if (polled.fatal)
        m_fatal = std::move(polled.fatal);

    for (auto &[partition, error] : polled.partitionErrors) {
        const auto it = m_partitions.find(partition);
        if (it == m_partitions.end()) {
            m_topicErrors.insert_or_assign(partition.topic, std::move(error));
            continue;
        }
        if (error.code == ErrorCode::LogReplaced)
            fence(it);
        lose(it, std::move(error));
    }
}

void Ingest::forgive(IngestPartition &state)
{
    state.error.reset();
    state.claimAgainAt.reset();
    state.claimsInVain = 0;
}

void Ingest::count(std::span<const Record> records)
{
    if (records.empty())
        return;
    if (!m_fenced.empty()) {
        m_kept.clear();
        std::copy_if(records.begin(), records.end(), std::back_inserter(m_kept),
                     [this](const Record &record) { return !m_fenced.contains(record.slot); });
        records = m_kept;
    }
    const TimeMs now = m_wallClock();
    bool atEnd = true;
    std::optional<PartitionSlot> last;
    for (const Record &record : records) {
        if (record.slot == last)
            continue;
        last = record.slot;
        const auto it = m_partitions.find(m_bySlot[record.slot]);
        if (it == m_partitions.end())
            continue;
        atEnd = atEnd && it->second.reachedEnd;
        forgive(it->second);
        it->second.atEndSince.reset();
        if (std::exchange(it->second.isIdle, false) && it->second.slot)
            m_engine.setIdle(*it->second.slot, std::nullopt);
    }
    m_steps += atEnd ? 0 : 1;
    m_engine.step(records, now);
    m_clocks.see(records, m_bySlot, now);
    m_consumed += static_cast<std::int64_t>(records.size());
}

/// While the broker is away nobody knows whether there is more; an idle partition stays so until a record comes.
void Ingest::followIdle()
{
    constexpr DurationMs LookEvery = 1'000;
    const TimeMs now = m_wallClock();
    if (now >= m_lookedForIdle && now - m_lookedForIdle < LookEvery)
        return;
    m_lookedForIdle = now;
    for (auto &[partition, state] : m_partitions) {
        if (!state.slot || state.isIdle)
            continue;
        const bool isAtEnd = m_brokerUp && !m_brokerError && state.reachedEnd
                             && m_engine.accounting(*state.slot).nextOffset >= m_source.offsets(partition).end;
        if (!isAtEnd) {
            state.atEndSince.reset();
        } else if (!state.atEndSince) {
            state.atEndSince = now;
        } else if (now - *state.atEndSince > IdleAfterMs) {
            state.isIdle = true;
            m_engine.setIdle(*state.slot, state.atEndSince);
        }
    }
}

void Ingest::release(std::map<TopicPartition, IngestPartition>::iterator it)
{
    IngestPartition &state = it->second;
    if (state.slot) {
        m_released += m_engine.accounting(*state.slot);
        m_released += std::exchange(state.moved, {});
        m_released -= state.atClaim;
        m_engine.detach(*state.slot);
        state.slot.reset();
        state.reachedEnd = false;
    }
}

/// The same while its records may still come: they are nobody's.
void Ingest::fence(std::map<TopicPartition, IngestPartition>::iterator it)
{
    if (const std::optional<PartitionSlot> slot = it->second.slot) {
        release(it);
        m_fenced.insert(*slot);
    }
}

void Ingest::handleRevoked(const std::vector<TopicPartition> &revoked)
{
    for (const TopicPartition &partition : revoked) {
        if (const auto it = m_partitions.find(partition); it != m_partitions.end()) {
            release(it);
            forgetFenced(partition);
            m_partitions.erase(it);
        }
    }
    dropClaim();
}

void Ingest::dropClaim()
{
    m_store.withdrawClaim();
    // A claim still under way speaks of an assignment, or of a cluster, that is gone.
    m_generation = m_store.newNumber();
    m_claimUnderWay = false;
}

void Ingest::handleReplies()
{
    StorePort::Replies replies = m_store.takeReplies();
    for (CommitResult &result : replies.committed) {
        std::ranges::move(result.endedAlerts, std::back_inserter(m_endedAlerts));
        handleCommitted(result);
    }
    if (replies.past)
        m_past = std::move(replies.past);
    if (replies.claimed && replies.claimed->generation == m_generation) {
        m_claimUnderWay = false;
        startClaimed(replies.claimed->starts);
    }
}

void Ingest::handleCommitted(const CommitResult &result)
{
    if (!m_underWay || m_underWay->id != result.batchId)
        return;
    const auto batch = std::exchange(m_underWay, nullptr);
    ++m_batches;
    std::vector<StartPosition> stored;
    for (const PartitionBatch &part : batch->partitions) {
        const auto it = m_partitions.find(part.partition);
        if (std::ranges::find(result.lost, part.partition) != result.lost.end()) {
            if (it != m_partitions.end() && it->second.slot) {
                const bool isGone = std::ranges::find(result.gone, part.partition) != result.gone.end();
                fence(it);
                lose(it,
                     {isGone ? ErrorCode::ResultsGone : ErrorCode::PartitionTaken, partitionName(part.partition), {}});
            }
            continue;
        }
        if (it != m_partitions.end()) {
            it->second.storedOffset = part.accounting.nextOffset;
            stored.push_back({part.partition, part.accounting.nextOffset});
        }
        m_stored.add(part);
    }
    for (const auto &[partition, moved] : result.moved) {
        if (const auto it = m_partitions.find(partition); it != m_partitions.end() && it->second.slot)
            it->second.moved = moved;
    }
    if (!stored.empty())
        m_source.commitForDisplay(stored);
}

void Ingest::drainWhenDue()
{
    const auto pause = std::max<steady_clock::duration>(
        m_inBacklog ? m_options.commitEveryInBacklog : m_options.commitEvery, 5 * m_drainTook);
    const auto now = m_options.clock();
    if (m_underWay || now < m_lastDrain + pause || !m_store.canCommit())
        return;
    if (drainNow()) {
        m_lastDrain = now;
        m_drainTook = m_options.clock() - now;
    }
}

bool Ingest::drainNow()
{
    auto drained = m_engine.drain();
    if (!drained)
        return false;
    auto batch = std::make_shared<StoreBatch>();
    batch->id = m_store.newNumber();
    batch->cluster = m_cluster;
    batch->partitions = std::move(*drained);
    for (PartitionBatch &part : batch->partitions) {
        part.mark = m_source.newestRecord(part.partition);
        if (const auto it = m_partitions.find(part.partition); it != m_partitions.end())
            part.log = it->second.log;
    }
    m_underWay = batch;
    m_store.commit(std::move(batch));
    return true;
}

bool Ingest::readToEnd() const
{
    return m_everAssigned && m_assignmentComplete && !m_claimWanted
           && std::all_of(m_partitions.begin(), m_partitions.end(),
                          [](const auto &entry) { return entry.second.slot && entry.second.reachedEnd; })
           && m_source.elsewhere().empty();
}

bool Ingest::flush(std::chrono::milliseconds deadline)
{
    const auto until = steady_clock::now() + deadline;
    while (steady_clock::now() < until) {
        handleReplies();
        if (!m_underWay && m_store.canCommit() && !drainNow())
            return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

Ingest::Totals Ingest::totals() const { return {m_consumed, m_batches, m_stored.windows(), m_stored.alerts()}; }

Accounting Ingest::counted() const
{
    Accounting sum = m_released;
    for (const auto &[partition, state] : m_partitions) {
        if (!state.slot)
            continue;
        sum += m_engine.accounting(*state.slot);
        sum += state.moved;
        sum -= state.atClaim;
    }
    return sum;
}

}  // namespace observatorio
