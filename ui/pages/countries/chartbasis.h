// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/countrychart.h"

namespace observatorio {

/// What a chart was made of: the same things again make the same chart. Compare it only while the snapshot it speaks of
/// is kept, so that no address is used anew.
struct ChartBasis {
    std::vector<const void *> parts;
    CountryChartWish wish;
    TimeMs from = 0, to = 0;

    bool operator==(const ChartBasis &) const = default;
};

inline ChartBasis chartBasis(const Snapshot &snapshot, const CountryChartWish &wish, TimeMs from, TimeMs to)
{
    ChartBasis basis{{snapshot.alerts.get()}, wish, from, to};
    for (const ChosenCountry &country : wish.countries) {
        const SeriesView *view = findSeries(snapshot, country.country.toStdString(), wish.indicator.toStdString());
        basis.parts.push_back(!view ? nullptr : wish.longWindows ? view->longWindows.get() : view->shortWindows.get());
    }
    return basis;
}

}  // namespace observatorio
