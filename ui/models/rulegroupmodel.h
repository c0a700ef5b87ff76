// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/alertmodel.h"

namespace observatorio {

/// The alerts of one rule, counted.
struct RuleGroupRow {
    std::string rule;
    std::string indicator;  ///< of the newest
    int firing = 0;         ///< neither acknowledged nor silenced
    int critical = 0;       ///< of those
    int acknowledged = 0;
    int silenced = 0;
    int stale = 0;
    int resolved = 0;
    TimeMs newest = 0;  ///< start of the newest

    [[nodiscard]] const std::string &key() const { return rule; }
    bool operator==(const RuleGroupRow &) const = default;
};

/// One row a rule, those that need attention most first.
class RuleGroupModel : public ColumnsModel<RuleGroupRow> {
    Q_OBJECT
public:
    enum Column { Rule, Indicator, Firing, Critical, Acknowledged, Silenced, Stale, Resolved, Newest };

    explicit RuleGroupModel(QObject *parent = nullptr);
    void update(const std::vector<AlertRow> &alerts);
};

}  // namespace observatorio
