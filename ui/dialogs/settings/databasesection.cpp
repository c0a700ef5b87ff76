// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/databasesection.h"

#include "ui/dialogs/settings/connectiontest.h"
#include "ui/dialogs/settings/fileedit.h"
#include "ui/dialogs/settings/formfield.h"
#include "ui/dialogs/settings/passwordedit.h"
#include "ui/dialogs/settings/settingscheck.h"
#include "ui/widgets/numberbox.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace observatorio {

namespace {

constexpr int NarrowEdit = 260;

}  // namespace

DatabaseSection::DatabaseSection(const UiContext &context, QWidget *parent)
    : SettingsSection(tr("Database"),
                      tr("Where windows, alerts and the reading position are stored, in one transaction."), parent),
      m_sqlite(new QRadioButton(tr("A SQLite file"))), m_postgres(new QRadioButton(tr("PostgreSQL"))),
      m_file(new FileEdit(FileEdit::ToWrite, tr("File"), tr("SQLite databases (*.sqlite *.db);;All files (*)"))),
      m_host(new QLineEdit), m_port(new WholeBox), m_database(new QLineEdit), m_user(new QLineEdit),
      m_password(new PasswordEdit), m_sslMode(new QComboBox)
{
    m_test = new ConnectionTest(context.actions, [this, &context](quint64 request) {
        AppSettings settings = context.settings;
        store(settings);
        Q_EMIT context.actions->databaseTestRequested(request, settings.pipeline.store);
    });
    column()->addWidget(m_sqlite);
    column()->addWidget(m_postgres);
    m_fileField = addField(tr("File"), m_file, tr("Made when it does not exist. Its folder must."));
    for (QLineEdit *edit : {m_host, m_database, m_user, m_password})
        edit->setMaximumWidth(NarrowEdit);
    m_hostField = addField(tr("Server"), m_host);
    m_port->setRange(1, 65535);
    m_port->setMaximumWidth(110);
    m_portField = addField(tr("Port"), m_port);
    m_databaseField = addField(tr("Database name"), m_database);
    m_userField = addField(tr("User"), m_user);
    m_passwordField = addField(tr("Password"), m_password, PasswordEdit::note(context.keychainAvailable));
    m_sslMode->addItem(tr("As the server prefers"), QString());
    m_sslMode->addItem(tr("Never"), QStringLiteral("disable"));
    m_sslMode->addItem(tr("Always, whoever the server is"), QStringLiteral("require"));
    m_sslMode->addItem(tr("Always, with a known authority"), QStringLiteral("verify-ca"));
    m_sslMode->addItem(tr("Always, authority and name checked"), QStringLiteral("verify-full"));
    m_sslMode->setMaximumWidth(NarrowEdit);
    m_sslField = addField(tr("Encryption"), m_sslMode);
    column()->addWidget(m_test);
    column()->addStretch(1);

    connect(m_postgres, &QRadioButton::toggled, this, &DatabaseSection::changed);
    connect(m_file, &FileEdit::changed, this, &DatabaseSection::changed);
    for (QLineEdit *edit : {m_host, m_database, m_user, m_password})
        connect(edit, &QLineEdit::textChanged, this, &DatabaseSection::changed);
    connect(m_port, &WholeBox::valueChanged, this, &DatabaseSection::changed);
    connect(m_port, &WholeBox::problemChanged, this, &DatabaseSection::changed);
    connect(m_sslMode, &QComboBox::currentIndexChanged, this, &DatabaseSection::changed);
}

void DatabaseSection::showRelevant()
{
    const bool postgres = m_postgres->isChecked();
    m_fileField->setVisible(!postgres);
    for (FormField *field : {m_hostField, m_portField, m_databaseField, m_userField, m_passwordField, m_sslField})
        field->setVisible(postgres);
}

void DatabaseSection::changed()
{
    showRelevant();
    m_test->forget();
    Q_EMIT edited();
}

void DatabaseSection::load(const AppSettings &settings)
{
    const StoreSettings &store = settings.pipeline.store;
    m_sqlite->setChecked(store.kind == StoreKind::Sqlite);
    m_postgres->setChecked(store.kind == StoreKind::PostgreSql);
    m_file->setPath(QString::fromStdString(store.sqlitePath));
    m_host->setText(QString::fromStdString(store.host));
    m_port->setValue(store.port);
    m_database->setText(QString::fromStdString(store.database));
    m_user->setText(QString::fromStdString(store.user));
    m_password->setText(QString::fromStdString(store.password));
    const QString mode = QString::fromStdString(store.sslMode);
    if (m_sslMode->findData(mode) < 0)
        m_sslMode->addItem(mode, mode);  // libpq knows more modes than are offered
    m_sslMode->setCurrentIndex(m_sslMode->findData(mode));
    showRelevant();
}

void DatabaseSection::store(AppSettings &settings) const
{
    StoreSettings &store = settings.pipeline.store;
    store.kind = m_postgres->isChecked() ? StoreKind::PostgreSql : StoreKind::Sqlite;
    store.sqlitePath = m_file->path().toStdString();
    store.host = m_host->text().trimmed().toStdString();
    store.port = m_port->value();
    store.database = m_database->text().trimmed().toStdString();
    store.user = m_user->text().trimmed().toStdString();
    store.password = m_password->text().toStdString();
    store.sslMode = m_sslMode->currentData().toString().toStdString();
}

std::optional<SettingsSection::Problem> DatabaseSection::check()
{
    m_fileField->setError(SettingsCheck::required(m_file->path()));
    m_hostField->setError(SettingsCheck::host(m_host->text()));
    m_portField->setError(m_port->problem());
    m_databaseField->setError(SettingsCheck::databaseName(m_database->text()));
    m_userField->setError(SettingsCheck::required(m_user->text()));
    const std::optional<Problem> problem = firstProblem();
    m_test->setAllowed(!problem);
    return problem;
}

}  // namespace observatorio
