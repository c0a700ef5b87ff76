// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rulegroupmodel.h"

#include <QStackedWidget>

class QPushButton;

namespace observatorio {

class DataTable;

/// The list of alerts, or in its place the rules with how many alerts each has. A rule that is chosen there leads back
/// to the list, which then shows that rule's alone.
class RuleGroups : public QStackedWidget {
    Q_OBJECT
public:
    RuleGroups(QWidget *list, AlertFilter *filter, QWidget *parent = nullptr);

    /// Switches between the two, and shows which it is.
    [[nodiscard]] QPushButton *toggle() const { return m_toggle; }
    /// Shows the rule that the list is about, and ends that; hidden while it is about all.
    [[nodiscard]] QPushButton *chosenRule() const { return m_chosen; }
    [[nodiscard]] DataTable *table() const { return m_table; }

    void update(const std::vector<AlertRow> &alerts);

private:
    void choose(const QString &rule);  ///< empty: all

    AlertFilter *m_filter;
    RuleGroupModel *m_model;
    DataTable *m_table;
    QPushButton *m_toggle;
    QPushButton *m_chosen;
};

}  // namespace observatorio
