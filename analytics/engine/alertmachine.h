// SPDX-License-Identifier: GPL-3.0-or-later
// Alert episodes of one partition (ARCHITECTURE.md, Alerts). Everything is judged in offset order and timed in event
// time, so a replay gives the same episodes with the same ids. Per rule and series: quiet -> pending (the condition
// holds, not long enough yet) -> firing
// (-> the condition is gone, not long enough yet) -> quiet. What is pending or fires and gets no value for as many
// windows as its rule says is forgotten once the watermark gets there (staleAt); the episode is stale from then on.
//
// An episode starts with the first record of its pending time: start, offset, id and first value are that record's; its
// peak is the worst of that value and those from the moment it fires. It ends at the record that ends it, never before
// its start.
#pragma once

#include "analytics/domain/settings.h"
#include "analytics/domain/storebatch.h"
#include "analytics/engine/alertplan.h"
#include "analytics/engine/floodcap.h"
#include "analytics/engine/seriesregistry.h"
#include "analytics/engine/sparsevector.h"

#include <limits>
#include <memory>
#include <optional>
#include <queue>
#include <vector>

namespace observatorio {

class AlertMachine {
public:
    /// In a memory's firing episode: it has no row of its own, a flood summary stands for it
    /// (AlertEpisode::suppressed).
    static constexpr std::int64_t InSummary = -1;

    /// Continues from what the store remembers. Episodes of rules that watch their series no more end at once.
    AlertMachine(const PartitionStart &start, AlertPlan &plan, SeriesRegistry &registry, WindowGrid windows,
                 bool trackChanges);

    /// A counted record. Nearly always nothing to do: value on the good side and nothing remembered.
    void judgeEvent(SeriesIndex series, double value, TimeMs at, std::int64_t offset)
    {
        if (const Quiet *quiet = m_quiet.find(series); quiet && value >= quiet->from && value <= quiet->to)
            return;
        judge(series, m_plan.of(series).event, value, at, offset);
    }
    /// A window that the watermark has passed; `offset` is its last record's.
    void judgeAverage(SeriesIndex series, double mean, TimeMs windowEnd, std::int64_t offset)
    {
        judge(series, m_plan.of(series).average, mean, windowEnd, offset);
    }
    /// The partition's highest event time so far.
    void advance(TimeMs maxEventTime);
    /// The partition's watermark, which may close a window at that very instant: its means are judged before.
    void pass(TimeMs watermark)
    {
        if (!m_deadlines.empty() && m_deadlines.top().at <= watermark) [[unlikely]]
            expire(watermark);
    }

    /// Moves what changed since the last call into the batch.
    void drainInto(PartitionBatch &batch);
    [[nodiscard]] bool hasChanges() const noexcept { return !m_dirty.empty() || !m_over.empty() || !m_orphans.empty(); }
    /// Switched on, everything that fires counts as changed.
    void setTrackChanges(bool on);
    /// Episodes that changed since the last call, for the view.
    void showChanges(std::vector<AlertEpisode> &episodes);

private:
    using WatchIndex = AlertPlan::WatchIndex;
    struct Quiet {  ///< as it is here: no value
        double from = std::numeric_limits<double>::infinity();
        double to = -std::numeric_limits<double>::infinity();

        bool operator==(const Quiet &) const = default;
    };
    struct Slot {
        AlertMemory memory;
        const AlertRule *rule = nullptr;
        SeriesIndex series;
        std::optional<TimeMs> deadline;  ///< of its entry in m_deadlines; its own may be later by now
        bool dirty = false;
        bool viewDirty = false;

        [[nodiscard]] bool isIdle() const noexcept { return !memory.firing && !memory.pendingSince; }
    };
    struct Deadline {
        TimeMs at;
        WatchIndex watch;

        bool operator>(const Deadline &other) const noexcept { return at > other.at; }
    };

    void judge(SeriesIndex series, const std::vector<AlertPlan::Watch> &watches, double value, TimeMs at,
               std::int64_t offset);
    void judgeWatch(const AlertPlan::Watch &watch, SeriesIndex series, double value, TimeMs at, std::int64_t offset);
    void begin(const AlertRule &rule, AlertMemory &memory, TimeMs at);
    static void update(const AlertRule &rule, AlertEpisode &episode, double value, TimeMs lastEvent);
    void end(AlertMemory &memory, TimeMs at);
    [[nodiscard]] std::optional<TimeMs> deadlineOf(const Slot &slot) const noexcept;
    void await(WatchIndex watch, Slot &slot);
    void expire(TimeMs watermark);
    void forget(WatchIndex watch, Slot &slot, TimeMs at);
    void report(const AlertEpisode &episode);
    [[nodiscard]] Slot *slotOf(WatchIndex watch) noexcept;
    Slot &makeSlot(const AlertPlan::Watch &watch, SeriesIndex series);
    void touch(WatchIndex watch, Slot &slot);
    void setQuiet(SeriesIndex series);
    void releaseIfIdle(WatchIndex watch);

    const TopicPartition m_partition;
    AlertPlan &m_plan;
    const SeriesRegistry &m_registry;
    const WindowGrid m_windows;
    FloodCap m_flood;
    TimeMs m_clock;  ///< highest event time
    bool m_trackChanges;
    SparseVector<SeriesIndex, Quiet> m_quiet;  ///< values that need no look; none while something is remembered
    SparseVector<WatchIndex, std::unique_ptr<Slot>> m_slots;
    /// One entry a slot that is not idle, at its deadline or before; others are leftovers. So a value costs nothing
    /// here.
    std::priority_queue<Deadline, std::vector<Deadline>, std::greater<>> m_deadlines;
    std::vector<WatchIndex> m_dirty;
    std::vector<WatchIndex> m_viewDirty;
    std::vector<AlertEpisode> m_over;  ///< ended or stale; bounded by the flood cap: so many a minute of event time
    std::vector<AlertEpisode> m_viewOver;
    std::vector<AlertMemory> m_orphans;  ///< of rules that are gone: erased at the next drain
    bool m_summaryDirty = false;
    bool m_summaryViewDirty = false;
};

}  // namespace observatorio
