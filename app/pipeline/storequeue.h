// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pipeline/storeport.h"

#include <deque>
#include <variant>

namespace observatorio {

/// What a database is asked for and what came of it, in order: no thread, no clock, no database. StoreThread drives it
/// with a real one, the simulated world (tests/faults/simulation) with a model of one.
///
/// The oldest request is the next one until it is done, so that one that failed is tried again. Bounds: one commit and
/// one claim waiting, a thousand others.
class StoreQueue {
public:
    struct ClaimJob {
        std::uint64_t generation;
        std::string cluster;
        std::vector<TopicPartition> partitions;
    };
    struct AnewJob {
        std::string cluster;
        std::string topic;
    };
    struct CommitJob {
        std::shared_ptr<const StoreBatch> batch;
    };
    struct PastJob {
        TimeMs since;
        std::size_t windowLimit;
        std::size_t alertLimit;
    };
    struct InterruptJob {
        std::string clusterPrefix;
    };
    struct AcknowledgeJob {
        std::vector<std::string> ids;
        Acknowledgement said;
        bool again = false;
    };
    struct SilenceJob {
        Silence silence;
    };
    using Work = std::variant<ClaimJob, AnewJob, CommitJob, PastJob, InterruptJob, AcknowledgeJob, SilenceJob>;
    struct Job {
        std::uint64_t number;
        Work work;
    };

    struct Begun {};  ///< a topic anew
    struct Interrupted {};
    struct Silenced {};
    /// Ids that no episode has.
    struct Marked {
        std::vector<std::string> missing;
    };
    /// What the database answered to a job, of the job's kind.
    using Answer =
        std::variant<std::vector<PartitionStart>, Begun, CommitResult, StorePort::Past, Interrupted, Silenced, Marked>;

    /// Replaces a claim that still waits; of one under way the answer will be an older generation's.
    void claim(ClaimJob job);
    /// Of one under way the answer will still come.
    void withdrawClaim();
    /// False, and nothing is taken, while another one is under way.
    bool commit(CommitJob job);
    /// Not taken beyond the bound.
    void add(Work work);

    std::uint64_t newNumber() noexcept { return m_nextNumber++; }
    [[nodiscard]] bool canCommit() const noexcept { return !m_commitUnderWay; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_jobs.empty(); }
    /// Not empty.
    [[nodiscard]] const Job &next() const { return m_jobs.front(); }
    /// `job` may be gone: a newer claim replaces an older one. An alert may be marked before it is stored: the mark is
    /// made once more after the next commit, which brings the alert.
    void done(const Job &job, Answer answer);

    StorePort::Replies takeReplies() { return std::exchange(m_replies, {}); }

private:
    void enqueue(Work work) { m_jobs.push_back(Job{m_nextJob++, std::move(work)}); }
    void markAgain(const AcknowledgeJob &job, std::vector<std::string> missing);

    std::deque<Job> m_jobs;
    std::deque<Work> m_afterCommit;  ///< marks of alerts that a coming commit brings
    std::uint64_t m_nextJob = 0;
    std::uint64_t m_nextNumber = 1;
    bool m_commitUnderWay = false;
    StorePort::Replies m_replies;
};

}  // namespace observatorio
