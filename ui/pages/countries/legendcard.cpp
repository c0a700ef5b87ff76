// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countries/legendcard.h"

#include "ui/charts/timechart.h"
#include "ui/style/theme.h"
#include "ui/widgets/datatable.h"

#include <QAbstractProxyModel>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace observatorio {

LegendCard::LegendCard(const TimeChart *chart, QWidget *parent)
    : Card(tr("Lines"), tr("in what the chart shows"), parent), m_chart(chart), m_model(new LegendModel(this)),
      m_table(sortedTable(m_model, tr("Lines of the chart"), this)), m_menu(new QMenu(this))
{
    m_table->stretchColumn(LegendModel::Line);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    body()->addWidget(m_table, 1);

    QAction *only = m_menu->addAction(tr("Only this"), this, [this] { Q_EMIT onlyRequested(selected().value(0)); });
    QAction *replace =
        m_menu->addAction(tr("Replace by another…"), this, [this] { Q_EMIT replaceRequested(selected().value(0)); });
    QAction *away = m_menu->addAction(tr("Remove"), this, &LegendCard::remove);
    m_menu->addSeparator();
    QAction *clear = m_menu->addAction(tr("Remove all"), this, &LegendCard::clearRequested);
    connect(m_menu, &QMenu::aboutToShow, this, [=, this] {
        const qsizetype count = selected().size();
        only->setEnabled(count == 1);
        replace->setEnabled(count == 1);
        away->setEnabled(count > 0);
        clear->setEnabled(m_model->rowCount() > 0);
    });
    auto *button = new QToolButton;
    button->setText(tr("Line ▾"));
    button->setAccessibleName(tr("What to do with the chosen line"));
    button->setFont(Theme::instance().secondaryFont());
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, [this, button] {
        if (selected().isEmpty() && m_model->rowCount() > 0)
            m_table->selectRow(0);
        m_menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_menu->popup(m_table->viewport()->mapToGlobal(at)); });
    addControl(button);
}

void LegendCard::refresh()
{
    const std::shared_ptr<const ChartData> values = m_chart->data(), drawn = m_chart->drawnData();
    if (values && drawn)
        m_model->update(*values, *drawn, m_chart->view().from(), m_chart->view().to());
}

QStringList LegendCard::selected() const
{
    QStringList keys;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows()) {
        const auto *sorted = static_cast<const QAbstractProxyModel *>(m_table->model());
        keys.append(m_model->rowAt(sorted->mapToSource(row).row()).key());
    }
    return keys;
}

void LegendCard::remove()
{
    if (const QStringList keys = selected(); !keys.isEmpty())
        Q_EMIT removeRequested(keys);
}

bool LegendCard::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete) {
            remove();
            return true;
        }
        if (const QStringList keys = selected(); (key == Qt::Key_Return || key == Qt::Key_Enter) && keys.size() == 1) {
            Q_EMIT onlyRequested(keys.first());
            return true;
        }
    }
    return Card::eventFilter(object, event);
}

}  // namespace observatorio
