// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <QPainter>
#include <QPolygonF>

namespace observatorio {

/// The shape that goes with a severity's colour and word wherever one is drawn: an octagon for critical and a triangle
/// for a warning, as the icons of these names; for none a ring (no polygon).
inline QPolygonF severityShape(const QRectF &box, Severity severity)
{
    const qreal cut = 0.29;  // of a side, off each corner of a square
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    switch (severity) {
    case Severity::Critical:
        return QPolygonF({at(cut, 0), at(1 - cut, 0), at(1, cut), at(1, 1 - cut), at(1 - cut, 1), at(cut, 1),
                          at(0, 1 - cut), at(0, cut)});
    case Severity::Warning:
        return QPolygonF({at(0.5, 0), at(1, 1), at(0, 1)});
    case Severity::None:
        break;
    }
    return {};
}

inline void drawSeverityShape(QPainter &painter, const QRectF &box, Severity severity, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(severity == Severity::None ? QPen(color, 1.6) : QPen(Qt::NoPen));
    painter.setBrush(severity == Severity::None ? QBrush(Qt::NoBrush) : QBrush(color));
    if (severity == Severity::None)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    else
        painter.drawPolygon(severityShape(box, severity));
    painter.restore();
}

}  // namespace observatorio
