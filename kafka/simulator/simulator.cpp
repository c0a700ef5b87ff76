// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/simulator/simulator.h"

#include "kafka/client/producer.h"
#include "kafka/simulator/generator.h"
#include "kafka/simulator/pacer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace observatorio {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr double LowestRate = 100.0 / 60.0;
constexpr double BurstFactor = 10.0;
constexpr auto BurstEvery = 60s;
constexpr auto BurstLength = 5s;
constexpr std::uint64_t ChunkEvents = 500;  // between two looks at clock, settings and delivery reports
constexpr auto LongestNap = 50ms;
constexpr auto RatePeriod = 1s;
constexpr std::string_view Source = "observatorio-simulator";

TimeMs wallClock()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

void add(std::atomic<std::uint64_t> &counter, std::uint64_t amount)
{
    counter.fetch_add(amount, std::memory_order_relaxed);
}

Expected<void> checkRate(double rate)
{
    if (!std::isfinite(rate) || rate < 0.0)
        return failure(ErrorCode::BadSetting, "rate", "a rate is 0 or more events a second");
    return {};
}

}  // namespace

struct Simulator::Private {
    struct Counters {
        std::atomic<std::uint64_t> generated{0}, late{0}, outOfOrder{0}, duplicate{0}, malformed{0};
        // Of producers that were replaced within this run.
        std::atomic<std::uint64_t> deliveredBefore{0}, failedBefore{0};
        std::atomic<double> rate{0.0};
        std::atomic<bool> running{false}, finished{false};
    };

    Private(BrokerSettings target, std::shared_ptr<const Baseline> values, const IndicatorTable &table)
        : broker(std::move(target)), baseline(std::move(values)), indicators(table)
    {
    }

    const BrokerSettings broker;
    const std::shared_ptr<const Baseline> baseline;
    const IndicatorTable &indicators;

    std::mutex control;        // one start or stop at a time
    mutable std::mutex mutex;  // the rest
    std::condition_variable_any wake;
    SimulatorSettings settings;
    bool changed = false;
    std::optional<Error> error;  // of settings; the producer has its own
    std::shared_ptr<Producer> producer;
    std::shared_ptr<Counters> counters = std::make_shared<Counters>();
    std::jthread thread;

    struct Run;
    void stop(std::chrono::milliseconds flush);
};

/// One run, on its thread.
struct Simulator::Private::Run {
    Private &d;
    Generator generator;
    std::shared_ptr<Producer> producer;
    Counters &counters;
    SimulatorSettings settings;
    Clock::time_point began = Clock::now();
    Pacer pacer{began};
    Clock::time_point rateAt = began;
    std::uint64_t deliveredAt = 0;

    void go(std::stop_token stop);
    void takeChanges();
    bool sendOne(std::stop_token stop, TimeMs now);
    std::uint64_t dueNow(Clock::time_point now);
    [[nodiscard]] double rateNow(Clock::time_point now) const;
    void replaceDeadProducer();
    void measure(Clock::time_point now);
    void awaitReports(std::stop_token stop);
    [[nodiscard]] std::uint64_t delivered() const { return counters.deliveredBefore + producer->delivered(); }
    [[nodiscard]] bool allGenerated() const
    {
        return settings.count > 0 && counters.generated.load() >= settings.count;
    }
};

void Simulator::Private::Run::takeChanges()
{
    std::lock_guard lock(d.mutex);
    if (!std::exchange(d.changed, false))
        return;
    const Expected<void> done = checkRate(d.settings.rate).and_then([this] { return generator.change(d.settings); });
    if (done)
        settings = d.settings;
    d.error = done ? std::nullopt : std::optional(done.error());
}

double Simulator::Private::Run::rateNow(Clock::time_point now) const
{
    const double rate = std::max(settings.rate, LowestRate);
    const bool burst = settings.faults.burst && (now - began) % BurstEvery < BurstLength;
    return burst ? rate * BurstFactor : rate;
}

std::uint64_t Simulator::Private::Run::dueNow(Clock::time_point now)
{
    std::uint64_t due = settings.rate == 0.0 ? ChunkEvents : pacer.due(rateNow(now), now);
    if (settings.count > 0)
        due = std::min(due, settings.count - std::min(settings.count, counters.generated.load()));
    return due;
}

/// False when told to stop before the event found room.
bool Simulator::Private::Run::sendOne(std::stop_token stop, TimeMs now)
{
    const Generator::Event &event = generator.next(now);
    const Producer::Message message{event.key, event.value, event.timestamp, Source};
    while (producer->send(message) == Producer::Sent::Full) {
        producer->serve(10ms);
        measure(Clock::now());
        replaceDeadProducer();
        if (stop.stop_requested())
            return false;
    }
    add(counters.generated, 1);
    add(counters.late, event.late);
    add(counters.outOfOrder, event.outOfOrder);
    add(counters.duplicate, event.duplicate);
    add(counters.malformed, event.malformed);
    return true;
}

