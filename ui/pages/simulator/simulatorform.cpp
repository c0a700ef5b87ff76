// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulator/simulatorform.h"

#include "ui/dialogs/settings/settingscheck.h"
#include "ui/format.h"
#include "ui/pages/simulator/countrychoice.h"
#include "ui/pages/simulator/editors.h"
#include "ui/widgets/card.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QPushButton>

#include <cmath>

namespace observatorio {

namespace {

constexpr int NameWidth = 88;

bool isCrisis(const SimulatorSettings &settings) { return settings.scenario == Scenario::Crisis; }

}  // namespace

SimulatorForm::SimulatorForm(const UiContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    m_cards = rowOf(Theme::Gap, {{buildContents(), 1}, {buildFaults(), 1}}, this);
    connect(&m_fields, &Bindings::edited, this, [this] {
        check();
        Q_EMIT changed();
    });
    setSettings(context.settings.simulator);
}

Card *SimulatorForm::buildContents()
{
    using Simulator = SimulatorSettings;
    auto *card = new Card(tr("What is sent"), m_context.importedData ? tr("imported baselines, seeded noise")
                                                                     : tr("real baselines, seeded noise"));
    auto *importing = new QPushButton(tr("Import data…"));
    importing->setToolTip(tr("Start from the figures of a file, or from the built-in ones again"));
    connect(importing, &QPushButton::clicked, m_context.actions, &Actions::importDialogRequested);
    card->addControl(importing);
    card->body()->setSpacing(12);
    m_fields.into(card->body(), NameWidth);

    auto *topic = new QLineEdit;
    topic->setObjectName(QStringLiteral("topic"));
    topic->setMaximumWidth(scaled(240));
    auto *scenario = new SegmentedControl;
    scenario->addSegment(tr("Normal"), static_cast<int>(Scenario::Normal));
    scenario->addSegment(tr("Crisis in"), static_cast<int>(Scenario::Crisis));
    ChoiceBox *country = countryBox(m_context);
    country->setAccessibleName(tr("Country in crisis"));
    auto *both = new QWidget;
    rowOf(10, {scenario, country, Room()}, both);

    m_fields.bind(tr("Rate"), new RateEdit, &Simulator::rate);
    m_fields.bind(tr("Topic"), topic, &Simulator::topic).check(&SettingsCheck::topicName);
    auto *scenarios = new FormField(tr("Scenario"), both, NameWidth);
    scenarios->setHint(tr("In a crisis, one country's indicators cross their thresholds and recover."));
    card->body()->addWidget(scenarios);
    m_fields.bind({}, scenario, &Simulator::scenario);
    m_fields.bind({}, country, &Simulator::crisisCountry).enabledWhen(isCrisis);
    m_countries = m_fields.bind(tr("Countries"), new CountryChoice(m_context), &Simulator::countries).field;
    m_fields.bind(tr("Indicators"), new IndicatorChoice(m_context), &Simulator::indicators);
    m_fields.bind(tr("Seed"), new SeedBox, &Simulator::seed).hint(tr("The same seed sends the same values again."));
    card->body()->addStretch(1);
    return card;
}

Card *SimulatorForm::buildFaults()
{
    using Faults = SimulatorFaults;
    auto *card = new Card(tr("Faults"), tr("on purpose, to see how the stream reacts"));
    card->body()->setSpacing(12);
    m_fields.into(card->body(), NameWidth);
    const auto text = [this](const QString &explanation, PageId page) {
        return new FaultText(explanation, page, m_context.actions);
    };
    const auto add = [this](const QString &name, FaultText *explanation, double Faults::*share,
                            std::uint64_t SimulatorView::*injected) {
        auto *row = new FaultRow(name, explanation);
        m_fields.bind({}, row, share);
        m_faults.emplace_back(row, injected);
    };
    add(tr("Late"), text(tr("Older than the watermark: listed as late, not averaged."), PageId::Windows), &Faults::late,
        &SimulatorView::late);
    add(tr("Out of order"),
        text(tr("Timestamped up to 45 s back: still counted, in an older window."), PageId::Windows),
        &Faults::outOfOrder, &SimulatorView::outOfOrder);
    add(tr("Duplicate"), text(tr("Sent twice: both count, so n grows and the mean hardly moves."), PageId::Windows),
        &Faults::duplicate, &SimulatorView::duplicate);
    add(tr("Malformed"),
        text(tr("Broken JSON, missing fields, unknown country: rejected with a reason."), PageId::Health),
        &Faults::malformed, &SimulatorView::malformed);

    auto *burst = new QCheckBox(tr("Bursts"));
    m_idle = new IdleCountry(m_context, tr("Idle country"));
    card->body()->addLayout(columnOf(
        2,
        {burst, text(tr("Ten times the rate for 5 s of every minute: the lag grows, then clears."), PageId::Groups)}));
    card->body()->addLayout(
        columnOf(2, {m_idle, text(tr("One country stops sending: its lines stop, every window still closes."),
                                  PageId::Countries)}));
    m_fields.bind({}, burst, &Faults::burst);
    m_fields.bind({}, m_idle, &Faults::idleCountry);
    card->body()->addStretch(1);
    return card;
}

/// As narrow as its widest card: the cards stand below each other then.
QSize SimulatorForm::minimumSizeHint() const
{
    QSize least = m_cards->minimumSize();
    least.setWidth(std::max(m_cards->itemAt(0)->minimumSize().width(), m_cards->itemAt(1)->minimumSize().width()));
    return least;
}

void SimulatorForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    int beside = Theme::Gap;
    for (int i = 0; i < m_cards->count(); ++i)
        beside += m_cards->itemAt(i)->minimumSize().width();
    m_cards->setDirection(width() >= beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void SimulatorForm::check()
{
    m_valid = m_fields.check();
    m_countries->setHint(advice());
}

/// What a choice of all countries comes with: each of them has a series for each indicator.
QString SimulatorForm::advice() const
{
    const SimulatorSettings chosen = settings();
    if (!chosen.countries.empty())
        return {};
    const std::size_t indicators = chosen.indicators.empty() ? m_context.simulated.size() : chosen.indicators.size();
    const auto windowMs = static_cast<double>(m_context.settings.pipeline.engine.windowMs);
    const double rate =
        std::ceil(2.0 * static_cast<double>(m_context.simulatedCountries.size() * indicators) * 1000.0 / windowMs);
    const QString many = tr("So many countries raise many alerts.");
    if (chosen.rate <= 0.0 || chosen.rate >= rate)
        return many;
    return many + u' '
           + tr("At this rate the charts are sparse: with %1 events/s each series gets two a window.")
                 .arg(Format::integer(std::llround(rate)));
}

SimulatorSettings SimulatorForm::settings() const
{
    AppSettings all;
    all.simulator = m_base;
    m_fields.store(all);
    all.simulator.count = 0;
    return all.simulator;
}

void SimulatorForm::setSettings(const SimulatorSettings &settings)
{
    m_base = settings;
    AppSettings all;
    all.simulator = settings;
    m_fields.load(all);
    const QSignalBlocker quiet(m_idle);
    if (settings.faults.idleCountry.empty() && !settings.countries.empty())
        m_idle->propose(QString::fromStdString(settings.countries.front()));  // one that is heard now
    check();
}

void SimulatorForm::showInjected(const SimulatorView &view)
{
    for (const auto &[row, count] : m_faults)
        row->setInjected(view.*count);
}

}  // namespace observatorio
