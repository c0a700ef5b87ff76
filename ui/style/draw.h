// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's own painting repeats.
#pragma once

#include "ui/style/theme.h"

#include <QPainter>

namespace observatorio {

/// A filled rectangle with round corners, with an outline if there is a pen.
inline void drawRounded(QPainter &painter, const QRectF &rect, double radius, const QBrush &fill,
                        const QPen &outline = Qt::NoPen)
{
    painter.setPen(outline);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, radius, radius);
}

/// A surface like a card's, inside `rect`.
inline void drawSurface(QPainter &painter, const QRect &rect, const QPen &outline)
{
    drawRounded(painter, QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), Theme::Radius,
                Theme::instance().color(Theme::Surface), outline);
}

/// One line, in the middle of `box`'s height; elided where it is too long.
inline void drawText(QPainter &painter, const QRectF &box, const QString &text, const QFont &font, const QColor &ink,
                     Qt::Alignment side = Qt::AlignLeft, Qt::TextElideMode elide = Qt::ElideRight)
{
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(box, static_cast<int>(side | Qt::AlignVCenter | Qt::TextSingleLine),
                     QFontMetricsF(font).elidedText(text, elide, std::max(0.0, box.width())));
}

/// The line under a row of a table or a list.
inline void drawHairline(QPainter &painter, const QRect &row)
{
    painter.setPen(Theme::instance().color(Theme::Grid));
    painter.drawLine(row.bottomLeft(), row.bottomRight());
}

}  // namespace observatorio
