// Alert episodes of one partition (design §6.8). Everything is judged in offset order and timed in event time, so a replay gives the
// same episodes with the same ids.
#pragma once

#include "analytics/seriesregistry.h"
#include "values/settings.h"
#include "values/storebatch.h"

#include <memory>
#include <vector>

namespace observatorio {

/// Which rules watch a series: the rule naming the country replaces the general one of the same indicator and basis.
class AlertPlan {
public:
    AlertPlan(std::vector<AlertRule> rules, const SeriesRegistry &registry) : m_rules(std::move(rules)), m_registry(registry) {}

    /// One rule on one series; `id` numbers it densely.
    struct Watch {
        const AlertRule *rule;
        std::uint32_t id;
    };
    struct Watches {
        std::vector<Watch> event;
        std::vector<Watch> average;
    };
    /// Valid until the next new series.
    const Watches &of(SeriesIndex series)
    {
        if (series >= m_bySeries.size())
            extend(series);
        return m_bySeries[series];
    }
    /// Null when no enabled rule of that id watches the series any more.
    const Watch *find(SeriesIndex series, const std::string &rule);
    bool watchesAverages() const noexcept { return m_watchesAverages; }

private:
    void extend(SeriesIndex series);

    std::vector<AlertRule> m_rules;
    const SeriesRegistry &m_registry;
    std::vector<Watches> m_bySeries;
    std::uint32_t m_nextWatch = 0;
    bool m_watchesAverages = false;
};

class AlertMachine {
public:
    static constexpr DurationMs FloodWindowMs = 60'000;
    static constexpr std::int64_t FloodCap = 100;   ///< new episodes a partition and minute of event time; the rest share a summary

    AlertMachine(TopicPartition partition, const std::vector<AlertMemory> &memories, FloodMemory flood, AlertPlan &plan,
                 SeriesRegistry &registry);

    /// Nearly always nothing to do: value on the good side and nothing remembered.
    void judge(const AlertPlan::Watch &watch, SeriesIndex series, double value, TimeMs at, std::int64_t offset)
    {
        const AlertRule &rule = *watch.rule;
        const bool crosses = rule.direction == AlertDirection::Above ? value > rule.warning : value < rule.warning;
        if (crosses || (watch.id < m_slots.size() && m_slots[watch.id]))
            judgeSlowly(watch, series, value, at, offset);
    }

    /// Moves what changed since the last call into the batch.
    void drainInto(PartitionBatch &batch);
    bool hasChanges() const noexcept { return !m_dirty.empty() || !m_ended.empty() || m_floodDirty; }
    /// Episodes that changed since the last call, for the view.
    void changesInto(std::vector<AlertEpisode> &episodes);

private:
    struct Slot {
        AlertMemory memory;
        bool dirty = false;
        bool viewDirty = false;
    };

    void judgeSlowly(const AlertPlan::Watch &watch, SeriesIndex series, double value, TimeMs at, std::int64_t offset);
    void begin(const AlertRule &rule, AlertMemory &memory, TimeMs at);
    void update(const AlertRule &rule, AlertEpisode &episode, double value) const;
    void end(AlertMemory &memory, TimeMs at);
    bool floods(AlertEpisode &episode, TimeMs at);
    void report(const AlertEpisode &episode);
    Slot &slot(std::uint32_t watch);
    void touch(std::uint32_t watch);

    TopicPartition m_partition;
    const SeriesRegistry &m_registry;
    std::vector<std::unique_ptr<Slot>> m_slots;
    std::vector<std::uint32_t> m_dirty;
    std::vector<std::uint32_t> m_viewDirty;
    std::vector<AlertEpisode> m_ended;
    std::vector<AlertEpisode> m_viewEnded;
    std::vector<AlertMemory> m_orphans;   ///< of rules that are gone: erased at the next drain
    FloodMemory m_flood;
    bool m_floodDirty = false;
};

}  // namespace observatorio
