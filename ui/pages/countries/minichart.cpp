// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countries/minichart.h"

#include "ui/charts/decimate.h"
#include "ui/format.h"
#include "ui/pages/countries/smallcharts.h"
#include "ui/style/draw.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/sparkline.h"

#include <QPainter>
#include <QTextDocument>

#include <cmath>
#include <limits>

namespace observatorio {

namespace {

constexpr int Points = 120;  ///< a series; the chart is about 180 px wide

int headerHeight() { return grown(34); }

}  // namespace

MiniChart::MiniChart(QWidget *parent) : QAbstractButton(parent), m_line(new Sparkline)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    columnOf(0, {m_line}, this)->setContentsMargins(10, headerHeight(), 10, 12);
}

void MiniChart::setIndicator(const QString &indicator)
{
    if (indicator == m_indicator)
        return;
    m_indicator = indicator;
    setAccessibleName(tr("Show %1 in the large chart").arg(Format::indicatorName(indicator)));
    setToolTip(Qt::convertFromPlainText(accessibleName() + u'\n' + Format::indicatorNote(indicator)));
    update();
}

void MiniChart::setData(const ChartData &chart, TimeMs from, TimeMs to)
{
    QVector<Sparkline::Line> lines;
    m_empty = true;
    for (const ChartSeries &series : chart.series) {
        Sparkline::Line line;
        line.color = Theme::instance().seriesColor(series.color);
        line.style = Theme::instance().seriesPenStyle(series.color);
        for (const DrawnPoint &point : decimate(series.points, from, to, Points, chart.joinWithin)) {
            if (point.startsRun && !line.points.isEmpty())
                line.points.append({static_cast<double>(point.at), std::numeric_limits<double>::quiet_NaN()});
            line.points.append({static_cast<double>(point.at), point.value});
            m_empty = m_empty && (point.at < from || point.at > to);
        }
        lines.append(std::move(line));
    }
    m_line->setXRange(static_cast<double>(from), static_cast<double>(to));
    m_line->setLines(std::move(lines));
    update();
}

QSize MiniChart::sizeHint() const { return {SmallCharts::leastWidth(), 170}; }

void MiniChart::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawSurface(painter, rect(), theme.color(hasFocus() || underMouse() ? Theme::Accent : Theme::Line));
    const QFont bold = Theme::semibold(theme.secondaryFont());
    const QString name = Format::indicatorName(m_indicator);
    QRectF header(10, 10, width() - 20, scaled(18));
    drawText(painter, header, name, bold, theme.color(Theme::Text));
    header.setLeft(header.left() + QFontMetricsF(bold).horizontalAdvance(name) + 8);
    const QString unit = Format::indicatorUnit(m_indicator);
    if (QFontMetricsF(theme.secondaryFont()).horizontalAdvance(unit) <= header.width())  // part of one says nothing
        drawText(painter, header, unit, theme.secondaryFont(), theme.color(Theme::Muted));
    if (m_empty)
        painter.drawText(m_line->geometry(), Qt::AlignCenter, tr("no windows"));
}

}  // namespace observatorio
