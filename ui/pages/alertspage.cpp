// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alertspage.h"

#include "ui/dialogs/acknowledgedialog.h"
#include "ui/dialogs/silencedialog.h"
#include "ui/dialogs/silencesdialog.h"
#include "ui/format.h"
#include "ui/models/alertmodel.h"
#include "ui/pages/alerts/alertdetails.h"
#include "ui/pages/alerts/alertfeed.h"
#include "ui/pages/alerts/alertfilterbar.h"
#include "ui/pages/alerts/alertrange.h"
#include "ui/pages/alerts/pilldelegate.h"
#include "ui/pages/alerts/rulegroups.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/placeholderstack.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QStandardPaths>

namespace observatorio {

namespace {

int roomForEveryColumn() { return scaled(1200); }

}  // namespace

AlertsPage::AlertsPage(const UiContext &context, QWidget *parent)
    : Page(context, parent),
      m_model(new AlertModel([this](const QString &country) { return m_context.countryName(country); }, this)),
      m_filter(new AlertFilter(this)), m_states(inTitle(new SegmentedControl(this))), m_card(new Card(tr("Alerts"))),
      m_acknowledge(new QPushButton(tr("Acknowledge…"))), m_silence(new QPushButton(tr("Silence…"))),
      m_silences(new QPushButton(tr("Silences"))), m_chart(new QPushButton(tr("Open chart"))),
      m_bar(new AlertFilterBar(m_filter)), m_table(new DataTable),
      m_stack(new PlaceholderStack(m_table, QStringLiteral("bell"))), m_details(new AlertDetails(*m_model, context)),
      m_range(new AlertRange), m_feed(new AlertFeed(context, m_model, m_filter, m_range, this)),
      m_note(new ElidedLabel), m_export(new QPushButton(tr("Export…")))
{
    m_filter->setSourceModel(m_model);
    m_states->addSegment(tr("All"), -1);
    m_states->addSegment(tr("Firing", "alerts"), static_cast<int>(AlertState::Firing));
    m_states->addSegment(tr("Acknowledged", "alerts"), static_cast<int>(AlertState::Acknowledged));
    m_states->addSegment(tr("Silenced", "alerts"), static_cast<int>(AlertState::Silenced));
    m_states->addSegment(tr("Stale", "alerts"), static_cast<int>(AlertState::Stale));
    m_states->addSegment(tr("Resolved", "alerts"), static_cast<int>(AlertState::Resolved));

    m_acknowledge->setToolTip(tr("Mark the selected alerts as seen (A)"));
    m_silence->setToolTip(tr("Silence alerts like the selected ones, and those to come (S)"));
    m_chart->setToolTip(tr("The country's chart at the start of the alert (Enter)"));
    m_silences->setObjectName(QStringLiteral("silences"));
    m_silences->setToolTip(tr("The silences in force and past ones; end one, or begin one (Shift+S)"));
    for (QPushButton *button : {m_acknowledge, m_silence, m_silences, m_chart})
        m_card->addControl(button);

    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Alerts"));
    m_table->setItemDelegateForColumn(AlertModel::State, new PillDelegate(false, this));
    m_table->setItemDelegateForColumn(AlertModel::SeverityColumn, new PillDelegate(true, this));
    m_table->sortByColumn(AlertModel::Start, Qt::DescendingOrder);
    m_table->fitColumns();
    m_table->stretchColumn(AlertModel::Country);
    keepTable(QStringLiteral("table"), m_table);
    m_showAll = m_stack->placeholder()->setAction({});
    m_export->setToolTip(tr("Save all alerts of the range that meet the conditions, as CSV"));
    m_card->body()->addWidget(m_bar);
    m_groups = new RuleGroups(m_stack->follow(m_filter), m_filter);
    m_card->body()->addLayout(
        observatorio::rowOf(8, {m_range, m_groups->chosenRule(), {m_note, 1}, m_groups->toggle(), m_export}));
    m_card->body()->addWidget(m_groups, 1);
    pageColumn(this, {{m_card, 1}, m_details});

    connect(m_states, &SegmentedControl::currentChanged, this, [this](const QVariant &segment) {
        const int state = segment.toInt();
        m_filter->set(&AlertConditions::state,
                      state < 0 ? std::nullopt : std::optional(static_cast<AlertState>(state)));
    });
    onRowCount(m_filter, this, [this] { showEmptiness(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AlertsPage::showSelection);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        if (m_model->rowCount() == 0) {
            Q_EMIT m_context.actions->settingsDialogRequested(QStringLiteral("thresholds"));
            return;
        }
        m_bar->clear();
        m_groups->chosenRule()->click();
        m_states->setCurrentData(-1);
    });
    connect(m_feed, &AlertFeed::changed, this, &AlertsPage::showFed);
    connect(m_export, &QPushButton::clicked, this, &AlertsPage::exportAll);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (value >= bar->maximum() - bar->pageStep())
            m_feed->more();
    });

    const auto acknowledge = [this] {
        const QStringList ids = idsToAcknowledge();
        if (ids.isEmpty())
            return;
        auto *dialog = new AcknowledgeDialog(m_context, static_cast<int>(ids.size()), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog, ids] {
            Q_EMIT m_context.actions->acknowledgeRequested(ids, dialog->said(QDateTime::currentMSecsSinceEpoch()));
        });
        dialog->open();
    };
    const auto silence = [this] {
        if (!chosenEpisodes().empty())
            openSilenceDialog(chosenEpisodes());
    };
    const auto chart = [this] {
        if (const AlertRow *row = shownRow()) {
            const AlertEpisode &episode = row->view.episode;
            Q_EMIT m_context.actions->showCountryRequested(QString::fromStdString(episode.series.country),
                                                           QString::fromStdString(episode.series.indicator),
                                                           episode.start);
        }
    };
    connect(m_acknowledge, &QPushButton::clicked, this, acknowledge);
    connect(m_silence, &QPushButton::clicked, this, silence);
    connect(m_silences, &QPushButton::clicked, this, &AlertsPage::openSilences);
    connect(m_chart, &QPushButton::clicked, this, chart);
    connect(m_table, &QAbstractItemView::doubleClicked, this, chart);
    const auto onKey = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    onKey(Qt::Key_A, acknowledge);
    onKey(Qt::Key_S, silence);
    onKey(Qt::SHIFT | Qt::Key_S, [this] { openSilences(); });
    onKey(Qt::Key_Return, chart);
    onKey(Qt::Key_Enter, chart);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_bar, &AlertFilterBar::focusText);
    showCounts();
    showSelection();
}

