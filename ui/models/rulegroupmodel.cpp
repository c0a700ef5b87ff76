// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rulegroupmodel.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace observatorio {

RuleGroupModel::RuleGroupModel(QObject *parent) : ColumnsModel(parent)
{
    using Row = RuleGroupRow;
    const QString many = Format::integer(88'888);
    addText(tr("Rule"), Term::Rule, QStringLiteral("pib_percapita/ARG"), [](const Row &row) {
        return QString::fromStdString(row.rule);
    }).tipped([](const Row &row) { return QVariant(Format::rich(QString::fromStdString(row.rule))); });
    addText(tr("Indicator"), Term::Indicator, Format::alertingIndicators().join(u'\n'), [](const Row &row) {
        return row.indicator == "*" ? tr("several") : Format::indicatorName(QString::fromStdString(row.indicator));
    });
    addCount(tr("Firing", "alerts"), Term::RuleAlerts, many, [](const Row &row) { return row.firing; });
    addCount(tr("Critical"), Term::RuleAlerts, many, [](const Row &row) { return row.critical; });
    addCount(tr("Acknowledged", "alerts"), Term::RuleAlerts, many, [](const Row &row) { return row.acknowledged; });
    addCount(tr("Silenced", "alerts"), Term::RuleAlerts, many, [](const Row &row) { return row.silenced; });
    addCount(tr("Stale", "alerts"), Term::RuleAlerts, many, [](const Row &row) { return row.stale; });
    addCount(tr("Resolved", "alerts"), Term::RuleAlerts, many, [](const Row &row) { return row.resolved; });
    addNumber(
        tr("Newest"), Term::RuleNewest, Format::dayTime(0), [](const Row &row) { return row.newest; }, Format::dayTime)
        .atLeft();
}

void RuleGroupModel::update(const std::vector<AlertRow> &alerts)
{
    std::map<std::string, RuleGroupRow> groups;
    for (const AlertRow &alert : alerts) {
        const AlertEpisode &episode = alert.view.episode;
        RuleGroupRow &group = groups[episode.rule];
        group.rule = episode.rule;
        if (group.indicator.empty() || episode.start > group.newest) {
            group.indicator = episode.series.indicator;
            group.newest = episode.start;
        }
        switch (alert.state) {
        case AlertState::Firing:
            ++group.firing;
            group.critical += episode.severity == Severity::Critical;
            break;
        case AlertState::Acknowledged:
            ++group.acknowledged;
            break;
        case AlertState::Silenced:
            ++group.silenced;
            break;
        case AlertState::Stale:
            ++group.stale;
            break;
        case AlertState::Resolved:
            ++group.resolved;
            break;
        }
    }
    std::vector<RuleGroupRow> rows;
    rows.reserve(groups.size());
    for (auto &[rule, group] : groups)
        rows.push_back(std::move(group));
    std::ranges::sort(rows, [](const RuleGroupRow &a, const RuleGroupRow &b) {
        return std::tie(b.critical, b.firing, a.rule) < std::tie(a.critical, a.firing, b.rule);
    });
    assign(std::move(rows));
}

}  // namespace observatorio
