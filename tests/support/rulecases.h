// SPDX-License-Identifier: GPL-3.0-or-later
// One table of what alert rules mean, run through everything that uses them: the domain's functions, the engine with
// records, the charts' thresholds and the settings' editor.
#pragma once

#include "analytics/domain/alertrules.h"

#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace observatorio::test {

struct RuleMeaning {
    std::string name;
    std::vector<AlertRule> rules;
    SeriesName series;
    double value = 0.0;  ///< of an event, and the mean of its window
    std::vector<std::pair<std::string, Severity>>
        levels;  ///< rules that watch the series, and what the value is to each
    std::vector<RuleProblem> problems;
};

inline std::ostream &operator<<(std::ostream &out, const RuleMeaning &meaning) { return out << meaning.name; }

/// A rule of inflacion on events, above 15 and 40, for everybody; made into another by what is called on it.
class Rule {
public:
    explicit Rule(std::string id)
    {
        m_rule.id = std::move(id);
        m_rule.indicator = "inflacion";
        m_rule.warning = 15.0;
        m_rule.critical = 40.0;
    }
    Rule of(std::string indicator) && { return set(&AlertRule::indicator, std::move(indicator)); }
    Rule in(std::vector<std::string> countries) && { return set(&AlertRule::countries, std::move(countries)); }
    Rule onMeans() && { return set(&AlertRule::basis, AlertBasis::WindowAverage); }
    Rule below() && { return set(&AlertRule::direction, AlertDirection::Below); }
    Rule at(double warning, std::optional<double> critical) &&
    {
        m_rule.warning = warning;
        m_rule.critical = critical;
        return std::move(*this);
    }
    Rule clear(double clear) && { return set(&AlertRule::clear, std::optional(clear)); }
    Rule after(DurationMs pending) && { return set(&AlertRule::pendingMs, pending); }
    Rule keep(DurationMs keepFiring) && { return set(&AlertRule::keepFiringMs, keepFiring); }
    Rule staleAfter(int windows) && { return set(&AlertRule::staleWindows, windows); }
    Rule off() && { return set(&AlertRule::enabled, false); }
    operator AlertRule() const { return m_rule; }

private:
    template<typename Value>
    Rule set(Value AlertRule::*member, Value value)
    {
        m_rule.*member = std::move(value);
        return std::move(*this);
    }

    AlertRule m_rule;
};

