// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alertspage.h"

#include "ui/dialogs/silencedialog.h"
#include "ui/format.h"
#include "ui/models/alertmodel.h"
#include "ui/pages/alerts/alertdetails.h"
#include "ui/pages/alerts/alertfilterbar.h"
#include "ui/pages/alerts/pilldelegate.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/orempty.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QDateTime>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace observatorio {

namespace {

constexpr int RoomForEveryColumn = 1200;

}  // namespace

struct AlertsPage::Private {
    AlertModel *model = nullptr;
    AlertFilter *filter = nullptr;
    Card *card = nullptr;
    SegmentedControl *states = nullptr;
    AlertFilterBar *bar = nullptr;
    DataTable *table = nullptr;
    EmptyState *empty = nullptr;
    QPushButton *showAll = nullptr;
    QPushButton *acknowledge = nullptr;
    QPushButton *silence = nullptr;
    QPushButton *chart = nullptr;
    AlertDetails *details = nullptr;
    std::shared_ptr<const std::vector<AlertView>> shown;
    TimeMs shownSecond = 0;

    const AlertRow *rowOf(const QModelIndex &index) const
    {
        return index.isValid() ? &model->rowAt(filter->mapToSource(index).row()) : nullptr;
    }

    QList<const AlertRow *> selected() const
    {
        QList<const AlertRow *> rows;
        for (const QModelIndex &index : table->selectionModel()->selectedRows())
            rows.append(rowOf(index));
        return rows;
    }

    /// The one the details and the chart are about: where the keyboard stands, else the first selected.
    const AlertRow *shownRow() const
    {
        const QItemSelectionModel *selection = table->selectionModel();
        if (!selection->hasSelection())
            return nullptr;
        const QModelIndex current = table->currentIndex();
        return rowOf(selection->isSelected(current) ? current : selection->selectedRows().value(0));
    }

    /// The selected ones an action makes sense for.
    QStringList ids(bool toAcknowledge) const
    {
        QStringList ids;
        for (const AlertRow *row : selected()) {
            if (row->state != AlertState::Resolved && !(toAcknowledge && row->view.acknowledgedAt))
                ids.append(QString::fromStdString(row->key()));
        }
        return ids;
    }

    void showSelection()
    {
        acknowledge->setEnabled(!ids(true).isEmpty());
        silence->setEnabled(!ids(false).isEmpty());
        const AlertRow *current = shownRow();
        chart->setEnabled(current);
        if (current)
            details->show(*model, *current);
        else
            details->showNone();
    }

    void showCounts()
    {
        int critical = 0;
        for (const AlertRow &row : model->rows())
            critical += row.state == AlertState::Firing && row.view.episode.severity == Severity::Critical;
        const QStringList parts{AlertsPage::tr("%n firing", nullptr, model->count(AlertState::Firing)),
                                AlertsPage::tr("%n critical", nullptr, critical),
                                AlertsPage::tr("%n acknowledged", nullptr, model->count(AlertState::Acknowledged)),
                                AlertsPage::tr("%n silenced", nullptr, model->count(AlertState::Silenced)),
                                AlertsPage::tr("%n resolved", nullptr, model->count(AlertState::Resolved)),
                                Format::zone()};
        card->setDetail(parts.join(QStringLiteral(" · ")));
    }

    void showEmptiness()
    {
        const bool none = model->rowCount() == 0;
        if (none)
            empty->setTexts(AlertsPage::tr("No alert yet"),
                            AlertsPage::tr("An alert appears when an indicator crosses its threshold. Thresholds are "
                                           "in Settings; the simulator's crisis scenario raises some on purpose."));
        else
            empty->setTexts(AlertsPage::tr("No alert matches"), AlertsPage::tr("Other conditions hide all of them."));
        showAll->setText(none ? AlertsPage::tr("Thresholds…") : AlertsPage::tr("Show every alert"));
    }
};

