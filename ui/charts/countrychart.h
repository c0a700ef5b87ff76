// SPDX-License-Identifier: GPL-3.0-or-later
// From a snapshot to the charts of the Countries page. Pure: no widgets, no clock.
#pragma once

#include "analytics/domain/indicatortable.h"
#include "analytics/domain/rangequery.h"
#include "analytics/domain/snapshot.h"
#include "ui/charts/chartdata.h"

#include <QStringList>
#include <functional>

namespace observatorio {

/// A chosen country and the series tone it keeps while it is chosen.
struct ChosenCountry {
    QString country;  ///< alpha-3
    QString name;
    int color = 0;

    bool operator==(const ChosenCountry &) const = default;
};

struct CountryChartWish {
    std::vector<ChosenCountry> countries;
    QString indicator;
    bool longWindows = false;
    /// What the tables have of these series: joined with what is live, in windows as long as its own.
    std::shared_ptr<const RangeResult> stored = {};

    bool operator==(const CountryChartWish &) const = default;
};

/// The series of one country and indicator; null when there is none.
const SeriesView *findSeries(const Snapshot &snapshot, const std::string &country, const std::string &indicator);

/// The windows of a series in what the tables told; null where it was not asked for.
std::shared_ptr<const WindowRow> storedWindows(const RangeResult *result, const SeriesName &series);

/// The newest window end over all series: where live ends. 0 without any window.
TimeMs newestWindow(const Snapshot &snapshot, bool longWindows);

/// Its thresholds are those of the rules that watch the chosen series (rulesFor) and judge something that is drawn: a
/// rule on events judges what the bands and marks show; one on window means judges the line, but only where the line is
/// made of the windows it judges, the short ones. The labels of the latter say so.
ChartData countryChart(const Snapshot &snapshot, const CountryChartWish &wish);

/// The indicators the snapshot has series of, in the table's order; while it has none, those the table lists.
QStringList indicatorsOf(const Snapshot &snapshot, const IndicatorTable &table);

/// The windows in [from, to]: the columns of metricas_30s, RFC 4180.
QByteArray countryCsv(const ChartData &data, const QString &indicator, TimeMs from, TimeMs to);

}  // namespace observatorio
