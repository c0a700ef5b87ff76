// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulator/simulatorform.h"

#include "ui/dialogs/settings/formfield.h"
#include "ui/dialogs/settings/settingscheck.h"
#include "ui/format.h"
#include "ui/pages/simulator/countrychoice.h"
#include "ui/pages/simulator/faultrow.h"
#include "ui/pages/simulator/rateedit.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/numberbox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

namespace observatorio {

namespace {

QLabel *sentence(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFont(Theme::instance().secondaryFont());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    label->setContentsMargins(FaultRow::TextIndent, 0, 0, 0);
    return label;
}

void choose(QComboBox *box, const std::string &code)
{
    box->setCurrentIndex(qMax(0, box->findData(QString::fromStdString(code))));
}

}  // namespace

SimulatorForm::SimulatorForm(const UiContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::Gap);
    layout->addWidget(buildContents(), 1);
    layout->addWidget(buildFaults(), 1);
    setSettings(context.settings.simulator);
}

QComboBox *SimulatorForm::countryBox()
{
    auto *box = new QComboBox;
    QList<std::pair<QString, QString>> names;
    for (std::size_t i = 0; i < m_context.countries->size(); ++i) {
        const QString code = QString::fromStdString(m_context.countries->at(static_cast<CountryId>(i)).iso3);
        names.append({m_context.countryName(code), code});
    }
    std::sort(names.begin(), names.end(),
              [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    for (const auto &[name, code] : names)
        box->addItem(name, code);
    box->setMaximumWidth(180);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    return box;
}

Card *SimulatorForm::buildContents()
{
    auto *card = new Card(tr("What is sent"), tr("real baselines, seeded noise"));
    m_rate = new RateEdit;
    m_topic = new QLineEdit;
    m_topic->setObjectName(QStringLiteral("topic"));
    m_topic->setMaximumWidth(240);
    m_seed = new WholeBox;
    m_seed->setRange(0, INT_MAX);
    m_seed->setMaximumWidth(140);
    m_seed->setKeyboardTracking(false);
    m_countries = new CountryChoice(m_context);

    auto *indicators = new QWidget;
    auto *grid = new QGridLayout(indicators);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setVerticalSpacing(6);
    std::vector<std::string> names = m_context.simulated;
    std::ranges::sort(names, [this](const auto &a, const auto &b) { return m_context.indicators->before(a, b); });
    for (const std::string &name : names) {
        const QString wireName = QString::fromStdString(name);
        auto *box = new QCheckBox(Format::indicatorName(wireName).replace(u'&', QStringLiteral("&&")));
        box->setToolTip(Format::indicatorToolTip(wireName));
        box->setChecked(true);
        grid->addWidget(box, static_cast<int>(m_indicators.size()) / 2, static_cast<int>(m_indicators.size()) % 2);
        m_indicators.emplace_back(name, box);
        connect(box, &QCheckBox::toggled, this, &SimulatorForm::edited);
    }
    if (!m_indicators.empty())
        indicators->setFocusProxy(m_indicators.front().second);

    auto *scenario = new QWidget;
    auto *row = new QHBoxLayout(scenario);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_scenario = new SegmentedControl;
    m_scenario->addSegment(tr("Normal"), static_cast<int>(Scenario::Normal));
    m_scenario->addSegment(tr("Crisis in"), static_cast<int>(Scenario::Crisis));
    m_crisisCountry = countryBox();
    m_crisisCountry->setAccessibleName(tr("Country in crisis"));
    row->addWidget(m_scenario);
    row->addWidget(m_crisisCountry);
    row->addStretch(1);

    card->body()->setSpacing(12);
    const auto add = [card](const QString &name, QWidget *editor, const QString &hint = {}) {
        auto *field = new FormField(name, editor, hint);
        field->setNameWidth(88);
        card->body()->addWidget(field);
        return field;
    };
    m_rateField = add(tr("Rate"), m_rate);
    m_topicField = add(tr("Topic"), m_topic);
    add(tr("Scenario"), scenario, tr("In a crisis, one country's indicators cross their thresholds and recover."));
    add(tr("Countries"), m_countries);
    m_indicatorField = add(tr("Indicators"), indicators);
    m_seedField = add(tr("Seed"), m_seed, tr("The same seed sends the same values again."));
    card->body()->addStretch(1);

    connect(m_rate, &RateEdit::changed, this, &SimulatorForm::edited);
    connect(m_topic, &QLineEdit::textChanged, this, &SimulatorForm::edited);
    connect(m_seed, &WholeBox::valueChanged, this, &SimulatorForm::edited);
    connect(m_seed, &WholeBox::problemChanged, this, &SimulatorForm::edited);
    connect(m_countries, &CountryChoice::changed, this, &SimulatorForm::edited);
    connect(m_scenario, &SegmentedControl::currentChanged, this, &SimulatorForm::edited);
    connect(m_crisisCountry, &QComboBox::currentIndexChanged, this, &SimulatorForm::edited);
    return card;
}

Card *SimulatorForm::buildFaults()
{
    auto *card = new Card(tr("Faults"), tr("on purpose, to see how the stream reacts"));
    card->body()->setSpacing(12);
    m_late = new FaultRow(tr("Late"), tr("Older than the watermark: listed as late in Windows, not averaged."));
    m_outOfOrder =
        new FaultRow(tr("Out of order"), tr("Timestamped up to 45 s back: still counted, in an older window."));
    m_duplicate = new FaultRow(tr("Duplicate"), tr("Sent twice: both count, so n grows and the mean hardly moves."));
    m_malformed = new FaultRow(tr("Malformed"),
                               tr("Broken JSON, missing fields, unknown country: rejected with a reason, see Health."));
    for (FaultRow *row : {m_late, m_outOfOrder, m_duplicate, m_malformed}) {
        card->body()->addWidget(row);
        connect(row, &FaultRow::changed, this, &SimulatorForm::edited);
    }
    m_burst = new QCheckBox(tr("Bursts"));
    auto *burst = new QVBoxLayout;
    burst->setSpacing(2);
    burst->addWidget(m_burst);
    burst->addWidget(sentence(tr("Ten times the rate for 5 s of every minute: the lag grows, then clears.")));
    card->body()->addLayout(burst);
    auto *idle = new QHBoxLayout;
    m_idle = new QCheckBox(tr("Idle country"));
    m_idleCountry = countryBox();
    m_idleCountry->setAccessibleName(tr("Country that goes silent"));
    idle->addWidget(m_idle);
    idle->addWidget(m_idleCountry);
    idle->addStretch(1);
    auto *silent = new QVBoxLayout;
    silent->setSpacing(2);
    silent->addLayout(idle);
    silent->addWidget(sentence(tr("One country stops sending: its lines stop, every window still closes.")));
    card->body()->addLayout(silent);
    card->body()->addStretch(1);
    connect(m_burst, &QCheckBox::toggled, this, &SimulatorForm::edited);
    connect(m_idle, &QCheckBox::toggled, this, &SimulatorForm::edited);
    connect(m_idleCountry, &QComboBox::currentIndexChanged, this, &SimulatorForm::edited);
    return card;
}

void SimulatorForm::edited()
{
    m_crisisCountry->setEnabled(m_scenario->currentData().toInt() == static_cast<int>(Scenario::Crisis));
    m_idleCountry->setEnabled(m_idle->isChecked());
    m_rateField->setError(m_rate->problem());
    m_seedField->setError(m_seed->problem());
    m_topicField->setError(SettingsCheck::topicName(m_topic->text().trimmed()));
    m_indicatorField->setError(anyIndicator() ? QString() : tr("Choose at least one indicator."));
    if (!m_loading)
        Q_EMIT changed();
}

bool SimulatorForm::anyIndicator() const
{
    return std::ranges::any_of(m_indicators, [](const auto &each) { return each.second->isChecked(); });
}

/// Empty: all. What the settings name and the baseline has no values of is not on offer, and stays named.
std::vector<std::string> SimulatorForm::chosenIndicators() const
{
    std::vector<std::string> chosen;
    for (const auto &[name, box] : m_indicators) {
        if (box->isChecked())
            chosen.push_back(name);
    }
    if (chosen.size() == m_indicators.size())
        return {};
    for (const std::string &name : m_base.indicators) {
        if (std::ranges::find(m_context.simulated, name) == m_context.simulated.end())
            chosen.push_back(name);
    }
    return chosen;
}

bool SimulatorForm::isValid() const { return m_topicField->error().isEmpty() && m_indicatorField->error().isEmpty(); }

SimulatorSettings SimulatorForm::settings() const
{
    SimulatorSettings settings = m_base;
    settings.topic = m_topic->text().trimmed().toStdString();
    settings.rate = m_rate->rate();
    settings.count = 0;
    if (m_seed->value() != static_cast<int>(qMin<std::uint64_t>(m_base.seed, INT_MAX)))
        settings.seed = static_cast<std::uint64_t>(m_seed->value());
    settings.scenario = static_cast<Scenario>(m_scenario->currentData().toInt());
    settings.crisisCountry = m_crisisCountry->currentData().toString().toStdString();
    settings.countries = m_countries->countries();
    settings.indicators = chosenIndicators();
    settings.faults.late = m_late->share();
    settings.faults.outOfOrder = m_outOfOrder->share();
    settings.faults.duplicate = m_duplicate->share();
    settings.faults.malformed = m_malformed->share();
    settings.faults.burst = m_burst->isChecked();
    settings.faults.idleCountry =
        m_idle->isChecked() ? m_idleCountry->currentData().toString().toStdString() : std::string();
    return settings;
}

void SimulatorForm::setSettings(const SimulatorSettings &settings)
{
    m_loading = true;
    m_base = settings;
    m_rate->setRate(settings.rate);
    m_topic->setText(QString::fromStdString(settings.topic));
    m_seed->setValue(static_cast<int>(qMin<std::uint64_t>(settings.seed, INT_MAX)));
    m_scenario->setCurrentData(static_cast<int>(settings.scenario));
    choose(m_crisisCountry, settings.crisisCountry);
    m_countries->setCountries(settings.countries);
    for (const auto &[name, box] : m_indicators)
        box->setChecked(settings.indicators.empty()
                        || std::ranges::find(settings.indicators, name) != settings.indicators.end());
    m_late->setShare(settings.faults.late);
    m_outOfOrder->setShare(settings.faults.outOfOrder);
    m_duplicate->setShare(settings.faults.duplicate);
    m_malformed->setShare(settings.faults.malformed);
    m_burst->setChecked(settings.faults.burst);
    m_idle->setChecked(!settings.faults.idleCountry.empty());
    if (!settings.faults.idleCountry.empty())
        choose(m_idleCountry, settings.faults.idleCountry);
    else if (!settings.countries.empty())
        choose(m_idleCountry, settings.countries.front());  // one that is heard now
    edited();
    m_loading = false;
}

void SimulatorForm::showInjected(const SimulatorView &view)
{
    m_late->setInjected(view.late);
    m_outOfOrder->setInjected(view.outOfOrder);
    m_duplicate->setInjected(view.duplicate);
    m_malformed->setInjected(view.malformed);
}

}  // namespace observatorio
