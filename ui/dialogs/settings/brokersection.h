// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/settings/settingssection.h"
#include "ui/page.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QRadioButton;

namespace observatorio {

class ConnectionTest;
class FileEdit;

class BrokerSection : public SettingsSection {
    Q_OBJECT
public:
    explicit BrokerSection(const UiContext &context, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("broker"); }
    QString title() const override { return tr("Broker"); }
    QString iconName() const override { return QStringLiteral("broker"); }
    void load(const AppSettings &settings) override;
    void store(AppSettings &settings) const override;
    std::optional<Problem> check() override;
    void focusProblem() override { focusFirstProblem(); }

private:
    void buildSecurity(const UiContext &context);
    void changed();
    void showRelevant();
    QStringList topics() const;
    bool usesSasl() const;
    bool usesTls() const;

    QRadioButton *m_embedded;
    QRadioButton *m_cluster;
    QLineEdit *m_servers;
    QComboBox *m_protocol;
    QComboBox *m_mechanism;
    QLineEdit *m_user;
    QLineEdit *m_password;
    FileEdit *m_ca;
    FileEdit *m_certificate;
    FileEdit *m_key;
    QPlainTextEdit *m_topics;
    QLineEdit *m_group;
    QLineEdit *m_instance;
    FormField *m_serversField, *m_protocolField, *m_mechanismField, *m_userField, *m_passwordField, *m_caField,
        *m_certificateField, *m_keyField;
    FormField *m_topicsField, *m_groupField;
    ConnectionTest *m_test;
};

}  // namespace observatorio
