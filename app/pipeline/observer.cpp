// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/observer.h"

#include "app/files/complain.h"
#include "app/pipeline/alertbook.h"
#include "app/pipeline/bounds.h"
#include "app/pipeline/observedpartitions.h"

#include <algorithm>

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr auto ListenEvery = 100ms;  // reads what has come; nothing is asked of the server
constexpr auto AskEvery = 500ms;
constexpr auto LookAtLeastEvery = 2'000ms;
constexpr int PauseTimesLook = 10;
constexpr auto AmendmentsEvery = 10s;
constexpr auto MeasureEvery = 10min;
/// A row's time is its transaction's beginning; one that took so long has been ended.
constexpr DurationMs OverlapMs = 60'000;

template<typename T>
void append(std::vector<T> &to, std::vector<T> &&from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

template<typename T>
void replace(std::optional<T> &held, std::optional<T> &&newer)
{
    if (newer)
        held = std::move(newer);
}

}  // namespace

void Observation::add(Observation &&newer)
{
    append(windows, std::move(newer.windows));
    append(lastValues, std::move(newer.lastValues));
    append(rejected, std::move(newer.rejected));
    replace(late, std::move(newer.late));
    replace(alerts, std::move(newer.alerts));
    replace(silences, std::move(newer.silences));
    replace(workers, std::move(newer.workers));
    replace(partitions, std::move(newer.partitions));
    replace(size, std::move(newer.size));
}

/// What the thread knows between two looks.
struct Observer::Sight {
    explicit Sight(const std::vector<std::string> &topics) : partitions(topics) {}

    ObservedPartitions partitions;
    bool everLooked = false;
    std::optional<TimeMs> since;  ///< by the database's clock; none: all of it
    std::vector<LookFrom> amendedLater;
    steady_clock::time_point amendmentsAt{};
    steady_clock::time_point measureAt{};
    steady_clock::time_point notBefore{};  ///< the next look
    steady_clock::time_point lookAt{};     ///< at the latest
    bool wanted = true;
};

Observer::Observer(Factory factory, Options options) : m_factory(std::move(factory)), m_options(std::move(options))
{
    setLink(LinkState::Connecting, std::nullopt);
    m_thread = std::jthread([this](std::stop_token stop) { run(stop); });
}

Observer::~Observer() = default;

Observation Observer::take()
{
    std::lock_guard lock(m_mutex);
    return std::exchange(m_seen, {});
}

LinkView Observer::link() const
{
    std::lock_guard lock(m_mutex);
    return m_link;
}

std::optional<Error> Observer::refusedMark() const
{
    std::lock_guard lock(m_mutex);
    return m_refusedMark;
}

void Observer::retryNow()
{
    std::lock_guard lock(m_mutex);
    m_wanted = true;
    m_wake.notify_all();
}

void Observer::addMark(Mark mark)
{
    std::lock_guard lock(m_mutex);
    m_marks.push_back(std::move(mark));
    m_wanted = true;
    m_wake.notify_all();
}

void Observer::acknowledge(std::vector<std::string> ids, Acknowledgement said)
{
    addMark(Acknowledged{std::move(ids), std::move(said)});
}

void Observer::silence(Silence silence) { addMark(std::move(silence)); }

void Observer::setLink(LinkState state, std::optional<Error> error)
{
    std::lock_guard lock(m_mutex);
    observatorio::setLink(m_link, state, std::move(error), m_options.wallClock());
}

