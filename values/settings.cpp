#include "values/settings.h"

namespace observatorio {

std::vector<AlertRule> defaultAlertRules()
{
    struct Row {
        const char *indicador;
        AlertDirection direction;
        double warning;
        double critical;
    };
    constexpr Row rows[] = {
        {"inflacion", AlertDirection::Above, 15.0, 40.0},     {"desempleo", AlertDirection::Above, 10.0, 20.0},
        {"pib_growth", AlertDirection::Below, 0.0, -3.0},     {"corrupcion", AlertDirection::Below, 50.0, 20.0},
        {"deuda_externa", AlertDirection::Above, 60.0, 90.0}, {"gini", AlertDirection::Above, 40.0, 50.0},
        {"idh", AlertDirection::Below, 0.70, 0.55},
    };
    std::vector<AlertRule> rules;
    for (const Row &row : rows) {
        AlertRule rule;
        rule.id = rule.indicador = row.indicador;
        rule.direction = row.direction;
        rule.warning = row.warning;
        rule.critical = row.critical;
        rules.push_back(std::move(rule));
    }
    return rules;
}

}  // namespace observatorio
