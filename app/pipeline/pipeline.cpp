// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/pipeline.h"

#include "app/pipeline/adminthread.h"
#include "app/pipeline/driven.h"
#include "app/pipeline/snapshotbuilder.h"
#include "app/pipeline/wallclock.h"
#include "app/pipeline/worker.h"
#include "kafka/client/embeddedcluster.h"
#include "kafka/embedded/embeddedbroker.h"

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr auto CheckBrokerEvery = 250ms;
constexpr auto RetryPause = 2000ms;

}  // namespace

/// What the worker's thread owns while it runs.
struct Pipeline::Running final : Driven {
    explicit Running(const Options &options)
        : worker({.settings = options.settings,
                  .countries = options.countries,
                  .observed = true,
                  .goneClusters = EmbeddedClusterPrefix,
                  .program = options.program}),
          builder(options.settings)
    {
    }

    void acknowledge(const std::vector<std::string> &ids, const Acknowledgement &said) override
    {
        worker.acknowledge(ids, said);
    }
    void silence(const Silence &silence) override { worker.silence(silence); }
    void startAnew(const std::string &topic) override { worker.startAnew(topic); }
    void retry() override
    {
        retryNow = true;
        worker.retryNow();
    }

    Worker worker;
    SnapshotBuilder builder;
    std::unique_ptr<EmbeddedBroker> embedded;
    AdminThread *admin = nullptr;
    steady_clock::time_point nextPublish{};
    bool retryNow = false;

    /// The embedded broker died, or came back elsewhere.
    bool hasMoved(const std::string &bootstrap) const
    {
        if (!embedded)
            return false;
        const EmbeddedBroker::Status status = embedded->status();
        return !status.running || status.bootstrap != bootstrap;
    }
};

Pipeline::Pipeline(Options options)
    : m_options(std::move(options)), m_simulator(m_options.baseline, *m_options.indicators, m_options.simulator,
                                                 m_options.simulatorRuns && !m_options.settings.observe),
      m_ranges([store = m_options.settings.store] { return makeRangeReader(store, "range"); }),
      m_thread([this](std::stop_token stop) { run(stop); })
{
}

Pipeline::~Pipeline() { stop(); }

void Pipeline::stop()
{
    m_simulator.stop();
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void Pipeline::order(std::function<void(Driven &)> command)
{
    std::lock_guard lock(m_mutex);
    m_commands.push_back(std::move(command));
}

void Pipeline::acknowledge(std::vector<std::string> ids, Acknowledgement said)
{
    order([ids = std::move(ids), said = std::move(said)](Driven &driven) { driven.acknowledge(ids, said); });
}

void Pipeline::silence(Silence silence)
{
    order([silence = std::move(silence)](Driven &driven) { driven.silence(silence); });
}

void Pipeline::startAnew(std::string topic)
{
    order([topic = std::move(topic)](Driven &driven) { driven.startAnew(topic); });
}

void Pipeline::retry()
{
    order([](Driven &driven) { driven.retry(); });
}

void Pipeline::processCommands(Driven &driven)
{
    std::vector<std::function<void(Driven &)>> commands;
    {
        std::lock_guard lock(m_mutex);
        commands.swap(m_commands);
    }
    for (const auto &command : commands)
        command(driven);
}

void Pipeline::run(std::stop_token stop)
{
    if (m_options.settings.observe) {
        observe(stop);
        return;
    }
    Running running(m_options);
    const BrokerSettings &wanted = m_options.settings.broker;
    if (wanted.embedded)
        running.embedded = std::make_unique<EmbeddedBroker>(m_options.brokerProgram);

    bool started = false, ranBefore = false;
    while (!stop.stop_requested()) {
        std::string bootstrap = wanted.bootstrapServers;
        std::optional<Error> failed;
        if (running.embedded) {
            if (!started) {
                const auto address = running.embedded->start(10s);
                started = address.has_value();
                if (!started)
                    failed = address.error();
            }
            const EmbeddedBroker::Status status = running.embedded->status();
            bootstrap = status.bootstrap;
            if (!failed && !status.running)
                failed = status.lastDeath;
        }
        if (failed) {
            running.worker.setBroker(bootstrap, LinkState::Retrying, std::move(failed));
            waitForRetry(RetryPause, stop, running);
            continue;
        }
        if (std::exchange(ranBefore, true) && running.embedded)
            running.worker.interruptAlerts(EmbeddedClusterPrefix);
        runAgainst(bootstrap, stop, running);
    }
    running.worker.stop(5s);
}

void Pipeline::waitForRetry(std::chrono::milliseconds pause, std::stop_token stop, Running &running)
{
    running.retryNow = false;
    const auto until = steady_clock::now() + pause;
    while (steady_clock::now() < until && !stop.stop_requested() && !running.retryNow) {
        processCommands(running);
        publish(running, false);
        std::this_thread::sleep_for(50ms);
    }
}

void Pipeline::runAgainst(const std::string &bootstrap, std::stop_token stop, Running &running)
{
    Worker &worker = running.worker;
    if (!worker.connect(bootstrap)) {
        waitForRetry(24h, stop, running);  // the link says why; only a person can change it
        return;
    }
    BrokerSettings broker = m_options.settings.broker;
    broker.bootstrapServers = bootstrap;
    AdminThread admin(broker);
    running.admin = &admin;
    m_simulator.useBroker(broker);

    auto nextCheck = steady_clock::now();
    bool moved = false;
    while (!stop.stop_requested() && !moved) {
        worker.turn(10ms);
        processCommands(running);
        if (steady_clock::now() >= nextCheck) {
            nextCheck = steady_clock::now() + CheckBrokerEvery;
            moved = running.hasMoved(bootstrap);
        }
        publish(running, false);
    }
    if (!moved)
        worker.flush(3s);
    publish(running, true);
    running.admin = nullptr;
    worker.disconnect(moved ? 500ms : 3000ms);
}

void Pipeline::publish(Running &running, bool force)
{
    running.builder.gather(running.worker.takeProgress());
    const auto now = steady_clock::now();
    if (!force && now < running.nextPublish)
        return;
    running.nextPublish = now + PublishEvery;
    SnapshotBuilder::Inputs inputs{.now = wallClockMs(), .worker = &running.worker, .simulator = m_simulator.view()};
    if (running.admin)
        inputs.group = running.admin->newest();
    m_snapshots.put(running.builder.build(inputs));
}

}  // namespace observatorio
