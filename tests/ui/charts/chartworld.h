// SPDX-License-Identifier: GPL-3.0-or-later
// Small invented snapshots for the tests of charts and their pages.
#pragma once

#include "analytics/domain/snapshot.h"
#include "tests/ui/reference.h"

#include <algorithm>
#include <map>

namespace observatorio::test {

inline constexpr TimeMs Start = 1'764'000'000'000;  // a multiple of 15 min
inline constexpr DurationMs Window = 30'000;

struct World {
    std::map<SeriesName, std::vector<WindowPoint>> windows;
    std::map<SeriesName, std::vector<WindowPoint>> longWindows;
    std::vector<AlertView> alerts;
    std::vector<PartitionView> partitions;
    std::vector<TrendPoint> trend;
    GroupView group;
    std::vector<AlertRule> rules = defaultAlertRules(*Resources::indicators().value());
    TimeMs at = Start;
    std::uint64_t sequence = 0;

    /// The window number `index` after Start, with this mean, two records and a range of one on both sides.
    void add(const std::string &country, const std::string &indicator, int index, double mean, bool final = true)
    {
        auto &list = windows[{country, indicator}];
        const TimeMs from = Start + index * Window;
        list.push_back({from, from + Window, {2, 2 * mean, mean - 1.0, mean + 1.0}, final, false});
        at = std::max(at, from + Window);
    }

    std::shared_ptr<const Snapshot> snapshot()
    {
        auto picture = std::make_shared<Snapshot>();
        picture->sequence = ++sequence;
        picture->at = at;
        auto views = std::make_shared<std::vector<SeriesView>>();
        for (const auto &[name, list] : windows) {
            SeriesView view;
            view.series = name;
            view.lastValue = list.empty() ? 0.0 : list.back().values.mean();
            view.shortWindows = std::make_shared<const WindowRow>(list);
            view.longWindows = std::make_shared<const WindowRow>(longWindows[name]);
            views->push_back(std::move(view));
        }
        picture->series = std::move(views);
        picture->alerts = std::make_shared<const std::vector<AlertView>>(alerts);
        picture->trend = std::make_shared<const std::vector<TrendPoint>>(trend);
        picture->partitions = partitions;
        picture->group = group;
        picture->settings.rules = rules;
        return picture;
    }
};

inline AlertView crossing(const std::string &country, const std::string &indicator, TimeMs at, double value,
                          Severity severity)
{
    AlertView alert;
    alert.episode.id = country + indicator + std::to_string(at);
    alert.episode.rule = indicator;
    alert.episode.series = {country, indicator};
    alert.episode.severity = severity;
    alert.episode.threshold = severity == Severity::Critical ? 40.0 : 15.0;
    alert.episode.firstValue = alert.episode.peakValue = alert.episode.lastValue = value;
    alert.episode.start = at;
    return alert;
}

/// What a page needs around it: the shipped tables and somebody who listens to what it wants.
struct Surroundings {
    Actions actions;
    UiContext context;

    Surroundings()
    {
        useReferenceData(context);
        context.actions = &actions;
    }
};

}  // namespace observatorio::test
