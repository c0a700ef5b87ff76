// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/settingssection.h"
#include "ui/page.h"

class QLabel;
class QPushButton;

namespace observatorio {

class DataTable;
class RuleModel;

class ThresholdsSection : public SettingsSection {
    Q_OBJECT
public:
    explicit ThresholdsSection(const UiContext &context, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("thresholds"); }
    QString title() const override { return tr("Thresholds"); }
    QString iconName() const override { return QStringLiteral("bell"); }
    void load(const AppSettings &settings) override;
    void store(AppSettings &settings) const override;
    std::optional<Problem> check() override;
    void focusProblem() override;

private:
    QList<int> selectedRows() const;
    void showActions();

    RuleModel *m_model;
    DataTable *m_table;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QLabel *m_icon;
    QLabel *m_problem;
};

}  // namespace observatorio
