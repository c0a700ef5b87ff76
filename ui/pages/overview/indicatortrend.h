// SPDX-License-Identifier: GPL-3.0-or-later
// The world's mean of an indicator over time, from the windows of every country. Pure; any thread.
#pragma once

#include "analytics/domain/indicatortable.h"
#include "analytics/domain/snapshot.h"

#include <QPointF>
#include <QStringList>
#include <QVector>

#include <optional>
#include <vector>

namespace observatorio {

/// At a window's end, the mean over all countries of each one's newest final window until then: a country without a
/// record in this very window keeps its last average, so that the figure does not follow who happened to report.
struct IndicatorTrend {
    int countries = 0;             ///< in the newest mean
    std::optional<double> value;   ///< the newest mean; none before a first window is final
    std::optional<double> change;  ///< against 15 minutes earlier; none when it is not known that far back
    QVector<QPointF> points;  ///< (window end in ms, mean), ascending; of open windows too, as the charts draw them

    /// `members` index `series`; all of one indicator.
    static IndicatorTrend of(const std::vector<SeriesView> &series, const std::vector<int> &members,
                             DurationMs windowMs);
};

/// The indicators of a snapshot with the series of each, in the table's order.
struct IndicatorIndex {
    struct Entry {
        QString indicator;
        std::vector<int> members;
    };
    std::vector<Entry> entries;

    static IndicatorIndex of(const std::vector<SeriesView> &series, const IndicatorTable &table);
    [[nodiscard]] QStringList names() const;
};

/// Newest final window's mean, else none.
std::optional<double> newestFinalMean(const SeriesView &series);

}  // namespace observatorio
