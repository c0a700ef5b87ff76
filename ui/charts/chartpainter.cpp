// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartpainter.h"

#include "ui/charts/bandpainter.h"
#include "ui/charts/labelspread.h"
#include "ui/charts/valuescale.h"
#include "ui/format.h"
#include "ui/style/draw.h"
#include "ui/style/severityshape.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace observatorio {

TimeMs ChartScene::timeAt(double px) const
{
    return from
           + static_cast<TimeMs>(
               std::llround((px - plot.left()) / std::max(1.0, plot.width()) * static_cast<double>(to - from)));
}

double ChartScene::valueAt(double py) const
{
    return values.from + (plot.bottom() - py) / std::max(1.0, plot.height()) * (values.to - values.from);
}

namespace {

constexpr double PointRadius = 2.6;
constexpr double PointsApart = 9.0;  ///< px; closer points carry no mark of their own

QFont axisFont() { return Theme::instance().smallFont(); }

QFont labelFont() { return Theme::semibold(axisFont()); }

QString tickText(const ChartScene &scene, double tick)
{
    return axisText(scene.data->scale, tick, scene.valueTicks.digits);
}

/// Measured by its start, a line is read by how far it came.
QString endText(const ChartData &data, const ChartSeries &series, double value)
{
    const bool measured = data.scale == ValueScale::Index || data.scale == ValueScale::Change;
    return measured ? series.label + u' ' + data.valueText(value) : series.label;
}

/// The same hue, dark (or light) enough to be read as text on the surface.
QColor readable(const QColor &color)
{
    const bool dark = Theme::instance().isDark();
    const QColor surface = Theme::instance().color(Theme::Surface);
    const auto luminance = [](const QColor &c) {
        const auto linear = [](double part) {
            return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    QColor text = color;
    for (int i = 0; i < 12; ++i) {
        const double a = luminance(text) + 0.05, b = luminance(surface) + 0.05;
        if (std::max(a, b) / std::min(a, b) >= 4.5)
            break;
        text = dark ? text.lighter(108) : text.darker(108);
    }
    return text;
}

bool inside(const ChartScene &scene, TimeMs at) { return at >= scene.from && at <= scene.to; }

void paintTints(QPainter &painter, const ChartScene &scene)
{
    QColor tint = Theme::instance().color(Theme::CriticalGround);
    tint.setAlphaF(Theme::instance().isDark() ? 0.45f : 0.6f);
    for (const ChartThreshold &threshold : scene.data->thresholds) {
        if (threshold.severity != Severity::Critical)
            continue;
        const double edge = std::clamp(scene.y(threshold.value), scene.plot.top(), scene.plot.bottom());
        QRectF area = scene.plot;
        if (threshold.direction == AlertDirection::Above)
            area.setBottom(edge);
        else
            area.setTop(edge);
        if (area.height() > 0.5)
            painter.fillRect(area, tint);
    }
}

void paintThresholds(QPainter &painter, const ChartScene &scene)
{
    for (const ChartThreshold &threshold : scene.data->thresholds) {
        const double y = scene.y(threshold.value);
        if (y < scene.plot.top() - 0.5 || y > scene.plot.bottom() + 0.5)
            continue;
        painter.setPen(QPen(Theme::instance().severityColor(threshold.severity), 1.0, Qt::CustomDashLine, Qt::FlatCap));
        QPen pen = painter.pen();
        pen.setDashPattern({5.0, 4.0});
        painter.setPen(pen);
        painter.drawLine(QPointF(scene.plot.left(), y), QPointF(scene.plot.right(), y));
    }
}

/// One area for each run; a lonely window's range is a small bar.
void paintBands(QPainter &painter, const ChartScene &scene, const DrawnSeries &series)
{
    // Far outside the plot nothing is seen, and the rasterizer overflows.
    const auto place = [&](TimeMs at, double value) {
        return QPointF(scene.x(at), std::clamp(scene.y(value), scene.plot.top() - 100.0, scene.plot.bottom() + 100.0));
    };
    const auto &points = series.points;
    for (std::size_t first = 0; first < points.size();) {
        BandEdges edges;
        std::size_t next = first;
        do {
            edges.upper.append(place(points[next].at, points[next].high));
            edges.lower.append(place(points[next].at, points[next].low));
        } while (++next < points.size() && !points[next].startsRun);
        if (next - first == 1) {
            edges.upper = {edges.upper.first() - QPointF(3, 0), edges.upper.first() + QPointF(3, 0)};
            edges.lower = {edges.lower.first() - QPointF(3, 0), edges.lower.first() + QPointF(3, 0)};
        }
        paintBand(painter, edges, series.color);
        first = next;
    }
}

/// Points far enough apart are marked; lonely ones always, and an open window's is hollow.
void paintPoints(QPainter &painter, const ChartScene &scene)
{
    const QColor surface = Theme::instance().color(Theme::Surface);
    for (const DrawnSeries &series : scene.drawn) {
        const auto &points = series.points;
        if (points.empty())
            continue;
        const auto count = static_cast<double>(points.size());
        const double apart =
            count > 1 ? (scene.x(points.back().at) - scene.x(points.front().at)) / (count - 1) : PointsApart;
        const bool sparse = scene.data->windows && apart >= PointsApart;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const bool lonely = points[i].startsRun && (i + 1 == points.size() || points[i + 1].startsRun);
            if (!inside(scene, points[i].at) || (!sparse && !lonely && !points[i].open))
                continue;
            const double y = scene.y(points[i].value);
            if (y < scene.plot.top() - 1 || y > scene.plot.bottom() + 1)
                continue;
            painter.setPen(QPen(series.color, points[i].open ? 1.4 : 0.0));
            painter.setBrush(points[i].open ? surface : series.color);
            painter.drawEllipse(QPointF(scene.x(points[i].at), y), PointRadius, PointRadius);
        }
    }
}

void paintMarks(QPainter &painter, const ChartScene &scene)
{
    for (const ChartMark &mark : scene.data->marks) {
        const auto series = std::find_if(scene.data->series.begin(), scene.data->series.end(),
                                         [&](const ChartSeries &one) { return one.key == mark.key; });
        const ChartPoint *window = series == scene.data->series.end() ? nullptr : pointAt(*series, mark.at);
        const TimeMs at = window ? window->at : mark.at;
        const double y = scene.y(window ? window->value : mark.value);
        if (!inside(scene, at) || y < scene.plot.top() - 1 || y > scene.plot.bottom() + 1)
            continue;
        const bool down = mark.direction == AlertDirection::Above;
        ChartPainter::paintMark(painter, {scene.x(at), y + (down ? -6.0 : 6.0)}, mark.severity, down);
    }
}

void paintAxes(QPainter &painter, const ChartScene &scene)
{
    painter.setFont(axisFont());
    painter.setPen(Theme::instance().color(Theme::Muted));
    for (const double tick : scene.valueTicks.at) {
        const QRectF box(0, scene.y(tick) - scaled(10), scene.plot.left() - 8, scaled(20));
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, tickText(scene, tick));
    }
    const QFontMetricsF metrics(painter.font());
    for (const TimeMs tick : scene.timeTicks.at) {
        const QString text = timeTickText(tick, scene.timeTicks.step);
        const double half = metrics.horizontalAdvance(text) / 2 + 1;
        const double centre = std::clamp(scene.x(tick), scene.whole.left() + half, scene.whole.right() - half);
        painter.drawText(QRectF(centre - half, scene.plot.bottom() + 5, 2 * half, scaled(18)),
                         Qt::AlignHCenter | Qt::AlignTop, text);
    }
}

void paintEndLabels(QPainter &painter, const ChartScene &scene)
{
    struct Label {
        QString text;
        QColor color;
        bool bold;
    };
    std::vector<Label> labels;
    std::vector<double> wanted;
    for (std::size_t i = 0; i < scene.drawn.size(); ++i) {
        const DrawnPoint *last = nullptr;
        for (const DrawnPoint &point : scene.drawn[i].points) {
            if (inside(scene, point.at))
                last = &point;
        }
        if (!last)
            continue;
        labels.push_back(
            {endText(*scene.data, scene.data->series[i], last->value), readable(scene.drawn[i].color), true});
        wanted.push_back(std::clamp(scene.y(last->value), scene.plot.top(), scene.plot.bottom()));
    }
    for (const ChartThreshold &threshold : scene.data->thresholds) {
        const double y = scene.y(threshold.value);
        if (y < scene.plot.top() - 0.5 || y > scene.plot.bottom() + 0.5)
            continue;
        labels.push_back({threshold.label, Theme::instance().severityColor(threshold.severity), false});
        wanted.push_back(y);
    }
    const std::vector<double> placed = spreadLabels(wanted, scaled(14), scene.plot.top(), scene.plot.bottom());
    const double left = scene.plot.right() + 7;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        drawText(painter, QRectF(left, placed[i] - scaled(9), scene.whole.right() - left, scaled(18)), labels[i].text,
                 labels[i].bold ? labelFont() : axisFont(), labels[i].color);
    }
}

