// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/settingssection.h"

class QComboBox;

namespace observatorio {

class WholeBox;

class WindowsSection : public SettingsSection {
    Q_OBJECT
public:
    explicit WindowsSection(QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("windows"); }
    QString title() const override { return tr("Windows"); }
    QString iconName() const override { return QStringLiteral("windows"); }
    void load(const AppSettings &settings) override;
    void store(AppSettings &settings) const override;
    std::optional<Problem> check() override;
    void focusProblem() override { focusFirstProblem(); }

private:
    WholeBox *m_window;
    WholeBox *m_delay;
    QComboBox *m_policy;
    WholeBox *m_future;
    FormField *m_delayField;
    FormField *m_futureField;
    FormField *m_windowField;
};

}  // namespace observatorio
