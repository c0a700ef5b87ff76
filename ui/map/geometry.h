// SPDX-License-Identifier: GPL-3.0-or-later
// Country outlines as paths in the Miller cylindrical projection, parsed once. GUI thread.
#pragma once

#include <QHash>
#include <QPainterPath>
#include <QString>
#include <QVector>

#include <optional>

namespace observatorio {

class MapGeometry {
public:
    struct Shape {
        QString code;       ///< alpha-3 as in outlines.json
        QPainterPath path;  ///< projected, odd-even fill; x right, y down
        QRectF bounds;
        QRectF heart;  ///< bounds of its largest ring: where a marker or a tool tip belongs
    };

    /// `outlines` is resources/data/outlines.json; anything else than its form gives no shapes.
    explicit MapGeometry(const QByteArray &outlines);

    [[nodiscard]] const QVector<Shape> &shapes() const { return m_shapes; }
    [[nodiscard]] QRectF bounds() const { return m_bounds; }

    /// Degrees to map coordinates.
    static QPointF project(double longitude, double latitude);

    /// Index of the shape under a map coordinate; -1 for the sea.
    [[nodiscard]] int hit(const QPointF &point) const;
    [[nodiscard]] int indexOf(const QString &code) const { return m_index.value(code, -1); }

private:
    QVector<Shape> m_shapes;
    QHash<QString, int> m_index;
    QRectF m_bounds;
};

}  // namespace observatorio
