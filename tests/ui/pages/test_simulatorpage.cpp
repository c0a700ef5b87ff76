// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uiworld.h"
#include "ui/pages/simulator/countrychoice.h"
#include "ui/pages/simulator/editors.h"
#include "ui/pages/simulator/simulatorform.h"
#include "ui/pages/simulatorpage.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace observatorio;
using namespace observatorio::test;

namespace {

constexpr int Deadline = 5000;

SimulatorSettings everything()
{
    SimulatorSettings settings;
    settings.topic = "otro";
    settings.rate = 350.0;
    settings.seed = 42;
    settings.scenario = Scenario::Crisis;
    settings.crisisCountry = "VEN";
    settings.countries = {"ARG", "VEN"};
    settings.indicators = {"inflacion", "gini"};
    settings.faults = {
        .late = 0.05, .outOfOrder = 0.1, .duplicate = 0.015, .malformed = 0.2, .burst = true, .idleCountry = "PER"};
    return settings;
}

class SimulatorPageTest : public testing::Test {
protected:
    SimulatorPageTest() : page(std::make_unique<SimulatorPage>(world.context))
    {
        page->resize(1096, 720);
        page->show();
    }

    void apply(bool running, bool embedded = true)
    {
        Snapshot snapshot = emptySnapshot(at += 1000);
        snapshot.simulator.running = running;
        snapshot.simulator.settings = world.context.settings.simulator;
        snapshot.settings.broker.embedded = embedded;
        snapshot.settings.broker.bootstrapServers = "ministry:9092";
        page->apply(shared(std::move(snapshot)));
    }

    SimulatorForm &form() { return *page->findChild<SimulatorForm *>(); }

    UiWorld world;
    TimeMs at = 1'700'000'000'000;
    std::unique_ptr<SimulatorPage> page;
};

}  // namespace

TEST(RateEdit, EveryRateIsReachedFromOneToAHundredThousand)
{
    EXPECT_EQ(RateEdit::rateAt(0), 1);
    EXPECT_EQ(RateEdit::rateAt(1000), RateEdit::Max);
    int previous = 0;
    for (int position = 0; position <= 1000; ++position) {
        const int rate = RateEdit::rateAt(position);
        EXPECT_GE(rate, previous);
        EXPECT_LE(std::abs(RateEdit::positionOf(rate) - position), 61)
            << position;  // at 1/s one step of the rate is 60 of the slider
        previous = rate;
    }
}

TEST(RateEdit, TheSliderMovesTheNumberAndTheNumberTheSlider)
{
    RateEdit edit;
    edit.setRate(20.0);
    EXPECT_EQ(edit.rate(), 20.0);
    edit.findChild<QSlider *>()->setValue(600);
    EXPECT_EQ(edit.rate(), 1000.0);
    edit.findChild<QSpinBox *>()->setValue(12'345);
    EXPECT_EQ(edit.rate(), 12'345.0);
    edit.setRate(0.0);
    EXPECT_EQ(edit.rate(), 0.0);
    EXPECT_FALSE(edit.findChild<QSpinBox *>()->isEnabled());
}

TEST(FaultRow, SwitchingOnGivesAShareAndOffGivesNone)
{
    Actions actions;
    FaultRow row(QStringLiteral("Late"), new FaultText(QStringLiteral("why"), PageId::Windows, &actions));
    EXPECT_EQ(row.share(), 0.0);
    row.findChild<QCheckBox *>()->click();
    EXPECT_GT(row.share(), 0.0);
    row.setShare(0.125);
    EXPECT_DOUBLE_EQ(row.share(), 0.125);
    row.findChild<QCheckBox *>()->click();
    EXPECT_EQ(row.share(), 0.0);
}

TEST(SimulatorForm, EachFaultLeadsToThePageWhereItShows)
{
    UiWorld world;
    SimulatorForm form(world.context);
    std::vector<PageId> pages;
    QObject::connect(&world.actions, &Actions::showPageRequested, &form, [&](PageId page) { pages.push_back(page); });
    form.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&form));
    const auto texts = form.findChildren<FaultText *>();
    for (FaultText *text : texts) {
        EXPECT_FALSE(text->accessibleName().isEmpty());
        text->setFocus(Qt::TabFocusReason);
        QTest::keyClick(text, Qt::Key_Tab);
        QTest::keyClick(text, Qt::Key_Return);
    }
    EXPECT_EQ(pages, (std::vector{PageId::Windows, PageId::Windows, PageId::Windows, PageId::Health, PageId::Groups,
                                  PageId::Countries}));
}

