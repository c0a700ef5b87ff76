// SPDX-License-Identifier: GPL-3.0-or-later
// Pipeline where the window only observes: no worker, no consumer, no member of a group.
#include "app/pipeline/adminthread.h"
#include "app/pipeline/driven.h"
#include "app/pipeline/observer.h"
#include "app/pipeline/snapshotbuilder.h"
#include "app/pipeline/wallclock.h"

#include <optional>

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr DurationMs AnswerHoldsMs = 5'000;  // the group is asked once a second

}  // namespace

struct Pipeline::Observing final : Driven {
    Observing(const PipelineSettings &settings, const CountryTable &known)
        : observer([store = settings.store] { return makeObserverStore(store, "observer"); },
                   {settings.broker.topics, wallClockMs}),
          countries(known), alerts(&known), builder(settings)
    {
        broker.embedded = settings.broker.embedded;
        if (settings.broker.embedded)
            return;  // there is nobody to ask: a broker of this program's own would hold nothing
        broker.name = settings.broker.bootstrapServers;
        setLink(broker, LinkState::Connecting, std::nullopt, wallClockMs());
        admin.emplace(settings.broker);
    }

    void acknowledge(const std::vector<std::string> &ids, const Acknowledgement &said) override
    {
        alerts.acknowledge(ids, said);
        observer.acknowledge(ids, said);
    }
    void silence(const Silence &silence) override
    {
        alerts.follow(wallClockMs());
        alerts.silence(silence);
        observer.silence(silence);
    }
    void startAnew(const std::string &) override {}  // a worker's to do
    void retry() override { observer.retryNow(); }

    std::shared_ptr<const Snapshot> picture(const SimulatorView &simulator)
    {
        Observation seen = observer.take();
        const TimeMs now = wallClockMs();
        if (seen.alerts)
            alerts = AlertBook(&countries);
        alerts.follow(now);
        if (seen.alerts) {
            alerts.setSilences(*std::exchange(seen.silences, std::nullopt));
            alerts.load(*std::exchange(seen.alerts, std::nullopt));
        }
        builder.gather(std::move(seen));
        SnapshotBuilder::Inputs inputs{.now = now, .simulator = simulator};
        if (admin)
            inputs.group = askedOfBroker(now);
        inputs.observing = SnapshotBuilder::Observing{broker, observer.link(), observer.refusedMark(), &alerts};
        std::shared_ptr<const Snapshot> snapshot = builder.build(inputs);
        if (admin)
            admin->setGroup(snapshot->group.group);
        return snapshot;
    }

    Observer observer;
    const CountryTable &countries;
    AlertBook alerts;
    SnapshotBuilder builder;
    LinkView broker;
    std::optional<AdminThread> admin;

private:
    std::optional<GroupOffsets> askedOfBroker(TimeMs now)
    {
        std::optional<GroupOffsets> newest = admin->newest();
        if (newest && now - newest->group.asked.value_or(0) < AnswerHoldsMs)
            setLink(broker, LinkState::Up, std::nullopt, now);
        else if (const std::optional<Error> error = admin->error())
            setLink(broker, stateFor(*error), error, now);
        return newest;
    }
};

void Pipeline::observe(std::stop_token stop)
{
    Observing observing(m_options.settings, *m_options.countries);
    while (!stop.stop_requested()) {
        processCommands(observing);
        m_snapshots.put(observing.picture(m_simulator.view()));
        std::this_thread::sleep_for(PublishEvery);
    }
}

}  // namespace observatorio
