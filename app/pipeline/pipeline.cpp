// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/pipeline.h"

#include "app/pipeline/adminthread.h"
#include "app/pipeline/instanceid.h"
#include "app/pipeline/snapshotbuilder.h"
#include "app/pipeline/storethread.h"
#include "app/pipeline/wallclock.h"
#include "kafka/client/alertpublisher.h"
#include "kafka/client/embeddedcluster.h"
#include "kafka/client/kafkasource.h"
#include "kafka/embedded/embeddedbroker.h"

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr DurationMs PastSpanMs = 3 * 3'600'000;
constexpr std::size_t PastWindows = 500'000;
constexpr std::size_t PastAlerts = 2000;
constexpr auto PublishEvery = 100ms;
constexpr auto RetryPause = 2000ms;

}  // namespace

/// What the ingest thread owns while it runs.
struct Pipeline::Running {
    Running(const Options &options, StoreThread::Factory factory)
        : store(std::move(factory), options.settings.store.kind), builder(options.settings)
    {
    }

    StoreThread store;
    SnapshotBuilder builder;
    std::unique_ptr<EmbeddedBroker> embedded;
    std::optional<InstanceId> instance;
    LinkView broker;
    Ingest *ingest = nullptr;
    Engine *engine = nullptr;
    RecordSource *source = nullptr;
    AdminThread *admin = nullptr;
    std::unique_ptr<AlertPublisher> publisher;
    PublisherView published;
    steady_clock::time_point nextPublish{};
    bool retryNow = false;

    /// Sends what is news to the corruption topic, when that is wanted.
    void publishAlerts()
    {
        const std::vector<AlertEpisode> news = builder.takeNewAlerts();
        if (!publisher)
            return;
        for (const AlertEpisode &episode : news)
            publisher->publish(episode);
        publisher->serve();
        const AlertPublisher::Counts counts = publisher->counts();
        published = {true, counts.published, counts.delivered, counts.failed, publisher->error()};
    }
    void setBroker(LinkState state, std::optional<Error> error)
    {
        if (broker.state != state)
            broker.since = wallClockMs();
        broker.state = state;
        broker.error = std::move(error);
    }
};

Pipeline::Pipeline(Options options)
    : m_options(std::move(options)),
      m_simulator(m_options.baseline, *m_options.indicators, m_options.simulator, m_options.simulatorRuns),
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

void Pipeline::acknowledge(std::vector<std::string> ids, std::string who)
{
    std::lock_guard lock(m_mutex);
    m_commands.push_back([ids = std::move(ids), who = std::move(who)](Running &running) {
        const TimeMs now = wallClockMs();
        running.builder.acknowledge(ids, who, now);
        running.store.acknowledge(ids, who, now);
    });
}

void Pipeline::silence(std::vector<std::string> ids, TimeMs until, std::string reason)
{
    std::lock_guard lock(m_mutex);
    m_commands.push_back([ids = std::move(ids), until, reason = std::move(reason)](Running &running) {
        running.builder.silence(ids, until);
        running.store.silence(ids, until, reason);
    });
}

void Pipeline::retry()
{
    std::lock_guard lock(m_mutex);
    m_commands.push_back([](Running &running) {
        running.retryNow = true;
        running.store.retryNow();
    });
}

void Pipeline::processCommands(Running &running)
{
    std::vector<std::function<void(Running &)>> commands;
    {
        std::lock_guard lock(m_mutex);
        commands.swap(m_commands);
    }
    for (const auto &command : commands)
        command(running);
}

void Pipeline::run(std::stop_token stop)
{
    const StoreSettings storeSettings = m_options.settings.store;
    Running running(m_options, [storeSettings] { return makeStore(storeSettings, "pipeline"); });
    running.store.interruptAlerts(EmbeddedClusterPrefix);
    running.store.loadPast(wallClockMs() - PastSpanMs, PastWindows, PastAlerts);
    const BrokerSettings &wanted = m_options.settings.broker;
    running.broker.name = wanted.embedded ? "" : wanted.bootstrapServers;
    running.broker.embedded = wanted.embedded;
    running.setBroker(LinkState::Connecting, std::nullopt);
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
            running.broker.name = bootstrap;
        }
        if (!failed) {
            if (std::exchange(ranBefore, true) && running.embedded) {
                running.store.interruptAlerts(EmbeddedClusterPrefix);
                running.builder.interruptAlerts(wallClockMs());
            }
            runAgainst(bootstrap, stop, running);
            continue;
        }
        running.setBroker(LinkState::Retrying, std::move(failed));
        running.retryNow = false;
        for (const auto until = steady_clock::now() + RetryPause;
             steady_clock::now() < until && !stop.stop_requested() && !running.retryNow;) {
            processCommands(running);
            publish(running, false);
            std::this_thread::sleep_for(50ms);
        }
    }
    running.store.stop(5s);
}

