// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/geometry.h"
#include "ui/map/mapstyle.h"

#include <QPixmap>
#include <QWidget>

#include <functional>

namespace observatorio {

/// The world, coloured by what each country shows. Drawn into a pixmap that is touched only where a colour changes.
/// Mouse: hover names a country, a click chooses it. Keyboard: arrows go to the nearest country that way, Return
/// chooses.
class WorldMap : public QWidget {
    Q_OBJECT
public:
    explicit WorldMap(const QByteArray &outlines, QWidget *parent = nullptr);

    void setNames(std::function<QString(const QString &)> nameOf);
    /// Values by alpha-3; a code without an entry has no data.
    void setValues(const MapStyle &style, QHash<QString, MapValue> values);

    /// Where a place on the globe is in this widget; for tests and the tool tip.
    [[nodiscard]] QPointF position(double longitude, double latitude) const;
    [[nodiscard]] QString countryAt(const QPointF &position) const;

    /// The map and its legend as on screen, scaled into `target`, as shapes.
    void paintInto(QPainter &painter, const QRectF &target) const;

    [[nodiscard]] QSize sizeHint() const override { return {680, 380}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 180}; }

Q_SIGNALS:
    void chosen(const QString &alpha3);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void layoutMap();
    void drawAll();
    void drawShapes(QPainter &painter) const;
    void drawShape(QPainter &painter, int index) const;
    void drawMarker(QPainter &painter, int index) const;
    void drawLegend(QPainter &painter) const;
    void setHover(int index);
    void setFocusShape(int index);
    [[nodiscard]] QString describe(int index) const;
    [[nodiscard]] const MapValue &valueOf(int index) const;
    [[nodiscard]] bool isSmall(int index) const;
    [[nodiscard]] QRectF heart(int index) const { return m_transform.mapRect(m_geometry.shapes()[index].heart); }

    MapGeometry m_geometry;
    std::function<QString(const QString &)> m_nameOf;
    MapStyle m_style;
    QVector<MapValue> m_values;     ///< by shape
    QVector<QPainterPath> m_paths;  ///< in widget coordinates
    QTransform m_transform;
    QPixmap m_picture;
    int m_hover = -1;
    int m_focus = -1;
    int m_pressed = -1;
};

}  // namespace observatorio
