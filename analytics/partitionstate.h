// Windows, watermark, ledgers and accounting of one partition. The judgement of a record is in step(); its order is the rule
// (design §6): rejected, untimed, from the future, too many series, late, counted.
#pragma once

#include "analytics/alertmachine.h"
#include "analytics/engine.h"
#include "analytics/seriesregistry.h"

#include <map>
#include <memory>
#include <tuple>
#include <vector>

namespace observatorio {

class PartitionState {
public:
    PartitionState(PartitionSlot slot, const PartitionStart &start, std::optional<std::int64_t> firstOffset, const EngineSettings &settings,
                   SeriesRegistry &registry, AlertPlan &plan);

    /// Event times outside the years 1 to 9999 fit no database: earlier ones count as untimed, later ones are rejected as `future`.
    static constexpr TimeMs Earliest = -62'135'596'800'000;
    static constexpr TimeMs Latest = 253'402'300'799'999;

    /// False: an offset already passed.
    bool step(const Record &record, std::optional<TimeMs> now);
    void advance(std::int64_t position);

    bool hasChanges() const noexcept;
    PartitionBatch drain();
    void changesInto(Engine::Changes &changes);

    const TopicPartition &partition() const noexcept { return m_partition; }
    const Accounting &accounting() const noexcept { return m_accounting; }
    std::optional<TimeMs> maxEventTime() const noexcept { return m_maxEventTime; }
    std::optional<TimeMs> watermark() const noexcept;
    std::size_t openWindows() const noexcept { return m_windows.size(); }
    std::size_t pendingCells() const noexcept;

    bool trackChanges = false;

private:
    struct Pane {
        std::int64_t count = 0;
        double sum = 0.0;
        double min = 0.0;
        double max = 0.0;
        std::int64_t firstOffset = 0;
        std::int64_t lastOffset = 0;
        bool storeDirty = false;
        bool viewDirty = false;
    };
    struct Window {
        TimeMs start = 0;
        bool closed = false;
        std::vector<Pane> panes;               ///< by SeriesIndex
        std::vector<SeriesIndex> present;      ///< with at least one record
        std::vector<SeriesIndex> storeDirty;
        std::vector<SeriesIndex> viewDirty;
    };
    struct Last {
        double value = 0.0;
        TimeMs timestamp = 0;
        std::int64_t offset = -1;
        std::int32_t year = 0;
        bool hasYear = false;
        bool storeDirty = false;
        bool viewDirty = false;
    };
    using LateKey = std::tuple<TimeMs, SeriesIndex, bool>;

    Window &windowFor(TimeMs timestamp);
    TimeMs windowStart(TimeMs timestamp) const noexcept;
    Pane &paneIn(Window &window, SeriesIndex series);
    void touch(Window &window, SeriesIndex series, Pane &pane);
    void count(const Record &record, SeriesIndex series);
    void remember(const Record &record, SeriesIndex series);
    void recordLate(const Record &record, SeriesIndex series, TimeMs start);
    void reject(const Record &record, RejectReason reason);
    void raise(TimeMs timestamp);
    void closePassed();
    void judgeAverages(const Window &window);
    Cell cellOf(const Window &window, SeriesIndex series) const;
    static void addLate(LateDelta &delta, double value, DurationMs delay);

    const PartitionSlot m_slot;
    const TopicPartition m_partition;
    const std::int64_t m_epoch;
    const EngineSettings &m_settings;
    SeriesRegistry &m_registry;
    AlertPlan &m_plan;
    AlertMachine m_alerts;

    Accounting m_accounting;
    bool m_started = false;                    ///< the first offset is known
    std::int64_t m_drainedOffset = 0;
    bool m_everDrained = false;
    std::optional<TimeMs> m_maxEventTime;
    TimeMs m_watermark = 0;                    ///< means something once m_maxEventTime is set

    std::vector<std::unique_ptr<Window>> m_windows;   ///< open, ascending
    std::vector<std::unique_ptr<Window>> m_closed;    ///< passed, not yet drained or shown
    std::vector<std::unique_ptr<Window>> m_spare;
    Window *m_recent = nullptr;
    std::vector<Last> m_lasts;
    std::vector<SeriesIndex> m_lastStoreDirty;
    std::vector<SeriesIndex> m_lastViewDirty;
    std::map<LateKey, LateDelta> m_late;
    std::map<LateKey, LateDelta> m_lateForView;
    std::vector<RejectedSample> m_rejected;
    std::vector<LateView> m_lateSamples;
    std::vector<RejectView> m_rejectSamples;
};

}  // namespace observatorio
