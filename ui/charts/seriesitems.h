#pragma once

#include "ui/charts/decimate.h"

#include <QColor>
#include <QPen>
#include <vector>

class QAbstractAxis;
class QAreaSeries;
class QChart;
class QLineSeries;

namespace observatorio {

struct DrawnSeries {
    std::vector<DrawnPoint> points;
    QColor color;
    Qt::PenStyle style = Qt::SolidLine;
    bool band = false;
};

/// Feeds a QChart: per series one area for the min–max band and one line for each unbroken run (QXYSeries cannot break a
/// line). Series objects are kept and filled anew by replace(), never made per update. The chart owns them.
class SeriesItems {
public:
    static constexpr double BandOpacity = 0.14;

    SeriesItems(QChart *chart, QAbstractAxis *time, QAbstractAxis *value);
    void show(const std::vector<DrawnSeries> &series);

private:
    struct Slot {
        QAreaSeries *band = nullptr;
        std::vector<QLineSeries *> runs;
        std::size_t used = 0;   ///< of runs
    };

    Slot &slot(std::size_t index);
    void showBand(Slot &slot, const DrawnSeries &series);
    void showRuns(Slot &slot, const DrawnSeries &series);
    QLineSeries *run(Slot &slot);

    QChart *m_chart;
    QAbstractAxis *m_time;
    QAbstractAxis *m_value;
    std::vector<Slot> m_slots;
};

}  // namespace observatorio
