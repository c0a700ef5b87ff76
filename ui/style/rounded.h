// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

}  // namespace observatorio
