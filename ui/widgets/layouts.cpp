// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/layouts.h"

#include <QScrollArea>

namespace observatorio {

QHBoxLayout *cardRow(std::initializer_list<std::pair<QWidget *, int>> cards)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::Gap);
    for (const auto &[card, share] : cards)
        row->addWidget(card, share);
    return row;
}

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
