// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/geometry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <numbers>

namespace observatorio {

MapGeometry::MapGeometry(const QByteArray &outlines)
{
    const QJsonObject countries = QJsonDocument::fromJson(outlines).object();
    for (auto country = countries.begin(); country != countries.end(); ++country) {
        Shape shape;
        shape.code = country.key();
        shape.path.setFillRule(Qt::OddEvenFill);
        for (const QJsonValue ring : country.value().toArray()) {
            const QJsonArray numbers = ring.toArray();
            if (numbers.size() < 6)
                continue;
            QPolygonF polygon;
            polygon.reserve(numbers.size() / 2 + 1);
            for (qsizetype i = 0; i + 1 < numbers.size(); i += 2)
                polygon.append(project(numbers[i].toDouble(), numbers[i + 1].toDouble()));
            const QRectF box = polygon.boundingRect();
            if (box.width() * box.height() > shape.heart.width() * shape.heart.height())
                shape.heart = box;
            shape.path.addPolygon(polygon);
            shape.path.closeSubpath();
        }
        if (shape.path.isEmpty())
            continue;
        shape.bounds = shape.path.boundingRect();
        m_bounds |= shape.bounds;
        m_index.insert(shape.code, static_cast<int>(m_shapes.size()));
        m_shapes.append(std::move(shape));
    }
}

QPointF MapGeometry::project(double longitude, double latitude)
{
    using std::numbers::pi;
    const double radians = latitude * pi / 180.0;
    return {longitude * pi / 180.0, -1.25 * std::log(std::tan(pi / 4.0 + 0.4 * radians))};
}

int MapGeometry::hit(const QPointF &point) const
{
    for (int i = 0; i < m_shapes.size(); ++i) {
        if (m_shapes[i].bounds.contains(point) && m_shapes[i].path.contains(point))
            return i;
    }
    return -1;
}

}  // namespace observatorio
