// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pipeline/storechores.h"
#include "app/pipeline/storequeue.h"
#include "app/store/store.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>

namespace observatorio {

/// The store's own thread: requests in, replies out, all methods callable from any thread and none of them blocks
/// (except stop). What waits, and what is told of it, is a StoreQueue's. A failed request is tried again with growing
/// pauses until it succeeds (ARCHITECTURE.md, Order of trouble); link() says so meanwhile.
class StoreThread final : public StorePort {
public:
    using Factory = std::function<std::unique_ptr<Store>()>;

    /// With `keep` the database is measured, and pruned in small steps while nothing else is to do.
    StoreThread(Factory factory, StoreKind kind, std::optional<RetentionSettings> keep = std::nullopt);
    ~StoreThread() override;

    void claim(std::uint64_t generation, std::string cluster, std::vector<TopicPartition> partitions) override;
    void withdrawClaim() override;
    bool commit(std::shared_ptr<const StoreBatch> batch) override;
    bool canCommit() const override;
    std::uint64_t newNumber() override;
    Replies takeReplies() override;

    void startAnew(std::string cluster, std::string topic) override;
    void loadPast(TimeMs since, std::size_t windowLimit, std::size_t alertLimit);
    void interruptAlerts(std::string clusterPrefix);
    void acknowledge(std::vector<std::string> ids, Acknowledgement said);
    void silence(Silence silence);

    /// The worker lives; written when there is time for it, its row taken away at the end.
    void sign(WorkerSign sign);
    /// From now on workers() tells who signed.
    void watchWorkers();
    /// From now on takeSilences() tells, after each sign, which ones the database has.
    void watchSilences();
    /// The newest that were read since the last call.
    std::optional<std::vector<Silence>> takeSilences();
    /// As of the newest sign, this one's too.
    std::vector<WorkerView> workers() const;

    LinkView link() const;
    StoreView view() const;
    /// Tries a waiting request again now.
    void retryNow();
    /// True once the database was opened.
    bool everOpened() const;

    /// Does what waits, for at most `deadline`, then closes.
    void stop(std::chrono::milliseconds deadline);

private:
    void run(std::stop_token stop);
    void add(StoreQueue::Work work);
    void told(const CommitResult &result, const StoreBatch &batch, double tookMs);  ///< with m_mutex held
    void remarkOn(const std::string &cluster, const std::vector<PartitionStart> &starts);
    void setLink(LinkState state, std::optional<Error> error);
    bool givenUp() const;
    void waitForWork(std::unique_lock<std::mutex> &lock, std::stop_token stop);
    void signOff(Store &store);
    void perform(Store &store, const StoreChores::Chore &chore);
    Expected<void> maintain(Store &store, const RetentionSettings &keep);

    const Factory m_factory;
    const std::optional<RetentionSettings> m_retention;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    StoreQueue m_queue;
    StoreChores m_chores;
    std::vector<WorkerView> m_workers;
    std::optional<std::vector<Silence>> m_silences;
    LinkView m_link;
    StoreView m_view;
    std::vector<Error> m_claimRemarks;
    std::set<std::string> m_saidOf;                        ///< tables with rows set aside
    std::chrono::steady_clock::time_point m_maintainAt{};  ///< the next round of it
    bool m_everOpened = false;
    bool m_stopping = false;
    bool m_retryNow = false;
    std::chrono::steady_clock::time_point m_deadline{};
    std::jthread m_thread;  // last: it uses all the above
};

}  // namespace observatorio
