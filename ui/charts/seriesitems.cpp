// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/seriesitems.h"

#include <QChart>
#include <QLineSeries>

namespace observatorio {

namespace {
constexpr std::size_t FewPoints = 160;
}

SeriesItems::SeriesItems(QChart *chart, QAbstractAxis *time, QAbstractAxis *value)
    : m_chart(chart), m_time(time), m_value(value)
{
}

void SeriesItems::show(const std::vector<DrawnSeries> &series)
{
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (i == m_slots.size())
            m_slots.emplace_back();
        showRuns(m_slots[i], series[i]);
    }
    for (std::size_t i = series.size(); i < m_slots.size(); ++i)
        showRuns(m_slots[i], {});
}

void SeriesItems::showRuns(Slot &slot, const DrawnSeries &series)
{
    const std::size_t before = slot.used;
    slot.used = 0;
    // Round ends and joints look best, and take three times as long: not where nobody could see them.
    const bool solid = series.style == Qt::SolidLine, many = series.points.size() > FewPoints;
    const QPen pen(series.color, series.width, series.style,
                   !solid ? Qt::FlatCap
                   : many ? Qt::SquareCap
                          : Qt::RoundCap,
                   many ? Qt::BevelJoin : Qt::RoundJoin);
    for (std::size_t first = 0; first < series.points.size();) {
        std::size_t next = first + 1;
        while (next < series.points.size() && !series.points[next].startsRun)
            ++next;
        if (next - first > 1) {  // a lonely point is a mark, not a line
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
