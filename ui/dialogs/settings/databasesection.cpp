// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/sections.h"
#include "ui/dialogs/settings/settingscheck.h"

namespace observatorio {

namespace {

using Store = StoreSettings;
using Retention = RetentionSettings;

constexpr int MostDays = 36'500;

bool isFile(const Store &store) { return store.kind == StoreKind::Sqlite; }
bool isServer(const Store &store) { return store.kind == StoreKind::PostgreSql; }

WholeBox *portBox()
{
    auto *box = new WholeBox;
    box->setRange(1, 65535);
    box->setMaximumWidth(scaled(110));
    return box;
}

class DatabaseSection : public SettingsSection {
    Q_DECLARE_TR_FUNCTIONS(observatorio::DatabaseSection)
public:
    explicit DatabaseSection(const UiContext &context)
        : SettingsSection(QStringLiteral("database"), tr("Database"), QStringLiteral("database"),
                          tr("Where windows, alerts and the reading position are stored, in one transaction."))
    {
        bind({}, new RadioChoice({{tr("A SQLite file"), StoreKind::Sqlite}, {tr("PostgreSQL"), StoreKind::PostgreSql}}),
             &Store::kind);
        bind(tr("File"),
             new FileEdit(FileEdit::ToWrite, tr("File"), tr("SQLite databases (*.sqlite *.db);;All files (*)")),
             &Store::sqlitePath)
            .hint(tr("Created if it does not exist. Its folder must exist."))
            .check(&SettingsCheck::required)
            .when(isFile);
        bind(tr("Server"), line(NarrowWidth), &Store::host).check(&SettingsCheck::host).when(isServer);
        bind(tr("Port"), portBox(), &Store::port).when(isServer);
        bind(tr("Database name"), line(NarrowWidth), &Store::database)
            .check(&SettingsCheck::databaseName)
            .when(isServer);
        bind(tr("User"), line(NarrowWidth), &Store::user).check(&SettingsCheck::required).when(isServer);
        bind(tr("Password"), new PasswordEdit, &Store::password)
            .verbatim()
            .hint(PasswordEdit::note(context.keychainAvailable))
            .when(isServer);
        bind(tr("Encryption"),
             new ChoiceBox({{tr("As the server prefers"), std::string()},
                            {tr("Never"), std::string("disable")},
                            {tr("Always, without checking the server"), std::string("require")},
                            {tr("Always, checking the authority"), std::string("verify-ca")},
                            {tr("Always, checking authority and name"), std::string("verify-full")}},
                           NarrowWidth),
             &Store::sslMode)
            .when(isServer);
        addTest(context, [actions = context.actions](quint64 request, const AppSettings &typed) {
            Q_EMIT actions->databaseTestRequested(request, typed.pipeline.store);
        });
        addHeading(tr("This window"));
        bind(tr("Its part"),
             new RadioChoice({{tr("Process: read Kafka and store here"), false},
                              {tr("Observe: show what workers store here"), true}}),
             &PipelineSettings::observe)
            .hint(tr("While it observes, this window reads nothing from Kafka and its simulator stays off."));
        addHeading(tr("Retention"));
        bind(tr("Windows"), daysBox(), &Retention::windowDays)
            .hint(tr("So many days of event time, then only their quarter hours. 0: for ever."));
        bind(tr("Quarter hours and alerts"), daysBox(), &Retention::resultDays)
            .hint(tr("So many days of event time; of alerts those that ended. 0: for ever."));
        column()->addStretch(1);
    }

private:
    static WholeBox *daysBox()
    {
        auto *box = new WholeBox;
        box->setRange(0, MostDays);
        box->setSuffix(u' ' + tr("days"));
        box->setMaximumWidth(scaled(140));
        return box;
    }
};

}  // namespace

SettingsSection *databaseSection(const UiContext &context) { return new DatabaseSection(context); }

}  // namespace observatorio
