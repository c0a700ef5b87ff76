// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/worldmap.h"
#include "ui/format.h"
#include "ui/style/draw.h"
#include "ui/style/severityshape.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace observatorio {

namespace {

constexpr qreal SmallSide = 7.0;   // a shape under this gets a marker, so that it can be seen
constexpr int PartialRedraw = 40;  // more changed countries than this: all anew

const MapValue EmptyValue;

int legendHeight() { return grown(24, 14); }

}  // namespace

WorldMap::WorldMap(const QByteArray &outlines, QWidget *parent)
    : QWidget(parent), m_geometry(outlines), m_nameOf([](const QString &code) { return code; }),
      m_values(m_geometry.shapes().size())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("World map"));
    setAccessibleDescription(tr("Arrow keys move from country to country, Enter opens one"));
}

void WorldMap::setNames(std::function<QString(const QString &)> nameOf) { m_nameOf = std::move(nameOf); }

void WorldMap::setValues(const MapStyle &style, QHash<QString, MapValue> values)
{
    const bool restyled = style.isAlerts() != m_style.isAlerts() || style.fill(0) != m_style.fill(0);
    const bool relabelled = m_style.legend().size() != style.legend().size() || !style.isAlerts();
    m_style = style;
    QVector<int> changed;
    for (int i = 0; i < m_values.size(); ++i) {
        MapValue next = values.take(m_geometry.shapes()[i].code);
        if (next.level != m_values[i].level)
            changed.append(i);
        m_values[i] = std::move(next);
    }
    if (m_picture.isNull())
        return;
    if (restyled || changed.size() > PartialRedraw) {
        drawAll();
    } else if (!changed.isEmpty()) {
        QPainter painter(&m_picture);
        painter.setRenderHint(QPainter::Antialiasing);
        for (const int index : std::as_const(changed))
            drawShape(painter, index);
        for (int i = 0; i < m_values.size(); ++i)
            drawMarker(painter, i);
    } else if (!relabelled) {
        return;
    }
    update();
}

QPointF WorldMap::position(double longitude, double latitude) const
{
    return m_transform.map(MapGeometry::project(longitude, latitude));
}

QString WorldMap::countryAt(const QPointF &position) const
{
    if (m_paths.isEmpty())
        return {};
    // A small island's marker is part of it.
    for (int i = 0; i < m_paths.size(); ++i) {
        if (isSmall(i) && valueOf(i).level > 0 && QLineF(position, heart(i).center()).length() <= 6.0)
            return m_geometry.shapes()[i].code;
    }
    const int index = m_geometry.hit(m_transform.inverted().map(position));
    return index < 0 ? QString() : m_geometry.shapes()[index].code;
}

const MapValue &WorldMap::valueOf(int index) const
{
    return index >= 0 && index < m_values.size() ? m_values[index] : EmptyValue;
}

bool WorldMap::isSmall(int index) const
{
    const QRectF box = heart(index);
    return box.width() < SmallSide && box.height() < SmallSide;
}

void WorldMap::layoutMap()
{
    const QRectF world = m_geometry.bounds();
    const QRectF room = QRectF(rect()).adjusted(2, 2, -2, -legendHeight() - 4);
    m_paths.clear();
    m_transform = {};
    m_picture = {};
    if (world.isEmpty() || room.width() < 20 || room.height() < 20)
        return;
    const qreal scale = qMin(room.width() / world.width(), room.height() / world.height());
    m_transform.translate(room.center().x(), room.center().y());
    m_transform.scale(scale, scale);
    m_transform.translate(-world.center().x(), -world.center().y());
    m_paths.reserve(m_geometry.shapes().size());
    for (const MapGeometry::Shape &shape : m_geometry.shapes())
        m_paths.append(m_transform.map(shape.path));
    drawAll();
}

