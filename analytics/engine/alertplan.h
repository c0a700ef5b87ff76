// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/alertrules.h"
#include "analytics/engine/seriesregistry.h"

#include <vector>

namespace observatorio {

/// Which rules watch which series (rulesFor), looked up once a series and numbered.
class AlertPlan {
public:
    using WatchIndex = Index<struct WatchTag>;

    AlertPlan(std::vector<AlertRule> rules, const SeriesRegistry &registry);

    /// One rule on one series; `id` numbers these pairs densely.
    struct Watch {
        const AlertRule *rule;
        WatchIndex id;
    };
    struct Watches {
        std::vector<Watch> event;
        std::vector<Watch> average;
        double quietFrom = 0.0;  ///< values in [quietFrom, quietTo] cross no threshold of a rule on events
        double quietTo = 0.0;
    };
    /// Valid until the next call with a series not asked for before.
    const Watches &of(SeriesIndex series)
    {
        if (!m_bySeries.holds(series))
            extend(series);
        return m_bySeries[series];
    }
    /// Null when no rule of that id watches the series any more.
    const Watch *find(SeriesIndex series, const std::string &rule);
    /// Numbered so far.
    [[nodiscard]] std::size_t watchCount() const noexcept { return m_watchCount; }
    [[nodiscard]] bool watchesAverages() const noexcept { return m_watchesAverages; }

private:
    void extend(SeriesIndex series);
    Watches watchesOf(const SeriesName &name);

    const std::vector<AlertRule> m_rules;
    const SeriesRegistry &m_registry;
    const bool m_watchesAverages;
    IndexedVector<SeriesIndex, Watches> m_bySeries;
    std::uint32_t m_watchCount = 0;
};

}  // namespace observatorio
