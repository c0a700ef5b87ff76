// SPDX-License-Identifier: GPL-3.0-or-later
// The controls beside a TimeChart.
#pragma once

#include "ui/charts/chartdata.h"

#include <QPushButton>

namespace observatorio {

class SegmentedControl;
class TimeChart;

/// Value, log, index, change; data are ints of ValueScale.
SegmentedControl *makeScaleControl(TimeChart *chart, QWidget *parent);

/// What a page's state calls it; what nobody knows is Value.
QString scaleWord(ValueScale scale);
ValueScale scaleNamed(const QString &word);

/// What the chart's lines are measured by, and which cannot be drawn: "10:15:00 = 100"; empty for values.
QString scaleText(const TimeChart &chart);

/// "38 new · back to live"; only there while the chart is not live.
class BackToLive : public QPushButton {
    Q_OBJECT
public:
    explicit BackToLive(TimeChart *chart, QWidget *parent = nullptr);

private:
    void showState();
    TimeChart *m_chart;
};

}  // namespace observatorio
