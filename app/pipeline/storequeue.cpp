// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/storequeue.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr std::size_t MaxJobs = 1000;

}  // namespace

void StoreQueue::claim(ClaimJob job)
{
    withdrawClaim();
    enqueue(std::move(job));
}

void StoreQueue::withdrawClaim()
{
    std::erase_if(m_jobs, [](const Job &job) { return std::holds_alternative<ClaimJob>(job.work); });
    m_replies.claimed.reset();
}

bool StoreQueue::commit(CommitJob job)
{
    if (m_commitUnderWay)
        return false;
    m_commitUnderWay = true;
    enqueue(std::move(job));
    return true;
}

void StoreQueue::add(Work work)
{
    if (m_jobs.size() < MaxJobs)
        enqueue(std::move(work));
}

void StoreQueue::done(const Job &job, Answer answer)
{
    if (auto *starts = std::get_if<std::vector<PartitionStart>>(&answer)) {
        m_replies.claimed = StorePort::Claimed{std::get<ClaimJob>(job.work).generation, std::move(*starts)};
    } else if (auto *result = std::get_if<CommitResult>(&answer)) {
        m_replies.committed.push_back(std::move(*result));
        m_commitUnderWay = false;
        for (Work &mark : m_afterCommit)
            enqueue(std::move(mark));
        m_afterCommit.clear();
    } else if (auto *past = std::get_if<StorePort::Past>(&answer)) {
        m_replies.past = std::move(*past);
    } else if (auto *marked = std::get_if<Marked>(&answer)) {
        markAgain(std::get<AcknowledgeJob>(job.work), std::move(marked->missing));
    }
    std::erase_if(m_jobs, [&job](const Job &other) { return other.number == job.number; });
}

/// Once again is enough: what a person saw before marking it is in the engine's next drain at the latest.
void StoreQueue::markAgain(const AcknowledgeJob &job, std::vector<std::string> missing)
{
    if (!missing.empty() && !job.again)
        m_afterCommit.push_back(AcknowledgeJob{std::move(missing), job.said, true});
}

}  // namespace observatorio
