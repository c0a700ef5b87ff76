// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/storethread.h"

#include "app/files/complain.h"
#include "app/pipeline/linkpolicy.h"
#include "app/pipeline/wallclock.h"

#include <algorithm>

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t MaxJobs = 1000;
constexpr auto FirstPause = 200ms;
constexpr auto LongestPause = 5000ms;
constexpr auto MaintainEvery = 10min;

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

}  // namespace

StoreThread::StoreThread(Factory factory, StoreKind kind, std::optional<RetentionSettings> keep)
    : m_factory(std::move(factory)), m_retention(keep)
{
    m_view.kind = kind;
    setLink(LinkState::Connecting, std::nullopt);
    m_thread = std::jthread([this](std::stop_token stop) { run(stop); });
}

StoreThread::~StoreThread() { stop(0ms); }

void StoreThread::claim(std::uint64_t generation, std::string cluster, std::vector<TopicPartition> partitions)
{
    std::lock_guard lock(m_mutex);
    std::erase_if(m_jobs, [](const Job &job) { return std::holds_alternative<ClaimJob>(job.work); });
    m_replies.claimed.reset();
    enqueue(ClaimJob{generation, std::move(cluster), std::move(partitions)});
}

bool StoreThread::commit(std::shared_ptr<const StoreBatch> batch)
{
    std::lock_guard lock(m_mutex);
    if (m_commitUnderWay)
        return false;
    m_commitUnderWay = true;
    m_view.pendingCells = 0;
    for (const PartitionBatch &part : batch->partitions)
        m_view.pendingCells += part.cells.size();
    enqueue(CommitJob{std::move(batch)});
    return true;
}

void StoreThread::loadPast(TimeMs since, std::size_t windowLimit, std::size_t alertLimit)
{
    std::lock_guard lock(m_mutex);
    if (m_jobs.size() < MaxJobs)
        enqueue(PastJob{since, windowLimit, alertLimit});
}

void StoreThread::interruptAlerts(std::string clusterPrefix)
{
    std::lock_guard lock(m_mutex);
    if (m_jobs.size() < MaxJobs)
        enqueue(InterruptJob{std::move(clusterPrefix)});
}

void StoreThread::acknowledge(std::vector<std::string> ids, std::string who, TimeMs at)
{
    std::lock_guard lock(m_mutex);
    if (m_jobs.size() < MaxJobs)
        enqueue(AcknowledgeJob{std::move(ids), std::move(who), at});
}

void StoreThread::silence(std::vector<std::string> ids, TimeMs until, std::string reason)
{
    std::lock_guard lock(m_mutex);
    if (m_jobs.size() < MaxJobs)
        enqueue(SilenceJob{std::move(ids), until, std::move(reason)});
}

void StoreThread::enqueue(Work work)
{
    m_jobs.push_back(Job{m_nextJob++, std::move(work)});
    m_wake.notify_all();
}

StoreThread::Replies StoreThread::takeReplies()
{
    std::lock_guard lock(m_mutex);
    return std::exchange(m_replies, {});
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
    return m_stopping && (m_jobs.empty() || steady_clock::now() >= m_deadline);
}

