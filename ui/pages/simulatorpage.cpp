// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/simulatorpage.h"

#include "ui/pages/parts/notice.h"
#include "ui/pages/simulator/simulatorform.h"
#include "ui/pages/simulator/simulatorlive.h"
#include "ui/style/theme.h"

#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace observatorio {

namespace {

constexpr int ChangeMs = 300;  ///< a dragged slider becomes one change, not fifty

}  // namespace

struct SimulatorPage::Private {
    SimulatorLive *live = nullptr;
    SimulatorForm *form = nullptr;
    Notice *warning = nullptr;
    QTimer *change = nullptr;
    bool running = false;
    bool seen = false;

    void warn(const Snapshot &snapshot, const QString &topic)
    {
        const bool foreign = !snapshot.settings.broker.embedded;
        warning->setVisible(foreign);
        if (foreign)
            warning->setText(
                SimulatorPage::tr("Sends invented events into topic %1 of the broker %2, where others may read them.")
                    .arg(topic, QString::fromStdString(snapshot.settings.broker.bootstrapServers)));
    }
};

SimulatorPage::SimulatorPage(UiContext &context, QWidget *parent)
    : Page(context, parent), d(std::make_unique<Private>())
{
    d->live = new SimulatorLive;
    d->form = new SimulatorForm(context);
    d->change = new QTimer(this);
    d->change->setSingleShot(true);
    d->change->setInterval(ChangeMs);

    d->warning = new Notice;
    d->warning->hide();

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    column->setSpacing(Theme::Gap);
    column->addWidget(d->warning);
    column->addWidget(d->live);
    column->addWidget(d->form, 1);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);

    connect(d->live, &SimulatorLive::startWanted, this, [this] {
        d->change->stop();
        Q_EMIT m_context.actions->simulatorStartWanted(d->form->settings());
    });
    connect(d->live, &SimulatorLive::stopWanted, this, [this] {
        d->change->stop();
        Q_EMIT m_context.actions->simulatorStopWanted();
    });
    connect(d->form, &SimulatorForm::changed, this, [this] {
        d->live->setStartable(d->form->isValid());
        if (d->form->isValid())
            m_context.settings.simulator = d->form->settings();  // a page built anew starts from what was typed
        d->change->start();
    });
    connect(d->change, &QTimer::timeout, this, [this] {
        if (d->running && d->form->isValid())
            Q_EMIT m_context.actions->simulatorChangeWanted(d->form->settings());
    });
    d->live->setStartable(d->form->isValid());
}

SimulatorPage::~SimulatorPage() = default;

QString SimulatorPage::id() const { return QStringLiteral("simulator"); }
QString SimulatorPage::title() const { return tr("Simulator"); }
QString SimulatorPage::iconName() const { return QStringLiteral("sliders"); }

void SimulatorPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    // What runs is what the form shows, the first time; from then on the form leads.
    if (!d->seen && snapshot->simulator.running)
        d->form->setSettings(snapshot->simulator.settings);
    d->seen = d->seen || snapshot->simulator.running;
    d->running = snapshot->simulator.running;
    d->live->show(*snapshot);
    d->form->showInjected(snapshot->simulator);
    d->warn(*snapshot,
            QString::fromStdString(d->running ? snapshot->simulator.settings.topic : d->form->settings().topic));
}

}  // namespace observatorio
