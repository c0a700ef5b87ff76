// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/storethread.h"

#include "app/files/complain.h"
#include "app/pipeline/bounds.h"
#include "app/pipeline/linkpolicy.h"
#include "app/pipeline/wallclock.h"
#include "kafka/client/embeddedcluster.h"
#include "kafka/client/recordsource.h"

#include <algorithm>

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

std::size_t rowsOf(const StoreBatch &batch)
{
    std::size_t rows = 0;
    for (const PartitionBatch &part : batch.partitions)
        rows += 1 + part.cells.size() + part.lastValues.size() + part.late.size() + part.rejected.size()
                + part.alerts.size();
    return rows;
}

// Once a table: a series that is refused is so in every batch.
void sayFirst(const StoreView &view, const std::vector<SetAside> &refused, std::set<std::string> &said)
{
    for (const SetAside &row : refused)
        if (said.insert(row.table).second)
            complain("The database refused a row of " + row.table + " (" + row.what + ": " + row.cause
                     + "); it is set aside, its records count as rejected, not-storable, and all others are stored. "
                       "More of this table are told in eventos_rechazados alone; so far "
                     + std::to_string(view.rowsSetAside) + ".");
}

Expected<StorePort::Past> readPast(Store &store, const StoreQueue::PastJob &job)
{
    auto windows = store.windows(job.since, job.windowLimit);
    if (!windows)
        return tl::unexpected(windows.error());
    auto alerts = store.alerts(job.alertLimit);
    if (!alerts)
        return tl::unexpected(alerts.error());
    auto lastValues = store.lastValues();
    if (!lastValues)
        return tl::unexpected(lastValues.error());
    auto silences = store.silences(MostSilences);
    if (!silences)
        return tl::unexpected(silences.error());
    return StorePort::Past{*std::move(windows), *std::move(alerts), *std::move(silences), *std::move(lastValues)};
}

/// Asks the database for what a job wants.
struct Perform {
    Store &store;

    using Answer = Expected<StoreQueue::Answer>;
    Answer operator()(const StoreQueue::ClaimJob &job) const { return store.claim(job.cluster, job.partitions); }
    Answer operator()(const StoreQueue::AnewJob &job) const
    {
        return store.startAnew(job.cluster, job.topic).map([] { return StoreQueue::Begun{}; });
    }
    Answer operator()(const StoreQueue::CommitJob &job) const { return store.commit(*job.batch); }
    Answer operator()(const StoreQueue::PastJob &job) const { return readPast(store, job); }
    Answer operator()(const StoreQueue::InterruptJob &job) const
    {
        return store.interruptAlerts(job.clusterPrefix).map([] { return StoreQueue::Interrupted{}; });
    }
    Answer operator()(const StoreQueue::AcknowledgeJob &job) const
    {
        auto missing = store.acknowledge(job.ids, job.said);
        if (!missing)
            return tl::unexpected(missing.error());
        return StoreQueue::Marked{*std::move(missing)};
    }
    Answer operator()(const StoreQueue::SilenceJob &job) const
    {
        return store.silence(job.silence).map([] { return StoreQueue::Silenced{}; });
    }
};

}  // namespace

StoreThread::StoreThread(Factory factory, StoreKind kind, std::optional<RetentionSettings> keep)
    : m_factory(std::move(factory)), m_retention(keep)
{
    m_view.kind = kind;
    setLink(LinkState::Connecting, std::nullopt);
    m_thread = std::jthread([this](std::stop_token stop) { run(stop); });
}

StoreThread::~StoreThread() { stop(0ms); }

std::uint64_t StoreThread::newNumber()
{
    std::lock_guard lock(m_mutex);
    return m_queue.newNumber();
}

bool StoreThread::canCommit() const
{
    std::lock_guard lock(m_mutex);
    return m_queue.canCommit();
}

void StoreThread::claim(std::uint64_t generation, std::string cluster, std::vector<TopicPartition> partitions)
{
    std::lock_guard lock(m_mutex);
    m_queue.claim({generation, std::move(cluster), std::move(partitions)});
    m_wake.notify_all();
}

