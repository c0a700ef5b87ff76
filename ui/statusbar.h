// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/statusitems.h"

#include <QWidget>

namespace observatorio {

struct PlacedItem {
    StatusItem item;
    QRect rect;
};

/// The items that are shown in a bar of this size, in order; never wider together than it. `widest` keeps how wide each
/// steady item ever was.
QVector<PlacedItem> placeItems(const QVector<StatusItem> &items, const QSize &size, QHash<QString, int> &widest);

/// One line, 32 px, that never wraps: broker, database, events/s, lag, watermark | accounting equation, bar, verdict.
/// Where it is too narrow, the least important item goes first; what is left out is still in the accessible text.
/// An item explains itself when hovered; with the focus, Left and Right go from one to the next.
class StatusBar : public QWidget {
    Q_OBJECT
public:
    explicit StatusBar(QWidget *parent = nullptr);

    void apply(const Snapshot &snapshot);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void explain(qsizetype item, const QPoint &place);
    void explainCurrent();

    QVector<StatusItem> m_items;
    QVector<PlacedItem> m_placed;
    qsizetype m_current = 0;       ///< of the keyboard, in m_placed
    QHash<QString, int> m_widest;  ///< numbers that change move nothing
};

}  // namespace observatorio
