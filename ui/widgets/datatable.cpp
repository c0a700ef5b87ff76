// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/datatable.h"

#include "ui/models/keyedtablemodel.h"
#include "ui/style/draw.h"
#include "ui/widgets/columnwidths.h"

#include <QClipboard>
#include <QDataStream>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>

namespace observatorio {

namespace {

constexpr int CellPadding = 9;
constexpr int SortArrow = 14;
constexpr int CellInset = 5;
constexpr int LeastSection = 40;
constexpr int MostByHand = 4000;
constexpr int LeastLetters = 9;  // of a text that is cut
constexpr int PauseMs = 500;     // between two looks at rows that change

/// Draws the hairline under each row and no focus box around a single cell.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell(option);
        cell.state &= ~QStyle::State_HasFocus;
        QStyledItemDelegate::paint(painter, cell, index);
        drawHairline(*painter, option.rect);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->rect.adjust(CellInset, 0, -CellInset, 0);
        if (option->state & QStyle::State_Selected)
            option->backgroundBrush = Qt::NoBrush;
    }
};

}  // namespace

DataTable::DataTable(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new RowDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setAlternatingRowColors(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(grown(29));
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(LeastSection);
    header->setResizeContentsPrecision(0);  // of sizeHintForColumn(): the rows on screen alone
    header->setFont(Theme::instance().secondaryFont());
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int width) {
        if (m_sharing)
            return;
        if (width == 0) {  // on its way to being hidden: a width given to it now would stay as a gap
            QMetaObject::invokeMethod(this, &DataTable::share, Qt::QueuedConnection);
            return;
        }
        if (before > 0)  // else it was hidden
            m_byHand[column] = width;
        share();
    });
    m_later.setSingleShot(true);
    m_later.setInterval(PauseMs);
    connect(&m_later, &QTimer::timeout, this, &DataTable::layOutColumns);
    setSortingEnabled(true);
}

void DataTable::setModel(QAbstractItemModel *model)
{
    if (this->model())
        this->model()->disconnect(this);
    QTableView::setModel(model);
    m_byHand.clear();
    for (const auto &signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &DataTable::rowsChanged);
    connect(model, &QAbstractItemModel::dataChanged, this, &DataTable::rowsChanged);
    connect(model, &QAbstractItemModel::modelReset, this, &DataTable::rowsChanged);
    fitColumns();
}

void DataTable::rowsChanged()
{
    if (m_later.isActive())
        return;
    layOutColumns();
    m_later.start();
}

void DataTable::fitColumns()
{
    m_held.clear();
    layOutColumns();
}

void DataTable::layOutColumns()
{
    m_held.resize(static_cast<std::size_t>(model()->columnCount()));
    for (int column = 0; column < model()->columnCount(); ++column) {
        int &held = m_held[static_cast<std::size_t>(column)];
        held = std::max(held, sizeHintForColumn(column) + 2 * CellInset);
    }
    share();
}

