// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uiworld.h"
#include "ui/dialogs/settings/ruledelegate.h"
#include "ui/dialogs/settings/sectionlist.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/form/formfield.h"
#include "ui/models/rulemodel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace observatorio;
using namespace observatorio::test;

namespace {

class SettingsDialogTest : public testing::Test {
protected:
    void open()
    {
        dialog = std::make_unique<SettingsDialog>(world.context);
        dialog->show();
    }

    /// Of the section that is shown.
    FormField *field(const QString &name)
    {
        for (FormField *candidate : dialog->findChildren<FormField *>()) {
            if (candidate->name() == name && candidate->isVisible())
                return candidate;
        }
        ADD_FAILURE() << "no field " << name.toStdString();
        return nullptr;
    }

    QLineEdit *edit(const QString &name) { return field(name)->findChild<QLineEdit *>(); }
    QAbstractButton *ok() { return button(*dialog, QStringLiteral("OK")); }
    QAbstractButton *apply() { return button(*dialog, QStringLiteral("Apply")); }
    QAbstractButton *test()
    {
        for (QAbstractButton *candidate : dialog->findChildren<QAbstractButton *>()) {
            if (candidate->isVisible()
                && (candidate->text() == u"Test connection" || candidate->text() == u"Stop waiting"))
                return candidate;
        }
        ADD_FAILURE() << "no test button";
        return nullptr;
    }

    bool says(const QString &text)
    {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }

    void usePostgres()
    {
        world.context.settings.pipeline.store.kind = StoreKind::PostgreSql;
        open();
        dialog->showSection(QStringLiteral("database"));
    }

    UiWorld world;
    std::unique_ptr<SettingsDialog> dialog;
};

}  // namespace

