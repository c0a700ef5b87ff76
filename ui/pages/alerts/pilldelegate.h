// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QStyledItemDelegate>

namespace observatorio {

/// The shape that goes with a severity's colour and word: a triangle for critical, a diamond for warning, a ring for
/// none.
void drawSeverityShape(QPainter &painter, const QRectF &box, Severity severity, const QColor &color);

/// Draws a cell's text in a pill: by SeverityRole (word, colour, shape), or by StateRole of the alert model.
class PillDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum By { BySeverity, ByState };
    explicit PillDelegate(By by, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_by(by) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    By m_by;
};

}  // namespace observatorio
