// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulator/simulatorlive.h"

#include "ui/format.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/style/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/sparkline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace observatorio {

namespace {

constexpr int AnswerMs = 5000;
constexpr int RateSeconds = 120;

QString count(std::uint64_t value) { return Format::integer(static_cast<std::int64_t>(value)); }

}  // namespace

SimulatorLive::SimulatorLive(QWidget *parent)
    : Card({}, {}, parent), m_dot(new QLabel), m_state(new QLabel), m_where(new ElidedLabel),
      m_facts(new FactGrid(5, FactGrid::Number)), m_line(new Sparkline), m_button(new QPushButton),
      m_errorRow(new QWidget), m_error(new QLabel), m_patience(new QTimer(this))
{
    m_state->setFont(Theme::instance().numberFont());
    m_where->setFont(Theme::instance().secondaryFont());
    m_button->setMinimumSize(116, 36);
    m_button->setIconSize({18, 18});
    m_line->setMinimumSize(96, 36);
    m_line->setAccessibleName(tr("Confirmed per second, last two minutes"));
    m_patience->setSingleShot(true);
    m_patience->setInterval(AnswerMs);

    m_facts->add(QStringLiteral("rate"), tr("Rate"));
    m_facts->add(QStringLiteral("generated"), tr("Generated"));
    m_facts->add(QStringLiteral("delivered"), tr("Confirmed"));
    m_facts->add(QStringLiteral("queued"), tr("In flight"));
    m_facts->add(QStringLiteral("failed"), tr("Failed"));

    auto *state = new QVBoxLayout;
    state->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_dot);
    line->addWidget(m_state);
    line->addStretch(1);
    state->addLayout(line);
    state->addWidget(m_where);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addLayout(state, 3);
    row->addWidget(m_facts, 9);
    row->addWidget(m_line, 1);
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    body()->addLayout(row);

    auto *error = new QHBoxLayout(m_errorRow);
    error->setContentsMargins(0, 0, 0, 0);
    auto *icon = new QLabel;
    icon->setPixmap(
        Theme::instance().icon(QStringLiteral("warning"), Theme::Critical).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    error->addWidget(icon, 0, Qt::AlignTop);
    error->addWidget(m_error, 1);
    m_errorRow->hide();
    body()->addWidget(m_errorRow);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    connect(m_button, &QPushButton::clicked, this, &SimulatorLive::press);
    connect(m_patience, &QTimer::timeout, this, &SimulatorLive::showButton);
    m_state->setText(tr("Stopped"));
    showButton();
}

void SimulatorLive::setStartable(bool valid)
{
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
    const Theme &theme = Theme::instance();
    const bool trouble = view.error.has_value();
    const Theme::Token token = trouble ? Theme::Critical : m_running ? Theme::Ok : Theme::Muted;
    m_dot->setPixmap(theme
                         .icon(trouble     ? QStringLiteral("warning")
                               : m_running ? QStringLiteral("play")
                                           : QStringLiteral("stop"),
                               token)
                         .pixmap(QSize(22, 22), devicePixelRatioF()));
    m_state->setText(m_running ? tr("Running") : tr("Stopped"));
    const QString broker = snapshot.broker.name.empty() ? tr("no broker yet") : Format::linkName(snapshot.broker);
    m_where->setText(QStringLiteral("%1 → %2").arg(QString::fromStdString(view.settings.topic), broker));
    m_facts->set(QStringLiteral("rate"), Format::integer(qRound64(view.rate)), tr("/s"));
    m_facts->set(QStringLiteral("generated"), count(view.generated));
    m_facts->set(QStringLiteral("delivered"), count(view.delivered));
    m_facts->set(QStringLiteral("queued"), count(view.queued));
    m_facts->set(QStringLiteral("failed"), count(view.failed), {}, view.failed > 0 ? Theme::Critical : Theme::Text);
    showError(view.error ? Format::error(*view.error) : QString());
    showRate(snapshot);
}

void SimulatorLive::showError(const QString &sentence)
{
    m_errorRow->setVisible(!sentence.isEmpty());
    m_error->setText(sentence);
}

void SimulatorLive::showRate(const Snapshot &snapshot)
{
    const double second = static_cast<double>(snapshot.at / 1000);
    if (!m_rates.empty() && m_rates.back().x() >= second)
        return;
    m_rates.push_back({second, snapshot.simulator.rate});
    while (m_rates.front().x() < second - RateSeconds)
        m_rates.pop_front();
    m_line->setXRange(second - RateSeconds, second);
    m_line->setLines(
        {{QVector<QPointF>(m_rates.begin(), m_rates.end()), Theme::instance().seriesColor(2), Qt::SolidLine}});
}

}  // namespace observatorio
