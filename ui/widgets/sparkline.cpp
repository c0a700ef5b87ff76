// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include <QPainter>

#include <cmath>
#include <limits>

namespace observatorio {

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Sparkline::setLines(QVector<Line> lines)
{
    m_lines = std::move(lines);
    update();
}

void Sparkline::setXRange(double from, double to)
{
    if (m_from == from && m_to == to)
        return;
    m_from = from;
    m_to = to;
    update();
}

QSize Sparkline::sizeHint() const { return {64, 28}; }

void Sparkline::paintEvent(QPaintEvent *)
{
    double xMin = m_from, xMax = m_to;
    const bool ownRange = !(m_from < m_to);
    if (ownRange) {
        xMin = std::numeric_limits<double>::infinity();
        xMax = -xMin;
    }
    double yMin = std::numeric_limits<double>::infinity(), yMax = -yMin;
    for (const Line &line : std::as_const(m_lines)) {
        for (const QPointF &point : line.points) {
            if (ownRange) {
                xMin = std::min(xMin, point.x());
                xMax = std::max(xMax, point.x());
            }
            if (std::isfinite(point.y()) && (ownRange || (point.x() >= xMin && point.x() <= xMax))) {
                yMin = std::min(yMin, point.y());
                yMax = std::max(yMax, point.y());
            }
        }
    }
    if (!(yMin <= yMax) || !(xMin <= xMax))
        return;
    const QRectF area = QRectF(rect()).adjusted(2, 3, -2, -3);
    const double xScale = xMax > xMin ? area.width() / (xMax - xMin) : 0.0;
    const double yScale = yMax > yMin ? area.height() / (yMax - yMin) : 0.0;
    const auto place = [&](const QPointF &point) {
        return QPointF(area.left() + (point.x() - xMin) * xScale,
                       yScale > 0.0 ? area.bottom() - (point.y() - yMin) * yScale : area.center().y());
    };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect());
    for (const Line &line : std::as_const(m_lines)) {
        painter.setPen(QPen(line.color, 1.5, line.style, Qt::RoundCap, Qt::RoundJoin));
        QPolygonF run;
        const auto flush = [&] {
            if (run.size() > 1)
                painter.drawPolyline(run);
            else if (run.size() == 1)
                painter.drawPoint(run.first());
            run.clear();
        };
        for (const QPointF &point : line.points) {
            if (std::isfinite(point.y()))
                run.append(place(point));
            else
                flush();
        }
        flush();
    }
}

}  // namespace observatorio
