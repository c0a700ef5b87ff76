// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/sections.h"
#include "ui/dialogs/settings/settingscheck.h"

namespace observatorio {

namespace {

using Broker = BrokerSettings;

class BrokerSection : public SettingsSection {
    Q_DECLARE_TR_FUNCTIONS(observatorio::BrokerSection)
public:
    explicit BrokerSection(const UiContext &context);

private:
    static QString noPassword(const QString &password)
    {
        return password.isEmpty() ? tr("SASL needs a password.") : QString();
    }
    static QString unpairedKey(const Broker &broker)
    {
        return SettingsCheck::clientKey(QString::fromStdString(broker.certificateFile),
                                        QString::fromStdString(broker.keyFile));
    }
};

bool isCluster(const Broker &broker) { return !broker.embedded; }

BrokerSection::BrokerSection(const UiContext &context)
    : SettingsSection(QStringLiteral("broker"), tr("Broker"), QStringLiteral("broker"),
                      tr("Where the events come from."))
{
    const auto pem = [](const QString &caption, const QString &whenEmpty) {
        return new FileEdit(FileEdit::Existing, caption, tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"),
                            whenEmpty);
    };
    bind({},
         new RadioChoice({{tr("Embedded broker: in memory, nothing to install"), true,
                           tr("Its records are lost when the program ends")},
                          {tr("A Kafka cluster"), false}}),
         &Broker::embedded);
    bind(tr("Bootstrap servers"), line(QWIDGETSIZE_MAX, QStringLiteral("kafka1:9092, kafka2:9092")),
         &Broker::bootstrapServers)
        .check(&SettingsCheck::bootstrapServers)
        .when(isCluster);
    bind(tr("Security"),
         new ChoiceBox({{tr("No encryption, no login"), SecurityProtocol::Plaintext},
                        {tr("TLS"), SecurityProtocol::Ssl},
                        {tr("SASL login, no encryption"), SecurityProtocol::SaslPlaintext},
                        {tr("SASL login over TLS"), SecurityProtocol::SaslSsl}},
                       NarrowWidth),
         &Broker::protocol)
        .when(isCluster);
    bind(tr("SASL mechanism"),
         new ChoiceBox({{QStringLiteral("PLAIN"), SaslMechanism::Plain},
                        {QStringLiteral("SCRAM-SHA-256"), SaslMechanism::ScramSha256},
                        {QStringLiteral("SCRAM-SHA-512"), SaslMechanism::ScramSha512}},
                       NarrowWidth),
         &Broker::mechanism)
        .when(usesSasl);
    bind(tr("User"), line(NarrowWidth), &Broker::username).verbatim().check(&SettingsCheck::required).when(usesSasl);
    bind(tr("Password"), new PasswordEdit, &Broker::password)
        .verbatim()
        .hint(PasswordEdit::note(context.keychainAvailable))
        .check(&noPassword)
        .when(usesSasl);
    bind(tr("Certificate authority"), pem(tr("Certificate authority"), tr("the system's")), &Broker::caFile)
        .when(usesTls);
    bind(tr("Client certificate"), pem(tr("Client certificate"), tr("none")), &Broker::certificateFile).when(usesTls);
    bind(tr("Client key"), pem(tr("Client key"), tr("none")), &Broker::keyFile).check(&unpairedKey).when(usesTls);
    addTest(context, [actions = context.actions](quint64 request, const AppSettings &typed) {
        Q_EMIT actions->brokerTestRequested(request, typed.pipeline.broker);
    }).when(isCluster);

    addHeading(tr("What to read"));
    bind(tr("Topics"), new LinesEdit(70), &Broker::topics)
        .hint(tr("One per line. Two by default: the simulator's, and the one for your own producers."))
        .check(&SettingsCheck::topics);
    bind(tr("Consumer group"), line(NarrowWidth), &Broker::group).check(&SettingsCheck::group);
    bind(tr("Fixed member name"), line(NarrowWidth, tr("none")), &Broker::instanceId)
        .hint(tr("group.instance.id: a restart keeps its partitions. Each running program needs its own."));
    column()->addStretch(1);
}

}  // namespace

SettingsSection *brokerSection(const UiContext &context) { return new BrokerSection(context); }

}  // namespace observatorio
