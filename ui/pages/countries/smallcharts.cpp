// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countries/smallcharts.h"

#include "ui/pages/countries/minichart.h"
#include "ui/widgets/layouts.h"

#include <algorithm>

namespace observatorio {

int SmallCharts::leastWidth() { return grown(190, 120); }

SmallCharts::SmallCharts(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    for (int i = 0; i < Most; ++i) {
        auto *chart = new MiniChart;
        chart->setParent(this);
        connect(chart, &MiniChart::clicked, this, [this, chart] { Q_EMIT chosen(chart->indicator()); });
        m_charts.push_back(chart);
    }
    m_basis.resize(m_charts.size());
    arrange();
    setMinimumWidth(leastWidth());
    setMinimumHeight(grown(90));
}

void SmallCharts::show(const Snapshot &snapshot, const CountryChartWish &wish, const QStringList &indicators,
                       TimeMs from, TimeMs to)
{
    QStringList others = indicators;
    others.removeOne(wish.indicator);
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        const bool shown = i < m_room && static_cast<qsizetype>(i) < others.size();
        m_charts[i]->setVisible(shown);
        if (!shown)
            continue;
        CountryChartWish own = wish;
        own.indicator = others[static_cast<qsizetype>(i)];
        ChartBasis basis = chartBasis(snapshot, own, from, to);
        if (basis == m_basis[i])
            continue;
        m_charts[i]->setIndicator(own.indicator);
        m_charts[i]->setData(countryChart(snapshot, own), from, to);
        m_basis[i] = std::move(basis);
    }
}

void SmallCharts::forget() { m_basis.assign(m_charts.size(), {}); }

void SmallCharts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// As many beside each other and below each other as stay legible.
void SmallCharts::arrange()
{
    const int columns = std::clamp(width() / leastWidth(), 1, Most), rows = std::max(1, height() / grown(90));
    const auto room = static_cast<std::size_t>(std::min(columns * rows, Most));
    if (room == m_room && m_columns == columns)
        return;
    m_room = room;
    m_columns = columns;
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_grid->removeWidget(m_charts[i]);
        m_charts[i]->setVisible(i < room);
        if (i < room)
            m_grid->addWidget(m_charts[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    }
}

}  // namespace observatorio
