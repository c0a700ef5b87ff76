// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/parts/factgrid.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/termlabel.h"

#include <QGridLayout>

namespace observatorio {

FactGrid::FactGrid(int columns, Size size) : m_grid(new QGridLayout(this)), m_columns(columns), m_size(size)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(10);
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FactGrid::addCell(const QString &name, Term term)
{
    const Theme &theme = Theme::instance();
    const Cell cell{new ElidedLabel(QStringLiteral("–"), Theme::Text), new ElidedLabel};
    cell.text->setFont(m_size == Number ? Theme::semibold(theme.titleFont()) : theme.bodyFont());
    cell.text->setAccessibleName(name);
    const int at = static_cast<int>(m_cells.size());
    auto *title = new TermLabel(name, term);
    title->setFocusPolicy(at == 0 ? Qt::TabFocus : Qt::NoFocus);
    QVBoxLayout *column = columnOf(2, {title, rowOf(5, {cell.text, {cell.unit, 1, Qt::AlignBottom}})});
    m_grid->addLayout(column, at / m_columns, at % m_columns);
    m_cells.push_back(cell);
}

void FactGrid::setCell(std::size_t cell, const Value &value)
{
    const auto change = [](ElidedLabel *label, const QString &text) {
        if (label->text() != text)
            label->setText(text);
    };
    change(m_cells[cell].text, value.text.isEmpty() ? QStringLiteral("–") : value.text);
    change(m_cells[cell].unit, value.unit);
    m_cells[cell].unit->setVisible(!value.unit.isEmpty());
    m_cells[cell].text->setColor(value.color);
}

}  // namespace observatorio