void StoreThread::run(std::stop_token stop)
{
    const std::unique_ptr<Store> store = m_factory();
    {
        std::lock_guard lock(m_mutex);
        m_link.name = store->name();
    }
    bool open = false;
    auto pause = std::chrono::milliseconds(FirstPause);

    while (!givenUp()) {
        std::optional<Job> job;
        std::optional<RetentionSettings> maintained;
        {
            std::unique_lock lock(m_mutex);
            const bool idle = open && m_jobs.empty();
            if (idle && m_retention && !m_stopping && steady_clock::now() >= m_maintainAt) {
                maintained = m_retention;
            } else if (idle) {
                const auto wanted = [this] { return !m_jobs.empty() || m_stopping; };
                if (m_retention)
                    m_wake.wait_until(lock, stop, m_maintainAt, wanted);
                else
                    m_wake.wait(lock, stop, wanted);
                continue;
            }
            if (!m_jobs.empty())
                job = m_jobs.front();
        }

        Expected<void> done = open ? Expected<void>{} : store->open();
        if (done && maintained)
            done = maintain(*store, *maintained);
        if (done && !open) {
            open = true;
            std::lock_guard lock(m_mutex);
            m_link.name = store->name();
            m_view.remarks = store->remarks();
            if (!m_everOpened)
                for (const Error &remark : m_view.remarks)
                    complain(remark);
            m_everOpened = true;
        }
        if (done && job)
            done = perform(*store, job->work);

        if (done) {
            pause = FirstPause;
            setLink(LinkState::Up, std::nullopt);
            std::lock_guard lock(m_mutex);
            if (job)  // it may be gone: a newer claim replaces an older one
                std::erase_if(m_jobs, [&job](const Job &other) { return other.number == job->number; });
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
        pause = std::min<std::chrono::milliseconds>(pause * 2, LongestPause);
    }
    store->close();
    setLink(LinkState::Off, std::nullopt);
}

/// One step, so that a commit that comes meanwhile waits for no more.
Expected<void> StoreThread::maintain(Store &store, const RetentionSettings &keep)
{
    const TimeMs now = wallClockMs();
    auto more = store.prune(keep, now);
    if (more && *more)
        return {};
    auto size = more ? store.measure(now) : tl::unexpected(more.error());
    std::lock_guard lock(m_mutex);
    m_maintainAt = steady_clock::now() + MaintainEvery;
    if (size)
        m_view.size = *size;
    // Another worker prunes too: the next round goes on.
    const bool isBusy = !size && size.error().code == ErrorCode::DatabaseBusy;
    return size || isBusy ? Expected<void>{} : tl::unexpected(size.error());
}

Expected<void> StoreThread::perform(Store &store, const Work &work)
{
    if (const auto *claim = std::get_if<ClaimJob>(&work)) {
        auto starts = store.claim(claim->cluster, claim->partitions);
        if (!starts)
            return tl::unexpected(starts.error());
        std::lock_guard lock(m_mutex);
        m_replies.claimed = Claimed{claim->generation, std::move(*starts)};
        return {};
    }
    if (const auto *commit = std::get_if<CommitJob>(&work))
        return performCommit(store, *commit);
    if (const auto *past = std::get_if<PastJob>(&work)) {
        auto windows = store.windows(past->since, past->windowLimit);
        if (!windows)
            return tl::unexpected(windows.error());
        auto alerts = store.alerts(past->alertLimit);
        if (!alerts)
            return tl::unexpected(alerts.error());
        auto lastValues = store.lastValues();
        if (!lastValues)
            return tl::unexpected(lastValues.error());
        std::lock_guard lock(m_mutex);
        m_replies.past = Past{std::move(*windows), std::move(*alerts), std::move(*lastValues)};
        return {};
    }
    if (const auto *interrupt = std::get_if<InterruptJob>(&work))
        return store.interruptAlerts(interrupt->clusterPrefix);
    if (const auto *acknowledge = std::get_if<AcknowledgeJob>(&work))
        return performMark(store.acknowledge(acknowledge->ids, acknowledge->who, acknowledge->at), *acknowledge);
    const auto &silence = std::get<SilenceJob>(work);
    return performMark(store.silence(silence.ids, silence.until, silence.reason), silence);
}

/// Once again is enough: what a person saw before marking it is in the engine's next drain at the latest.
Expected<void> StoreThread::performMark(Expected<std::vector<std::string>> missing, auto job)
{
    if (!missing)
        return tl::unexpected(missing.error());
    if (missing->empty() || job.again)
        return {};
    job.ids = *std::move(missing);
    job.again = true;
    std::lock_guard lock(m_mutex);
    m_afterCommit.push_back(std::move(job));
    return {};
}

Expected<void> StoreThread::performCommit(Store &store, const CommitJob &job)
{
    const auto began = steady_clock::now();
    auto result = store.commit(*job.batch);
    if (!result)
        return tl::unexpected(result.error());
    std::lock_guard lock(m_mutex);
    m_view.batches += 1;
    m_view.rows += rowsOf(*job.batch);
    m_view.lastCommitMs = std::chrono::duration<double, std::milli>(steady_clock::now() - began).count();
    m_view.lastCommit = wallClockMs();
    m_view.pendingCells = 0;
    for (const SetAside &row : result->setAside) {
        m_view.rowsSetAside += 1;
        m_view.recordsSetAside += row.records;
        m_view.lastSetAside = row;
    }
    sayFirst(m_view, result->setAside, m_saidOf);
    m_replies.committed.push_back(std::move(*result));
    m_commitUnderWay = false;
    for (Work &mark : m_afterCommit)
        enqueue(std::move(mark));
    m_afterCommit.clear();
    return {};
}

}  // namespace observatorio
