// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/worker.h"

#include "app/files/complain.h"
#include "app/pipeline/bounds.h"
#include "app/pipeline/wallclock.h"
#include "kafka/client/kafkasource.h"

#include <algorithm>
#include <thread>

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr auto GatherEvery = 100ms;
constexpr DurationMs FirstConnectPause = 1'000;
constexpr DurationMs LongestConnectPause = 30'000;
constexpr DurationMs ForgivenAfter = 60'000;  // a client that lived so long did not fail for what failed before
constexpr DurationMs LostAfter = 15'000;      // a topic that was deleted may just be made anew

}  // namespace

/// What lives from connect() to disconnect().
struct Worker::Reading {
    Reading(std::unique_ptr<RecordSource> from, const Session &session, StoreThread &store, const Ingest::Clock &clock)
        : source(std::move(from)), engine(session.settings.engine, session.settings.rules, *session.countries),
          ingest(*source, engine, store, optionsOf(session), clock)
    {
    }

    static Ingest::Options optionsOf(const Session &session)
    {
        Ingest::Options options = session.ingest;
        options.futureToleranceMs = session.settings.engine.futureToleranceMs;
        options.watermarkDelayMs = session.settings.engine.watermarkDelayMs;
        return options;
    }

    std::unique_ptr<RecordSource> source;
    Engine engine;
    Ingest ingest;
    std::unique_ptr<AlertOutlet> outlet;
    steady_clock::time_point nextGather{};
};

Worker::Ports Worker::realPorts(const Session &session)
{
    return {
        .source = [countries =
                       session.countries](const BrokerSettings &broker) { return makeKafkaSource(broker, *countries); },
        .store = [settings = session.settings.store,
                  rules = session.settings.rules] { return makeStore(settings, "worker", rules); },
        .outlet = makeAlertOutlet,
        .wallClock = wallClockMs,
    };
}

Worker::Worker(Session session, Ports ports)
    : m_session(std::move(session)), m_ports(std::move(ports)),
      m_store(m_ports.store, m_session.settings.store.kind, m_session.settings.retention),
      m_alerts(m_session.countries), m_signs(m_session.program, m_session.settings.broker.group, m_ports.wallClock()),
      m_group(m_session.settings.broker.group)
{
    m_anew = m_session.anew;
    m_broker.embedded = m_session.settings.broker.embedded;
    setBroker(m_broker.embedded ? std::string() : m_session.settings.broker.bootstrapServers, LinkState::Connecting,
              std::nullopt);
    if (!m_session.goneClusters.empty())
        m_store.interruptAlerts(m_session.goneClusters);
    if (m_session.observed || m_session.settings.publishCorruptionAlerts)
        m_store.watchSilences();
    // Before any claim, so that what the database knows is known before the first record.
    if (m_session.observed) {
        m_store.watchWorkers();
        m_store.loadPast(m_ports.wallClock() - PastSpanMs, PastWindows, AlertBook::MaxAlerts);
    } else if (m_session.settings.publishCorruptionAlerts) {
        m_store.loadPast(m_ports.wallClock(), 0, AlertBook::MaxAlerts);
    }
}

Worker::~Worker() = default;

Expected<void> Worker::connect(const std::string &bootstrapServers)
{
    BrokerSettings broker = m_session.settings.broker;
    broker.bootstrapServers = bootstrapServers;
    const auto failed = [this, &bootstrapServers](const Error &error) {
        setBroker(bootstrapServers, LinkState::Failed, error);
        return tl::unexpected(error);
    };
    if (broker.instanceId.empty()) {
        if (!m_instance) {
            auto acquired = InstanceId::acquire(broker.group, broker.sessionMs, m_ports.wallClock());
            if (!acquired)
                return failed(acquired.error());
            m_instance = std::move(*acquired);
        } else if (m_takeOtherPlace) {
            m_instance->acquireOther();
            m_remarks.push_back({ErrorCode::PlaceTaken, m_instance->text(), {}});
        }
        m_takeOtherPlace = false;
        broker.instanceId = m_instance->text();
    }
    m_member = broker.instanceId;
    auto source = m_ports.source(broker);
    if (!source)
        return failed(source.error());
    m_reading = std::make_unique<Reading>(*std::move(source), m_session, m_store, m_ports.wallClock);
    for (const std::string &topic : std::exchange(m_anew, {}))
        startAnew(topic);
    m_reading->engine.setTrackChanges(m_session.observed);
    if (m_session.settings.publishCorruptionAlerts) {
        m_reading->engine.setTrackAlerts(true);
        if (auto outlet = m_ports.outlet(broker)) {
            m_reading->outlet = *std::move(outlet);
            m_published = m_reading->outlet->view();
        } else {
            m_published = {true, 0, 0, 0, outlet.error()};
        }
    }
    setBroker(bootstrapServers, LinkState::Connecting, std::nullopt);
    return {};
}

