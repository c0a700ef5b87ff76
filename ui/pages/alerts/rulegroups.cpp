// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/rulegroups.h"

#include "ui/widgets/datatable.h"

#include <QPushButton>
#include <QShortcut>

namespace observatorio {

RuleGroups::RuleGroups(QWidget *list, AlertFilter *filter, QWidget *parent)
    : QStackedWidget(parent), m_filter(filter), m_model(new RuleGroupModel(this)),
      m_table(sortedTable(m_model, tr("Alerts by rule"), this)), m_toggle(new QPushButton(tr("By rule"))),
      m_chosen(new QPushButton)
{
    addWidget(list);
    addWidget(m_table);
    m_table->stretchColumn(RuleGroupModel::Indicator);
    m_toggle->setCheckable(true);
    m_toggle->setToolTip(tr("The rules, and how many alerts each has; Enter shows a rule's alerts"));
    m_chosen->setToolTip(tr("Show the alerts of all rules"));
    m_chosen->hide();
    connect(m_toggle, &QPushButton::toggled, this, [this](bool byRule) { setCurrentIndex(byRule ? 1 : 0); });
    connect(m_chosen, &QPushButton::clicked, this, [this] { choose({}); });
    const auto open = [this](const QModelIndex &index) {
        if (index.isValid())
            choose(index.siblingAtColumn(RuleGroupModel::Rule).data().toString());
    };
    connect(m_table, &QAbstractItemView::doubleClicked, this, open);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(key, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, open] { open(m_table->currentIndex()); });
    }
}

void RuleGroups::update(const std::vector<AlertRow> &alerts) { m_model->update(alerts); }

void RuleGroups::choose(const QString &rule)
{
    m_filter->set(&AlertConditions::rule, rule);
    m_chosen->setText(tr("Rule %1 ✕").arg(rule));
    m_chosen->setVisible(!rule.isEmpty());
    m_toggle->setChecked(false);
}

}  // namespace observatorio
