// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "analytics/history/history.h"
#include "app/pipeline/worker.h"
#include "kafka/client/admin.h"

#include <deque>
#include <map>

namespace observatorio {

/// Gathers what a worker did and paints the immutable picture of it. The worker's thread; charts survive a broker that
/// is started again.
class SnapshotBuilder {
public:
    explicit SnapshotBuilder(PipelineSettings settings);

    /// What happened since the last call; cheap.
    void gather(Worker::Progress progress);

    struct Inputs {
        TimeMs now = 0;
        Worker *worker = nullptr;
        SimulatorView simulator;
        std::optional<GroupOffsets> group;
    };
    std::shared_ptr<const Snapshot> build(const Inputs &inputs);

private:
    struct Rate {
        std::deque<std::pair<TimeMs, std::int64_t>> samples;
        double add(TimeMs now, std::int64_t total);
    };

    static void freshen(PartitionView &view, const PartitionOffsets &known);
    void fillPartitions(Snapshot &snapshot, const Inputs &inputs);
    void fillTotals(Snapshot &snapshot, const Inputs &inputs);
    void fillSeries(Snapshot &snapshot, TimeMs now);
    static void fillAlerts(Snapshot &snapshot, AlertBook &book);
    void addTrend(Snapshot &snapshot);

    PipelineSettings m_settings;
    History m_history;
    std::map<SeriesName, LastValue> m_lastValues;
    std::deque<LateView> m_late;
    std::deque<RejectView> m_rejected;
    std::shared_ptr<const std::vector<TrendPoint>> m_trend;
    std::map<TopicPartition, Rate> m_rates;
    Rate m_totalRate;
    std::uint64_t m_sequence = 0;
};

}  // namespace observatorio