void paintSelection(QPainter &painter, const ChartScene &scene)
{
    const Theme &theme = Theme::instance();
    const auto [from, to] = *scene.selection;
    const QRectF area(scene.x(from), scene.plot.top(), scene.x(to) - scene.x(from), scene.plot.height());
    QColor tint = theme.color(Theme::Accent);
    tint.setAlphaF(0.12f);
    painter.fillRect(area, tint);
    painter.setPen(QPen(theme.color(Theme::Accent), 1.0));
    painter.drawLine(area.topLeft(), area.bottomLeft());
    painter.drawLine(area.topRight(), area.bottomRight());
}

}  // namespace

double ChartPainter::leftMargin(const ChartScene &scene)
{
    const QFontMetricsF metrics(axisFont());
    double widest = 20.0;
    for (const double tick : scene.valueTicks.at)
        widest = std::max(widest, metrics.horizontalAdvance(tickText(scene, tick)));
    return std::ceil((widest + 10.0) / 8.0) * 8.0;  // in steps: the plot does not jump with every digit
}

double ChartPainter::rightMargin(const ChartData &data)
{
    const QFontMetricsF bold(labelFont());
    const QFontMetricsF plain(axisFont());
    double widest = 24.0;
    for (const ChartSeries &series : data.series) {
        const double last = series.points.empty() ? 0.0 : series.points.back().value;
        widest = std::max(widest, bold.horizontalAdvance(endText(data, series, last)));
    }
    for (const ChartThreshold &threshold : data.thresholds)
        widest = std::max(widest, plain.horizontalAdvance(threshold.label));
    return std::ceil(std::min(widest, static_cast<double>(scaled(150))) + 10.0);
}