TEST_F(SettingsDialogTest, UnchangedItIsRightAndAsksForNothing)
{
    open();
    EXPECT_TRUE(ok()->isEnabled());
    EXPECT_FALSE(apply()->isEnabled());
    QSignalSpy wanted(&world.actions, &Actions::settingsRequested);
    ok()->click();
    EXPECT_EQ(wanted.count(), 0);
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(SettingsDialogTest, EverythingComesBackAsItWasLoaded)
{
    AppSettings &settings = world.context.settings;
    settings.pipeline.broker = {.embedded = false,
                                .bootstrapServers = "k1:9092,k2:9092",
                                .protocol = SecurityProtocol::SaslSsl,
                                .mechanism = SaslMechanism::ScramSha512,
                                .username = "ana",
                                .password = "s\"ecret",
                                .caFile = "/ca.pem",
                                .certificateFile = "/c.pem",
                                .keyFile = "/k.pem",
                                .topics = {"uno", "dos"},
                                .group = "g",
                                .instanceId = "i"};
    settings.pipeline.store = {.kind = StoreKind::PostgreSql,
                               .sqlitePath = "/x.sqlite",
                               .host = "db",
                               .port = 5433,
                               .database = "d",
                               .user = "u",
                               .password = "p",
                               .sslMode = "prefer"};
    settings.pipeline.engine = {.windowMs = 60'000,
                                .watermarkDelayMs = 90'000,
                                .futureToleranceMs = 120'000,
                                .latePolicy = LatePolicy::Amend,
                                .maxSeries = 77};
    settings.pipeline.rules.pop_back();
    settings.pipeline.publishCorruptionAlerts = true;
    settings.language = "es";
    settings.theme = ThemeChoice::Dark;
    settings.simulatorRuns = false;
    open();
    EXPECT_TRUE(ok()->isEnabled());
    EXPECT_FALSE(apply()->isEnabled());  // what would be sent equals what was loaded
}

TEST_F(SettingsDialogTest, ExportAsksForWhatTheFieldsSay)
{
    open();
    dialog->showSection(QStringLiteral("windows"));
    field(QStringLiteral("Watermark delay"))->findChild<QSpinBox *>()->setValue(90);
    QSignalSpy asked(&world.actions, &Actions::settingsExportRequested);
    dialog->exportTo(QStringLiteral("/some/file.json"));
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked[0][0].toString(), QStringLiteral("/some/file.json"));
    EXPECT_EQ(asked[0][1].value<AppSettings>().pipeline.engine.watermarkDelayMs, 90'000);
    Q_EMIT world.actions.settingsExported(QStringLiteral("/some/file.json"));
    EXPECT_TRUE(
        says(QStringLiteral("Written to file.json. Reading restarts briefly and resumes from the stored position.")));
}

TEST_F(SettingsDialogTest, AnImportFillsTheFieldsAndApplyPutsItInForce)
{
    BrokerSettings &broker = world.context.settings.pipeline.broker;
    broker.embedded = false;
    broker.bootstrapServers = "k:9092";
    broker.password = "secreto";
    open();
    QSignalSpy asked(&world.actions, &Actions::settingsImportRequested);
    dialog->importFrom(QStringLiteral("/some/file.json"));
    ASSERT_EQ(asked.count(), 1);
    AppSettings inFile = world.context.settings;
    inFile.pipeline.broker.password.clear();
    inFile.pipeline.engine.watermarkDelayMs = 90'000;
    inFile.simulator.rate = 77.0;  // in no field of the dialog
    inFile.language = "es";
    Q_EMIT world.actions.settingsImported(QStringLiteral("/some/file.json"), inFile);
    dialog->showSection(QStringLiteral("windows"));
    EXPECT_EQ(field(QStringLiteral("Watermark delay"))->findChild<QSpinBox *>()->value(), 90);
    EXPECT_EQ(world.context.settings.pipeline.engine.watermarkDelayMs, AppSettings{}.pipeline.engine.watermarkDelayMs)
        << "not before a person says so";
    QSignalSpy wanted(&world.actions, &Actions::settingsRequested);
    apply()->click();
    ASSERT_EQ(wanted.count(), 1);
    inFile.pipeline.broker.password = "secreto";
    EXPECT_TRUE(wanted[0][0].value<AppSettings>() == inFile)
        << "the password of the same user of the same broker stays";
}

TEST_F(SettingsDialogTest, AFileThatCannotBeReadIsSaidAndChangesNothing)
{
    open();
    Q_EMIT world.actions.settingsFileFailed(QStringLiteral("rules[0].direction: \"abve\" is none of above, below"));
    const auto *box = dialog->findChild<QMessageBox *>();
    ASSERT_TRUE(box);
    EXPECT_TRUE(box->isVisible());
    EXPECT_TRUE(box->text().contains(QStringLiteral("abve")));
    EXPECT_FALSE(apply()->isEnabled());
}

TEST_F(SettingsDialogTest, AWrongServerIsMarkedAtItsFieldAndKeepsOkClosed)
{
    world.context.settings.pipeline.broker.embedded = false;
    open();
    edit(QStringLiteral("Bootstrap servers"))->setText(QStringLiteral("nowhere"));
    EXPECT_FALSE(field(QStringLiteral("Bootstrap servers"))->error().isEmpty());
    EXPECT_FALSE(ok()->isEnabled());
    EXPECT_FALSE(apply()->isEnabled());
    EXPECT_FALSE(test()->isEnabled());
    dialog->showSection(QStringLiteral("appearance"));
    button(*dialog, QStringLiteral("Broker: fix “Bootstrap servers”"))->click();
    EXPECT_TRUE(field(QStringLiteral("Bootstrap servers"))->isVisible());
    edit(QStringLiteral("Bootstrap servers"))->setText(QStringLiteral("there:9092"));
    EXPECT_TRUE(field(QStringLiteral("Bootstrap servers"))->error().isEmpty());
    EXPECT_TRUE(ok()->isEnabled());
}

TEST_F(SettingsDialogTest, AnErrorInAFieldThatIsNotUsedDoesNotCount)
{
    world.context.settings.pipeline.broker.bootstrapServers = "rubbish";
    open();  // embedded: servers are not used
    EXPECT_TRUE(ok()->isEnabled());
}

TEST_F(SettingsDialogTest, ANumberThatCannotBeReadIsMarkedAtItsFieldAndKeepsOkClosed)
{
    const struct {
        const char *section;
        const char *field;
    } rows[] = {{"windows", "Window length"},
                {"windows", "Watermark delay"},
                {"windows", "Future tolerance"},
                {"database", "Port"}};
    world.context.settings.pipeline.store.kind = StoreKind::PostgreSql;
    for (const auto &row : rows) {
        open();
        dialog->showSection(QString::fromLatin1(row.section));
        FormField *const where = field(QString::fromLatin1(row.field));
        auto *box = where->findChild<QSpinBox *>();
        const int before = box->value();
        for (const char *keys : {"1.5", "1,5", "99999999", "x"}) {
            box->selectAll();
            QTest::keyClicks(box, QString::fromLatin1(keys));
            EXPECT_FALSE(where->error().isEmpty()) << row.field << ' ' << keys;
            EXPECT_FALSE(ok()->isEnabled()) << row.field << ' ' << keys;
            QTest::keyClick(box, Qt::Key_Tab);
            box->setFocus();
            box->interpretText();
            EXPECT_EQ(box->value(), before) << row.field << ' ' << keys;
        }
    }
}

TEST_F(SettingsDialogTest, ApplySendsTheWholeAndStays)
{
    open();
    dialog->showSection(QStringLiteral("windows"));
    field(QStringLiteral("Watermark delay"))->findChild<QSpinBox *>()->setValue(90);
    QSignalSpy wanted(&world.actions, &Actions::settingsRequested);
    QObject::connect(&world.actions, &Actions::settingsRequested, &world.actions,
                     [this](const AppSettings &settings) { world.context.settings = settings; });
    EXPECT_TRUE(says(QStringLiteral("Reading restarts briefly and resumes from the stored position.")));
    apply()->click();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(world.context.settings.pipeline.engine.watermarkDelayMs, 90'000);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_FALSE(apply()->isEnabled());
}

TEST_F(SettingsDialogTest, AFailedTestSaysWhyAndLosesNothing)
{
    usePostgres();
    edit(QStringLiteral("User"))->setText(QStringLiteral("bruno"));
    edit(QStringLiteral("Password"))->setText(QStringLiteral("wrong"));
    quint64 request = 0;
    StoreSettings asked;
    QObject::connect(&world.actions, &Actions::databaseTestRequested, &world.actions,
                     [&](quint64 id, const StoreSettings &settings) {
                         request = id;
                         asked = settings;
                     });
    test()->click();
    ASSERT_NE(request, 0U);
    EXPECT_EQ(asked.user, "bruno");
    EXPECT_EQ(asked.password, "wrong");
    Q_EMIT world.actions.tested(request + 1, true, QStringLiteral("somebody else's"));
    EXPECT_FALSE(says(QStringLiteral("somebody else's")));
    Q_EMIT world.actions.tested(request, false, QStringLiteral("refused <b>"));
    EXPECT_TRUE(says(QStringLiteral("refused <b>")));
    EXPECT_EQ(test()->text(), u"Test connection");
    EXPECT_TRUE(test()->isEnabled());
    EXPECT_EQ(edit(QStringLiteral("User"))->text(), u"bruno");
    EXPECT_EQ(edit(QStringLiteral("Password"))->text(), u"wrong");
}

TEST_F(SettingsDialogTest, AnAnswerToValuesThatChangedSinceIsIgnored)
{
    usePostgres();
    QList<quint64> requests;
    QObject::connect(&world.actions, &Actions::databaseTestRequested, &world.actions,
                     [&](quint64 id, const StoreSettings &) { requests.append(id); });
    test()->click();
    edit(QStringLiteral("User"))->setText(QStringLiteral("other"));
    Q_EMIT world.actions.tested(requests.at(0), true, QStringLiteral("fine"));
    EXPECT_FALSE(says(QStringLiteral("fine")));
    test()->click();
    ASSERT_EQ(requests.size(), 2);
    EXPECT_NE(requests.at(0), requests.at(1));
    Q_EMIT world.actions.tested(requests.at(0), true, QStringLiteral("late"));
    EXPECT_FALSE(says(QStringLiteral("late")));
    Q_EMIT world.actions.tested(requests.at(1), true, QStringLiteral("now"));
    EXPECT_TRUE(says(QStringLiteral("now")));
}

TEST_F(SettingsDialogTest, EscapeAsksBeforeItThrowsChangesAway)
{
    const auto question = [this] { return dialog->findChild<QMessageBox *>(); };
    const auto escape = [this] { QTest::keyClick(dialog.get(), Qt::Key_Escape); };
    open();
    escape();
    EXPECT_FALSE(dialog->isVisible()) << "nothing to lose";

    for (const QString &typed : {QStringLiteral("otro-grupo"), QString()}) {  // right, wrong
        open();
        edit(QStringLiteral("Consumer group"))->setText(typed);
        escape();
        EXPECT_TRUE(dialog->isVisible());
        ASSERT_TRUE(question());
        button(*question(), QStringLiteral("Keep editing"))->click();
        EXPECT_TRUE(dialog->isVisible());
        EXPECT_EQ(edit(QStringLiteral("Consumer group"))->text(), typed);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        dialog->close();
        ASSERT_TRUE(question());
        button(*question(), QStringLiteral("Discard"))->click();
        EXPECT_FALSE(dialog->isVisible());
        open();
        edit(QStringLiteral("Consumer group"))->setText(typed);
        button(*dialog, QStringLiteral("Cancel"))->click();
        EXPECT_FALSE(dialog->isVisible()) << "Cancel is a word, Esc a reflex";
    }
}

TEST_F(SettingsDialogTest, PasswordsSayWhereTheyAreKept)
{
    usePostgres();
    EXPECT_TRUE(says(QStringLiteral("No keychain available: kept for this session only.")));
    world.context.keychainAvailable = true;
    open();
    dialog->showSection(QStringLiteral("database"));
    EXPECT_TRUE(says(QStringLiteral("Kept in the system's keychain, never in one of this program's files.")));
    EXPECT_EQ(edit(QStringLiteral("Password"))->echoMode(), QLineEdit::Password);
}

TEST_F(SettingsDialogTest, AThresholdIsEditedInPlace)
{
    open();
    dialog->showSection(QStringLiteral("thresholds"));
    auto *model = dialog->findChild<RuleModel *>();
    ASSERT_TRUE(model);
    RuleDelegate delegate(*world.context.indicators, nullptr);
    QWidget parent;
    const QModelIndex cell = model->index(0, RuleModel::Critical);
    const std::unique_ptr<QWidget> editor(delegate.createEditor(&parent, {}, cell));
    delegate.setEditorData(editor.get(), cell);
    auto *line = qobject_cast<QLineEdit *>(editor.get());
    ASSERT_TRUE(line);
    EXPECT_EQ(line->text(), u"100");
    line->setText(QStringLiteral("12"));
    delegate.setModelData(line, model, cell);
    EXPECT_FALSE(ok()->isEnabled());  // critical is not above warning
    line->setText({});
    delegate.setModelData(line, model, cell);
    EXPECT_TRUE(ok()->isEnabled());
    QSignalSpy wanted(&world.actions, &Actions::settingsRequested);
    ok()->click();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_FALSE(wanted.first().first().value<AppSettings>().pipeline.rules.front().critical);
}

TEST_F(SettingsDialogTest, TheSimulatorsOwnSettingsAreLeftAlone)
{
    open();
    dialog->showSection(QStringLiteral("appearance"));
    field(QStringLiteral("Theme"))->findChild<QComboBox *>()->setCurrentIndex(2);
    world.context.settings.simulator.rate = 777.0;  // changed on its page while the dialog is open
    QSignalSpy wanted(&world.actions, &Actions::settingsRequested);
    ok()->click();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.first().first().value<AppSettings>().simulator.rate, 777.0);
    EXPECT_EQ(wanted.first().first().value<AppSettings>().theme, ThemeChoice::Dark);
}

TEST_F(SettingsDialogTest, AnUnknownSectionChangesNothing)
{
    open();
    dialog->showSection(QStringLiteral("windows"));
    dialog->showSection(QStringLiteral("nonsense"));
    EXPECT_EQ(dialog->findChild<SectionList *>()->currentRow(), 2);
}
