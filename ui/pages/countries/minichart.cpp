// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countries/minichart.h"

#include "ui/charts/decimate.h"
#include "ui/charts/labelspread.h"
#include "ui/format.h"
#include "ui/pages/countries/smallcharts.h"
#include "ui/style/draw.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/sparkline.h"

#include <QPainter>
#include <QTextDocument>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

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
    m_last.clear();
    for (const ChartSeries &series : chart.series) {
        std::optional<double> last;
        Sparkline::Line line;
        line.color = Theme::instance().seriesColor(series.color);
        line.style = Theme::instance().seriesPenStyle(series.color);
        for (const DrawnPoint &point : decimate(series.points, from, to, Points, chart.joinWithin)) {
            if (point.startsRun && !line.points.isEmpty())
                line.points.append({static_cast<double>(point.at), std::numeric_limits<double>::quiet_NaN()});
            line.points.append({static_cast<double>(point.at), point.value});
            if (point.at < from || point.at > to)
                continue;
            m_low = m_empty ? point.value : std::min(m_low, point.value);
            m_high = m_empty ? point.value : std::max(m_high, point.value);
            m_empty = false;
            last = point.value;
        }
        if (last)
            m_last.push_back({chart.valueText(*last), *last, line.color});
        lines.append(std::move(line));
    }
    if (!m_empty)
        m_ends = {chart.valueText(m_high), chart.valueText(m_low)};
    const QFontMetrics metrics(Theme::instance().smallFont());
    int left = 0, right = 0;
    for (const QString &end : m_ends)
        left = std::max(left, metrics.horizontalAdvance(end));
    for (const LastValue &last : m_last)
        right = std::max(right, metrics.horizontalAdvance(last.text));
    layout()->setContentsMargins(10 + left + 8, headerHeight(), 10 + right + 8, 12);
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
    else
        paintValues(painter);
}

/// The axis' ends at the left, the last values at the lines' ends.
void MiniChart::paintValues(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QRectF area = QRectF(m_line->geometry()).adjusted(0, 3, 0, -3);
    const double line = scaled(14), half = line / 2;
    const QRectF left(10, area.top() - half, area.left() - 16, line);
    drawText(painter, left, m_ends.first(), theme.smallFont(), theme.color(Theme::Muted), Qt::AlignRight);
    if (m_high > m_low) {
        drawText(painter, left.translated(0, area.height()), m_ends.last(), theme.smallFont(),
                 theme.color(Theme::Muted), Qt::AlignRight);
    }
    std::vector<double> wanted;
    for (const LastValue &last : m_last)
        wanted.push_back(m_high > m_low ? area.bottom() - (last.value - m_low) / (m_high - m_low) * area.height()
                                        : area.center().y());
    const std::vector<double> placed = spreadLabels(wanted, line - 2, area.top(), area.bottom());
    const bool legible = static_cast<double>(m_last.size()) * (line - 2) <= area.height() + line;
    for (std::size_t i = 0; legible && i < placed.size(); ++i) {
        drawText(painter, QRectF(area.right() + 6, placed[i] - half, width() - area.right() - 10, line), m_last[i].text,
                 theme.smallFont(), m_last[i].color);
    }
}

}  // namespace observatorio