TEST(SimulatorForm, ShowsAndGivesBackEverySetting)
{
    UiWorld world;
    SimulatorForm form(world.context);
    QSignalSpy changes(&form, &SimulatorForm::changed);
    form.setSettings(everything());
    EXPECT_EQ(changes.count(), 0);
    EXPECT_EQ(form.settings(), everything());
    form.setSettings(SimulatorSettings());
    EXPECT_EQ(form.settings(), SimulatorSettings());
}

TEST(SimulatorForm, AllCountriesAreOneClickAndSoIsTheDefaultChoice)
{
    UiWorld world;
    SimulatorForm form(world.context);
    form.setSettings(SimulatorSettings());
    QSignalSpy changes(&form, &SimulatorForm::changed);
    auto *button = form.findChild<QPushButton *>(QStringLiteral("countriesAtOnce"));
    ASSERT_TRUE(button);
    button->click();
    EXPECT_TRUE(form.settings().countries.empty());
    button->click();
    EXPECT_EQ(form.settings().countries, defaultSimulatedCountries());
    EXPECT_EQ(changes.count(), 2);
}

TEST(SimulatorForm, ASeedBeyondTheBoxIsKept)
{
    UiWorld world;
    SimulatorForm form(world.context);
    SimulatorSettings settings;
    settings.seed = 0xFFFF'FFFF'FFFF'FFFFULL;
    form.setSettings(settings);
    EXPECT_EQ(form.settings().seed, settings.seed);
}

TEST(CountryDialog, OffersWhatTheSimulatorHasValuesOfAndWhatIsChosen)
{
    UiWorld world;
    world.context.simulatedCountries = {"ARG", "BRA"};
    CountryDialog dialog(world.context, {"ARG", "XKX"});
    EXPECT_EQ(dialog.findChild<QListWidget *>()->count(), 3);
    EXPECT_EQ(dialog.chosen(), (std::vector<std::string>{"ARG", "XKX"}));
}

TEST(CountryDialog, AllIsEmptyAndNoneCannotBeChosen)
{
    UiWorld world;
    CountryDialog dialog(world.context, {"ARG", "BRA"});
    EXPECT_EQ(dialog.chosen(), (std::vector<std::string>{"ARG", "BRA"}));
    button(dialog, QStringLiteral("All"))->click();
    EXPECT_TRUE(dialog.chosen().empty());
    button(dialog, QStringLiteral("None"))->click();
    EXPECT_FALSE(button(dialog, QStringLiteral("OK"))->isEnabled());
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral("argent"));
    button(dialog, QStringLiteral("All"))->click();  // of those that are shown
    EXPECT_EQ(dialog.chosen(), std::vector<std::string>{"ARG"});
}

TEST_F(SimulatorPageTest, StartCarriesTheFormAndTheButtonFollowsTheStream)
{
    apply(false);
    QSignalSpy start(&world.actions, &Actions::simulatorStartRequested);
    QSignalSpy stop(&world.actions, &Actions::simulatorStopRequested);
    form().setSettings(everything());
    QAbstractButton *press = button(*page, QStringLiteral("Start"));
    press->click();
    ASSERT_EQ(start.count(), 1);
    EXPECT_EQ(start.first().first().value<SimulatorSettings>(), everything());
    EXPECT_FALSE(press->isEnabled());  // until the answer is seen
    apply(true);
    EXPECT_EQ(press->text(), u"Stop");
    EXPECT_TRUE(press->isEnabled());
    press->click();
    EXPECT_EQ(stop.count(), 1);
    apply(false);
    EXPECT_EQ(press->text(), u"Start");
}

TEST_F(SimulatorPageTest, ManyEditsWhileItRunsBecomeOneChange)
{
    apply(true);
    QSignalSpy change(&world.actions, &Actions::simulatorChangeRequested);
    QObject::connect(&world.actions, &Actions::simulatorSettingsRequested, &world.actions,
                     [this](const SimulatorSettings &settings) { world.context.settings.simulator = settings; });
    QSlider *rate = form().findChild<RateEdit *>()->findChild<QSlider *>();
    for (int position = 300; position <= 400; position += 5)
        rate->setValue(position);
    EXPECT_EQ(change.count(), 0);
    ASSERT_TRUE(change.wait(Deadline));
    EXPECT_EQ(change.count(), 1);
    EXPECT_EQ(change.first().first().value<SimulatorSettings>().rate, 100.0);
    page = std::make_unique<SimulatorPage>(world.context);
    EXPECT_EQ(form().settings().rate, 100.0) << "a page built anew shows it";
}

