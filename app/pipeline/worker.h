// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "app/pipeline/alertbook.h"
#include "app/pipeline/alertoutlet.h"
#include "app/pipeline/groupwatch.h"
#include "app/pipeline/ingest.h"
#include "app/pipeline/instanceid.h"
#include "app/pipeline/linkpolicy.h"
#include "app/pipeline/signmaker.h"
#include "app/pipeline/storethread.h"

#include <functional>
#include <memory>
#include <optional>

namespace observatorio {

/// Reads, counts, judges, stores and publishes: what the window and `observatorioctl work` both run. It owns source,
/// engine, ingest, the store's thread, the alert book and the outlet of alerts; it has no thread of its own. One thread
/// uses it, turn after turn.
///
/// Store and alert book live as long as it does; source and engine from connect() to disconnect(), so that a broker
/// that comes back as another one begins anew without losing the past.
class Worker {
public:
    /// What a run is about, as a value.
    struct Session {
        PipelineSettings settings;                ///< with passwords
        const CountryTable *countries = nullptr;  ///< outlives it
        /// Somebody draws what happens: takeProgress() brings it all, and the past is read from the database. Else a
        /// run pays for nothing but its alerts, and for those only where they are published.
        bool observed = false;
        /// Clusters whose id begins with this are gone with their records: alerts of theirs that still fire end before
        /// the past is read. Empty: none.
        std::string goneClusters = {};
        std::vector<std::string> anew = {};  ///< topics that the first connection starts anew
        Ingest::Options ingest = {};
        ProgramName program = {};  ///< as others see it in the database
    };
    /// Where everything comes from; a test gives its own.
    struct Ports {
        std::function<Expected<std::unique_ptr<RecordSource>>(const BrokerSettings &)> source;
        StoreThread::Factory store;
        std::function<Expected<std::unique_ptr<AlertOutlet>>(const BrokerSettings &)> outlet;
        Ingest::Clock wallClock;
    };
    /// Kafka and the session's database.
    static Ports realPorts(const Session &session);

    explicit Worker(const Session &session) : Worker(session, realPorts(session)) {}
    Worker(Session session, Ports ports);
    ~Worker();

    /// Reads from these servers from now on, as the session's member of its group. An error leaves it unconnected and
    /// the broker's link Failed with it. After GroupFenced it joins under another id.
    Expected<void> connect(const std::string &bootstrapServers);
    bool isConnected() const { return m_reading != nullptr; }
    /// Polls, counts, stores, judges and publishes; blocks no longer than `timeout`, but where a client that the
    /// library gave up is replaced. Only after connect() succeeded.
    void turn(std::chrono::milliseconds timeout);
    /// Every partition was read to the end it had when reading began.
    bool readToEnd() const;
    /// Stores the rest and publishes the last news; false when `deadline` came first.
    bool flush(std::chrono::milliseconds deadline);
    /// Leaves the group, for at most `deadline`. What was not flushed the next owner reads again.
    void disconnect(std::chrono::milliseconds deadline);
    /// The store does what waits, for at most `deadline`, then closes. The last call.
    void stop(std::chrono::milliseconds deadline);

    /// What the broker's link says while there is no connection.
    void setBroker(const std::string &name, LinkState state, std::optional<Error> error);
    Links links() const;

    /// What happened since the last call, for pictures; empty unless observed. Past comes before changes.
    struct Progress {
        std::optional<StoreThread::Past> past;
        std::vector<Ingest::Attached> attached;
        std::optional<Engine::Changes> changes;
    };
    Progress takeProgress() { return std::exchange(m_progress, {}); }

    const AlertBook &alertBook() const { return m_alerts; }
    AlertBook &alertBook() { return m_alerts; }
    /// In the book and in the database.
    void acknowledge(const std::vector<std::string> &ids, const Acknowledgement &said);
    void silence(const Silence &silence);
    /// Alerts of clusters whose id begins with this end: their brokers took their records with them.
    void interruptAlerts(const std::string &clusterPrefix);
    /// Ingest::startAnew(), now or with the next connection.
    void startAnew(const std::string &topic);
    /// Whatever waits for another try is tried now.
    void retryNow();

    const PublisherView &published() const { return m_published; }
    StoreView storeView() const { return m_store.view(); }
    /// Who signed in the database, this worker too; only where observed.
    std::vector<WorkerView> workers() const { return m_store.workers(); }
    std::string clusterId() const;

    /// Of all connections.
    Ingest::Totals totals() const;
    Accounting counted() const;

    /// Null while not connected.
    const Ingest *ingest() const;
    Engine *engine();
    const RecordSource *source() const;

private:
    struct Reading;
    void gather(bool now);
    void sign();
    void follow();
    void renew(Error fatal);
    void connectAgain(std::chrono::milliseconds timeout);
    bool everythingIsLost();

    const Session m_session;
    const Ports m_ports;
    StoreThread m_store;
    AlertBook m_alerts;
    std::optional<InstanceId> m_instance;
    SignMaker m_signs;
    std::string m_member;  ///< its id in the group; empty before the first connection
    std::vector<std::string> m_anew;
    std::vector<Error> m_remarks;  ///< of this run: how often its place was taken
    LinkView m_broker;
    GroupWatch m_group;
    std::optional<TimeMs> m_connectAt;  ///< of a new client
    std::optional<TimeMs> m_newestEnd;  ///< of a client that the library gave up
    DurationMs m_connectPause = 0;
    bool m_takeOtherPlace = false;
    bool m_mayJoinAgain = true;
    bool m_wasEverAssigned = false;
    std::optional<TimeMs> m_nothingLeftSince;
    bool m_allLost = false;
    PublisherView m_published;
    Progress m_progress;
    Ingest::Totals m_totals;
    Accounting m_counted;
    std::unique_ptr<Reading> m_reading;
};

}  // namespace observatorio
