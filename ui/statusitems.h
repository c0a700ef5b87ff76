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

    QString plainText() const;
};

QVector<StatusItem> statusItems(const Snapshot &snapshot);

/// A connection's state in one word: "connected", "connecting", "retrying", "failed", "off".
QString linkWord(LinkState state);
Theme::Token linkColor(LinkState state);
/// "dot" while up, else the icon that says it without colour.
QString linkIcon(LinkState state);

}  // namespace observatorio
