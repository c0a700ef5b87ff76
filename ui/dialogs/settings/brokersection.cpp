// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/brokersection.h"

#include "ui/dialogs/settings/connectiontest.h"
#include "ui/dialogs/settings/fileedit.h"
#include "ui/dialogs/settings/formfield.h"
#include "ui/dialogs/settings/passwordedit.h"
#include "ui/dialogs/settings/settingscheck.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace observatorio {

namespace {

constexpr int NarrowEdit = 260;

QComboBox *choice(std::initializer_list<std::pair<QString, int>> items)
{
    auto *box = new QComboBox;
    for (const auto &[text, value] : items)
        box->addItem(text, value);
    box->setMaximumWidth(NarrowEdit);
    return box;
}

void choose(QComboBox *box, int value) { box->setCurrentIndex(qMax(0, box->findData(value))); }

}  // namespace

BrokerSection::BrokerSection(const UiContext &context, QWidget *parent)
    : SettingsSection(tr("Broker"), tr("Where the events come from."), parent),
      m_embedded(new QRadioButton(tr("Embedded broker: in memory, nothing to install"))),
      m_cluster(new QRadioButton(tr("A Kafka cluster"))), m_servers(new QLineEdit), m_topics(new QPlainTextEdit),
      m_group(new QLineEdit), m_instance(new QLineEdit)
{
    m_test = new ConnectionTest(context.actions, [this, &context](quint64 request) {
        AppSettings settings = context.settings;
        store(settings);
        Q_EMIT context.actions->brokerTestRequested(request, settings.pipeline.broker);
    });
    m_embedded->setToolTip(tr("Its records are gone when the program ends"));
    m_topics->viewport()->setAutoFillBackground(false);  // its rounded panel shows
    column()->addWidget(m_embedded);
    column()->addWidget(m_cluster);
    m_servers->setPlaceholderText(QStringLiteral("kafka1:9092, kafka2:9092"));
    m_serversField = addField(tr("Bootstrap servers"), m_servers);
    buildSecurity(context);
    column()->addWidget(m_test);

    addHeading(tr("What to read"));
    m_topics->setTabChangesFocus(true);
    m_topics->setFixedHeight(70);
    m_topicsField = addField(tr("Topics"), m_topics,
                             tr("One a line. Two by default: the simulator's, and the one for your own producers."));
    m_group->setMaximumWidth(NarrowEdit);
    m_groupField = addField(tr("Consumer group"), m_group);
    m_instance->setMaximumWidth(NarrowEdit);
    m_instance->setPlaceholderText(tr("none"));
    addField(tr("Fixed member name"), m_instance,
             tr("group.instance.id: a restart keeps its partitions. Each running program needs another."));
    column()->addStretch(1);

    connect(m_cluster, &QRadioButton::toggled, this, &BrokerSection::changed);
    for (QLineEdit *edit : {m_servers, m_user, m_password, m_group, m_instance})
        connect(edit, &QLineEdit::textChanged, this, &BrokerSection::changed);
    for (FileEdit *edit : {m_ca, m_certificate, m_key})
        connect(edit, &FileEdit::changed, this, &BrokerSection::changed);
    for (QComboBox *box : {m_protocol, m_mechanism})
        connect(box, &QComboBox::currentIndexChanged, this, &BrokerSection::changed);
    connect(m_topics, &QPlainTextEdit::textChanged, this, &BrokerSection::changed);
}

void BrokerSection::buildSecurity(const UiContext &context)
{
    m_protocol = choice({{tr("No encryption, no login"), static_cast<int>(SecurityProtocol::Plaintext)},
                         {tr("TLS"), static_cast<int>(SecurityProtocol::Ssl)},
                         {tr("SASL login, no encryption"), static_cast<int>(SecurityProtocol::SaslPlaintext)},
                         {tr("SASL login over TLS"), static_cast<int>(SecurityProtocol::SaslSsl)}});
    m_protocolField = addField(tr("Security"), m_protocol);
    m_mechanism = choice({{QStringLiteral("PLAIN"), static_cast<int>(SaslMechanism::Plain)},
                          {QStringLiteral("SCRAM-SHA-256"), static_cast<int>(SaslMechanism::ScramSha256)},
                          {QStringLiteral("SCRAM-SHA-512"), static_cast<int>(SaslMechanism::ScramSha512)}});
    m_mechanismField = addField(tr("SASL mechanism"), m_mechanism);
    m_user = new QLineEdit;
    m_user->setMaximumWidth(NarrowEdit);
    m_userField = addField(tr("User"), m_user);
    m_password = new PasswordEdit;
    m_password->setMaximumWidth(NarrowEdit);
    m_passwordField = addField(tr("Password"), m_password, PasswordEdit::note(context.keychainAvailable));
    const QString filter = tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)");
    m_ca = new FileEdit(FileEdit::Existing, tr("Certificate authority"), filter);
    m_ca->setPlaceholder(tr("the system's own"));
    m_caField = addField(tr("Certificate authority"), m_ca);
    m_certificate = new FileEdit(FileEdit::Existing, tr("Client certificate"), filter);
    m_certificate->setPlaceholder(tr("none"));
    m_certificateField = addField(tr("Client certificate"), m_certificate);
    m_key = new FileEdit(FileEdit::Existing, tr("Client key"), filter);
    m_key->setPlaceholder(tr("none"));
    m_keyField = addField(tr("Client key"), m_key);
}

