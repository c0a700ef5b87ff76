// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/alertplan.h"

#include <algorithm>
#include <limits>

namespace observatorio {

AlertPlan::AlertPlan(std::vector<AlertRule> rules, const SeriesRegistry &registry)
    : m_rules(std::move(rules)), m_registry(registry),
      m_watchesAverages(std::any_of(m_rules.begin(), m_rules.end(), [](const AlertRule &rule) {
          return rule.enabled && rule.basis == AlertBasis::WindowAverage;
      }))
{
}

void AlertPlan::extend(SeriesIndex series)
{
    while (!m_bySeries.holds(series))
        m_bySeries.add(watchesOf(m_registry.name(m_bySeries.nextIndex())));
}

AlertPlan::Watches AlertPlan::watchesOf(const SeriesName &name)
{
    Watches watches;
    watches.quietFrom = -std::numeric_limits<double>::infinity();
    watches.quietTo = std::numeric_limits<double>::infinity();
    for (const AlertRule *watching : rulesFor(m_rules, name)) {
        const AlertRule &rule = *watching;
        const Watch watch{&rule, WatchIndex(m_watchCount++)};
        if (rule.basis == AlertBasis::WindowAverage) {
            watches.average.push_back(watch);
            continue;
        }
        watches.event.push_back(watch);
        for (const double threshold : {rule.warning, rule.critical.value_or(rule.warning)}) {
            if (rule.direction == AlertDirection::Above)
                watches.quietTo = std::min(watches.quietTo, threshold);
            else
                watches.quietFrom = std::max(watches.quietFrom, threshold);
        }
    }
    return watches;
}

const AlertPlan::Watch *AlertPlan::find(SeriesIndex series, const std::string &rule)
{
    const Watches &watches = of(series);
    for (const auto *list : {&watches.event, &watches.average}) {
        for (const Watch &watch : *list) {
            if (watch.rule->id == rule)
                return &watch;
        }
    }
    return nullptr;
}

}  // namespace observatorio