inline std::vector<RuleMeaning> ruleMeanings()
{
    using enum Severity;
    const SeriesName argentina{"ARG", "inflacion"}, brazil{"BRA", "inflacion"};
    const auto countries = [](std::size_t rule, RuleProblemCode code, const char *country = "") {
        return RuleProblem{rule, RuleField::Countries, code, country};
    };
    const auto wrong = [](std::size_t rule, RuleField field, RuleProblemCode code) {
        return RuleProblem{rule, field, code, {}};
    };
    constexpr double NaN = std::numeric_limits<double>::quiet_NaN();
    constexpr double Infinity = std::numeric_limits<double>::infinity();
    return {
        {"NoRule", {}, argentina, 50.0, {}, {}},
        {"AnotherIndicator", {Rule("a").of("gini")}, argentina, 50.0, {}, {}},
        {"General", {Rule("a")}, argentina, 50.0, {{"a", Critical}}, {}},
        {"AtTheThreshold", {Rule("a")}, argentina, 15.0, {{"a", None}}, {}},
        {"AtTheCriticalOne", {Rule("a")}, argentina, 40.0, {{"a", Warning}}, {}},
        {"GeneralOff", {Rule("a").off()}, argentina, 50.0, {}, {}},
        {"OwnReplacesGeneral", {Rule("a"), Rule("b").in({"ARG"}).at(60, {})}, argentina, 50.0, {{"b", None}}, {}},
        {"OwnLeavesTheOthers", {Rule("a"), Rule("b").in({"ARG"}).at(60, {})}, brazil, 50.0, {{"a", Critical}}, {}},
        {"OwnOffMutes", {Rule("a"), Rule("b").in({"ARG", "CHL"}).off()}, argentina, 50.0, {}, {}},
        {"OwnOffMutesNobodyElse", {Rule("a"), Rule("b").in({"ARG"}).off()}, brazil, 50.0, {{"a", Critical}}, {}},
        {"OwnOffMutesItsBasisAlone",
         {Rule("a"), Rule("m").onMeans().at(30, {}), Rule("b").in({"ARG"}).off()},
         argentina,
         50.0,
         {{"m", Warning}},
         {}},
        {"OwnOnTheOtherBasisReplacesNothing",
         {Rule("a"), Rule("m").onMeans().in({"ARG"}).at(20, {})},
         argentina,
         50.0,
         {{"a", Critical}, {"m", Warning}},
         {}},
        {"BothBasesForEveryCountry",
         {Rule("a"), Rule("m").onMeans()},
         argentina,
         20.0,
         {{"a", Warning}, {"m", Warning}},
         {}},
        {"BothDirectionsForEveryCountry",
         {Rule("a"), Rule("b").below().at(0, -5.0)},
         argentina,
         -7.0,
         {{"a", None}, {"b", Critical}},
         {}},
        {"OwnReplacesBothDirections",
         {Rule("a"), Rule("b").below().at(0, {}), Rule("c").in({"ARG"}).at(99, {})},
         argentina,
         -7.0,
         {{"c", None}},
         {}},
        {"TwoOwnOfOneCountryThatDiffer",
         {Rule("a").in({"ARG"}), Rule("b").in({"ARG"}).at(45, {})},
         argentina,
         50.0,
         {{"a", Critical}, {"b", Warning}},
         {}},
        {"OneOfTwoTwinsOff",
         {Rule("a").in({"ARG"}), Rule("b").in({"ARG"}).off()},
         argentina,
         50.0,
         {{"a", Critical}},
         {}},
        {"TwinsForEveryCountry",
         {Rule("a"), Rule("b")},
         argentina,
         20.0,
         {{"a", Warning}, {"b", Warning}},
         {countries(0, RuleProblemCode::SameForEveryCountry), countries(1, RuleProblemCode::SameForEveryCountry)}},
        {"TwinsForOneCountry",
         {Rule("a").in({"ARG", "BRA"}), Rule("b").in({"BRA"})},
         argentina,
         20.0,
         {{"a", Warning}},
         {countries(0, RuleProblemCode::SameForCountry, "BRA"), countries(1, RuleProblemCode::SameForCountry, "BRA")}},
        {"CountryThatIsNone",
         {Rule("a").in({"Atlantida"})},
         argentina,
         50.0,
         {},
         {countries(0, RuleProblemCode::UnknownCountry, "Atlantida")}},
        {"CountryThatIsNoMore",
         {Rule("a").in({"DDR"})},
         argentina,
         50.0,
         {},
         {countries(0, RuleProblemCode::FormerCountry, "DDR")}},
        {"CriticalOnTheGoodSide",
         {Rule("a").at(15, 14)},
         argentina,
         14.5,
         {{"a", Critical}},
         {wrong(0, RuleField::Critical, RuleProblemCode::CriticalBeforeWarning)}},
        {"CriticalAtWarning",
         {Rule("a").below().at(15, 15)},
         argentina,
         15.0,
         {{"a", None}},
         {wrong(0, RuleField::Critical, RuleProblemCode::CriticalBeforeWarning)}},
        {"ClearAtWarning", {Rule("a").clear(15)}, argentina, 20.0, {{"a", Warning}}, {}},
        {"ClearOnTheBadSide",
         {Rule("a").clear(16)},
         argentina,
         20.0,
         {{"a", Warning}},
         {wrong(0, RuleField::Clear, RuleProblemCode::ClearPastWarning)}},
        {"NoIndicator",
         {Rule("a").of("")},
         argentina,
         50.0,
         {},
         {wrong(0, RuleField::Indicator, RuleProblemCode::NoIndicator)}},
        {"IndicatorTooLong",
         {Rule("a").of(std::string(101, 'x'))},
         argentina,
         50.0,
         {},
         {wrong(0, RuleField::Indicator, RuleProblemCode::IndicatorTooLong)}},
        {"IndicatorJustShortEnough", {Rule("a").of(std::string(100, 'x'))}, argentina, 50.0, {}, {}},
        {"NumbersThatAreNone",
         {Rule("a").of("gini").at(NaN, Infinity)},
         argentina,
         50.0,
         {},
         {wrong(0, RuleField::Warning, RuleProblemCode::NotFinite),
          wrong(0, RuleField::Critical, RuleProblemCode::NotFinite)}},
        {"LessThanNoTime",
         {Rule("a").of("gini").after(-1).keep(-1)},
         argentina,
         50.0,
         {},
         {wrong(0, RuleField::Pending, RuleProblemCode::NegativeDuration),
          wrong(0, RuleField::KeepFiring, RuleProblemCode::NegativeDuration)}},
        {"WindowsOutOfRange",
         {Rule("a").of("gini").staleAfter(-1), Rule("b").of("idh").staleAfter(MostStaleWindows + 1),
          Rule("c").of("ied").staleAfter(MostStaleWindows), Rule("d").of("pib").staleAfter(0)},
         argentina,
         50.0,
         {},
         {wrong(0, RuleField::StaleWindows, RuleProblemCode::StaleWindowsOutOfRange),
          wrong(1, RuleField::StaleWindows, RuleProblemCode::StaleWindowsOutOfRange)}},
        {"TwinsButForTheSilence",
         {Rule("a"), Rule("b").staleAfter(3)},
         argentina,
         20.0,
         {{"a", Warning}, {"b", Warning}},
         {}},
        {"Ids",
         {Rule("").of("gini"), Rule("a").of("idh"), Rule("a").of("ied")},
         argentina,
         50.0,
         {},
         {wrong(0, RuleField::Id, RuleProblemCode::NoId), wrong(1, RuleField::Id, RuleProblemCode::RepeatedId),
          wrong(2, RuleField::Id, RuleProblemCode::RepeatedId)}},
    };
}

}  // namespace observatorio::test
