// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/settings.h"

namespace observatorio {

std::vector<AlertRule> defaultAlertRules()
{
    struct Row {
        const char *indicator;
        AlertDirection direction;
        double warning;
        double critical;
        double clear;
    };
    constexpr Row rows[] = {
        {"inflacion", AlertDirection::Above, 40.0, 100.0, 38.0},
        {"desempleo", AlertDirection::Above, 15.0, 20.0, 14.5},
        {"pib_growth", AlertDirection::Below, -3.0, -5.0, -2.8},
        {"corrupcion", AlertDirection::Below, 30.0, 20.0, 30.5},
        {"deuda_externa", AlertDirection::Above, 70.0, 90.0, 68.0},
        {"gini", AlertDirection::Above, 55.0, 60.0, 54.5},
        {"idh", AlertDirection::Below, 0.55, 0.45, 0.555},
    };
    std::vector<AlertRule> rules;
    for (const Row &row : rows) {
        AlertRule rule;
        rule.id = rule.indicator = row.indicator;
        rule.direction = row.direction;
        rule.warning = row.warning;
        rule.critical = row.critical;
        rule.clear = row.clear;
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::vector<std::string> defaultSimulatedCountries()
{
    return {"ARG", "BRA", "CHL", "COL", "PER", "MEX", "ESP", "POL", "HUN", "CZE", "ROU", "BGR", "NGA", "ZAF", "KEN",
            "GHA", "ETH", "IDN", "THA", "VNM", "MYS", "PHL", "IND", "SAU", "ARE", "TUR", "IRN", "EGY", "KAZ", "UZB"};
}

}  // namespace observatorio