void DataTable::share()
{
    const QFontMetrics headerMetrics(Theme::semibold(Theme::instance().secondaryFont()));
    const QFontMetrics cellMetrics(Theme::instance().bodyFont());
    QHeaderView *header = horizontalHeader();
    int last = -1;
    for (int visual = 0; visual < header->count(); ++visual)
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            last = header->logicalIndex(visual);

    std::vector<int> shown;
    std::vector<ColumnDemand> demands;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (isColumnHidden(column))
            continue;
        shown.push_back(column);
        ColumnDemand &demand = demands.emplace_back();
        if (const auto byHand = m_byHand.constFind(column); byHand != m_byHand.constEnd()) {
            demand.least = demand.need = demand.want = *byHand;
            continue;
        }
        const auto head = [&](int role) { return model()->headerData(column, Qt::Horizontal, role); };
        const int arrow = header->sortIndicatorSection() == column ? SortArrow : 0;
        const int title = headerMetrics.horizontalAdvance(head(Qt::DisplayRole).toString()) + 2 * CellPadding + arrow;
        demand.need = std::max({title, m_held[static_cast<std::size_t>(column)], LeastSection});
        demand.want = demand.need;
        for (const QString &text : head(SampleRole).toString().split(u'\n'))
            demand.want = std::max(demand.want, cellMetrics.horizontalAdvance(text) + 2 * CellPadding);
        const bool cuts = !(head(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        demand.least =
            cuts ? std::min(demand.need, std::max(title, LeastLetters * cellMetrics.averageCharWidth())) : demand.need;
        demand.stretches = column == (m_stretching < 0 ? last : m_stretching);
    }
    const std::vector<int> widths = columnWidths(demands, viewport()->width());
    const QScopedValueRollback sharing(m_sharing, true);
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (columnWidth(shown[i]) != widths[i])
            setColumnWidth(shown[i], widths[i]);
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (model())
        layOutColumns();  // other rows are on screen, too
}

void DataTable::stretchColumn(int column)
{
    m_stretching = column;
    share();
}

/// Widths fit the words they were made for: another language's are not restored.
QByteArray DataTable::titlesMark() const
{
    QByteArray titles;
    for (int column = 0; column < model()->columnCount(); ++column)
        titles += model()->headerData(column, Qt::Horizontal).toString().toUtf8() + '\n';
    return QByteArrayLiteral("columns:") + QByteArray::number(qChecksum(titles)) + ':';
}

QByteArray DataTable::state() const
{
    const QHeaderView *header = horizontalHeader();
    QList<int> order;
    for (int visual = 0; visual < header->count(); ++visual)
        order.append(header->logicalIndex(visual));
    QByteArray state = titlesMark();
    QDataStream stream(&state, QIODevice::Append);
    stream << order << header->sortIndicatorSection() << header->sortIndicatorOrder() << m_byHand;
    return state;
}

void DataTable::restoreState(const QByteArray &state)
{
    const QByteArray mark = titlesMark();
    if (!state.startsWith(mark))
        return;
    QList<int> order;
    int sorted = -1;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    QMap<int, int> byHand;
    QDataStream stream(state.mid(mark.size()));
    stream >> order >> sorted >> sortOrder >> byHand;
    QHeaderView *header = horizontalHeader();
    if (stream.status() != QDataStream::Ok || order.size() != header->count())
        return;
    for (int visual = 0; visual < header->count(); ++visual)
        if (const int from = header->visualIndex(order[visual]); from >= 0)
            header->moveSection(from, visual);
    sortByColumn(sorted < header->count() ? sorted : -1, sortOrder);
    m_byHand.clear();
    for (const auto [column, width] : byHand.asKeyValueRange())
        if (column >= 0 && column < header->count())
            m_byHand[column] = std::clamp(width, LeastSection, MostByHand);
    share();
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && selectionModel())
        return copyRows();
    if (event->key() == Qt::Key_F1 && event->modifiers() == Qt::ShiftModifier)
        return explainColumn();
    QTableView::keyPressEvent(event);
    if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && event->modifiers() == Qt::NoModifier)
        explainColumn();
}

void DataTable::explainColumn() const
{
    const int column = std::max(0, currentIndex().column());
    const QHeaderView *header = horizontalHeader();
    const QPoint place(std::max(0, header->sectionViewportPosition(column)), header->height());
    QToolTip::showText(header->mapToGlobal(place),
                       model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), header->viewport());
}

void DataTable::copyRows() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int column = horizontalHeader()->logicalIndex(visual);
            if (!isColumnHidden(column))
                cells.append(row.siblingAtColumn(column).data().toString().simplified());
        }
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

DataTable *sortedTable(QAbstractItemModel *model, const QString &name, QObject *owner)
{
    auto *sorted = new QSortFilterProxyModel(owner);
    sorted->setSortRole(SortRole);
    sorted->setSortLocaleAware(true);
    sorted->setSourceModel(model);
    auto *table = new DataTable;
    table->setModel(sorted);
    table->sortByColumn(-1, Qt::AscendingOrder);
    table->setAccessibleName(name);
    return table;
}

}  // namespace observatorio
