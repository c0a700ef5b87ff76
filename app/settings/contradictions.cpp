// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/contradictions.h"

#include "analytics/domain/alertrules.h"
#include "analytics/domain/topicname.h"
#include "analytics/domain/windowgrid.h"
#include "app/files/resources.h"
#include "app/settings/durationtext.h"
#include "app/settings/settingsfields.h"

namespace observatorio {

namespace {

const char *nameOf(RuleField field)
{
    switch (field) {
    case RuleField::Id:
        return "id";
    case RuleField::Indicator:
        return "indicator";
    case RuleField::Countries:
        return "countries";
    case RuleField::Warning:
        return "warning";
    case RuleField::Critical:
        return "critical";
    case RuleField::Clear:
        return "clear";
    case RuleField::Pending:
        return "pending";
    case RuleField::KeepFiring:
        return "keepFiring";
    case RuleField::StaleWindows:
        return "staleWindows";
    }
    return "";
}

/// A settings file has codes alone.
std::string noCountry(const std::string &text, const CountryTable &countries)
{
    const std::string name(countries.find(text) ? text : countries.nearestName(text));
    const auto meant = countries.find(name);
    if (!meant)
        return text + " is no country";
    return text + " is no country's code; " + (name == text ? "it has" : "perhaps " + name + ",") + " "
           + countries.at(*meant).iso3;
}

std::string whatIsWrong(const RuleProblem &problem, const AlertRule &rule, const CountryTable &countries)
{
    switch (problem.code) {
    case RuleProblemCode::NoId:
    case RuleProblemCode::NoIndicator:
        return "it needs a name";
    case RuleProblemCode::RepeatedId:
        return "another rule is called " + rule.id;
    case RuleProblemCode::IndicatorTooLong:
        return "a name has at most 100 bytes";
    case RuleProblemCode::UnknownCountry:
        return noCountry(problem.country, countries);
    case RuleProblemCode::FormerCountry:
        return problem.country + " is a former state";
    case RuleProblemCode::SameForEveryCountry:
        return "another rule says the same for every country";
    case RuleProblemCode::SameForCountry:
        return "another rule says the same for " + problem.country;
    case RuleProblemCode::NotFinite:
        return "not a finite number";
    case RuleProblemCode::CriticalBeforeWarning:
        return "critical is not worse than warning";
    case RuleProblemCode::ClearPastWarning:
        return "the alert would end while its value still crosses the warning threshold";
    case RuleProblemCode::NegativeDuration:
        return "a duration is not negative";
    case RuleProblemCode::StaleWindowsOutOfRange:
        return "0 to " + std::to_string(MostStaleWindows) + " windows";
    }
    return {};
}

}  // namespace

Expected<std::vector<std::string>> contradictions(const AppSettings &settings)
{
    const auto countries = Resources::countries();
    if (!countries)
        return tl::unexpected(countries.error());
    std::vector<std::string> found;
    const PipelineSettings &pipeline = settings.pipeline;
    const BrokerSettings &broker = pipeline.broker;
    if (!broker.embedded && broker.bootstrapServers.empty())
        found.emplace_back("broker.bootstrapServers: no address");
    if (broker.topics.empty())
        found.emplace_back("broker.topics: at least one topic");
    if (const auto wrong = problemOfTopicNames(broker.topics))
        found.push_back("broker.topics: " + toEnglish(wrong->second, wrong->first));
    if (const auto problem = problemOfTopicName(settings.simulator.topic))
        found.push_back("simulator.topic: " + toEnglish(*problem, settings.simulator.topic));
    if (broker.group.empty())
        found.emplace_back("broker.group: it needs a name");
    if (broker.sessionMs > SettingsFields::LongestSession)
        found.push_back("broker.session: at most " + durationText(SettingsFields::LongestSession));
    if (broker.certificateFile.empty() != broker.keyFile.empty())
        found.emplace_back("broker.keyFile: a certificate and its key come together");
    const EngineSettings &engine = pipeline.engine;
    if (engine.windowMs <= 0 || LongWindows.length() % engine.windowMs != 0)
        found.push_back("engine.window: " + durationText(engine.windowMs) + " does not divide "
                        + durationText(LongWindows.length()));
    for (const RuleProblem &problem : validate(pipeline.rules, **countries))
        found.push_back("rules[" + std::to_string(problem.rule) + "]." + nameOf(problem.field) + ": "
                        + whatIsWrong(problem, pipeline.rules[problem.rule], **countries));
    return found;
}

}  // namespace observatorio
