// SPDX-License-Identifier: GPL-3.0-or-later
// What the store's thread does while no request waits.
#include "app/pipeline/storethread.h"
#include "app/pipeline/wallclock.h"

#include <algorithm>

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr auto MaintainEvery = 10min;

}  // namespace

void StoreThread::sign(WorkerSign sign)
{
    std::lock_guard lock(m_mutex);
    m_chores.sign(std::move(sign));
    m_wake.notify_all();
}

void StoreThread::watchWorkers()
{
    std::lock_guard lock(m_mutex);
    m_chores.watchWorkers();
}

void StoreThread::watchSilences()
{
    std::lock_guard lock(m_mutex);
    m_chores.watchSilences();
}

std::optional<std::vector<Silence>> StoreThread::takeSilences()
{
    std::lock_guard lock(m_mutex);
    return std::exchange(m_silences, std::nullopt);
}

std::vector<WorkerView> StoreThread::workers() const
{
    std::lock_guard lock(m_mutex);
    return m_workers;
}

/// Until a request comes, or the time of something else to do.
void StoreThread::waitForWork(std::unique_lock<std::mutex> &lock, std::stop_token stop)
{
    const std::optional<steady_clock::time_point> chore = m_chores.nextAt();
    std::optional<steady_clock::time_point> until = chore;
    if (m_retention)
        until = until ? std::min(*until, m_maintainAt) : m_maintainAt;
    const auto wanted = [this, chore] { return !m_queue.isEmpty() || m_stopping || m_chores.nextAt() != chore; };
    if (until)
        m_wake.wait_until(lock, stop, *until, wanted);
    else
        m_wake.wait(lock, stop, wanted);
}

void StoreThread::perform(Store &store, const StoreChores::Chore &chore)
{
    auto seen = StoreChores::perform(store, chore);
    std::lock_guard lock(m_mutex);
    if (!seen) {
        m_chores.failed(chore, seen.error(), steady_clock::now());
        return;
    }
    if (seen->silences)
        m_silences = std::move(seen->silences);
    if (!chore.watchesWorkers)
        return;
    const TimeMs now = wallClockMs();
    m_workers.clear();
    for (const SignedWorker &worker : seen->workers) {
        const bool isThis = worker.sign.id == chore.sign->id && worker.sign.group == chore.sign->group;
        m_workers.push_back({worker.sign, now - worker.ageMs, isThis});
    }
}

void StoreThread::signOff(Store &store)
{
    std::optional<WorkerSign> last;
    {
        std::lock_guard lock(m_mutex);
        last = m_chores.signedAs();
    }
    if (last)
        static_cast<void>(store.signOff(*last));  // else it is forgotten after a day
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

}  // namespace observatorio
