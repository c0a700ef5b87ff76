// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace observatorio {

/// Draws a cell's text in a pill: by SeverityRole (word, colour, shape), or by StateRole of the alert model.
class PillDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    PillDelegate(bool bySeverity, QObject *parent) : QStyledItemDelegate(parent), m_bySeverity(bySeverity) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    bool m_bySeverity;
};

}  // namespace observatorio
