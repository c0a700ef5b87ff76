// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/style/theme.h"

#include <QWidget>

namespace observatorio {

/// Whether the screen shows the stream as it is now: Live, Waiting (no records arrive), Connecting, Interrupted; of a
/// program that observes with the age of the newest commit. Always shape, word and colour.
class LivePill : public QWidget {
    Q_OBJECT
public:
    enum State { Waiting, Live, Connecting, Interrupted, Partial, Observing, Silent };
    explicit LivePill(QWidget *parent = nullptr);

    void apply(const Snapshot &snapshot);
    [[nodiscard]] State state() const { return m_state; }
    static State stateOf(const Snapshot &snapshot);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setState(State state, const QString &age);
    State m_state = Waiting;
    QString m_age;  ///< of the newest commit, while observing
};

}  // namespace observatorio
