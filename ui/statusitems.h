// SPDX-License-Identifier: GPL-3.0-or-later
// What the status bar shows for a snapshot, apart from how it is drawn.
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/style/theme.h"

#include <QString>
#include <QVector>

namespace observatorio {

struct StatusItem {
    struct Part {
        QString text;
        Theme::Token color = Theme::Muted;
        bool strong = false;
    };
    QString key;          ///< "broker", "database", "rate", "lag", "watermark", "equation", "bar", "verdict"
    int importance = 0;   ///< the lowest goes first
    bool right = false;   ///< stands at the right end
    bool steady = false;  ///< keeps its widest width, so that changing figures move nothing
    QString icon;         ///< "dot", an icon's name, or empty
    Theme::Token iconColor = Theme::Muted;
    QVector<Part> parts;
    QVector<Part> brief;     ///< the same in fewer letters, where there is no room; may be empty
    QVector<double> shares;  ///< the bar: counted, late, rejected, other (of one)
    QString toolTip;

    [[nodiscard]] QString plainText() const;
};

QVector<StatusItem> statusItems(const Snapshot &snapshot);

/// How a connection's state is told.
struct LinkLook {
    QString word;  ///< "connected", "connecting", "retrying", "failed", "off"
    Theme::Token color = Theme::Muted;
    QString icon;       ///< "dot" while up, else the icon that says it without colour
    bool down = false;  ///< it was up, or ought to be: there is something to do about it
};
LinkLook linkLook(LinkState state);

}  // namespace observatorio
