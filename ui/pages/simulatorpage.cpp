// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulatorpage.h"

#include "ui/pages/simulator/simulatorform.h"
#include "ui/pages/simulator/simulatorlive.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"

#include <QScrollArea>
#include <QTimer>

namespace observatorio {

namespace {

constexpr int ChangeMs = 300;  ///< a dragged slider becomes one change, not fifty

}  // namespace

SimulatorPage::SimulatorPage(const UiContext &context, QWidget *parent) : Page(context, parent)
{
    m_live = new SimulatorLive;
    m_form = new SimulatorForm(context);
    m_change = new QTimer(this);
    m_change->setSingleShot(true);
    m_change->setInterval(ChangeMs);

    m_warning = new Notice;
    m_warning->hide();

    auto *content = new QWidget;
    pageColumn(content, {m_warning, m_live, {m_form, 1}});
    columnOf(0, {scrolled(content)}, this);

    connect(m_live, &SimulatorLive::startRequested, this, [this] {
        m_change->stop();
        Q_EMIT m_context.actions->simulatorStartRequested(m_form->settings());
    });
    connect(m_live, &SimulatorLive::stopRequested, this, [this] {
        m_change->stop();
        Q_EMIT m_context.actions->simulatorStopRequested();
    });
    connect(m_form, &SimulatorForm::changed, this, [this] {
        m_live->setStartable(m_form->isValid() && !m_observing);
        if (m_form->isValid())
            Q_EMIT m_context.actions->simulatorSettingsRequested(m_form->settings());  // a page built anew shows them
        m_change->start();
    });
    connect(m_change, &QTimer::timeout, this, [this] {
        if (m_running && m_form->isValid())
            Q_EMIT m_context.actions->simulatorChangeRequested(m_form->settings());
    });
    m_live->setStartable(m_form->isValid());
}

void SimulatorPage::warn(const Snapshot &snapshot, const QString &topic)
{
    const bool foreign = !snapshot.settings.broker.embedded;
    m_warning->setVisible(foreign || snapshot.observing());
    if (snapshot.observing())
        m_warning->setText(
            tr("This window observes what workers store, and sends nothing: the simulator stays off until "
               "the window processes again (Settings, Database)."));
    else if (foreign)
        m_warning->setText(tr("Sends simulated events to topic %1 of the broker %2, where others may read them.")
                               .arg(topic, QString::fromStdString(snapshot.settings.broker.bootstrapServers)));
}

void SimulatorPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    // What runs is what the form shows, the first time; from then on the form leads.
    if (!m_seen && snapshot->simulator.running)
        m_form->setSettings(snapshot->simulator.settings);
    m_seen = m_seen || snapshot->simulator.running;
    m_running = snapshot->simulator.running;
    m_observing = snapshot->observing();
    m_live->setStartable(m_form->isValid() && !m_observing);
    m_live->show(*snapshot);
    m_form->showInjected(snapshot->simulator);
    warn(*snapshot, QString::fromStdString(m_running ? snapshot->simulator.settings.topic : m_form->settings().topic));
}

}  // namespace observatorio
