// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and columns said as lists, and how cards are laid out on a page.
#pragma once

#include "ui/style/theme.h"

#include <QBoxLayout>

class QScrollArea;

namespace observatorio {

/// Empty, and takes its share of what is left.
struct Room {
    int share = 1;
};

/// What stands in a row or a column, and its share of the room that is left.
struct LayoutItem {
    LayoutItem(QWidget *shown, int share = 0, Qt::Alignment where = {})
        : widget(shown), stretch(share), alignment(where)
    {
    }
    LayoutItem(QLayout *inner, int share = 0) : layout(inner), stretch(share) {}
    LayoutItem(Room room) : stretch(room.share) {}

    QWidget *widget = nullptr;
    QLayout *layout = nullptr;
    int stretch = 0;
    Qt::Alignment alignment;
};

/// Side by side (below each other) with no margins around; the layout of `owner` when there is one.
QHBoxLayout *rowOf(int spacing, std::initializer_list<LayoutItem> items, QWidget *owner = nullptr);
QVBoxLayout *columnOf(int spacing, std::initializer_list<LayoutItem> items, QWidget *owner = nullptr);

/// `page`'s layout: below each other, with a page's margins around and its gaps between.
QVBoxLayout *pageColumn(QWidget *page, std::initializer_list<LayoutItem> items);

/// Cards side by side, each with its share of the width.
QHBoxLayout *cardRow(std::initializer_list<LayoutItem> cards);

/// `content`, which scrolls where there is no room for it; the ground is what lies below.
QScrollArea *scrolled(QWidget *content);

}  // namespace observatorio
