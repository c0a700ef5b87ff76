// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/iconengine.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace observatorio {

namespace {

QByteArray source(const QString &name)
{
    static QHash<QString, QByteArray> sources;
    auto found = sources.find(name);
    if (found == sources.end()) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            qWarning("no icon %s", qUtf8Printable(name));
        found = sources.insert(name, file.isOpen() ? file.readAll() : QByteArray());
    }
    return *found;
}

QColor inkFor(Theme::Token token, QIcon::Mode mode)
{
    const Theme &theme = Theme::instance();
    if (mode == QIcon::Selected)
        return theme.color(Theme::Accent);
    QColor color = theme.color(mode == QIcon::Disabled ? Theme::Muted : token);
    if (mode == QIcon::Disabled)
        color.setAlphaF(0.5f);
    return color;
}

}  // namespace

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const int side = qMin(rect.width(), rect.height());
    const QPixmap picture = scaledPixmap(QSize(side, side) * scale, mode, state, scale);
    painter->drawPixmap(QRect(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side),
                        picture);
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    const QColor ink = inkFor(m_token, mode);
    const QString key = QStringLiteral("observatorio/%1/%2/%3x%4@%5")
                            .arg(m_name)
                            .arg(ink.rgba())
                            .arg(size.width())
                            .arg(size.height())
                            .arg(scale);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    picture = QPixmap(size);
    picture.fill(Qt::transparent);
    QByteArray svg = source(m_name);
    if (!svg.isEmpty()) {
        svg.replace("currentColor", ink.name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(ink.alphaF());
        renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    }
    picture.setDevicePixelRatio(scale);
    QPixmapCache::insert(key, picture);
    return picture;
}

}  // namespace observatorio
