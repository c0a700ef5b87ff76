// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

namespace observatorio {

/// Measures how long the GUI thread was blocked: a timer that should fire every 10 ms, and the longest it was overdue.
class Heartbeat : public QObject {
    Q_OBJECT
public:
    explicit Heartbeat(QObject *parent = nullptr);

    [[nodiscard]] double worstStallMs() const { return m_worst; }
    [[nodiscard]] qint64 stallsOver50() const { return m_over50; }
    /// Discards what was measured so far: start-up is not a stall.
    void reset();

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_lastNs = 0;
    double m_worst = 0.0;
    qint64 m_over50 = 0;
};

}  // namespace observatorio
