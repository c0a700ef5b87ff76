// SPDX-License-Identifier: GPL-3.0-or-later
// The controls beside a TimeChart.
#pragma once

#include <QPushButton>

namespace observatorio {

class SegmentedControl;
class TimeChart;

/// 5 min, 15 min, 1 h, All; data are milliseconds, 0 = all. Choosing one goes live with that span.
SegmentedControl *makeRangeControl(TimeChart *chart, QWidget *parent);

/// Value, log, index, change; data are ints of ValueScale.
SegmentedControl *makeScaleControl(TimeChart *chart, QWidget *parent);

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