TEST_F(SimulatorPageTest, AWrongTopicIsMarkedAndStartsNothing)
{
    apply(false);
    auto *topic = form().findChild<QLineEdit *>(QStringLiteral("topic"));
    ASSERT_TRUE(topic);
    topic->setText(QStringLiteral("no es un topic"));
    EXPECT_FALSE(form().isValid());
    EXPECT_FALSE(button(*page, QStringLiteral("Start"))->isEnabled());
    topic->setText(QStringLiteral("eventos_qog"));
    EXPECT_TRUE(button(*page, QStringLiteral("Start"))->isEnabled());
}

TEST_F(SimulatorPageTest, WhatCannotBeReadIsMarkedAndStartsNothing)
{
    apply(false);
    const auto fault = [this] { return form().findChild<FaultRow *>(); };
    fault()->setShare(0.1);
    QSignalSpy kept(&world.actions, &Actions::simulatorSettingsRequested);
    const std::pair<const char *, QAbstractSpinBox *> boxes[] = {
        {"rate", form().findChild<RateEdit *>()->findChild<QAbstractSpinBox *>()},
        {"seed", form().findChild<SeedBox *>()},
        {"a fault's share", fault()->findChild<QAbstractSpinBox *>()},
    };
    for (const auto &[what, box] : boxes) {
        auto *text = box->findChild<QLineEdit *>();
        const QString before = text->text();
        text->setText(QStringLiteral("12x"));
        EXPECT_FALSE(form().isValid()) << what;
        EXPECT_FALSE(button(*page, QStringLiteral("Start"))->isEnabled()) << what;
        EXPECT_EQ(kept.count(), 0) << what << ": kept for the next start";
        text->setText(before);
        EXPECT_TRUE(form().isValid()) << what;
        kept.clear();
    }
}

TEST_F(SimulatorPageTest, AllCountriesAtASlowRateSayWhichRateGivesTwoEventsAWindow)
{
    const auto says = [this](const QString &text) {
        const auto labels = form().findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    };
    SimulatorSettings settings;
    settings.indicators = {"gini"};
    world.context.settings.pipeline.engine.windowMs = 10'000;
    form().setSettings(settings);
    EXPECT_FALSE(says(QStringLiteral("sparse"))) << "thirty countries";
    settings.countries.clear();
    const auto enough = static_cast<double>((world.context.countries->size() * 2 + 9) / 10);
    settings.rate = enough - 1;
    form().setSettings(settings);
    EXPECT_TRUE(says(QStringLiteral("with %1 events/s").arg(enough)));
    settings.rate = enough;
    form().setSettings(settings);
    EXPECT_FALSE(says(QStringLiteral("sparse")));
    EXPECT_TRUE(says(QStringLiteral("many alerts")));
}

TEST_F(SimulatorPageTest, AForeignBrokerIsWarnedOf)
{
    apply(false, true);
    EXPECT_FALSE(page->findChild<Notice *>()->isVisible());
    apply(false, false);
    EXPECT_TRUE(page->findChild<Notice *>()->isVisible());
    EXPECT_TRUE(page->findChild<Notice *>()->accessibleName().contains(u"ministry:9092"));
}

TEST_F(SimulatorPageTest, ADeliveryErrorIsASentenceInPlainText)
{
    Snapshot snapshot = emptySnapshot();
    snapshot.simulator.error = Error{ErrorCode::ProducerFailed, "eventos_qog", "<b>queue full</b>"};
    page->apply(shared(std::move(snapshot)));
    bool found = false;
    for (const QLabel *label : page->findChildren<QLabel *>()) {
        if (label->text().contains(u"<b>queue full</b>")) {
            found = true;
            EXPECT_EQ(label->textFormat(), Qt::PlainText);
        }
    }
    EXPECT_TRUE(found);
}

TEST_F(SimulatorPageTest, WhatRunsIsShownOnceAndThenTheFormLeads)
{
    world.context.settings.simulator.rate = 55.0;
    apply(true);
    EXPECT_EQ(form().settings().rate, 55.0);
    form().findChild<RateEdit *>()->findChild<QSpinBox *>()->setValue(66);
    world.context.settings.simulator.rate = 55.0;
    apply(true);  // the change is still under way
    EXPECT_EQ(form().settings().rate, 66.0);
}
