// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/windowspage.h"

#include "ui/format.h"
#include "ui/models/latemodel.h"
#include "ui/pages/parts/sortedtable.h"
#include "ui/pages/windows/latebars.h"
#include "ui/pages/windows/windowtimeline.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/orempty.h"

#include <QHeaderView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace observatorio {

struct WindowsPage::Private {
    Card *timelineCard = nullptr;
    WindowTimeline *timeline = nullptr;
    OrEmpty *timelineOrEmpty = nullptr;
    Card *barsCard = nullptr;
    LateBars *bars = nullptr;
    OrEmpty *barsOrEmpty = nullptr;
    LateModel *model = nullptr;
    DataTable *table = nullptr;
};

namespace {

QString timelineDetail(std::int64_t everyNth)
{
    const QString dots =
        everyNth == 0 ? WindowsPage::tr("a row a partition")
        : everyNth == 1
            ? WindowsPage::tr("each dot is an event, in its partition's row")
            : WindowsPage::tr("one event in %1 is a dot, in its partition's row").arg(Format::integer(everyNth));
    return WindowsPage::tr("%1 · event time → · × late").arg(dots);
}

}  // namespace

WindowsPage::WindowsPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>())
{
    d->timelineCard = new Card(tr("Windows under way"));
    d->timeline = new WindowTimeline;
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(d->timeline);
    area->viewport()->setAutoFillBackground(false);
    d->timeline->setAutoFillBackground(false);
    d->timelineOrEmpty = new OrEmpty(
        area,
        new EmptyState(iconName(), tr("No window yet"),
                       tr("The first event opens one. Start the simulator, or send events into an observed topic.")));
    d->timelineCard->body()->addWidget(d->timelineOrEmpty, 1);

    d->barsCard = new Card(tr("Late by partition"), tr("records, share of what was read"));
    d->bars = new LateBars;
    auto *barsArea = new QScrollArea;
    barsArea->setWidgetResizable(true);
    barsArea->setFrameShape(QFrame::NoFrame);
    barsArea->setWidget(d->bars);
    barsArea->viewport()->setAutoFillBackground(false);
    d->bars->setAutoFillBackground(false);
    d->barsOrEmpty = new OrEmpty(barsArea, new EmptyState(QStringLiteral("clock"), tr("No partition read yet"), {}));
    d->barsCard->body()->addWidget(d->barsOrEmpty, 1);

    auto *late = new Card(tr("Late events"), tr("the newest · %1").arg(Format::zone()));
    d->model = new LateModel([this](const QString &country) { return m_context.countryName(country); }, this);
    d->table = sortedTable(d->model, tr("Late events"),  // newest first, as they come
                           {QStringLiteral("Argentina"),
                            QStringLiteral("deuda_externa"),
                            Format::time(0),
                            Format::duration(624'000),
                            QStringLiteral("eventos_qog"),
                            {},
                            Format::integer(8'888'888)},
                           this);
    d->table->horizontalHeader()->setStretchLastSection(false);
    d->table->horizontalHeader()->setSectionResizeMode(LateModel::Country, QHeaderView::Stretch);
    auto *none = new EmptyState(QStringLiteral("clock"), tr("Nothing came too late"),
                                tr("The simulator's fault “Late” shows what it looks like."));
    late->body()->addWidget((new OrEmpty(d->table, none))->follow(d->model), 1);

    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(Theme::Gap);
    bottom->addWidget(d->barsCard, 5);
    bottom->addWidget(late, 9);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    layout->setSpacing(Theme::Gap);
    layout->addWidget(d->timelineCard, 5);
    layout->addLayout(bottom, 2);
}

WindowsPage::~WindowsPage() = default;

QString WindowsPage::id() const { return QStringLiteral("windows"); }
QString WindowsPage::title() const { return tr("Windows"); }
QString WindowsPage::iconName() const { return QStringLiteral("windows"); }
Exportable *WindowsPage::exportable() { return d->timeline; }

void WindowsPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    TimelineData timeline = timelineData(*snapshot, d->timeline->windowsThatFit());
    d->timelineOrEmpty->setEmpty(timeline.empty());
    d->timelineCard->setDetail(timelineDetail(timeline.everyNth()));
    d->timeline->setData(std::move(timeline));
    d->bars->setPartitions(snapshot->partitions);
    d->barsOrEmpty->setEmpty(snapshot->partitions.empty());
    d->model->update(snapshot->lateSamples);
    const Accounting &total = snapshot->total;
    d->barsCard->setDetail(
        tr("%1 in all, %2 waited")
            .arg(Format::integer(total.late), Format::duration(snapshot->settings.engine.watermarkDelayMs)));
}

QJsonObject WindowsPage::saveState() const { return {{QStringLiteral("late"), tableState(d->table)}}; }

void WindowsPage::restoreState(const QJsonObject &state) { restoreTable(d->table, state[QStringLiteral("late")]); }

}  // namespace observatorio