void Observer::run(std::stop_token stop)
{
    const std::unique_ptr<ObserverStore> store = m_factory();
    {
        std::lock_guard lock(m_mutex);
        m_link.name = store->store().name();
    }
    Sight sight(m_options.topics);
    bool open = false;
    std::chrono::milliseconds pause = FirstStorePause;
    while (!stop.stop_requested()) {
        Expected<void> done = open ? Expected<void>{} : store->store().open();
        if (done && !std::exchange(open, true)) {
            sight.since.reset();
            sight.wanted = true;
        }
        done = done.and_then([&] { return writeMarks(*store, sight); });
        if (done) {
            const auto heard = store->changed();
            sight.wanted = sight.wanted || heard.value_or(false);
            if (!heard)
                done = tl::unexpected(heard.error());
        }
        const auto began = steady_clock::now();
        if (done && ((sight.wanted && began >= sight.notBefore) || began >= sight.lookAt)) {
            sight.wanted = false;
            done = look(*store, sight);
            const auto ended = steady_clock::now();
            sight.notBefore = ended + PauseTimesLook * (ended - began);
            sight.lookAt = std::max(sight.notBefore, ended + LookAtLeastEvery);
        }
        std::chrono::milliseconds wait = store->isTold() ? ListenEvery : AskEvery;
        if (done) {
            setLink(LinkState::Up, std::nullopt);
            pause = FirstStorePause;
        } else {
            setLink(stateFor(done.error()), done.error());
            store->store().close();
            open = false;
            wait = std::exchange(pause, std::min<std::chrono::milliseconds>(pause * 2, LongestStorePause));
        }
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, wait, [this] { return m_wanted; });
        sight.wanted = std::exchange(m_wanted, false) || sight.wanted;
    }
    store->store().close();
    setLink(LinkState::Off, std::nullopt);
}

/// What a person said of alerts. One that is refused for good is dropped and said; whatever else fails is tried again.
Expected<void> Observer::writeMarks(ObserverStore &store, Sight &sight)
{
    while (true) {
        Mark mark;
        {
            std::lock_guard lock(m_mutex);
            if (m_marks.empty())
                return {};
            mark = m_marks.front();
        }
        Expected<void> marked;
        if (const auto *acknowledged = std::get_if<Acknowledged>(&mark))
            marked = store.store().acknowledge(acknowledged->ids, acknowledged->said).map([](auto &&) {});
        else
            marked = store.store().silence(std::get<Silence>(mark));
        const bool isRefused = !marked && marked.error().code == ErrorCode::DatabaseReadOnly;
        if (!marked && !isRefused)
            return tl::unexpected(marked.error());
        if (isRefused)
            complain(marked.error());
        sight.wanted = true;
        std::lock_guard lock(m_mutex);
        m_refusedMark = isRefused ? std::optional(marked.error()) : std::nullopt;
        m_marks.erase(m_marks.begin());
    }
}