const AlertRow *AlertsPage::rowOf(const QModelIndex &index) const
{
    return index.isValid() ? &m_model->rowAt(m_filter->mapToSource(index).row()) : nullptr;
}

/// The one the details and the chart are about: where the keyboard stands, else the first selected.
const AlertRow *AlertsPage::shownRow() const
{
    const QItemSelectionModel *selection = m_table->selectionModel();
    if (!selection->hasSelection())
        return nullptr;
    const QModelIndex current = m_table->currentIndex();
    return rowOf(selection->isSelected(current) ? current : selection->selectedRows().value(0));
}

/// The selected ones that nobody acknowledged.
QStringList AlertsPage::idsToAcknowledge() const
{
    QStringList ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const AlertRow *row = rowOf(index);
        if (row->state != AlertState::Resolved && !row->view.acknowledgedAt)
            ids.append(QString::fromStdString(row->key()));
    }
    return ids;
}

/// The selected ones; what is over too, for a silence holds for those to come.
std::vector<AlertEpisode> AlertsPage::chosenEpisodes() const
{
    std::vector<AlertEpisode> chosen;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        chosen.push_back(rowOf(index)->view.episode);
    return chosen;
}

void AlertsPage::openSilenceDialog(const std::vector<AlertEpisode> &chosen)
{
    std::vector<AlertEpisode> active;
    for (const AlertRow &row : m_model->rows())
        if (isFiring(row.view.episode))
            active.push_back(row.view.episode);
    auto *dialog = new SilenceDialog(m_context, chosen, std::move(active), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        for (const Silence &silence : dialog->silences(QDateTime::currentMSecsSinceEpoch()))
            Q_EMIT m_context.actions->silenceRequested(silence);
    });
    dialog->open();
}

