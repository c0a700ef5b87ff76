// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/layouts.h"

#include <QScrollArea>

namespace observatorio {

namespace {

template<typename Layout>
Layout *filled(int spacing, std::initializer_list<LayoutItem> items, QWidget *owner)
{
    auto *box = new Layout(owner);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(spacing);
    for (const LayoutItem &item : items) {
        if (item.widget)
            box->addWidget(item.widget, item.stretch, item.alignment);
        else if (item.layout)
            box->addLayout(item.layout, item.stretch);
        else
            box->addStretch(item.stretch);
    }
    return box;
}

}  // namespace

QHBoxLayout *rowOf(int spacing, std::initializer_list<LayoutItem> items, QWidget *owner)
{
    return filled<QHBoxLayout>(spacing, items, owner);
}

QVBoxLayout *columnOf(int spacing, std::initializer_list<LayoutItem> items, QWidget *owner)
{
    return filled<QVBoxLayout>(spacing, items, owner);
}

QVBoxLayout *pageColumn(QWidget *page, std::initializer_list<LayoutItem> items)
{
    QVBoxLayout *column = columnOf(Theme::Gap, items, page);
    column->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    return column;
}

QHBoxLayout *cardRow(std::initializer_list<LayoutItem> cards) { return rowOf(Theme::Gap, cards); }

QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);  // setWidget() turned it on
    return area;
}

}  // namespace observatorio