void Worker::turn(std::chrono::milliseconds timeout)
{
    if (!m_reading) {
        connectAgain(timeout);
        return;
    }
    m_reading->ingest.turn(timeout);
    if (m_instance)
        m_instance->keep(m_ports.wallClock());
    follow();
    gather(false);
    sign();
    if (m_reading->ingest.fatal())
        renew(*m_reading->ingest.fatal());
}

/// Links and group, as the ingest saw them.
void Worker::follow()
{
    const Ingest &ingest = m_reading->ingest;
    if (const std::optional<Error> &error = ingest.brokerError())
        setBroker(m_broker.name, stateFor(*error), error);
    else
        setBroker(m_broker.name, ingest.brokerUp() ? LinkState::Up : LinkState::Connecting, std::nullopt);
    m_group.see({.brokerUp = ingest.brokerUp(),
                 .isMember = ingest.isMember(),
                 .hasPartitions = !ingest.partitions().empty(),
                 .isExplained = !ingest.topicErrors().empty(),
                 .error = ingest.groupError()},
                m_ports.wallClock());
    m_wasEverAssigned = m_wasEverAssigned || ingest.wasEverAssigned();
    m_allLost = everythingIsLost();
}

/// What can be known only while both servers answer.
bool Worker::everythingIsLost()
{
    const Ingest &ingest = m_reading->ingest;
    if (m_broker.state != LinkState::Up || m_store.link().state != LinkState::Up)
        return m_allLost;
    const auto &topics = m_session.settings.broker.topics;
    const bool nothingLeft = m_wasEverAssigned && ingest.partitions().empty()
                             && std::ranges::all_of(topics, [&ingest](const std::string &topic) {
                                    return ingest.topicErrors().contains(topic);
                                });
    const TimeMs now = m_ports.wallClock();
    if (!nothingLeft)
        m_nothingLeftSince.reset();
    else if (!m_nothingLeftSince)
        m_nothingLeftSince = now;
    return ingest.allLost() || (m_nothingLeftSince && now - *m_nothingLeftSince >= LostAfter);
}

/// The library gave the client up: another one after a pause; in another place of the group where another program has
/// this one's. What was counted and not stored is read again.
void Worker::renew(Error fatal)
{
    const TimeMs now = m_ports.wallClock();
    const bool isFenced = fatal.code == ErrorCode::GroupFenced;
    m_mayJoinAgain = !isFenced || m_session.settings.broker.instanceId.empty();
    m_takeOtherPlace = isFenced;
    disconnect(500ms);
    m_group.clientGone(std::move(fatal), now);
    const bool isOften = m_newestEnd && now - *m_newestEnd < ForgivenAfter;
    m_connectPause = isOften ? std::min(m_connectPause * 2, LongestConnectPause) : FirstConnectPause;
    m_newestEnd = now;
    m_connectAt = m_mayJoinAgain ? std::optional(now + m_connectPause) : std::nullopt;
}

void Worker::connectAgain(std::chrono::milliseconds timeout)
{
    sign();
    const TimeMs now = m_ports.wallClock();
    if (!m_connectAt || now < *m_connectAt) {
        std::this_thread::sleep_for(timeout);
        return;
    }
    m_connectAt.reset();
    if (!connect(std::string(m_broker.name)))
        m_connectAt = now + LongestConnectPause;
}

void Worker::retryNow()
{
    m_store.retryNow();
    if (!m_reading && m_group.view().error)
        m_connectAt = m_ports.wallClock();
}

void Worker::gather(bool now)
{
    Reading &reading = *m_reading;
    m_alerts.follow(m_ports.wallClock());
    if (auto silences = m_store.takeSilences())
        m_alerts.setSilences(*std::move(silences));
    if (auto past = reading.ingest.takePast()) {
        m_alerts.setSilences(past->silences);
        m_alerts.load(past->alerts);
        if (m_session.observed)
            m_progress.past = std::move(past);
    }
    auto attached = reading.ingest.takeAttached();
    if (m_session.observed)
        std::move(attached.begin(), attached.end(), std::back_inserter(m_progress.attached));
    // While nobody took the last ones the engine goes on gathering, merged.
    if ((!now && steady_clock::now() < reading.nextGather) || m_progress.changes)
        return;
    reading.nextGather = steady_clock::now() + GatherEvery;
    // Before the engine's changes, which have all that was in a commit by now.
    const std::vector<AlertEpisode> ended = reading.ingest.takeEndedAlerts();
    if (!m_session.observed && !reading.outlet)
        return;
    Engine::Changes changes = reading.engine.takeChanges();
    for (const AlertEpisode &episode : changes.alerts)
        m_alerts.apply(episode);
    m_alerts.end(ended);
    const std::vector<AlertEpisode> news = m_alerts.takeNews();
    if (reading.outlet) {
        for (const AlertEpisode &episode : news)
            reading.outlet->publish(episode);
        m_published = reading.outlet->view();
    }
    if (m_session.observed)
        m_progress.changes = std::move(changes);
}

