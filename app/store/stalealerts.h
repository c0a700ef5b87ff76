// SPDX-License-Identifier: GPL-3.0-or-later
// What ends a stale alert (ARCHITECTURE.md, Alerts). The partition that raised it has forgotten it, so only the tables
// know: another partition, or this one later, brought something newer of its series.
#pragma once

#include "analytics/domain/alertrules.h"
#include "app/store/batchrows.h"

#include <vector>

namespace observatorio::store {

class StaleAlerts {
public:
    /// Rules in force; alerts of other rules are another program's to judge.
    explicit StaleAlerts(std::vector<AlertRule> rules) : m_rules(std::move(rules)) {}

    /// Ends those of which the tables know something newer: a last value, or of a rule on means the mean of the newest
    /// closed window, that is clear in some partition, or another episode of the same rule and series. Returns them as
    /// they are now.
    ///
    /// After the transaction that brought it, not in it: of two programs that commit at once the later one sees what
    /// both wrote.
    Expected<std::vector<AlertEpisode>> settle(Connection &connection) const;

    /// Ends those of just claimed partitions, rows of Claims' keys, whose rule watches their series no more. Inside the
    /// claim's transaction.
    Expected<std::vector<AlertEpisode>> endOrphans(Connection &connection, const RowSet &partitions) const;

private:
    struct Stale;
    [[nodiscard]] const AlertRule *ruleOf(const AlertEpisode &episode) const;
    static Expected<void> judgeMeans(Connection &connection, std::vector<Stale> &stale);
    static Expected<std::vector<AlertEpisode>> end(Connection &connection, std::vector<Stale> stale);

    const std::vector<AlertRule> m_rules;
};

}  // namespace observatorio::store
