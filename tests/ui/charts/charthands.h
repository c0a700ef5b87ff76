// SPDX-License-Identifier: GPL-3.0-or-later
// A big chart over an invented world, and the hands that move it.
#pragma once

#include "tests/ui/charts/chartworld.h"

#include "ui/charts/countrychart.h"
#include "ui/charts/timechart.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace observatorio::test {

inline const CountryChartWish Wish{
    {{QStringLiteral("ARG"), QStringLiteral("Argentina"), 0}, {QStringLiteral("BRA"), QStringLiteral("Brazil"), 1}},
    QStringLiteral("inflacion"),
    false};

class TimeChartTest : public testing::Test {
protected:
    TimeChartTest()
    {
        for (m_next = 0; m_next < 120; ++m_next)
            addWindow();
        chart.resize(900, 480);
        chart.show();
        feed();
    }

    void addWindow()
    {
        world.add("ARG", "inflacion", m_next, 30.0 + m_next % 7);
        world.add("BRA", "inflacion", m_next, 12.0 + m_next % 3);
    }
    void arrive()
    {
        addWindow();
        ++m_next;
        feed();
    }
    void feed() { chart.setData(std::make_shared<const ChartData>(countryChart(*world.snapshot(), Wish))); }

    void wheel(int delta, Qt::KeyboardModifiers modifiers = {}, double share = 0.5)
    {
        const QRectF plot = chart.scene().plot;
        const QPointF at(plot.left() + plot.width() * share, plot.center().y());
        QWheelEvent event(at, chart.viewport()->mapToGlobal(at), {}, {0, delta}, {}, modifiers, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(chart.viewport(), &event);
    }
    QPoint at(double share) const
    {
        const QRectF plot = chart.scene().plot;
        return {static_cast<int>(plot.left() + plot.width() * share), static_cast<int>(plot.center().y())};
    }

    void press(Qt::MouseButton key, Qt::KeyboardModifiers modifiers, double share)
    {
        m_modifiers = modifiers;
        m_key = key;
        QTest::mousePress(chart.viewport(), key, modifiers, at(share));
    }
    void move(double share)
    {
        const QPointF to = at(share);
        QMouseEvent event(QEvent::MouseMove, to, chart.viewport()->mapToGlobal(to), Qt::NoButton, m_key, m_modifiers);
        QApplication::sendEvent(chart.viewport(), &event);
    }
    void release(Qt::MouseButton key, double share)
    {
        QTest::mouseRelease(chart.viewport(), key, m_modifiers, at(share));
    }
    void drag(Qt::MouseButton key, Qt::KeyboardModifiers modifiers, const std::vector<double> &way)
    {
        press(key, modifiers, way.front());
        for (const double share : way)
            move(share);
        release(key, way.back());
    }

    test::World world;
    TimeChart chart;
    int m_next = 0;
    Qt::MouseButton m_key = Qt::NoButton;
    Qt::KeyboardModifiers m_modifiers;
};

}  // namespace observatorio::test
