// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"
#include "ui/numbertext.h"

#include <map>
#include <optional>

namespace observatorio {

/// A number of a rule, as a person types it.
struct RuleNumber {
    std::optional<double> (*get)(const AlertRule &);
    void (*set)(AlertRule &, std::optional<double>);
    bool mayBeEmpty = false;
    int most = 0;  ///< above 0: a whole number from 0 to this

    [[nodiscard]] NumberText::Read read(const QString &text) const;
    [[nodiscard]] QString write(double value) const;
};

/// By RuleModel's columns.
const std::map<int, RuleNumber> &ruleNumbers();

}  // namespace observatorio
