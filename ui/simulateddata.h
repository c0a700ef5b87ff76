// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <QWidget>

namespace observatorio {

/// This program's own simulator sends into a topic that is shown. One that runs elsewhere is not known here.
bool isSimulated(const Snapshot &snapshot);

/// "simulated data": stands in the title bar for as long as that is so; "simulated" where there is little room.
class SimulatedTag : public QWidget {
    Q_OBJECT
public:
    explicit SimulatedTag(QWidget *parent = nullptr);

    void apply(const Snapshot &snapshot) { setVisible(isSimulated(snapshot)); }
    [[nodiscard]] QSize sizeHint() const override { return sizeOf(accessibleName()); }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeOf(brief()); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] static QString brief();
    [[nodiscard]] static QSize sizeOf(const QString &text);
};

}  // namespace observatorio