void AlertsPage::openSilences()
{
    if (!m_silencesDialog) {
        m_silencesDialog = new SilencesDialog(m_context, this);
        m_silencesDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_silencesDialog, &SilencesDialog::newRequested, this, [this] { openSilenceDialog({}); });
        if (m_newest)
            m_silencesDialog->apply(*m_newest);
    }
    m_silencesDialog->show();
    m_silencesDialog->raise();
    m_silencesDialog->activateWindow();
}

void AlertsPage::showSelection()
{
    m_acknowledge->setEnabled(!idsToAcknowledge().isEmpty());
    m_silence->setEnabled(m_table->selectionModel()->hasSelection());
    const AlertRow *current = shownRow();
    m_chart->setEnabled(current);
    m_details->show(current);
}

void AlertsPage::showCounts()
{
    int critical = 0;
    for (const AlertRow &row : m_model->rows())
        critical += row.state == AlertState::Firing && row.view.episode.severity == Severity::Critical;
    const QStringList parts{tr("%n firing", nullptr, m_model->count(AlertState::Firing)),
                            tr("%n critical", nullptr, critical),
                            tr("%n acknowledged", nullptr, m_model->count(AlertState::Acknowledged)),
                            tr("%n silenced", nullptr, m_model->count(AlertState::Silenced)),
                            tr("%n stale", nullptr, m_model->count(AlertState::Stale)),
                            tr("%n resolved", nullptr, m_model->count(AlertState::Resolved)),
                            Format::zone()};
    m_card->setDetail(Format::dotted(parts));
}

void AlertsPage::showEmptiness()
{
    const bool none = m_model->rowCount() == 0;
    EmptyState *empty = m_stack->placeholder();
    if (none)
        empty->setTexts(tr("No alert yet"),
                        tr("An alert appears when an indicator crosses its threshold. Thresholds are "
                           "in Settings; the simulator's crisis scenario raises some on purpose."));
    else
        empty->setTexts(tr("No alert matches"), tr("The current filters hide all of them."));
    m_showAll->setText(none ? tr("Thresholds…") : tr("Show all alerts"));
}

void AlertsPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_newest = snapshot;
    if (m_silencesDialog)
        m_silencesDialog->apply(*snapshot);
    m_details->setSilences(snapshot->silences);
    m_feed->apply(snapshot);
}

void AlertsPage::showFed()
{
    m_bar->offer(*m_model);
    m_groups->update(m_model->rows());
    m_note->setText(m_feed->note());
    showCounts();
    showEmptiness();
    showSelection();
    // What has room needs no scrolling: of a narrow condition the next page may have something.
    if (m_feed->hasMore() && m_table->verticalScrollBar()->maximum() == 0)
        m_feed->more();
}

void AlertsPage::exportAll()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export alerts"), QDir(folder.isEmpty() ? QDir::homePath() : folder).filePath(tr("alerts.csv")),
        tr("CSV files (*.csv)"));
    if (!path.isEmpty())
        Q_EMIT m_context.actions->alertExportRequested(path, m_feed->query());
}

void AlertsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    // The details say the first value too: where there is no room for it, it goes before the record's place does.
    m_table->setColumnHidden(AlertModel::First, width() < roomForEveryColumn());
}

QJsonObject AlertsPage::saveState() const
{
    QJsonObject state = Page::saveState();
    state[QStringLiteral("state")] = m_states->currentData().toInt();
    state[QStringLiteral("filter")] = m_bar->state();
    return state;
}

void AlertsPage::restoreState(const QJsonObject &state)
{
    m_states->setCurrentData(state[QStringLiteral("state")].toInt(-1));
    m_bar->restore(state[QStringLiteral("filter")].toObject());
    Page::restoreState(state);
    m_table->setColumnHidden(AlertModel::First, width() < roomForEveryColumn());
    const QHeaderView *header = m_table->horizontalHeader();
    m_table->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

}  // namespace observatorio
