// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rulenumbers.h"

#include "analytics/domain/alertrules.h"
#include "ui/models/rulemodel.h"

namespace observatorio {

namespace {

constexpr int MostSeconds = 86'400;

using Rule = AlertRule;
using Number = std::optional<double>;

}  // namespace

NumberText::Read RuleNumber::read(const QString &text) const
{
    return most > 0 ? NumberText::readWithin(text, 0, most, 0) : NumberText::read(text);
}

QString RuleNumber::write(double value) const
{
    return most > 0 ? QString::number(static_cast<qint64>(value)) : NumberText::write(value);
}

const std::map<int, RuleNumber> &ruleNumbers()
{
    static const std::map<int, RuleNumber> numbers{
        {RuleModel::Warning,
         {[](const Rule &rule) { return Number(rule.warning); },
          [](Rule &rule, Number value) { rule.warning = *value; }}},
        {RuleModel::Critical,
         {[](const Rule &rule) { return rule.critical; }, [](Rule &rule, Number value) { rule.critical = value; },
          true}},
        {RuleModel::Clear,
         {[](const Rule &rule) { return rule.clear; }, [](Rule &rule, Number value) { rule.clear = value; }, true}},
        {RuleModel::Pending,
         {[](const Rule &rule) { return Number(rule.pendingMs / 1000); },
          [](Rule &rule, Number value) { rule.pendingMs = static_cast<DurationMs>(*value) * 1000; }, false,
          MostSeconds}},
        {RuleModel::KeepFiring,
         {[](const Rule &rule) { return Number(rule.keepFiringMs / 1000); },
          [](Rule &rule, Number value) { rule.keepFiringMs = static_cast<DurationMs>(*value) * 1000; }, false,
          MostSeconds}},
        {RuleModel::StaleWindows,
         {[](const Rule &rule) { return Number(rule.staleWindows); },
          [](Rule &rule, Number value) { rule.staleWindows = static_cast<int>(*value); }, false, MostStaleWindows}},
    };
    return numbers;
}

}  // namespace observatorio
