// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QIconEngine>

namespace observatorio {

/// Draws resources/icons/NAME.svg with its `currentColor` replaced by a token, read when it paints: an icon made in the
/// light theme is right in the dark one. A missing file draws nothing and is logged once.
class IconEngine : public QIconEngine {
public:
    IconEngine(QString name, Theme::Token token) : m_name(std::move(name)), m_token(token) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    bool isNull() override { return false; }
    [[nodiscard]] QIconEngine *clone() const override { return new IconEngine(m_name, m_token); }

private:
    QString m_name;
    Theme::Token m_token;
};

}  // namespace observatorio