void StoreThread::withdrawClaim()
{
    std::lock_guard lock(m_mutex);
    m_queue.withdrawClaim();
}

void StoreThread::startAnew(std::string cluster, std::string topic)
{
    std::lock_guard lock(m_mutex);
    m_queue.add(StoreQueue::AnewJob{std::move(cluster), std::move(topic)});
    m_wake.notify_all();
}

bool StoreThread::commit(std::shared_ptr<const StoreBatch> batch)
{
    std::size_t cells = 0;
    for (const PartitionBatch &part : batch->partitions)
        cells += part.cells.size();
    std::lock_guard lock(m_mutex);
    if (!m_queue.commit({std::move(batch)}))
        return false;
    m_view.pendingCells = cells;
    m_wake.notify_all();
    return true;
}

void StoreThread::loadPast(TimeMs since, std::size_t windowLimit, std::size_t alertLimit)
{
    add(StoreQueue::PastJob{since, windowLimit, alertLimit});
}

void StoreThread::interruptAlerts(std::string clusterPrefix)
{
    add(StoreQueue::InterruptJob{std::move(clusterPrefix)});
}

void StoreThread::acknowledge(std::vector<std::string> ids, Acknowledgement said)
{
    add(StoreQueue::AcknowledgeJob{std::move(ids), std::move(said)});
}

void StoreThread::silence(Silence silence) { add(StoreQueue::SilenceJob{std::move(silence)}); }

void StoreThread::add(StoreQueue::Work work)
{
    std::lock_guard lock(m_mutex);
    m_queue.add(std::move(work));
    m_wake.notify_all();
}

StoreThread::Replies StoreThread::takeReplies()
{
    std::lock_guard lock(m_mutex);
    return m_queue.takeReplies();
}

LinkView StoreThread::link() const
{
    std::lock_guard lock(m_mutex);
    return m_link;
}

StoreView StoreThread::view() const
{
    std::lock_guard lock(m_mutex);
    return m_view;
}

bool StoreThread::everOpened() const
{
    std::lock_guard lock(m_mutex);
    return m_everOpened;
}

void StoreThread::retryNow()
{
    std::lock_guard lock(m_mutex);
    m_retryNow = true;
    m_wake.notify_all();
}

