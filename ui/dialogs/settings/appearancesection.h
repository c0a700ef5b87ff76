// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/settingssection.h"

class QCheckBox;
class QComboBox;

namespace observatorio {

class AppearanceSection : public SettingsSection {
    Q_OBJECT
public:
    explicit AppearanceSection(QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("appearance"); }
    QString title() const override { return tr("General"); }
    QString iconName() const override { return QStringLiteral("gear"); }
    void load(const AppSettings &settings) override;
    void store(AppSettings &settings) const override;
    std::optional<Problem> check() override { return std::nullopt; }
    void focusProblem() override {}

private:
    QComboBox *m_language;
    QComboBox *m_theme;
    QCheckBox *m_simulator;
    QCheckBox *m_publish;
};

}  // namespace observatorio