void WorldMap::drawAll()
{
    m_picture = QPixmap(size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawShapes(painter);
}

void WorldMap::drawShapes(QPainter &painter) const
{
    for (int i = 0; i < m_paths.size(); ++i)
        drawShape(painter, i);
    for (int i = 0; i < m_paths.size(); ++i)
        drawMarker(painter, i);
}

void WorldMap::drawShape(QPainter &painter, int index) const
{
    const int level = valueOf(index).level;
    painter.setPen(QPen(Theme::instance().color(Theme::Surface), 0.7));
    painter.setBrush(m_style.fill(level));
    painter.drawPath(m_paths[index]);
    const QBrush hatch = m_style.hatch(level);
    if (hatch.style() != Qt::NoBrush)
        painter.fillPath(m_paths[index], hatch);
}

void WorldMap::drawMarker(QPainter &painter, int index) const
{
    const int level = valueOf(index).level;
    if (!m_style.isAlerts() || level <= 0 || !isSmall(index))
        return;
    const QPointF c = heart(index).center();
    painter.setPen(QPen(Theme::instance().color(Theme::Surface), 0.8));
    painter.setBrush(m_style.fill(level));
    painter.drawPolygon(severityShape(QRectF(c.x() - 4, c.y() - 4, 8, 7.5), static_cast<Severity>(level)));
}

void WorldMap::drawLegend(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QFont font = theme.smallFont();
    const QFontMetrics metrics(font);
    qreal x = 2;
    const qreal y = height() - legendHeight() / 2.0;
    for (const MapLegendEntry &entry : m_style.legend()) {
        const QString text = m_style.isAlerts()
                                 ? QStringLiteral("%1 %2")
                                       .arg(entry.text)
                                       .arg(std::count_if(m_values.begin(), m_values.end(),
                                                          [&](const MapValue &v) { return v.level == entry.level; }))
                                 : entry.text;
        const int width = metrics.horizontalAdvance(text);
        if (x + 16 + width > this->width())
            break;
        const QRectF swatch(x, y - 5, 12, 10);
        drawRounded(painter, swatch, 2, m_style.fill(entry.level));
        if (const QBrush hatch = m_style.hatch(entry.level); hatch.style() != Qt::NoBrush)
            painter.fillRect(swatch, hatch);
        drawText(painter, QRectF(x + 17, y - legendHeight() / 2.0, width + 4, legendHeight()), text, font,
                 theme.color(Theme::Muted));
        x += 17 + width + 14;
    }
}

void WorldMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawLegend(painter);
    const Theme &theme = Theme::instance();
    painter.setBrush(Qt::NoBrush);
    if (m_hover >= 0 && m_hover < m_paths.size()) {
        painter.setPen(QPen(theme.color(Theme::Text), 1.4));
        painter.drawPath(m_paths[m_hover]);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Theme::Accent), 2.0));
        if (m_focus >= 0 && m_focus < m_paths.size()) {
            painter.drawPath(m_paths[m_focus]);
            painter.drawEllipse(heart(m_focus).center(), 9, 9);
        } else {
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
        }
    }
}

void WorldMap::paintInto(QPainter &painter, const QRectF &target) const
{
    if (m_paths.isEmpty() || target.isEmpty())
        return;
    const qreal scale = std::min(target.width() / width(), target.height() / height());
    painter.save();
    painter.translate(target.center() - QPointF(width(), height()) * scale / 2.0);
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    drawShapes(painter);
    drawLegend(painter);
    painter.restore();
}

void WorldMap::resizeEvent(QResizeEvent *) { layoutMap(); }

void WorldMap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_paths.isEmpty()) {
        drawAll();
        update();
    }
    QWidget::changeEvent(event);
}

QString WorldMap::describe(int index) const
{
    const MapValue &value = valueOf(index);
    const QString name = m_nameOf(m_geometry.shapes()[index].code);
    return name + u'\n' + (value.text.isEmpty() ? tr("No data") : value.text);
}

void WorldMap::setHover(int index)
{
    if (index == m_hover)
        return;
    m_hover = index;
    setCursor(index < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

void WorldMap::mouseMoveEvent(QMouseEvent *event)
{
    const int before = m_hover;
    setHover(m_geometry.indexOf(countryAt(event->position())));
    if (m_hover < 0)
        QToolTip::hideText();
    else if (m_hover != before)
        QToolTip::showText(event->globalPosition().toPoint(), Format::rich(describe(m_hover)), this);
}

void WorldMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = m_geometry.indexOf(countryAt(event->position()));
}

void WorldMap::mouseReleaseEvent(QMouseEvent *event)
{
    const QString code = countryAt(event->position());
    if (event->button() == Qt::LeftButton && !code.isEmpty() && m_geometry.indexOf(code) == m_pressed)
        Q_EMIT chosen(code);
    m_pressed = -1;
}

void WorldMap::leaveEvent(QEvent *) { setHover(-1); }

void WorldMap::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void WorldMap::setFocusShape(int index)
{
    m_focus = index;
    const QString text = describe(index);
    setAccessibleDescription(QString(text).replace(u'\n', QStringLiteral(": ")));
    QToolTip::showText(mapToGlobal(heart(index).center().toPoint()), Format::rich(text), this);
    update();
}

void WorldMap::keyPressEvent(QKeyEvent *event)
{
    QPointF way;
    switch (event->key()) {
    case Qt::Key_Left:
        way = {-1, 0};
        break;
    case Qt::Key_Right:
        way = {1, 0};
        break;
    case Qt::Key_Up:
        way = {0, -1};
        break;
    case Qt::Key_Down:
        way = {0, 1};
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_focus >= 0)
            Q_EMIT chosen(m_geometry.shapes()[m_focus].code);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    if (m_paths.isEmpty())
        return;
    const QPointF from = m_focus < 0 ? QPointF(rect().center()) : heart(m_focus).center();
    int best = -1;
    qreal bestCost = 0.0;
    for (int i = 0; i < m_paths.size(); ++i) {
        if (i == m_focus || valueOf(i).level < 0)
            continue;
        const QPointF to = heart(i).center() - from;
        const qreal ahead = QPointF::dotProduct(to, way);
        const qreal aside = std::abs(to.x() * way.y() - to.y() * way.x());
        if (ahead <= 0.5 || aside > 2.0 * ahead)
            continue;
        const qreal cost = ahead + 2.0 * aside;
        if (best < 0 || cost < bestCost) {
            best = i;
            bestCost = cost;
        }
    }
    if (best >= 0)
        setFocusShape(best);
}

bool WorldMap::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return true;  // shown on hover at once
    return QWidget::event(event);
}

}  // namespace observatorio
