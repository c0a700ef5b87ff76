// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/settingssection.h"
#include "ui/page.h"

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace observatorio {

class ConnectionTest;
class FileEdit;
class WholeBox;

class DatabaseSection : public SettingsSection {
    Q_OBJECT
public:
    explicit DatabaseSection(const UiContext &context, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("database"); }
    QString title() const override { return tr("Database"); }
    QString iconName() const override { return QStringLiteral("database"); }
    void load(const AppSettings &settings) override;
    void store(AppSettings &settings) const override;
    std::optional<Problem> check() override;
    void focusProblem() override { focusFirstProblem(); }

private:
    void changed();
    void showRelevant();

    QRadioButton *m_sqlite;
    QRadioButton *m_postgres;
    FileEdit *m_file;
    QLineEdit *m_host;
    WholeBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QComboBox *m_sslMode;
    FormField *m_fileField, *m_hostField, *m_portField, *m_databaseField, *m_userField, *m_passwordField, *m_sslField;
    ConnectionTest *m_test;
};

}  // namespace observatorio