void ChartPainter::paintMark(QPainter &painter, QPointF tip, Severity severity, bool pointsDown)
{
    painter.setPen(QPen(Theme::instance().color(Theme::Surface), 1.0));
    painter.setBrush(Theme::instance().severityColor(severity));
    // Upside down a triangle points to the value below it.
    painter.drawPolygon(severityShape(QRectF(tip.x() - 5.5, tip.y(), 11.0, pointsDown ? -11.0 : 11.0), severity));
}

void ChartPainter::paintBelow(QPainter &painter, const ChartScene &scene)
{
    if (!scene.data)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintTints(painter, scene);
    painter.setPen(Theme::instance().color(Theme::Grid));
    for (const double tick : scene.valueTicks.at) {
        const double y = std::round(scene.y(tick));
        painter.drawLine(QPointF(scene.plot.left(), y), QPointF(scene.plot.right(), y));
    }
    painter.setClipRect(scene.plot);
    for (const DrawnSeries &series : scene.drawn) {
        if (series.band)
            paintBands(painter, scene, series);
    }
}

void ChartPainter::paintAbove(QPainter &painter, const ChartScene &scene)
{
    if (!scene.data)
        return;
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintThresholds(painter, scene);
    paintPoints(painter, scene);
    paintMarks(painter, scene);
    paintAxes(painter, scene);
    paintEndLabels(painter, scene);
    if (scene.focused) {
        drawRounded(painter, scene.plot.adjusted(-2, -2, 2, 2), 3, Qt::NoBrush,
                    QPen(Theme::instance().color(Theme::Accent), 1.0));
    }
}

