// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/demo/demoseries.h"

#include "analytics/engine/eventsampler.h"

#include <map>

namespace observatorio::demo {

enum class Mood { Normal, Young, Empty, Broken, Partial, Observing };

/// An invented, seeded, realistic run: 198 countries, six partitions, an hour of past, alerts by the default rules. A
/// young one began 42 s ago: no window is final, nothing has happened yet.
class World {
public:
    World(const QByteArray &baseline, std::vector<AlertRule> rules, Mood mood, TimeMs now);
    /// A new immutable picture of the world at `now`.
    std::shared_ptr<const Snapshot> next(TimeMs now);

private:
    void addTrend(TimeMs now);
    void addPartitions();
    void addWorkers(TimeMs now);
    void addAlerts(TimeMs now);
    void addSamples(TimeMs now);
    void addDots(PartitionView &partition, std::int64_t events, TimeMs newest);
    void total(Snapshot &snapshot) const;

    Mood m_mood;
    DurationMs m_past;
    std::mt19937 m_random{7};
    Series m_series;
    Snapshot m_base;
    std::vector<TrendPoint> m_trend;
    std::map<TopicPartition, EventSampler> m_dots;
    double m_rate = 1204.0;
};

}  // namespace observatorio::demo