Expected<void> Observer::look(ObserverStore &store, Sight &sight)
{
    const TimeMs now = m_options.wallClock();
    const auto began = steady_clock::now();
    Observation seen;
    std::vector<StoredProgress> rows;
    ObservedPartitions::Moved moved;
    std::optional<TimeMs> databaseNow;
    std::vector<StoredWindow> windows;

    const auto readPast = [&]() -> Expected<void> {
        // Of an old stream, its own newest hours.
        std::optional<TimeMs> newest;
        for (const StoredProgress &row : rows)
            newest = std::max(newest, row.start.maxEventTime);  // none is the least
        return store.store()
            .windows(std::min(now, newest.value_or(now)) - PastSpanMs, PastWindows)
            .and_then([&](std::vector<StoredWindow> &&past) {
                windows = std::move(past);
                return store.store().lastValues();
            })
            .map([&](std::vector<LastValue> &&past) { seen.lastValues = std::move(past); });
    };
    const auto readTouched = [&]() -> Expected<void> {
        if (moved.all.empty())
            return {};
        return store.touchedWindows(moved.all)
            .and_then([&](std::vector<StoredWindow> &&touched) {
                windows = std::move(touched);
                return store.newLastValues(moved.all);
            })
            .map([&](std::vector<LastValue> &&fresh) { seen.lastValues = std::move(fresh); });
    };
    const auto readSamples = [&]() -> Expected<void> {
        if (moved.rejected.empty())
            return {};
        return store.newRejected(moved.rejected, MaxSamples).map([&](std::vector<ObserverStore::Rejected> &&found) {
            for (auto it = found.rbegin(); it != found.rend(); ++it)
                seen.rejected.push_back({std::move(it->partition), std::move(it->sample)});
        });
    };
    const auto readLate = [&]() -> Expected<void> {
        if (moved.late.empty())
            return {};
        return store.newestLate(MaxSamples).map([&](std::vector<ObserverStore::Late> &&found) {
            seen.late.emplace();
            for (ObserverStore::Late &one : found)
                seen.late->push_back({std::move(one.partition), -1, std::move(one.events.series),
                                      one.events.windowStart, one.events.maxDelayMs, one.events.values.count});
        });
    };
    // Seldom, for they may lie far back and no index leads to them.
    const auto readAmended = [&]() -> Expected<void> {
        if (sight.everLooked)
            sight.amendedLater.insert(sight.amendedLater.end(), moved.late.begin(), moved.late.end());
        if (sight.amendedLater.empty() || began < sight.amendmentsAt)
            return {};
        return store.amendments(sight.amendedLater, now - PastSpanMs).map([&](std::vector<StoredWindow> &&amended) {
            append(windows, std::move(amended));
            sight.amendedLater.clear();
            sight.amendmentsAt = began + AmendmentsEvery;
        });
    };
    const auto measure = [&]() -> Expected<void> {
        if (began < sight.measureAt)
            return {};
        return store.size(now).map([&](const StoreSize &size) {
            seen.size = size;
            sight.measureAt = began + MeasureEvery;
        });
    };

    auto done = store.progress(sight.since)
                    .and_then([&](ObserverStore::Progress &&progress) {
                        databaseNow = progress.now;
                        rows = std::move(progress.rows);
                        moved = sight.partitions.moved(rows);
                        return sight.everLooked ? readTouched() : readPast();
                    })
                    .and_then(readSamples)
                    .and_then(readLate)
                    .and_then(readAmended)
                    .and_then(measure)
                    .and_then([&] { return store.store().alerts(AlertBook::MaxAlerts); })
                    .and_then([&](std::vector<StoredAlert> &&alerts) {
                        seen.alerts = std::move(alerts);
                        return store.store().silences(MostSilences);
                    })
                    .and_then([&](std::vector<Silence> &&silences) {
                        seen.silences = std::move(silences);
                        return store.store().workers();
                    });
    if (!done)
        return tl::unexpected(done.error());

    sight.partitions.accept(rows, now);
    sight.since = *databaseNow - OverlapMs;
    sight.everLooked = true;
    std::vector<WorkerView> workers;
    for (SignedWorker &worker : *done)
        workers.push_back({std::move(worker.sign), now - worker.ageMs, false});
    seen.partitions = sight.partitions.picture(workers, now);
    seen.workers = std::move(workers);
    for (StoredWindow &window : windows) {
        const auto watermark = sight.partitions.watermark(window.cluster, window.partition);
        seen.windows.push_back({std::move(window), false});
        seen.windows.back().isFinal = !watermark || seen.windows.back().window.windowEnd <= *watermark;
    }
    tell(std::move(seen));
    return {};
}

/// With the marks that wait to be written.
void Observer::tell(Observation &&seen)
{
    std::lock_guard lock(m_mutex);
    for (const Mark &mark : m_marks) {
        if (const auto *silence = std::get_if<Silence>(&mark)) {
            const auto known = std::ranges::find(*seen.silences, silence->id, &Silence::id);
            if (known == seen.silences->end())
                seen.silences->push_back(*silence);
            else
                known->until = std::min(known->until, silence->until);
            continue;
        }
        const auto &[ids, said] = std::get<Acknowledged>(mark);
        for (StoredAlert &alert : *seen.alerts) {
            if (std::ranges::find(ids, alert.episode.id) == ids.end())
                continue;
            alert.acknowledgedAt = said.at;
            alert.acknowledgedBy = said.who;
            alert.acknowledgeComment = said.comment;
        }
    }
    m_seen.add(std::move(seen));
}

}  // namespace observatorio
