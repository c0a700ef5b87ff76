// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/settings.h"

#include "analytics/domain/indicatortable.h"

namespace observatorio {

std::vector<AlertRule> defaultAlertRules(const IndicatorTable &indicators)
{
    std::vector<AlertRule> rules;
    for (const Indicator &indicator : indicators.all()) {
        if (!indicator.thresholds)
            continue;
        AlertRule rule;
        rule.id = rule.indicator = indicator.name;
        rule.direction = *indicator.worse;
        rule.warning = indicator.thresholds->warning;
        rule.critical = indicator.thresholds->critical;
        rule.clear = indicator.thresholds->clear;
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::vector<std::string> defaultSimulatedCountries()
{
    return {"ARG", "BRA", "CHL", "COL", "PER", "MEX", "ESP", "POL", "HUN", "CZE", "ROU", "BGR", "NGA", "ZAF", "KEN",
            "GHA", "ETH", "IDN", "THA", "VNM", "MYS", "PHL", "IND", "SAU", "ARE", "TUR", "IRN", "EGY", "KAZ", "UZB"};
}

bool usesSasl(const BrokerSettings &broker) noexcept
{
    return !broker.embedded
           && (broker.protocol == SecurityProtocol::SaslPlaintext || broker.protocol == SecurityProtocol::SaslSsl);
}

bool usesTls(const BrokerSettings &broker) noexcept
{
    return !broker.embedded
           && (broker.protocol == SecurityProtocol::Ssl || broker.protocol == SecurityProtocol::SaslSsl);
}

AppSettings defaultSettings(const IndicatorTable &indicators)
{
    AppSettings settings;
    settings.pipeline.rules = defaultAlertRules(indicators);
    return settings;
}

}  // namespace observatorio
