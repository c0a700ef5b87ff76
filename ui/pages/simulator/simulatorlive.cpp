// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulator/simulatorlive.h"

#include "ui/format.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/sparkline.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace observatorio {

namespace {

constexpr int AnswerMs = 5000;
constexpr int RateSeconds = 120;
constexpr int LeastSeconds = 60;

}  // namespace

SimulatorLive::SimulatorLive(QWidget *parent)
    : Card({}, {}, parent), m_icon(new IconLabel(22)), m_state(new QLabel(tr("Stopped"))), m_where(new ElidedLabel),
      m_facts(new FactsOf<SimulatorView>(5, FactGrid::Number)), m_line(new Sparkline), m_button(new QPushButton),
      m_error(new Complaint), m_patience(new QTimer(this))
{
    using Fact = FactGrid::Value;
    m_state->setFont(Theme::instance().numberFont());
    m_button->setMinimumSize(scaled(116), grown(36));
    m_button->setIconSize({scaled(18), scaled(18)});
    m_line->setMinimumSize(96, grown(36));
    m_line->setAccessibleName(tr("Confirmed per second, last two minutes"));
    m_patience->setSingleShot(true);
    m_patience->setInterval(AnswerMs);
    m_facts->add(tr("Rate"), Term::SimulatedRate,
                 [](const SimulatorView &now) -> Fact { return {Format::integer(qRound64(now.rate)), tr("/s")}; });
    m_facts->add(tr("Generated"), Term::Generated,
                 [](const SimulatorView &now) -> Fact { return {Format::count(now.generated)}; });
    m_facts->add(tr("Confirmed"), Term::Confirmed,
                 [](const SimulatorView &now) -> Fact { return {Format::count(now.delivered)}; });
    m_facts->add(tr("In flight"), Term::InFlight,
                 [](const SimulatorView &now) -> Fact { return {Format::count(now.queued)}; });
    m_facts->add(tr("Failed"), Term::Failed, [](const SimulatorView &now) -> Fact {
        return {Format::count(now.failed), {}, now.failed > 0 ? Theme::Critical : Theme::Text};
    });
    QVBoxLayout *state = columnOf(2, {rowOf(8, {m_icon, m_state, Room()}), m_where});
    const bool large = Theme::instance().scale() > 1.25;  // the figures take a row of their own then
    if (large)
        body()->addLayout(rowOf(20, {{state, 3}, {m_line, 1}, {m_button, 0, Qt::AlignVCenter}}));
    else
        body()->addLayout(rowOf(20, {{state, 3}, {m_facts, 9}, {m_line, 1}, {m_button, 0, Qt::AlignVCenter}}));
    if (large)
        body()->addWidget(m_facts);
    body()->addWidget(m_error);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_button, &QPushButton::clicked, this, &SimulatorLive::press);
    connect(m_patience, &QTimer::timeout, this, &SimulatorLive::showButton);
    showButton();
}

void SimulatorLive::setStartable(bool valid)
{
    if (m_valid == valid)
        return;
    m_valid = valid;
    showButton();
}

void SimulatorLive::press()
{
    m_patience->start();
    if (m_running)
        Q_EMIT stopRequested();
    else
        Q_EMIT startRequested();
    showButton();
}

void SimulatorLive::showButton()
{
    const bool waiting = m_patience->isActive();
    if (waiting)
        m_button->setText(m_running ? tr("Stopping…") : tr("Starting…"));
    else
        m_button->setText(m_running ? tr("Stop") : tr("Start"));
    m_button->setIcon(Theme::instance().icon(m_running ? QStringLiteral("stop") : QStringLiteral("play"), Theme::Text));
    m_button->setEnabled(!waiting && (m_running || m_valid));
    m_button->setToolTip(m_running || m_valid ? QString() : tr("Correct the marked field first"));
}

void SimulatorLive::show(const Snapshot &snapshot)
{
    const SimulatorView &view = snapshot.simulator;
    if (view.running != m_running || view.error) {
        m_running = view.running;
        m_patience->stop();
        showButton();
    }
    if (view.error)
        m_icon->setIcon(QStringLiteral("warning"), Theme::Critical);
    else
        m_icon->setIcon(m_running ? QStringLiteral("play") : QStringLiteral("stop"),
                        m_running ? Theme::Ok : Theme::Muted);
    m_state->setText(m_running ? tr("Running") : tr("Stopped"));
    const QString broker = snapshot.broker.name.empty() ? tr("no broker yet") : Format::linkName(snapshot.broker);
    m_where->setText(QStringLiteral("%1 → %2").arg(QString::fromStdString(view.settings.topic), broker));
    m_facts->show(view);
    m_error->setText(view.error ? Format::error(*view.error) : QString());
    showRate(snapshot);
}

void SimulatorLive::showRate(const Snapshot &snapshot)
{
    const double second = static_cast<double>(snapshot.at / 1000);
    if (!m_rates.empty() && m_rates.back().x() >= second)
        return;
    m_rates.push_back({second, snapshot.simulator.rate});
    while (m_rates.front().x() < second - RateSeconds)
        m_rates.pop_front();
    // A young line grows into an axis that begins where it does.
    const double first = m_rates.front().x();
    m_line->setXRange(first, std::max(second, first + LeastSeconds));
    m_line->setLines(
        {{QVector<QPointF>(m_rates.begin(), m_rates.end()), Theme::instance().seriesColor(2), Qt::SolidLine}});
}

}  // namespace observatorio
