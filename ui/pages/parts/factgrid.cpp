// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/parts/factgrid.h"

#include "ui/widgets/elidedlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>

namespace observatorio {

namespace {

void change(ElidedLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
}

}  // namespace

FactGrid::FactGrid(int columns, Size size, QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_columns(columns), m_size(size)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(10);
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FactGrid::add(const QString &key, const QString &name)
{
    const Theme &theme = Theme::instance();
    const Fact fact{new ElidedLabel(name), new ElidedLabel(QStringLiteral("–"), Theme::Text), new ElidedLabel};
    fact.name->setFont(theme.secondaryFont());
    fact.value->setFont(m_size == Number ? Theme::semibold(theme.titleFont()) : theme.bodyFont());
    fact.unit->setFont(theme.secondaryFont());
    fact.value->setAccessibleName(name);
    auto *cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(fact.name);
    auto *line = new QHBoxLayout;
    line->setSpacing(5);
    line->addWidget(fact.value);
    line->addWidget(fact.unit, 1, Qt::AlignBottom);
    cell->addLayout(line);
    const int at = static_cast<int>(m_facts.size());
    m_grid->addLayout(cell, at / m_columns, at % m_columns);
    m_facts.insert(key, fact);
}

void FactGrid::set(const QString &key, const QString &value, const QString &unit, Theme::Token color)
{
    const Fact fact = m_facts.value(key);
    Q_ASSERT(fact.value);
    change(fact.value, value.isEmpty() ? QStringLiteral("–") : value);
    change(fact.unit, unit);
    fact.value->setColor(color);
}

QString FactGrid::value(const QString &key) const
{
    const Fact fact = m_facts.value(key);
    return fact.value ? fact.value->text() : QString();
}

}  // namespace observatorio
