// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/datatable.h"

#include "ui/models/keyedtablemodel.h"
#include "ui/style/draw.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace observatorio {

namespace {

constexpr int CellPadding = 9;
constexpr int SortArrow = 14;

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
        option->rect.adjust(5, 0, -5, 0);
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
    header->setMinimumSectionSize(40);
    header->setStretchLastSection(true);
    header->setFont(Theme::instance().secondaryFont());
    setSortingEnabled(true);
}

void DataTable::fitColumns()
{
    const QFontMetrics headerMetrics(Theme::semibold(Theme::instance().secondaryFont()));
    const QFontMetrics cellMetrics(Theme::instance().bodyFont());
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        const QString sample = model()->headerData(column, Qt::Horizontal, SampleRole).toString();
        int words = headerMetrics.horizontalAdvance(title);
        for (const QString &text : sample.split(u'\n'))
            words = std::max(words, cellMetrics.horizontalAdvance(text));
        const bool sorted = horizontalHeader()->sortIndicatorSection() == column;
        setColumnWidth(column, words + 2 * CellPadding + (sorted ? SortArrow : 0));
    }
}

void DataTable::stretchColumn(int column)
{
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

/// Widths fit the words they were made for: another language's are not restored.
QByteArray DataTable::titlesMark() const
{
    QByteArray titles;
    for (int column = 0; column < model()->columnCount(); ++column)
        titles += model()->headerData(column, Qt::Horizontal).toString().toUtf8() + '\n';
    return QByteArray::number(qChecksum(titles)) + ':';
}

QByteArray DataTable::state() const { return titlesMark() + horizontalHeader()->saveState(); }

void DataTable::restoreState(const QByteArray &state)
{
    if (const QByteArray mark = titlesMark(); state.startsWith(mark))
        horizontalHeader()->restoreState(state.mid(mark.size()));
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy) || !selectionModel()) {
        QTableView::keyPressEvent(event);
        return;
    }
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
    table->fitColumns();
    return table;
}

}  // namespace observatorio
