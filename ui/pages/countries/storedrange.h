// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/rangequery.h"
#include "analytics/domain/snapshot.h"
#include "ui/actions.h"
#include "ui/charts/timeview.h"

#include <QTimer>

namespace observatorio {

/// What a chart draws of the time before the live windows: asks for it (Actions::rangeRequested) where what it has does
/// not suffice, a little more on both sides than is in sight, and keeps the answer. GUI thread.
class StoredRange : public QObject {
    Q_OBJECT
public:
    StoredRange(Actions *actions, RangeLane lane, QObject *parent = nullptr);

    struct Need {
        TimeMs from = 0, to = 0;  ///< in sight
        std::vector<SeriesName> series;
        DurationMs resolution = 0;
        TimeMs liveFrom = 0;  ///< of these series all is live from here on, in this resolution
        TimeMs newest = 0;    ///< the newest window begins here
        bool all = false;     ///< from the first that the tables have
    };
    /// Cheap where nothing is to be asked.
    void need(const Need &need);
    /// The newest answer, or a part of it; null where live suffices, or nothing came yet.
    [[nodiscard]] std::shared_ptr<const RangeResult> result() const { return m_needed ? m_result : nullptr; }
    [[nodiscard]] bool isWaiting() const { return m_needed && m_asked && !m_answered; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const std::shared_ptr<const RangeResult> &result);

    static constexpr int GatherMs = 40;  ///< a wheel turns often

    Actions *m_actions;
    RangeLane m_lane;
    QTimer m_timer;
    Need m_wanted;
    std::optional<RangeQuery> m_asked;
    TimeMs m_askedNewest = 0;
    std::shared_ptr<const RangeResult> m_result;
    bool m_needed = false;
    bool m_answered = false;
};

/// How fine a line may be.
struct Fineness {
    DurationMs shortWindow = 0;
    DurationMs least = 0;  ///< no window is shorter
    std::size_t mostPoints = 3'000;
    bool all = false;  ///< while live: from the first window that the tables have
};

/// What `view` needs of the tables for these series; `known` is what they told last, if anything.
StoredRange::Need storedNeed(const Snapshot &snapshot, const TimeView &view, std::vector<SeriesName> series,
                             const Fineness &fineness, const RangeResult *known);

}  // namespace observatorio
