#include "ui/charts/seriesitems.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>

namespace observatorio {

SeriesItems::SeriesItems(QChart *chart, QAbstractAxis *time, QAbstractAxis *value) : m_chart(chart), m_time(time), m_value(value) {}

void SeriesItems::show(const std::vector<DrawnSeries> &series)
{
    for (std::size_t i = 0; i < series.size(); ++i) {
        Slot &each = slot(i);
        showBand(each, series[i]);
        showRuns(each, series[i]);
    }
    for (std::size_t i = series.size(); i < m_slots.size(); ++i) {
        showBand(m_slots[i], {});
        showRuns(m_slots[i], {});
    }
}

SeriesItems::Slot &SeriesItems::slot(std::size_t index)
{
    while (m_slots.size() <= index) {
        Slot fresh;
        fresh.band = new QAreaSeries(new QLineSeries(m_chart), new QLineSeries(m_chart));
        fresh.band->setPen(Qt::NoPen);
        m_chart->addSeries(fresh.band);
        fresh.band->attachAxis(m_time);
        fresh.band->attachAxis(m_value);
        m_slots.push_back(std::move(fresh));
    }
    return m_slots[index];
}

// One area for all runs: between two runs both edges meet in one line of no height, which fills nothing.
void SeriesItems::showBand(Slot &slot, const DrawnSeries &series)
{
    const bool wanted = series.band && series.points.size() > 1;
    slot.band->setVisible(wanted);
    if (!wanted)
        return;
    QList<QPointF> upper, lower;
    upper.reserve(static_cast<qsizetype>(series.points.size()));
    lower.reserve(static_cast<qsizetype>(series.points.size()));
    const auto closeAt = [&](const DrawnPoint &point) {
        upper.append({static_cast<double>(point.at), point.value});
        lower.append({static_cast<double>(point.at), point.value});
    };
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const DrawnPoint &point = series.points[i];
        if (point.startsRun && i > 0) {
            closeAt(series.points[i - 1]);
            closeAt(point);
        }
        upper.append({static_cast<double>(point.at), point.high});
        lower.append({static_cast<double>(point.at), point.low});
    }
    QColor fill = series.color;
    fill.setAlphaF(BandOpacity);
    if (slot.band->brush().color() != fill)
        slot.band->setBrush(fill);
    slot.band->upperSeries()->replace(upper);
    slot.band->lowerSeries()->replace(lower);
}

void SeriesItems::showRuns(Slot &slot, const DrawnSeries &series)
{
    const std::size_t before = slot.used;
    slot.used = 0;
    const QPen pen(series.color, 2.0, series.style, series.style == Qt::SolidLine ? Qt::RoundCap : Qt::FlatCap, Qt::RoundJoin);
    for (std::size_t first = 0; first < series.points.size();) {
        std::size_t next = first + 1;
        while (next < series.points.size() && !series.points[next].startsRun)
            ++next;
        if (next - first > 1) {   // a lonely point is a mark, not a line
            QList<QPointF> points;
            points.reserve(static_cast<qsizetype>(next - first));
            for (std::size_t i = first; i < next; ++i)
                points.append({static_cast<double>(series.points[i].at), series.points[i].value});
            QLineSeries *line = run(slot);
            if (line->pen() != pen)
                line->setPen(pen);
            line->replace(points);
            if (!line->isVisible())
                line->setVisible(true);
        }
        first = next;
    }
    for (std::size_t i = slot.used; i < before; ++i) {
        slot.runs[i]->clear();
        slot.runs[i]->setVisible(false);
    }
}

QLineSeries *SeriesItems::run(Slot &slot)
{
    if (slot.used == slot.runs.size()) {
        auto *line = new QLineSeries;
        m_chart->addSeries(line);
        line->attachAxis(m_time);
        line->attachAxis(m_value);
        slot.runs.push_back(line);
    }
    return slot.runs[slot.used++];
}

}  // namespace observatorio
