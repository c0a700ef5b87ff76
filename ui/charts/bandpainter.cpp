// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bandpainter.h"

#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

constexpr double Opacity = 0.14;
constexpr qsizetype FewPoints = 64;

void paintColumns(QPainter &painter, const BandEdges &edges, const QColor &tone)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto last = static_cast<int>(std::ceil(edges.upper.last().x()));
    qsizetype next = 1;
    for (int x = static_cast<int>(std::floor(edges.upper.first().x())); x < last; ++x) {
        const double middle = std::clamp(x + 0.5, edges.upper.first().x(), edges.upper.last().x());
        while (next + 1 < edges.upper.size() && edges.upper[next].x() < middle)
            ++next;
        const QPointF &before = edges.upper[next - 1];
        const double width = edges.upper[next].x() - before.x();
        const double share = width > 0.0 ? (middle - before.x()) / width : 0.0;
        const auto between = [&](const QPolygonF &edge) {
            return edge[next - 1].y() + (edge[next].y() - edge[next - 1].y()) * share;
        };
        const auto top = static_cast<int>(std::lround(between(edges.upper)));
        const auto bottom = static_cast<int>(std::lround(between(edges.lower)));
        if (bottom > top)
            painter.fillRect(x, top, 1, bottom - top, tone);
    }
}

}  // namespace

void paintBand(QPainter &painter, const BandEdges &edges, const QColor &color)
{
    QColor tone = color;
    tone.setAlphaF(Opacity);
    painter.save();
    const bool raster = painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
    if (raster && edges.upper.size() > FewPoints) {
        paintColumns(painter, edges, tone);
    } else {
        QPolygonF area = edges.upper;
        area.reserve(edges.upper.size() + edges.lower.size());
        for (auto point = edges.lower.crbegin(); point != edges.lower.crend(); ++point)
            area.append(*point);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tone);
        painter.drawPolygon(area);
    }
    painter.restore();
}

}  // namespace observatorio
