// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/simulation/storeside.h"

#include "tests/faults/simulation/planted.h"
#include "tests/faults/simulation/states.h"

#include <algorithm>

namespace observatorio::simulation {

std::vector<int> partitionsOf(const StoreQueue::Work &work)
{
    std::vector<int> partitions;
    if (const auto *claim = std::get_if<StoreQueue::ClaimJob>(&work)) {
        for (const TopicPartition &partition : claim->partitions)
            partitions.push_back(partition.partition);
    } else if (const auto *commit = std::get_if<StoreQueue::CommitJob>(&work)) {
        for (const PartitionBatch &part : commit->batch->partitions)
            partitions.push_back(part.partition.partition);
    }
    return partitions;
}

void settle(Commons &commons, const Ghost &ghost, bool commits)
{
    commons.say("the server ", commits ? "commits" : "rolls back", " what nobody waits for");
    if (commits) {
        reached(State::CommittedAfterTheClientWent);
        if (const auto *claim = std::get_if<StoreQueue::ClaimJob>(&ghost.work))
            commons.database.claim(claim->partitions);
        else
            commons.database.commit(*std::get<StoreQueue::CommitJob>(ghost.work).batch);
    }
    commons.database.unlock(ghost.transaction);
}

void StoreSide::claim(std::uint64_t generation, std::string cluster, std::vector<TopicPartition> partitions)
{
    m_generation = generation;
    m_queue.claim({generation, std::move(cluster), std::move(partitions)});
}

bool StoreSide::commit(std::shared_ptr<const StoreBatch> batch) { return m_queue.commit({std::move(batch)}); }

StorePort::Replies StoreSide::takeReplies()
{
    Replies replies = m_queue.takeReplies();
    if (!m_again.committed.empty()) {
        replies.committed.insert(replies.committed.begin(), m_again.committed.begin(), m_again.committed.end());
        reached(State::DoubledCommitReply);
    }
    if (m_again.claimed && !replies.claimed) {
        replies.claimed = m_again.claimed;
        reached(State::DoubledClaimReply);
    }
    m_again = {};
    if (m_commons.random.percent(m_commons.weather.doubled))
        m_again = replies;
    if (!replies.claimed)
        return replies;
    for (const PartitionStart &start : replies.claimed->starts) {
        if (replies.claimed->generation != m_generation || !holds(start.partition))
            reached(State::StaleClaimReply);
        const Database::Row &row = *m_commons.database.row(start.partition.partition);
        m_claims.insert_or_assign(start.partition.partition,
                                  Claim{start.epoch, start.accounting ? std::optional(row.logId) : std::nullopt});
    }
    return replies;
}

void StoreSide::revoked()
{
    if (m_request)
        reached(isClaim() ? State::RebalanceInsideAClaim : State::RebalanceInsideACommit);
    else if (!m_queue.isEmpty() && std::holds_alternative<StoreQueue::ClaimJob>(m_queue.next().work))
        reached(State::RevokedWhileAClaimWaits);
}

void StoreSide::crash()
{
    if (!m_request || m_request->phase != Phase::Begun)
        return;
    reached(isClaim() ? State::CrashInsideAClaim : State::CrashInsideACommit);
    m_commons.ghosts.push_back({m_request->transaction, std::move(m_request->job.work)});
}

void StoreSide::step()
{
    if (!m_request) {
        take();
        return;
    }
    if (m_commons.random.percent(m_commons.weather.slow))
        return;
    switch (m_request->phase) {
    case Phase::Taken:
        begin();
        break;
    case Phase::Begun:
        finish();
        break;
    case Phase::Answered:
        answer();
        break;
    }
}

void StoreSide::take()
{
    if (m_queue.isEmpty())
        return;
    m_request = Request{.job = m_queue.next()};
    if (const auto *claim = std::get_if<StoreQueue::ClaimJob>(&m_request->job.work);
        claim && !std::all_of(claim->partitions.begin(), claim->partitions.end(), holds))
        m_commons.fault = "a claim begins for a partition that its program has given up";
    m_request->transaction = m_commons.database.nextTransaction();
}

void StoreSide::begin()
{
    if (m_commons.database.away || m_commons.random.percent(m_commons.weather.cut)) {
        m_request.reset();  // it stays the queue's next one
        return;
    }
    if (!m_commons.database.lock(partitionsOf(m_request->job.work), m_request->transaction)) {
        reached(State::LockWait);
        return;
    }
    m_request->phase = Phase::Begun;
    if (planted(Bug::OffsetBeforeTheTransaction) && !isClaim())
        m_commons.database.writeProgressAlone(*std::get<StoreQueue::CommitJob>(m_request->job.work).batch);
}

void StoreSide::finish()
{
    if (m_commons.database.away || m_commons.random.percent(m_commons.weather.cut)) {
        cutInside();
        return;
    }
    apply();
    m_request->phase = Phase::Answered;
}

void StoreSide::cutInside()
{
    m_commons.say("program ", std::to_string(m_program), ": the connection is cut inside a ",
                  isClaim() ? "claim" : "commit");
    switch (m_commons.random.below(m_commons.database.away ? 2 : 3)) {
    case 0:
        if (!isClaim())
            reached(State::InDoubtNotWritten);
        m_commons.database.unlock(m_request->transaction);
        break;
    case 1:
        reached(isClaim() ? State::InDoubtClaim : State::InDoubtWritten);
        apply();
        break;
    default:
        m_commons.ghosts.push_back({m_request->transaction, m_request->job.work});
        break;
    }
    m_request.reset();
}

void StoreSide::apply()
{
    if (const auto *claim = std::get_if<StoreQueue::ClaimJob>(&m_request->job.work)) {
        if (!std::all_of(claim->partitions.begin(), claim->partitions.end(), holds))
            reached(State::LateClaim);
        m_request->answer = m_commons.database.claim(claim->partitions);
        for (const PartitionStart &start : std::get<std::vector<PartitionStart>>(m_request->answer))
            m_commons.say("program ", std::to_string(m_program), " claims ", std::to_string(start.partition.partition),
                          ", epoch ", std::to_string(start.epoch.value()));
    } else {
        CommitResult result = m_commons.database.commit(*std::get<StoreQueue::CommitJob>(m_request->job.work).batch);
        for (const TopicPartition &partition : result.committed) {
            m_commons.say("program ", std::to_string(m_program), " commits ", std::to_string(partition.partition));
            if (m_commons.broker.owner(partition.partition) != m_program)
                reached(State::ZombieCommit);
        }
        for (const TopicPartition &partition : result.lost) {
            m_commons.say("program ", std::to_string(m_program), " is fenced from ",
                          std::to_string(partition.partition));
            if (m_commons.broker.owner(partition.partition) != m_program)
                reached(State::ZombieCommitRefused);
        }
        m_request->answer = std::move(result);
    }
    m_commons.database.unlock(m_request->transaction);
}

void StoreSide::answer()
{
    if (m_commons.random.percent(m_commons.weather.lost)) {
        reached(State::LostReply);
        reached(isClaim() ? State::InDoubtClaim : State::InDoubtWritten);
    } else {
        m_queue.done(m_request->job, std::move(m_request->answer));
    }
    m_request.reset();
}

}  // namespace observatorio::simulation
