// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/alertplan.h"

#include <algorithm>
#include <limits>

namespace observatorio {

namespace {

bool names(const AlertRule &rule, const std::string &country)
{
    return std::find(rule.countries.begin(), rule.countries.end(), country) != rule.countries.end();
}

}  // namespace

Severity levelOf(const AlertRule &rule, double value) noexcept
{
    if (rule.critical && isBeyond(rule.direction, value, *rule.critical))
        return Severity::Critical;
    return isBeyond(rule.direction, value, rule.warning) ? Severity::Warning : Severity::None;
}

bool isClear(const AlertRule &rule, double value) noexcept
{
    return levelOf(rule, value) == Severity::None
           && !isBeyond(rule.direction, value, rule.clear.value_or(rule.warning));
}

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
    for (const AlertRule &rule : m_rules) {
        if (!rule.enabled || rule.indicator != name.indicator || !(rule.countries.empty() || names(rule, name.country)))
            continue;
        const bool replaced =
            rule.countries.empty() && std::any_of(m_rules.begin(), m_rules.end(), [&](const AlertRule &other) {
                return other.indicator == rule.indicator && other.basis == rule.basis && names(other, name.country);
            });
        if (replaced)
            continue;
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