AlertsPage::AlertsPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>())
{
    d->model = new AlertModel([this](const QString &country) { return m_context.countryName(country); }, this);
    d->filter = new AlertFilter(this);
    d->filter->setSourceModel(d->model);
    d->states = new SegmentedControl(this);
    d->states->hide();
    d->states->addSegment(tr("All"), -1);
    for (const auto state : {AlertState::Firing, AlertState::Acknowledged, AlertState::Silenced, AlertState::Resolved})
        d->states->addSegment(AlertModel::stateText(state), static_cast<int>(state));

    d->card = new Card(tr("Alerts"));
    d->acknowledge = new QPushButton(tr("Acknowledge"));
    d->acknowledge->setToolTip(tr("Somebody has seen the selected alerts (A)"));
    d->silence = new QPushButton(tr("Silence…"));
    d->silence->setToolTip(tr("Keep the selected alerts quiet for a while (S)"));
    d->chart = new QPushButton(tr("Open chart"));
    d->chart->setToolTip(tr("The country's chart where the alert began (Enter)"));
    for (QPushButton *button : {d->acknowledge, d->silence, d->chart})
        d->card->addControl(button);
    d->bar = new AlertFilterBar(d->filter);
    d->card->body()->addWidget(d->bar);

    d->table = new DataTable;
    d->table->setModel(d->filter);
    d->table->setAccessibleName(tr("Alerts"));
    d->table->setItemDelegateForColumn(AlertModel::State, new PillDelegate(PillDelegate::ByState, this));
    d->table->setItemDelegateForColumn(AlertModel::SeverityColumn, new PillDelegate(PillDelegate::BySeverity, this));
    d->table->sortByColumn(AlertModel::Start, Qt::DescendingOrder);
    // Pills have their own margins, and a shape before the severity.
    const QString value = Format::decimal(-88.8, 1);
    d->table->fitColumns({AlertModel::stateText(AlertState::Acknowledged) + QStringLiteral("   "),
                          Format::severity(Severity::Warning) + QStringLiteral("        "),
                          QStringLiteral("Bosnia and H"), Format::longestIndicatorName(), Format::dateTime(0),
                          Format::duration(624'000), value, value, value, QStringLiteral("> ") + value});
    d->empty = new EmptyState(iconName(), {}, {});
    d->showAll = d->empty->setAction({});
    d->card->body()->addWidget((new OrEmpty(d->table, d->empty))->follow(d->filter), 1);
    d->details = new AlertDetails;

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    layout->setSpacing(Theme::Gap);
    layout->addWidget(d->card, 1);
    layout->addWidget(d->details);

    connect(d->states, &SegmentedControl::currentChanged, this, [this](const QVariant &segment) {
        const int state = segment.toInt();
        d->filter->setState(state < 0 ? std::nullopt : std::optional(static_cast<AlertState>(state)));
    });
    const auto refresh = [this] { d->showEmptiness(); };
    connect(d->filter, &QAbstractItemModel::rowsInserted, this, refresh);
    connect(d->filter, &QAbstractItemModel::rowsRemoved, this, refresh);
    connect(d->table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { d->showSelection(); });
    connect(d->showAll, &QPushButton::clicked, this, [this] {
        if (d->model->rowCount() == 0) {
            Q_EMIT m_context.actions->settingsDialogWanted(QStringLiteral("thresholds"));
            return;
        }
        d->bar->clear();
        d->states->setCurrentData(-1);
    });

    const auto acknowledge = [this] {
        if (const QStringList ids = d->ids(true); !ids.isEmpty())
            Q_EMIT m_context.actions->acknowledgeWanted(ids);
    };
    const auto silence = [this] {
        const QStringList ids = d->ids(false);
        if (ids.isEmpty())
            return;
        auto *dialog = new SilenceDialog(static_cast<int>(ids.size()), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, ids, dialog] {
            Q_EMIT m_context.actions->silenceWanted(ids, QDateTime::currentMSecsSinceEpoch() + dialog->duration(),
                                                    dialog->reason());
        });
        dialog->open();
    };
    const auto chart = [this] {
        if (const AlertRow *row = d->shownRow()) {
            const AlertEpisode &episode = row->view.episode;
            Q_EMIT m_context.actions->showCountryWanted(QString::fromStdString(episode.series.country),
                                                        QString::fromStdString(episode.series.indicator),
                                                        episode.start);
        }
    };
    connect(d->acknowledge, &QPushButton::clicked, this, acknowledge);
    connect(d->silence, &QPushButton::clicked, this, silence);
    connect(d->chart, &QPushButton::clicked, this, chart);
    connect(d->table, &QAbstractItemView::doubleClicked, this, chart);
    const auto onKey = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, d->table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    onKey(Qt::Key_A, acknowledge);
    onKey(Qt::Key_S, silence);
    onKey(Qt::Key_Return, chart);
    onKey(Qt::Key_Enter, chart);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, d->bar, &AlertFilterBar::focusText);
    d->showCounts();
    d->showEmptiness();
    d->showSelection();
}

AlertsPage::~AlertsPage() = default;

QString AlertsPage::id() const { return QStringLiteral("alerts"); }
QString AlertsPage::title() const { return tr("Alerts"); }
QString AlertsPage::iconName() const { return QStringLiteral("bell"); }
QList<QWidget *> AlertsPage::titleControls() { return {d->states}; }

void AlertsPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    const TimeMs second = snapshot->at / 1000;
    if (snapshot->alerts == d->shown && second == d->shownSecond)
        return;
    d->shown = snapshot->alerts;
    d->shownSecond = second;
    d->model->update(*snapshot->alerts, snapshot->at);
    d->bar->offer(*d->model);
    d->showCounts();
    d->showEmptiness();
    d->showSelection();
}

void AlertsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    // The details say the first value too: where there is no room for it, it goes before the record's place does.
    d->table->setColumnHidden(AlertModel::First, width() < RoomForEveryColumn);
}

QJsonObject AlertsPage::saveState() const
{
    return {{QStringLiteral("state"), d->states->currentData().toInt()},
            {QStringLiteral("filter"), d->bar->state()},
            {QStringLiteral("table"), QString::fromLatin1(d->table->state().toBase64())}};
}

void AlertsPage::restoreState(const QJsonObject &state)
{
    d->states->setCurrentData(state[QStringLiteral("state")].toInt(-1));
    d->bar->restore(state[QStringLiteral("filter")].toObject());
    d->table->restoreState(QByteArray::fromBase64(state[QStringLiteral("table")].toString().toLatin1()));
    d->table->setColumnHidden(AlertModel::First, width() < RoomForEveryColumn);
    const QHeaderView *header = d->table->horizontalHeader();
    d->table->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

}  // namespace observatorio