bool Pipeline::addressChanged(const std::string &bootstrap, Running &running) const
{
    if (!running.embedded)
        return false;
    const EmbeddedBroker::Status status = running.embedded->status();
    return !status.running || status.bootstrap != bootstrap;
}

void Pipeline::runAgainst(const std::string &bootstrap, std::stop_token stop, Running &running)
{
    BrokerSettings broker = m_options.settings.broker;
    broker.bootstrapServers = bootstrap;
    if (!running.instance && broker.instanceId.empty()) {
        if (auto acquired = InstanceId::acquire(broker.group))
            running.instance = std::move(*acquired);
    }
    if (running.instance)
        broker.instanceId = running.instance->text();

    auto source = makeKafkaSource(broker, *m_options.countries);
    if (!source) {
        running.setBroker(LinkState::Failed, source.error());
        running.retryNow = false;
        while (!stop.stop_requested() && !running.retryNow) {
            processCommands(running);
            publish(running, false);
            std::this_thread::sleep_for(50ms);
        }
        return;
    }
    Engine engine(m_options.settings.engine, m_options.settings.rules, *m_options.countries);
    engine.setTrackChanges(true);
    Ingest ingest(**source, engine, running.store, {}, wallClockMs);
    AdminThread admin(broker);
    m_simulator.useBroker(broker);
    if (m_options.settings.publishCorruptionAlerts) {
        if (auto opened = AlertPublisher::open(broker))
            running.publisher = *std::move(opened);
        else
            running.published = {true, 0, 0, 0, opened.error()};
    }
    running.ingest = &ingest;
    running.engine = &engine;
    running.source = source->get();
    running.admin = &admin;

    auto nextCheck = steady_clock::now();
    bool moved = false;
    while (!stop.stop_requested() && !moved) {
        ingest.turn(10ms);
        if (auto past = ingest.takePast())
            running.builder.load(std::move(*past));
        processCommands(running);
        if (steady_clock::now() >= nextCheck) {
            nextCheck = steady_clock::now() + 250ms;
            moved = addressChanged(bootstrap, running);
        }
        if (ingest.brokerError())
            running.setBroker(isTransient(ingest.brokerError()->code) ? LinkState::Retrying : LinkState::Failed,
                              ingest.brokerError());
        else
            running.setBroker(ingest.brokerUp() ? LinkState::Up : LinkState::Connecting, std::nullopt);
        publish(running, false);
    }
    if (!moved)
        ingest.flush(3s);
    publish(running, true);
    running.ingest = nullptr;
    running.engine = nullptr;
    running.source = nullptr;
    running.admin = nullptr;
    if (running.publisher)
        running.publisher->close(moved ? 0ms : 500ms);
    running.publisher.reset();
    (*source)->close(moved ? 500ms : 3000ms);
}

void Pipeline::publish(Running &running, bool force)
{
    const auto now = steady_clock::now();
    if (!force && now < running.nextPublish)
        return;
    running.nextPublish = now + PublishEvery;
    if (running.ingest) {
        running.builder.gather(*running.ingest, *running.engine, running.source->clusterId());
        running.publishAlerts();
    }
    SnapshotBuilder::Inputs inputs;
    inputs.now = wallClockMs();
    inputs.ingest = running.ingest;
    inputs.engine = running.engine;
    inputs.source = running.source;
    inputs.broker = running.broker;
    inputs.database = running.store.link();
    inputs.store = running.store.view();
    inputs.simulator = m_simulator.view();
    inputs.publisher = running.published;
    if (running.admin)
        inputs.group = running.admin->newest();
    m_snapshots.put(running.builder.build(inputs));
}

}  // namespace observatorio
