// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "analytics/history/history.h"
#include "app/pipeline/ingest.h"
#include "app/pipeline/storethread.h"
#include "kafka/client/admin.h"

#include <deque>
#include <map>
#include <unordered_map>

namespace observatorio {

/// Gathers what changed and paints the immutable picture of it. The ingest thread's; outlives one Ingest and its
/// engine, so that charts survive a broker that is started again.
class SnapshotBuilder {
public:
    explicit SnapshotBuilder(PipelineSettings settings);

    /// What the database remembered; once, before the first records.
    void load(StoreThread::Past past);
    /// Takes the engine's changes; cheap, call every turn or so.
    void gather(Ingest &ingest, Engine &engine, const std::string &cluster);
    void acknowledge(const std::vector<std::string> &ids, const std::string &who, TimeMs at);
    void silence(const std::vector<std::string> &ids, TimeMs until);
    /// Whatever fires ends now: the broker whose records it is about is gone for good.
    void interruptAlerts(TimeMs at);

    /// Episodes that began or grew worse since the last call, for the corruption topic. What the database or an earlier
    /// snapshot knew already is none; after a crash before the commit an episode may come a second time.
    std::vector<AlertEpisode> takeNewAlerts() { return std::exchange(m_newAlerts, {}); }

    struct Inputs {
        TimeMs now = 0;
        const Ingest *ingest = nullptr;  ///< none while there is no broker
        Engine *engine = nullptr;
        const RecordSource *source = nullptr;
        LinkView broker;
        LinkView database;
        StoreView store;
        SimulatorView simulator;
        std::optional<GroupOffsets> group;
        PublisherView publisher;
    };
    std::shared_ptr<const Snapshot> build(const Inputs &inputs);

private:
    struct Rate {
        std::deque<std::pair<TimeMs, std::int64_t>> samples;
        double add(TimeMs now, std::int64_t total);
    };

    void applyAlert(const AlertEpisode &episode);
    static void freshen(PartitionView &view, const PartitionOffsets &known);
    void fillPartitions(Snapshot &snapshot, const Inputs &inputs);
    void fillTotals(Snapshot &snapshot, const Inputs &inputs);
    void fillSeries(Snapshot &snapshot, TimeMs now);
    void fillAlerts(Snapshot &snapshot, TimeMs now);
    void addTrend(Snapshot &snapshot);

    PipelineSettings m_settings;
    History m_history;
    std::map<SeriesName, LastValue> m_lastValues;
    std::unordered_map<std::string, AlertView> m_alertsById;
    std::vector<AlertEpisode> m_newAlerts;
    std::shared_ptr<const std::vector<AlertView>> m_alerts;
    bool m_alertsChanged = true;
    std::deque<LateView> m_late;
    std::deque<RejectView> m_rejected;
    std::shared_ptr<const std::vector<TrendPoint>> m_trend;
    std::map<TopicPartition, Rate> m_rates;
    Rate m_totalRate;
    std::uint64_t m_sequence = 0;
};

}  // namespace observatorio
