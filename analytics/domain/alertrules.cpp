// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/alertrules.h"

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

constexpr std::size_t LongestIndicator = 100;

bool names(const AlertRule &rule, const std::string &country)
{
    return std::find(rule.countries.begin(), rule.countries.end(), country) != rule.countries.end();
}

/// Whether both judge alike, whomever they watch.
bool saySame(const AlertRule &a, const AlertRule &b)
{
    return a.indicator == b.indicator && a.basis == b.basis && a.direction == b.direction && a.warning == b.warning
           && a.critical == b.critical && a.clear.value_or(a.warning) == b.clear.value_or(b.warning)
           && a.pendingMs == b.pendingMs && a.keepFiringMs == b.keepFiringMs && a.staleWindows == b.staleWindows;
}

/// The problems of one rule, field by field.
class Check {
public:
    Check(std::span<const AlertRule> rules, std::size_t at, const CountryTable &countries,
          std::vector<RuleProblem> &problems)
        : m_rules(rules), m_at(at), m_rule(rules[at]), m_countries(countries), m_problems(problems)
    {
    }

    void run()
    {
        checkId();
        if (m_rule.indicator.empty())
            report(RuleField::Indicator, RuleProblemCode::NoIndicator);
        else if (m_rule.indicator.size() > LongestIndicator)
            report(RuleField::Indicator, RuleProblemCode::IndicatorTooLong);
        checkCountries();
        checkThresholds();
        if (m_rule.pendingMs < 0)
            report(RuleField::Pending, RuleProblemCode::NegativeDuration);
        if (m_rule.keepFiringMs < 0)
            report(RuleField::KeepFiring, RuleProblemCode::NegativeDuration);
        if (m_rule.staleWindows < 0 || m_rule.staleWindows > MostStaleWindows)
            report(RuleField::StaleWindows, RuleProblemCode::StaleWindowsOutOfRange);
    }

private:
    void report(RuleField field, RuleProblemCode code, std::string country = {})
    {
        m_problems.push_back({m_at, field, code, std::move(country)});
    }

    void checkId()
    {
        if (m_rule.id.empty()) {
            report(RuleField::Id, RuleProblemCode::NoId);
            return;
        }
        const auto same = std::count_if(m_rules.begin(), m_rules.end(),
                                        [this](const AlertRule &other) { return other.id == m_rule.id; });
        if (same > 1)
            report(RuleField::Id, RuleProblemCode::RepeatedId);
    }

    void checkCountries()
    {
        for (const std::string &country : m_rule.countries) {
            const auto known = m_countries.find(country);
            if (!known || m_countries.at(*known).iso3 != country)
                report(RuleField::Countries,
                       m_countries.formerState(country) ? RuleProblemCode::FormerCountry
                                                        : RuleProblemCode::UnknownCountry,
                       country);
        }
        if (!m_rule.enabled || m_rule.indicator.empty())
            return;
        const auto isTwin = [this](const AlertRule &other) {
            return &other != &m_rule && other.enabled && saySame(m_rule, other);
        };
        if (m_rule.countries.empty()) {
            if (std::any_of(m_rules.begin(), m_rules.end(),
                            [&](const AlertRule &other) { return isTwin(other) && other.countries.empty(); }))
                report(RuleField::Countries, RuleProblemCode::SameForEveryCountry);
            return;
        }
        for (const std::string &country : m_rule.countries) {
            if (std::any_of(m_rules.begin(), m_rules.end(),
                            [&](const AlertRule &other) { return isTwin(other) && names(other, country); }))
                report(RuleField::Countries, RuleProblemCode::SameForCountry, country);
        }
    }

    void checkThresholds()
    {
        const auto finite = [this](RuleField field, std::optional<double> value) {
            if (value && !std::isfinite(*value))
                report(field, RuleProblemCode::NotFinite);
            return value && std::isfinite(*value);
        };
        const bool warning = finite(RuleField::Warning, m_rule.warning);
        if (finite(RuleField::Critical, m_rule.critical) && warning
            && !isBeyond(m_rule.direction, *m_rule.critical, m_rule.warning))
            report(RuleField::Critical, RuleProblemCode::CriticalBeforeWarning);
        if (finite(RuleField::Clear, m_rule.clear) && warning
            && isBeyond(m_rule.direction, *m_rule.clear, m_rule.warning))
            report(RuleField::Clear, RuleProblemCode::ClearPastWarning);
    }

    const std::span<const AlertRule> m_rules;
    const std::size_t m_at;
    const AlertRule &m_rule;
    const CountryTable &m_countries;
    std::vector<RuleProblem> &m_problems;
};

}  // namespace

std::vector<const AlertRule *> rulesFor(std::span<const AlertRule> rules, const SeriesName &series)
{
    std::vector<const AlertRule *> watching;
    for (const AlertRule &rule : rules) {
        if (!rule.enabled || rule.indicator != series.indicator)
            continue;
        const bool watches = rule.countries.empty()
                                 ? std::none_of(rules.begin(), rules.end(),
                                                [&](const AlertRule &other) {
                                                    return other.indicator == rule.indicator
                                                           && other.basis == rule.basis && names(other, series.country);
                                                })
                                 : names(rule, series.country);
        if (watches)
            watching.push_back(&rule);
    }
    return watching;
}

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

std::optional<TimeMs> staleAt(const AlertRule &rule, WindowGrid windows, TimeMs lastEvent) noexcept
{
    if (rule.staleWindows <= 0)
        return std::nullopt;
    return windows.endOf(windows.startOf(lastEvent)) + rule.staleWindows * windows.length();
}

std::vector<RuleProblem> validate(std::span<const AlertRule> rules, const CountryTable &countries)
{
    std::vector<RuleProblem> problems;
    for (std::size_t at = 0; at < rules.size(); ++at)
        Check(rules, at, countries, problems).run();
    return problems;
}

}  // namespace observatorio
