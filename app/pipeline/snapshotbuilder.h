// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "analytics/history/history.h"
#include "app/pipeline/observation.h"
#include "app/pipeline/worker.h"
#include "kafka/client/admin.h"

#include <deque>
#include <map>

namespace observatorio {

/// Gathers what a worker did and paints the immutable picture of it. The worker's thread. Charts survive a broker that
/// is started again; while the broker is away, or the group does not let the worker in, partitions stay as they last
/// were.
class SnapshotBuilder {
public:
    explicit SnapshotBuilder(PipelineSettings settings);

    /// What happened since the last call; cheap.
    void gather(Worker::Progress progress);
    /// The same of what workers stored; never both.
    void gather(Observation observation);

    /// Of a program that only observes.
    struct Observing {
        LinkView broker;  ///< of the questions about the group
        LinkView database;
        std::optional<Error> remark;
        AlertBook *alerts = nullptr;
    };
    struct Inputs {
        TimeMs now = 0;
        Worker *worker = nullptr;  ///< or `observing`
        SimulatorView simulator = {};
        std::optional<GroupOffsets> group = {};
        std::optional<Observing> observing = {};
    };
    std::shared_ptr<const Snapshot> build(const Inputs &inputs);

private:
    struct Rate {
        std::deque<std::pair<TimeMs, std::int64_t>> samples;
        double add(TimeMs now, std::int64_t total);
    };

    void keepLast(std::vector<LastValue> &&values);
    void fillGroup(Snapshot &snapshot, const Inputs &inputs);
    AlertBook &fillFromWorker(Snapshot &snapshot, Worker &worker);
    AlertBook &fillFromObserving(Snapshot &snapshot, const Observing &observing);
    void fillFromObservation(std::map<TopicPartition, PartitionView> &views, TimeMs now);
    void fillFromIngest(std::map<TopicPartition, PartitionView> &views, const Inputs &inputs);
    void keepKnown(std::map<TopicPartition, PartitionView> &views, bool isCurrent);
    void fillCoverage(Snapshot &snapshot) const;
    static void freshen(PartitionView &view, const PartitionOffsets &known);
    void fillPartitions(Snapshot &snapshot, const Inputs &inputs);
    void fillTotals(Snapshot &snapshot, const Inputs &inputs);
    void fillSeries(Snapshot &snapshot);
    static void fillAlerts(Snapshot &snapshot, AlertBook &book);
    void addTrend(Snapshot &snapshot);

    PipelineSettings m_settings;
    History m_history;
    std::map<SeriesName, LastValue> m_lastValues;
    std::deque<LateView> m_late;
    std::deque<RejectView> m_rejected;
    std::shared_ptr<const std::vector<TrendPoint>> m_trend;
    std::map<TopicPartition, Rate> m_rates;
    std::optional<GroupOffsets> m_group;              ///< the broker's newest answer
    std::map<TopicPartition, PartitionView> m_known;  ///< what this program read, as it last was
    Observation m_observed;                           ///< its lists that replace, as they last were
    std::string m_clusterId;
    Rate m_totalRate;
    std::uint64_t m_sequence = 0;
};

}  // namespace observatorio
