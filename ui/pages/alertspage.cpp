// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alertspage.h"

#include "ui/dialogs/silencedialog.h"
#include "ui/format.h"
#include "ui/models/alertmodel.h"
#include "ui/pages/alerts/alertdetails.h"
#include "ui/pages/alerts/alertfilterbar.h"
#include "ui/style/draw.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/placeholderstack.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QApplication>
#include <QDateTime>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>

namespace observatorio {

namespace {

int pillHeight() { return grown(20, 14); }
int shapeSide() { return scaled(8); }
int roomForEveryColumn() { return scaled(1200); }

struct Look {
    QColor ink;
    QColor ground;
    Severity shape = Severity::None;
};

Look lookOf(bool bySeverity, const QModelIndex &index)
{
    const Theme &theme = Theme::instance();
    const auto severity = static_cast<Severity>(index.data(SeverityRole).toInt());
    const auto state = static_cast<AlertState>(index.data(StateRole).toInt());
    const Look quiet{theme.color(Theme::Muted), theme.color(Theme::NeutralGround), Severity::None};
    if (bySeverity) {
        if (state == AlertState::Resolved || state == AlertState::Stale)
            return {quiet.ink, quiet.ground, severity};
        return {theme.severityColor(severity), theme.severityGround(severity), severity};
    }
    switch (state) {
    case AlertState::Firing:
        return {theme.color(Theme::Text), Qt::transparent, Severity::None};
    case AlertState::Acknowledged:
        return {theme.color(Theme::Accent), theme.color(Theme::AccentGround), Severity::None};
    default:
        return quiet;
    }
}

/// The shape that goes with a severity's colour and word: a triangle for critical, a diamond for warning, a ring for
/// none.
void drawSeverityShape(QPainter &painter, const QRectF &box, Severity severity, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(severity == Severity::None ? QPen(color, 1.6) : QPen(Qt::NoPen));
    painter.setBrush(severity == Severity::None ? QBrush(Qt::NoBrush) : QBrush(color));
    switch (severity) {
    case Severity::Critical:
        painter.drawPolygon(QPolygonF({{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()}));
        break;
    case Severity::Warning:
        painter.drawPolygon(QPolygonF({{box.center().x(), box.top()},
                                       {box.right(), box.center().y()},
                                       {box.center().x(), box.bottom()},
                                       {box.left(), box.center().y()}}));
        break;
    case Severity::None:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
        break;
    }
    painter.restore();
}

/// Draws a cell's text in a pill: by SeverityRole (word, colour, shape), or by StateRole of the alert model.
class PillDelegate : public QStyledItemDelegate {
public:
    PillDelegate(bool bySeverity, QObject *parent) : QStyledItemDelegate(parent), m_bySeverity(bySeverity) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QString text = std::exchange(cell.text, QString());
        const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
        cell.state &= ~QStyle::State_HasFocus;
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        drawHairline(*painter, option.rect);

        const Look look = lookOf(m_bySeverity, index);
        const bool shaped = m_bySeverity;
        const QFont font = Theme::instance().pillFont();
        const QFontMetricsF metrics(font);
        const qreal shapeWidth = shaped ? shapeSide() + 6 : 0;
        const qreal width = qMin<qreal>(option.rect.width() - 6, metrics.horizontalAdvance(text) + shapeWidth + 20);
        const QRectF pill(option.rect.x() + 2, option.rect.center().y() - pillHeight() / 2.0 + 0.5, width,
                          pillHeight());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        drawRounded(*painter, pill, pillHeight() / 2.0, look.ground);
        QRectF words = pill.adjusted(10, 0, -8, 0);
        if (shaped) {
            drawSeverityShape(*painter,
                              QRectF(words.x(), pill.center().y() - shapeSide() / 2.0, shapeSide(), shapeSide()),
                              look.shape, look.ink);
            words.setLeft(words.left() + shapeWidth);
        }
        drawText(*painter, words.adjusted(0, 0, 1, 0), text, font, look.ink);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFontMetrics metrics(Theme::instance().pillFont());
        return {metrics.horizontalAdvance(index.data().toString()) + shapeSide() + 6 + 32,
                qMax(pillHeight() + 6, QStyledItemDelegate::sizeHint(option, index).height())};
    }

private:
    bool m_bySeverity;
};

}  // namespace

AlertsPage::AlertsPage(const UiContext &context, QWidget *parent)
    : Page(context, parent),
      m_model(new AlertModel([this](const QString &country) { return m_context.countryName(country); }, this)),
      m_filter(new AlertFilter(this)), m_states(inTitle(new SegmentedControl(this))), m_card(new Card(tr("Alerts"))),
      m_acknowledge(new QPushButton(tr("Acknowledge"))), m_silence(new QPushButton(tr("Silence…"))),
      m_chart(new QPushButton(tr("Open chart"))), m_bar(new AlertFilterBar(m_filter)), m_table(new DataTable),
      m_stack(new PlaceholderStack(m_table, QStringLiteral("bell"))), m_details(new AlertDetails(*m_model))
{
    m_filter->setSourceModel(m_model);
    m_states->addSegment(tr("All"), -1);
    m_states->addSegment(tr("Firing", "alerts"), static_cast<int>(AlertState::Firing));
    m_states->addSegment(tr("Acknowledged", "alerts"), static_cast<int>(AlertState::Acknowledged));
    m_states->addSegment(tr("Silenced", "alerts"), static_cast<int>(AlertState::Silenced));
    m_states->addSegment(tr("Stale", "alerts"), static_cast<int>(AlertState::Stale));
    m_states->addSegment(tr("Resolved", "alerts"), static_cast<int>(AlertState::Resolved));

    m_acknowledge->setToolTip(tr("Mark the selected alerts as seen (A)"));
    m_silence->setToolTip(tr("Silence the selected alerts for a while (S)"));
    m_chart->setToolTip(tr("The country's chart at the start of the alert (Enter)"));
    for (QPushButton *button : {m_acknowledge, m_silence, m_chart})
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
    m_card->body()->addWidget(m_bar);
    m_card->body()->addWidget(m_stack->follow(m_filter), 1);
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
        m_states->setCurrentData(-1);
    });

    const auto acknowledge = [this] {
        if (const QStringList ids = idsFor(true); !ids.isEmpty())
            Q_EMIT m_context.actions->acknowledgeRequested(ids);
    };
    const auto silence = [this] {
        const QStringList ids = idsFor(false);
        if (ids.isEmpty())
            return;
        auto *dialog = new SilenceDialog(static_cast<int>(ids.size()), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, ids, dialog] {
            Q_EMIT m_context.actions->silenceRequested(ids, QDateTime::currentMSecsSinceEpoch() + dialog->duration(),
                                                       dialog->reason());
        });
        dialog->open();
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
    connect(m_chart, &QPushButton::clicked, this, chart);
    connect(m_table, &QAbstractItemView::doubleClicked, this, chart);
    const auto onKey = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    onKey(Qt::Key_A, acknowledge);
    onKey(Qt::Key_S, silence);
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

/// The selected ones an action makes sense for.
QStringList AlertsPage::idsFor(bool toAcknowledge) const
{
    QStringList ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const AlertRow *row = rowOf(index);
        if (row->state != AlertState::Resolved && !(toAcknowledge && row->view.acknowledgedAt))
            ids.append(QString::fromStdString(row->key()));
    }
    return ids;
}

void AlertsPage::showSelection()
{
    m_acknowledge->setEnabled(!idsFor(true).isEmpty());
    m_silence->setEnabled(!idsFor(false).isEmpty());
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
    const TimeMs second = snapshot->at / 1000;
    if (second == m_shownSecond && sameValue(snapshot->alerts, m_shown))
        return;
    m_shown = snapshot->alerts;
    m_shownSecond = second;
    m_model->update(*snapshot->alerts, snapshot->at);
    m_bar->offer(*m_model);
    showCounts();
    showEmptiness();
    showSelection();
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
