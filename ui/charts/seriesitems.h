// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/decimate.h"

#include <QColor>
#include <vector>

class QAbstractAxis;
class QChart;
class QLineSeries;

namespace observatorio {

struct DrawnSeries {
    std::vector<DrawnPoint> points;
    QColor color;
    Qt::PenStyle style = Qt::SolidLine;
    bool band = false;
    double width = 2.0;
};

/// Feeds a QChart: one line for each unbroken run of a series (QXYSeries cannot break a line). Line objects are kept
/// and filled anew by replace(), never made per update; the chart owns them. Bands are bandpainter.h's: as QAreaSeries
/// five of 500 uneven points stall the window for over 50 ms.
class SeriesItems {
public:
    SeriesItems(QChart *chart, QAbstractAxis *time, QAbstractAxis *value);
    void show(const std::vector<DrawnSeries> &series);

private:
    struct Slot {
        std::vector<QLineSeries *> runs;
        std::size_t used = 0;  ///< of runs
    };

    void showRuns(Slot &slot, const DrawnSeries &series);
    QLineSeries *run(Slot &slot);

    QChart *m_chart;
    QAbstractAxis *m_time;
    QAbstractAxis *m_value;
    std::vector<Slot> m_slots;
};

}  // namespace observatorio