void StoreThread::stop(std::chrono::milliseconds deadline)
{
    {
        std::lock_guard lock(m_mutex);
        if (!m_stopping) {
            m_stopping = true;
            m_deadline = steady_clock::now() + deadline;
        }
        m_wake.notify_all();
    }
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void StoreThread::setLink(LinkState state, std::optional<Error> error)
{
    std::lock_guard lock(m_mutex);
    observatorio::setLink(m_link, state, std::move(error), wallClockMs());
}

bool StoreThread::givenUp() const
{
    std::lock_guard lock(m_mutex);
    return m_stopping && (m_queue.isEmpty() || steady_clock::now() >= m_deadline);
}

void StoreThread::run(std::stop_token stop)
{
    const std::unique_ptr<Store> store = m_factory();
    {
        std::lock_guard lock(m_mutex);
        m_link.name = store->name();
    }
    bool open = false;
    auto pause = std::chrono::milliseconds(FirstStorePause);

    while (!givenUp()) {
        std::optional<StoreQueue::Job> job;
        std::optional<RetentionSettings> maintained;
        std::optional<StoreChores::Chore> chore;
        {
            std::unique_lock lock(m_mutex);
            const auto now = steady_clock::now();
            const bool idle = open && m_queue.isEmpty();
            if (open && !m_stopping)
                chore = m_chores.take(now, idle);
            if (!chore && idle && m_retention && !m_stopping && now >= m_maintainAt) {
                maintained = m_retention;
            } else if (!chore && idle) {
                waitForWork(lock, stop);
                continue;
            }
            if (!chore && !m_queue.isEmpty())
                job = m_queue.next();
        }
        if (chore) {
            perform(*store, *chore);
            continue;
        }

        Expected<void> done = open ? Expected<void>{} : store->open();
        if (done && maintained)
            done = maintain(*store, *maintained);
        if (done && !open) {
            open = true;
            std::lock_guard lock(m_mutex);
            m_link.name = store->name();
            m_view.remarks = store->remarks();
            m_view.remarks.insert(m_view.remarks.end(), m_claimRemarks.begin(), m_claimRemarks.end());
            if (!m_everOpened)
                for (const Error &remark : m_view.remarks)
                    complain(remark);
            m_everOpened = true;
        }
        std::optional<StoreQueue::Answer> answer;
        double tookMs = 0.0;
        if (done && job) {
            const auto began = steady_clock::now();
            if (auto answered = std::visit(Perform{*store}, job->work))
                answer = *std::move(answered);
            else
                done = tl::unexpected(answered.error());
            tookMs = std::chrono::duration<double, std::milli>(steady_clock::now() - began).count();
        }

        if (done) {
            pause = FirstStorePause;
            setLink(LinkState::Up, std::nullopt);
            if (answer && std::holds_alternative<StoreQueue::ClaimJob>(job->work))
                remarkOn(std::get<StoreQueue::ClaimJob>(job->work).cluster,
                         std::get<std::vector<PartitionStart>>(*answer));
            std::lock_guard lock(m_mutex);
            if (answer) {
                if (const auto *result = std::get_if<CommitResult>(&*answer))
                    told(*result, *std::get<StoreQueue::CommitJob>(job->work).batch, tookMs);
                m_queue.done(*job, *std::move(answer));
                m_chores.stored();
            }
            continue;
        }

        const ErrorCode code = done.error().code;
        setLink(stateFor(done.error()), done.error());
        if (code != ErrorCode::DatabaseBusy) {
            store->close();
            open = false;
        }
        std::unique_lock lock(m_mutex);
        m_retryNow = false;
        const auto until = m_stopping ? std::min(m_deadline, steady_clock::now() + pause) : steady_clock::now() + pause;
        m_wake.wait_until(lock, until, [this] { return m_retryNow; });
        pause = std::min<std::chrono::milliseconds>(pause * 2, LongestStorePause);
    }
    signOff(*store);
    store->close();
    setLink(LinkState::Off, std::nullopt);
}

/// What a person should know of a claim, once each.
void StoreThread::remarkOn(const std::string &cluster, const std::vector<PartitionStart> &starts)
{
    std::vector<Error> remarks;
    if (cluster.starts_with(UnnamedClusterPrefix))
        remarks.push_back(
            {ErrorCode::ClusterUnnamed, cluster.substr(std::string_view(UnnamedClusterPrefix).size()), {}});
    // Each run of the embedded broker is a cluster of its own: everybody's first broker, and meant so.
    for (const PartitionStart &start : starts) {
        if (start.otherClusters.empty() || cluster.starts_with(EmbeddedClusterPrefix))
            continue;
        std::string others;
        for (const std::string &other : start.otherClusters)
            others += (others.empty() ? "" : ", ") + other;
        remarks.push_back(
            {ErrorCode::ClustersMixed, start.partition.topic, "this one is " + cluster + ", the others are " + others});
    }
    std::lock_guard lock(m_mutex);
    for (const Error &remark : remarks) {
        if (std::find(m_claimRemarks.begin(), m_claimRemarks.end(), remark) != m_claimRemarks.end())
            continue;
        complain(remark);
        m_claimRemarks.push_back(remark);
        m_view.remarks.push_back(remark);
    }
}

void StoreThread::told(const CommitResult &result, const StoreBatch &batch, double tookMs)
{
    m_view.batches += 1;
    m_view.rows += rowsOf(batch);
    m_view.lastCommitMs = tookMs;
    m_view.lastCommit = wallClockMs();
    m_view.pendingCells = 0;
    for (const SetAside &row : result.setAside) {
        m_view.rowsSetAside += 1;
        m_view.recordsSetAside += row.records;
        m_view.lastSetAside = row;
    }
    sayFirst(m_view, result.setAside, m_saidOf);
}

}  // namespace observatorio
