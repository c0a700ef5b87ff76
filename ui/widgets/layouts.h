// SPDX-License-Identifier: GPL-3.0-or-later
// How cards are laid out on a page.
#pragma once

#include "ui/style/theme.h"

#include <QBoxLayout>

class QScrollArea;

namespace observatorio {

/// `widget`'s layout, with a page's margins around it and its gaps between cards.
template<typename Layout>
Layout *pageLayout(QWidget *widget)
{
    auto *layout = new Layout(widget);
    layout->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    layout->setSpacing(Theme::Gap);
    return layout;
}

/// Cards side by side, each with its share of the width.
QHBoxLayout *cardRow(std::initializer_list<std::pair<QWidget *, int>> cards);

/// `content`, which scrolls where there is no room for it; the ground is what lies below.
QScrollArea *scrolled(QWidget *content);

}  // namespace observatorio
