// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countries/defaultchoice.h"

#include "analytics/domain/largesteconomies.h"

#include <algorithm>
#include <tuple>

namespace observatorio {

DefaultChoice defaultChoice(const Snapshot &snapshot, const std::string &indicator, std::size_t most)
{
    using Rank = std::tuple<std::ptrdiff_t, std::int64_t, std::string>;
    std::vector<Rank> ranks;
    TimeMs oldest = 0, newest = 0;
    for (const SeriesView &series : *snapshot.series) {
        if (series.series.indicator != indicator)
            continue;
        const auto place = std::ranges::find(LargestEconomies, series.series.country);
        std::int64_t events = 0;
        for (const WindowPoint &window : *series.shortWindows) {
            events += window.values.count;
            oldest = oldest == 0 ? window.start : std::min(oldest, window.start);
            newest = std::max(newest, window.start);
        }
        ranks.emplace_back(place - LargestEconomies.begin(), -events, series.series.country);
    }
    std::sort(ranks.begin(), ranks.end());
    DefaultChoice choice;
    for (std::size_t i = 0; i < std::min(most, ranks.size()); ++i)
        choice.countries.append(QString::fromStdString(std::get<std::string>(ranks[i])));
    choice.countries.sort();
    choice.settled = choice.countries.size() == static_cast<qsizetype>(most)
                     && newest - oldest >= 2 * snapshot.settings.engine.windowMs;
    return choice;
}

}  // namespace observatorio