void ChartPainter::paintCrosshair(QPainter &painter, const ChartScene &scene)
{
    if (scene.data && scene.selection)
        paintSelection(painter, scene);
    if (!scene.data || !scene.crosshair)
        return;
    const Theme &theme = Theme::instance();
    const CrosshairText &text = *scene.crosshair;
    const double x = scene.x(text.at);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const auto cursor = [&](TimeMs at, std::optional<double> CrosshairText::Row::*value) {
        const double px = std::round(scene.x(at)) + 0.5;
        painter.setPen(QPen(theme.color(Theme::Muted), 1.0, Qt::DotLine));
        painter.drawLine(QPointF(px, scene.plot.top()), QPointF(px, scene.plot.bottom()));
        for (const CrosshairText::Row &row : text.rows) {
            if (!(row.*value))
                continue;
            painter.setPen(QPen(theme.color(Theme::Surface), 1.5));
            painter.setBrush(scene.drawn[static_cast<std::size_t>(row.series)].color);
            painter.drawEllipse(QPointF(scene.x(at), scene.y(*(row.*value))), 4.0, 4.0);
        }
    };
    cursor(text.at, &CrosshairText::Row::value);
    if (text.other)
        cursor(*text.other, &CrosshairText::Row::otherValue);

    const QFontMetricsF head(labelFont());
    const QFontMetricsF body(axisFont());
    double width = head.horizontalAdvance(text.headline);
    for (const CrosshairText::Row &row : text.rows)
        width = std::max(width, body.horizontalAdvance(row.text) + 14);
    for (const QString &alert : text.alerts)
        width = std::max(width, body.horizontalAdvance(alert));
    constexpr double pad = 10.0;
    const double line = scaled(17);
    const double height =
        2 * pad - 4 + line * static_cast<double>(1 + text.rows.size() + static_cast<std::size_t>(text.alerts.size()));
    QRectF box(x + 10, scene.crosshairY - height / 2, width + 2 * pad, height);
    if (box.right() > scene.whole.right() - 2)
        box.moveRight(x - 10);
    box.moveLeft(std::max(box.left(), scene.whole.left() + 2));
    box.moveTop(
        std::clamp(box.top(), scene.plot.top() + 2, std::max(scene.plot.top() + 2, scene.plot.bottom() - height - 2)));
    drawRounded(painter, box, 6, theme.color(Theme::Surface), theme.color(Theme::Line));

    QRectF row(box.left() + pad, box.top() + pad - 3, width + 1, line);
    drawText(painter, row, text.headline, labelFont(), theme.color(Theme::Text));
    for (const CrosshairText::Row &each : text.rows) {
        row.translate(0, line);
        drawRounded(painter, QRectF(row.left(), row.center().y() - 4, 8, 8), 2,
                    scene.drawn[static_cast<std::size_t>(each.series)].color);
        drawText(painter, row.adjusted(14, 0, 0, 0), each.text, axisFont(),
                 theme.color(each.value ? Theme::Text : Theme::Muted));
    }
    for (const QString &alert : text.alerts) {
        row.translate(0, line);
        drawText(painter, row, alert, axisFont(), theme.color(Theme::Critical));
    }
}

}  // namespace observatorio
