// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/statusitems.h"

#include <QWidget>

namespace observatorio {

/// One line, 32 px, that never wraps: broker, database, events/s, lag, watermark | accounting equation, bar, verdict.
/// Where it is too narrow, the least important item goes first; what is left out is still in the accessible text.
class StatusBar : public QWidget {
    Q_OBJECT
public:
    explicit StatusBar(QWidget *parent = nullptr);

    void apply(const Snapshot &snapshot);

    /// The items that are shown at this width, in order; never wider together than the bar.
    QStringList visibleItems() const;
    int contentWidth() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Placed {
        StatusItem item;
        QRect rect;
    };
    void place();

    QVector<StatusItem> m_items;
    QVector<Placed> m_placed;
    QHash<QString, int> m_reserved;  ///< an item's widest so far: numbers that change move nothing
};

}  // namespace observatorio
