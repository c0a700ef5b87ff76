// SPDX-License-Identifier: GPL-3.0-or-later
// Windows, watermark, ledgers and accounting of one partition. The judgement of a record is in step(); its order is the
// rule (ARCHITECTURE.md, The life of a record): rejected, untimed, from the future, too many series, late, counted.
// What it decides is a function of the records of this partition so far, but for two bounds: the clock (from the
// future) and the engine's number of series.
#pragma once

#include "analytics/engine/alertmachine.h"
#include "analytics/engine/engine.h"
#include "analytics/engine/eventsampler.h"
#include "analytics/engine/lastvalues.h"
#include "analytics/engine/lateledger.h"
#include "analytics/engine/rejectledger.h"
#include "analytics/engine/seriesregistry.h"
#include "analytics/engine/viewsamples.h"
#include "analytics/engine/windowpanes.h"

#include <optional>

namespace observatorio {

class PartitionState {
public:
    /// What all partitions of an engine share; outlives them.
    struct Shared {
        const EngineSettings &settings;
        SeriesRegistry &registry;
        AlertPlan &plan;
        ViewSamples &samples;  ///< `wanted` is the engine's trackChanges
    };

    PartitionState(PartitionSlot slot, const PartitionStart &start, std::optional<std::int64_t> firstOffset,
                   const Shared &shared);

    /// False: an offset already passed.
    bool step(const Record &record, std::optional<TimeMs> now);
    void advance(std::int64_t position);

    void setIdle(std::optional<TimeMs> since)
    {
        m_idleChanged |= since != m_idleSince;
        m_idleSince = since;
    }

    bool hasChanges() const noexcept;
    PartitionBatch drain();
    void showChanges(Engine::Changes &changes);
    void setTrackChanges(bool on);
    void setTrackAlerts(bool on) { m_alerts.setTrackChanges(on); }

    const Accounting &accounting() const noexcept { return m_accounting; }
    std::optional<TimeMs> maxEventTime() const noexcept { return m_maxEventTime; }
    std::optional<TimeMs> watermark() const noexcept
    {
        return m_maxEventTime ? std::optional(m_watermark) : std::nullopt;
    }
    std::size_t openWindows() const noexcept { return m_windows.openCount(); }
    std::shared_ptr<const EventDots> eventDots() { return m_dots.dots(); }
    std::size_t pendingCells() const noexcept { return m_windows.pendingCells(); }

private:
    void restore(const PartitionStart &start);
    void count(const Record &record, SeriesIndex series);
    void recordLate(const Record &record, SeriesIndex series, TimeMs windowStart);
    void reject(const Record &record, RejectReason reason);
    void raise(TimeMs timestamp)
    {
        if (!m_maxEventTime || timestamp > *m_maxEventTime)
            raiseTo(timestamp);
    }
    void raiseTo(TimeMs timestamp);
    void closePassed();
    void judgeAverages(const WindowPanes::Window &window);

    const PartitionSlot m_slot;
    const TopicPartition m_partition;
    const Epoch m_epoch;
    const Shared m_shared;
    const TopicIndex m_topic;
    const WindowGrid m_grid;

    Accounting m_accounting;
    bool m_started = false;  ///< the first offset is known
    std::int64_t m_drainedOffset = 0;
    std::optional<TimeMs> m_maxEventTime;
    TimeMs m_watermark = EarliestEventTime;  ///< never goes back; a window that ended by then is closed

    std::optional<TimeMs> m_idleSince;
    bool m_idleChanged = false;

    WindowPanes m_windows;
    LastValues m_lastValues;
    LateLedger m_late;
    LateLedger m_amendedForView;
    RejectLedger m_rejected;
    AlertMachine m_alerts;
    EventSampler m_dots;  ///< fed while changes are tracked
};

}  // namespace observatorio
