// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/countrychart.h"

namespace observatorio {

/// All that a chart is made of: equal ones make the same chart. What a snapshot shares with the one before is known by
/// being the same object, and only what is another one is compared, window by window.
struct ChartBasis {
    std::shared_ptr<const std::vector<AlertView>> alerts;
    std::vector<std::shared_ptr<const WindowRow>> windows;  ///< of each country; null: it has none
    std::vector<AlertRule> rules;
    CountryChartWish wish;
    TimeMs from = 0, to = 0;

    bool operator==(const ChartBasis &other) const
    {
        return from == other.from && to == other.to && wish == other.wish && rules == other.rules
               && sameValue(alerts, other.alerts)
               && std::ranges::equal(windows, other.windows, sameValue<const WindowRow>);
    }
};

inline ChartBasis chartBasis(const Snapshot &snapshot, const CountryChartWish &wish, TimeMs from, TimeMs to)
{
    ChartBasis basis{snapshot.alerts, {}, snapshot.settings.rules, wish, from, to};
    for (const ChosenCountry &country : wish.countries) {
        const SeriesView *view = findSeries(snapshot, country.country.toStdString(), wish.indicator.toStdString());
        basis.windows.push_back(!view ? nullptr : wish.longWindows ? view->longWindows : view->shortWindows);
    }
    return basis;
}

}  // namespace observatorio