void Simulator::Private::Run::replaceDeadProducer()
{
    if (!producer->isDead())
        return;
    auto fresh = Producer::open(d.broker, settings.topic, {});
    if (!fresh)
        return;
    producer->abandon();
    std::lock_guard lock(d.mutex);  // a view counts one of the two, never both
    add(counters.deliveredBefore, producer->delivered());
    add(counters.failedBefore, producer->failed());
    producer = *std::move(fresh);
    d.producer = producer;
}

void Simulator::Private::Run::measure(Clock::time_point now)
{
    const std::chrono::duration<double> elapsed = now - rateAt;
    if (elapsed < RatePeriod)
        return;
    const std::uint64_t total = delivered();
    counters.rate = static_cast<double>(total - deliveredAt) / elapsed.count();
    deliveredAt = total;
    rateAt = now;
}

void Simulator::Private::Run::awaitReports(std::stop_token stop)
{
    while (!stop.stop_requested() && producer->queued() > 0 && !producer->isDead()) {
        producer->serve(10ms);
        measure(Clock::now());
    }
    if (producer->isDead())
        producer->abandon();
}

void Simulator::Private::Run::go(std::stop_token stop)
{
    while (!stop.stop_requested() && !allGenerated()) {
        takeChanges();
        const Clock::time_point now = Clock::now();
        std::uint64_t due = dueNow(now);
        while (due > 0 && !stop.stop_requested()) {
            const TimeMs stamp = wallClock();
            const std::uint64_t chunk = std::min(due, ChunkEvents);
            for (std::uint64_t i = 0; i < chunk; ++i) {
                if (!sendOne(stop, stamp))
                    break;
            }
            due -= chunk;
            producer->serve(0ms);
        }
        producer->serve(0ms);
        measure(Clock::now());
        replaceDeadProducer();
        if (settings.rate > 0.0 && !allGenerated()) {
            std::unique_lock lock(d.mutex);
            d.wake.wait_until(lock, stop, std::min(pacer.next(rateNow(now)), now + LongestNap),
                              [this] { return d.changed; });
        }
    }
    if (allGenerated()) {
        awaitReports(stop);
        counters.finished = producer->queued() == 0;
    }
    counters.running = false;
}

Simulator::Simulator(BrokerSettings broker, std::shared_ptr<const Baseline> baseline, const IndicatorTable &indicators)
    : d(std::make_unique<Private>(std::move(broker), std::move(baseline), indicators))
{
}

Simulator::~Simulator() { stop(std::chrono::milliseconds(500)); }

Expected<void> Simulator::start(const SimulatorSettings &settings)
{
    std::lock_guard control(d->control);
    d->stop(500ms);
    if (const auto rate = checkRate(settings.rate); !rate)
        return rate;
    auto generator = Generator::make(d->baseline, d->indicators, settings);
    if (!generator)
        return tl::unexpected(generator.error());
    auto opened = Producer::open(d->broker, settings.topic, {});
    if (!opened)
        return tl::unexpected(opened.error());
    std::shared_ptr<Producer> producer = *std::move(opened);
    auto counters = std::make_shared<Private::Counters>();
    counters->running = true;
    {
        std::lock_guard lock(d->mutex);
        d->settings = settings;
        d->changed = false;
        d->error.reset();
        d->producer = producer;
        d->counters = counters;
    }
    d->thread = std::jthread(
        [this, generator = *std::move(generator), producer, counters, settings](std::stop_token stop) mutable {
            Private::Run run{*d, std::move(generator), std::move(producer), *counters, settings};
            run.go(stop);
        });
    return {};
}

void Simulator::change(const SimulatorSettings &settings)
{
    std::lock_guard lock(d->mutex);
    const std::string topic = std::exchange(d->settings, settings).topic;
    d->settings.topic = topic;  // another topic needs a start()
    d->changed = true;
    d->wake.notify_all();
}

void Simulator::stop(std::chrono::milliseconds flush)
{
    std::lock_guard control(d->control);
    d->stop(flush);
}

void Simulator::Private::stop(std::chrono::milliseconds flush)
{
    if (!thread.joinable())
        return;
    thread.request_stop();
    thread.join();
    std::shared_ptr<Producer> last;
    std::shared_ptr<Counters> counts;
    {
        std::lock_guard lock(mutex);
        last = producer;
        counts = counters;
    }
    if (!last->flush(flush))
        last->abandon();
    counts->running = false;
    counts->rate = 0.0;
}

bool Simulator::finished() const
{
    std::lock_guard lock(d->mutex);
    return d->counters->finished;
}

SimulatorView Simulator::view() const
{
    std::lock_guard lock(d->mutex);
    const Private::Counters &counters = *d->counters;
    SimulatorView view;
    view.running = counters.running;
    view.settings = d->settings;
    view.generated = counters.generated;
    view.delivered = counters.deliveredBefore;
    view.failed = counters.failedBefore;
    view.rate = counters.rate;
    view.late = counters.late;
    view.outOfOrder = counters.outOfOrder;
    view.duplicate = counters.duplicate;
    view.malformed = counters.malformed;
    view.error = d->error;
    if (d->producer) {
        view.delivered += d->producer->delivered();
        view.failed += d->producer->failed();
        view.queued = d->producer->queued();
        if (!view.error)
            view.error = d->producer->error();
    }
    return view;
}

}  // namespace observatorio
