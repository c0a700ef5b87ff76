// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/heartbeat.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr int BeatMs = 10;

}  // namespace

Heartbeat::Heartbeat(QObject *parent) : QObject(parent)
{
    m_clock.start();
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const qint64 now = m_clock.nsecsElapsed();
        const double overdue = static_cast<double>(now - m_lastNs) / 1e6 - BeatMs;
        m_lastNs = now;
        m_worst = std::max(m_worst, overdue);
        if (overdue > 50.0)
            ++m_over50;
    });
    m_timer.start(BeatMs);
}

void Heartbeat::reset()
{
    m_worst = 0.0;
    m_over50 = 0;
    m_lastNs = m_clock.nsecsElapsed();
}

}  // namespace observatorio