bool BrokerSection::usesSasl() const
{
    const auto protocol = static_cast<SecurityProtocol>(m_protocol->currentData().toInt());
    return protocol == SecurityProtocol::SaslPlaintext || protocol == SecurityProtocol::SaslSsl;
}

bool BrokerSection::usesTls() const
{
    const auto protocol = static_cast<SecurityProtocol>(m_protocol->currentData().toInt());
    return protocol == SecurityProtocol::Ssl || protocol == SecurityProtocol::SaslSsl;
}

void BrokerSection::showRelevant()
{
    const bool cluster = m_cluster->isChecked();
    for (FormField *field : {m_serversField, m_protocolField})
        field->setVisible(cluster);
    for (FormField *field : {m_mechanismField, m_userField, m_passwordField})
        field->setVisible(cluster && usesSasl());
    for (FormField *field : {m_caField, m_certificateField, m_keyField})
        field->setVisible(cluster && usesTls());
    m_test->setVisible(cluster);
}

void BrokerSection::changed()
{
    showRelevant();
    m_test->forget();
    Q_EMIT edited();
}

QStringList BrokerSection::topics() const
{
    QStringList topics;
    for (const QString &line : m_topics->toPlainText().split(u'\n')) {
        if (const QString topic = line.trimmed(); !topic.isEmpty())
            topics.append(topic);
    }
    return topics;
}

void BrokerSection::load(const AppSettings &settings)
{
    const BrokerSettings &broker = settings.pipeline.broker;
    m_embedded->setChecked(broker.embedded);
    m_cluster->setChecked(!broker.embedded);
    m_servers->setText(QString::fromStdString(broker.bootstrapServers));
    choose(m_protocol, static_cast<int>(broker.protocol));
    choose(m_mechanism, static_cast<int>(broker.mechanism));
    m_user->setText(QString::fromStdString(broker.username));
    m_password->setText(QString::fromStdString(broker.password));
    m_ca->setPath(QString::fromStdString(broker.caFile));
    m_certificate->setPath(QString::fromStdString(broker.certificateFile));
    m_key->setPath(QString::fromStdString(broker.keyFile));
    QStringList names;
    for (const std::string &topic : broker.topics)
        names.append(QString::fromStdString(topic));
    m_topics->setPlainText(names.join(u'\n'));
    m_group->setText(QString::fromStdString(broker.group));
    m_instance->setText(QString::fromStdString(broker.instanceId));
    showRelevant();
}

void BrokerSection::store(AppSettings &settings) const
{
    BrokerSettings &broker = settings.pipeline.broker;
    broker.embedded = m_embedded->isChecked();
    broker.bootstrapServers = m_servers->text().trimmed().toStdString();
    broker.protocol = static_cast<SecurityProtocol>(m_protocol->currentData().toInt());
    broker.mechanism = static_cast<SaslMechanism>(m_mechanism->currentData().toInt());
    broker.username = m_user->text().toStdString();
    broker.password = m_password->text().toStdString();
    broker.caFile = m_ca->path().toStdString();
    broker.certificateFile = m_certificate->path().toStdString();
    broker.keyFile = m_key->path().toStdString();
    broker.topics.clear();
    for (const QString &topic : topics())
        broker.topics.push_back(topic.toStdString());
    broker.group = m_group->text().trimmed().toStdString();
    broker.instanceId = m_instance->text().trimmed().toStdString();
}

std::optional<SettingsSection::Problem> BrokerSection::check()
{
    m_serversField->setError(SettingsCheck::bootstrapServers(m_servers->text()));
    m_userField->setError(SettingsCheck::required(m_user->text()));
    m_passwordField->setError(m_password->text().isEmpty() ? tr("SASL needs a password.") : QString());
    m_keyField->setError(SettingsCheck::clientKey(m_certificate->path(), m_key->path()));
    m_topicsField->setError(SettingsCheck::topics(topics()));
    m_groupField->setError(SettingsCheck::group(m_group->text()));
    const std::optional<Problem> problem = firstProblem();
    m_test->setAllowed(!problem);
    return problem;
}

}  // namespace observatorio
