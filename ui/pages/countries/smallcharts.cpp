// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countries/smallcharts.h"

#include "ui/pages/countries/minichart.h"
#include "ui/widgets/layouts.h"

#include <algorithm>

namespace observatorio {

int SmallCharts::leastWidth() { return grown(190, 120); }

SmallCharts::SmallCharts(QWidget *parent) : QWidget(parent)
{
    QHBoxLayout *row = rowOf(8, {}, this);
    for (int i = 0; i < Most; ++i) {
        auto *chart = new MiniChart;
        connect(chart, &MiniChart::clicked, this, [this, chart] { Q_EMIT chosen(chart->indicator()); });
        row->addWidget(chart, 1);
        chart->setVisible(i < 4);
        m_charts.push_back(chart);
    }
    m_basis.resize(m_charts.size());
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
    m_room = static_cast<std::size_t>(std::clamp(width() / leastWidth(), 1, Most));
}

}  // namespace observatorio
