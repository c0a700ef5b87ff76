// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "app/store/store.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <thread>
#include <variant>

namespace observatorio {

/// The store's own thread: requests in, replies out, all methods callable from any thread and none of them blocks
/// (except stop). A failed request is tried again with growing pauses until it succeeds (ARCHITECTURE.md, Order of
/// trouble); link() says so meanwhile. An alert may be marked before it is stored: the mark is made again after the
/// next commit, which brings the alert. Bounds: one commit and one claim waiting, a thousand marks.
class StoreThread {
public:
    using Factory = std::function<std::unique_ptr<Store>()>;

    struct Claimed {
        std::uint64_t generation = 0;
        std::vector<PartitionStart> starts;
    };
    struct Past {
        std::vector<StoredWindow> windows;
        std::vector<StoredAlert> alerts;
        std::vector<LastValue> lastValues;
    };
    struct Replies {
        std::optional<Claimed> claimed;
        std::vector<CommitResult> committed;
        std::optional<Past> past;
    };

    /// With `keep` the database is measured, and pruned in small steps while nothing else is to do.
    StoreThread(Factory factory, StoreKind kind, std::optional<RetentionSettings> keep = std::nullopt);
    ~StoreThread();

    /// Replaces a claim that still waits: only the newest assignment matters.
    void claim(std::uint64_t generation, std::string cluster, std::vector<TopicPartition> partitions);
    /// False, and nothing is taken, while another one is under way.
    bool commit(std::shared_ptr<const StoreBatch> batch);
    void loadPast(TimeMs since, std::size_t windowLimit, std::size_t alertLimit);
    void interruptAlerts(std::string clusterPrefix);
    void acknowledge(std::vector<std::string> ids, std::string who, TimeMs at);
    void silence(std::vector<std::string> ids, TimeMs until, std::string reason);

    Replies takeReplies();
    LinkView link() const;
    StoreView view() const;
    /// Tries a waiting request again now.
    void retryNow();
    /// True once the database was opened.
    bool everOpened() const;

    /// Does what waits, for at most `deadline`, then closes.
    void stop(std::chrono::milliseconds deadline);

private:
    struct ClaimJob {
        std::uint64_t generation;
        std::string cluster;
        std::vector<TopicPartition> partitions;
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
        std::string who;
        TimeMs at;
        bool again = false;
    };
    struct SilenceJob {
        std::vector<std::string> ids;
        TimeMs until;
        std::string reason;
        bool again = false;
    };
    using Work = std::variant<ClaimJob, CommitJob, PastJob, InterruptJob, AcknowledgeJob, SilenceJob>;
    struct Job {
        std::uint64_t number;
        Work work;
    };

    void run(std::stop_token stop);
    Expected<void> perform(Store &store, const Work &work);
    Expected<void> performCommit(Store &store, const CommitJob &job);
    Expected<void> performMark(Expected<std::vector<std::string>> missing, auto job);
    void enqueue(Work work);  ///< with m_mutex held
    void setLink(LinkState state, std::optional<Error> error);
    bool givenUp() const;
    Expected<void> maintain(Store &store, const RetentionSettings &keep);

    const Factory m_factory;
    const std::optional<RetentionSettings> m_retention;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    std::deque<Work> m_afterCommit;  ///< marks of alerts that a coming commit brings
    std::uint64_t m_nextJob = 0;
    Replies m_replies;
    LinkView m_link;
    StoreView m_view;
    std::set<std::string> m_saidOf;                        ///< tables with rows set aside
    std::chrono::steady_clock::time_point m_maintainAt{};  ///< the next round of it
    bool m_commitUnderWay = false;
    bool m_everOpened = false;
    bool m_stopping = false;
    bool m_retryNow = false;
    std::chrono::steady_clock::time_point m_deadline{};
    std::jthread m_thread;  // last: it uses all the above
};

}  // namespace observatorio
