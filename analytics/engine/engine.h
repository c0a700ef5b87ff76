// SPDX-License-Identifier: GPL-3.0-or-later
// The engine: windows, watermarks, late ledger, rejects, accounting and alerts of every attached partition.
// A pure function of each partition's prefix (ARCHITECTURE.md, The life of a record): no clock, no I/O, no threads of
// its own; one thread uses it.
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/record.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/snapshot.h"
#include "analytics/domain/storebatch.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace observatorio {

class Engine {
public:
    /// `countries` must outlive the engine.
    Engine(EngineSettings settings, std::vector<AlertRule> rules, const CountryTable &countries);
    ~Engine();
    Engine(Engine &&) noexcept;
    Engine &operator=(Engine &&) noexcept;

    /// Continues a partition from what the store knows. `firstOffset` is where reading starts: the stored next offset,
    /// or the beginning of what the broker still holds. Not known yet (nullopt): the first record, or advance(), tells;
    /// until then a partition never read has an empty accounting and nothing to drain.
    PartitionSlot attach(const PartitionStart &start, std::optional<std::int64_t> firstOffset);
    /// Forgets a partition and everything of it that was not drained; its slot may be given again.
    void detach(PartitionSlot slot);

    /// Counts records. Of one slot they come in offset order; slots may interleave. An offset already passed is ignored
    /// (counted in ignoredRepeats()); a jump forward is a gap. `now` is wall-clock ms; without it there is no `future`
    /// rule.
    void step(std::span<const Record> records, std::optional<TimeMs> now);

    /// The reader is at `position` although no record came (end of transaction, compaction at the end): a gap.
    void advance(PartitionSlot slot, std::int64_t position);

    /// The partition has been read to its end since then (wall clock), for IdleAfterMs; none: it is not idle. Told
    /// before the records that wake it; goes into the next batch.
    void setIdle(PartitionSlot slot, std::optional<TimeMs> since);

    /// Everything touched since the last drain, for one transaction; nullopt when nothing moved. The caller keeps it
    /// until it is committed and never has two under way: what happens meanwhile gathers here, merged by cell.
    std::optional<std::vector<PartitionBatch>> drain();
    [[nodiscard]] std::size_t pendingCells() const noexcept;

    [[nodiscard]] const Accounting &accounting(PartitionSlot slot) const noexcept;
    [[nodiscard]] std::optional<TimeMs> maxEventTime(PartitionSlot slot) const noexcept;
    [[nodiscard]] std::optional<TimeMs> watermark(PartitionSlot slot) const noexcept;
    [[nodiscard]] std::size_t openWindows(PartitionSlot slot) const noexcept;
    /// For the view, where changes are tracked; null: no event came yet.
    std::shared_ptr<const EventDots> eventDots(PartitionSlot slot);
    [[nodiscard]] std::int64_t ignoredRepeats() const noexcept;
    /// What a person should know before it becomes trouble: a bound on series that is near. Each is said once.
    [[nodiscard]] const std::vector<Error> &remarks() const noexcept;

    /// What changed since the previous call, for the view and for `replay`; cells are absolute and per partition.
    struct Changes {
        struct CellChange {
            PartitionSlot slot;
            Cell cell;
            bool final;  ///< the partition's watermark has passed it; its last change
        };
        std::vector<CellChange> cells;
        std::vector<LateDelta> amended;  ///< only under LatePolicy::Amend
        std::vector<LastValue> lastValues;
        std::vector<AlertEpisode> alerts;
        std::vector<LateView> late;        ///< newest samples, at most 200 a call
        std::vector<RejectView> rejected;  ///< newest samples, at most 200 a call
    };
    Changes takeChanges();
    /// Off by default: a worker without a window pays nothing for the view.
    void setTrackChanges(bool on);
    /// Alerts alone, where changes are not tracked: takeChanges() then brings nothing else.
    void setTrackAlerts(bool on);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