void Worker::sign()
{
    const TimeMs now = m_ports.wallClock();
    if (m_member.empty() || !m_signs.isDue(now))
        return;
    m_store.sign(m_signs.make({.now = now,
                               .member = m_member,
                               .ingest = ingest(),
                               .source = source(),
                               .consumed = totals().consumed,
                               .lastCommit = m_store.view().lastCommit}));
}

bool Worker::readToEnd() const { return m_reading && m_reading->ingest.readToEnd(); }

bool Worker::flush(std::chrono::milliseconds deadline)
{
    if (!m_reading)
        return true;
    const bool stored = m_reading->ingest.flush(deadline);
    gather(true);
    return stored;
}

void Worker::disconnect(std::chrono::milliseconds deadline)
{
    if (!m_reading)
        return;
    if (m_reading->outlet) {
        m_reading->outlet->close(std::min<std::chrono::milliseconds>(deadline, 500ms));
        m_published = m_reading->outlet->view();
    }
    m_totals = totals();
    m_counted = counted();
    m_reading->source->close(deadline);
    if (m_instance && m_reading->source->gaveUpPlace())
        m_instance->giveUp();
    else if (m_instance)
        m_instance->keep(m_ports.wallClock());
    m_reading.reset();
    m_group.off(m_ports.wallClock());
}

void Worker::stop(std::chrono::milliseconds deadline) { m_store.stop(deadline); }

void Worker::setBroker(const std::string &name, LinkState state, std::optional<Error> error)
{
    m_broker.name = name;
    setLink(m_broker, state, std::move(error), m_ports.wallClock());
}

Links Worker::links() const
{
    Links links{m_broker,  m_store.link(), m_store.everOpened(), {}, {}, m_group.view(), m_mayJoinAgain,
                m_allLost, m_remarks};
    if (m_reading) {
        links.topicErrors = m_reading->ingest.topicErrors();
        const std::vector<Error> &bounds = m_reading->engine.remarks();
        links.remarks.insert(links.remarks.end(), bounds.begin(), bounds.end());
        for (const auto &[partition, state] : m_reading->ingest.partitions()) {
            if (state.error)
                links.partitionErrors.push_back(*state.error);
        }
        for (Error &remark : m_reading->ingest.remarks())
            links.remarks.push_back(std::move(remark));
    }
    return links;
}

void Worker::acknowledge(const std::vector<std::string> &ids, const Acknowledgement &said)
{
    m_alerts.acknowledge(ids, said);
    m_store.acknowledge(ids, said);
}

void Worker::startAnew(const std::string &topic)
{
    if (m_reading)
        m_reading->ingest.startAnew(topic);
    else
        m_anew.push_back(topic);
}

void Worker::silence(const Silence &silence)
{
    m_alerts.follow(m_ports.wallClock());
    m_alerts.silence(silence);
    m_store.silence(silence);
}

void Worker::interruptAlerts(const std::string &clusterPrefix)
{
    m_alerts.interrupt(m_ports.wallClock());
    m_store.interruptAlerts(clusterPrefix);
}

std::string Worker::clusterId() const { return m_reading ? m_reading->source->clusterId() : std::string(); }

Ingest::Totals Worker::totals() const
{
    Ingest::Totals sum = m_totals;
    if (m_reading)
        sum += m_reading->ingest.totals();
    return sum;
}

Accounting Worker::counted() const
{
    Accounting sum = m_counted;
    if (m_reading)
        sum += m_reading->ingest.counted();
    return sum;
}

const Ingest *Worker::ingest() const { return m_reading ? &m_reading->ingest : nullptr; }
Engine *Worker::engine() { return m_reading ? &m_reading->engine : nullptr; }
const RecordSource *Worker::source() const { return m_reading ? m_reading->source.get() : nullptr; }

}  // namespace observatorio
