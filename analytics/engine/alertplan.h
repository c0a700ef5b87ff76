// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"
#include "analytics/engine/seriesregistry.h"

#include <vector>

namespace observatorio {

/// Which rules watch which series. A rule that names the country replaces the general ones of the same indicator and
/// basis, also when it is disabled: then nothing watches that country.
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
    bool watchesAverages() const noexcept { return m_watchesAverages; }

private:
    void extend(SeriesIndex series);
    Watches watchesOf(const SeriesName &name);

    const std::vector<AlertRule> m_rules;
    const SeriesRegistry &m_registry;
    const bool m_watchesAverages;
    IndexedVector<SeriesIndex, Watches> m_bySeries;
    std::uint32_t m_watchCount = 0;
};

/// The worst level the value reaches by itself; None on the good side.
Severity levelOf(const AlertRule &rule, double value) noexcept;
/// On the good side of `clear` (else of the warning threshold), and over no threshold at all.
bool isClear(const AlertRule &rule, double value) noexcept;
inline bool isBeyond(AlertDirection direction, double value, double threshold) noexcept
{
    return direction == AlertDirection::Above ? value > threshold : value < threshold;
}

}  // namespace observatorio
