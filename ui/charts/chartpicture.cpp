// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartpicture.h"

#include "ui/format.h"
#include "ui/style/draw.h"

#include <QFontMetricsF>
#include <QPainter>

namespace observatorio {

namespace {

constexpr double Margin = 16.0;
constexpr double Swatch = 18.0;

double legendLine() { return grown(20); }

/// Where each legend entry goes, line by line; the height they need.
std::vector<QRectF> legendPlaces(const ChartData &data, double width, double *height)
{
    const QFontMetricsF metrics(Theme::instance().secondaryFont());
    std::vector<QRectF> places;
    double x = 0.0, y = 0.0;
    for (const ChartSeries &series : data.series) {
        const double entry = std::min(width, Swatch + 6 + metrics.horizontalAdvance(series.name) + 18);
        if (x > 0.0 && x + entry > width) {
            x = 0.0;
            y += legendLine();
        }
        places.push_back({x, y, entry, legendLine()});
        x += entry;
    }
    *height = data.series.empty() ? 0.0 : y + legendLine();
    return places;
}

}  // namespace

QString rangeText(const TimeChart &chart)
{
    const QString from = Format::dateTime(chart.view().from());
    const QString to = Format::dateTime(chart.view().to());
    const QString sameDay = from.section(u' ', 0, 0) == to.section(u' ', 0, 0) ? Format::time(chart.view().to()) : to;
    return from + QStringLiteral(" – ") + sameDay;
}

QRectF paintHeading(QPainter &painter, const QRectF &target, const PictureTexts &texts)
{
    const Theme &theme = Theme::instance();
    painter.save();
    painter.fillRect(target, theme.color(Theme::Surface));
    QRectF rest = target.adjusted(Margin, Margin, -Margin, -Margin);

    const auto line = [&](const QFont &font, Theme::Token color, const QString &text) {
        const QRectF box(rest.left(), rest.top(), rest.width(), QFontMetricsF(font).height());
        drawText(painter, box, text, font, theme.color(color));
        rest.setTop(box.bottom() + 3);
    };
    line(theme.titleFont(), Theme::Text, texts.title);
    line(theme.secondaryFont(), Theme::Muted, texts.detail);
    line(theme.secondaryFont(), Theme::Muted, texts.range);
    rest.setTop(rest.top() + 6);
    painter.restore();
    return rest;
}

void paintPicture(QPainter &painter, const QRectF &target, const TimeChart &chart, const PictureTexts &texts)
{
    const Theme &theme = Theme::instance();
    painter.save();
    QRectF rest = paintHeading(painter, target, texts);
    if (const std::shared_ptr<const ChartData> data = chart.data()) {
        double legendHeight = 0.0;
        const std::vector<QRectF> places = legendPlaces(*data, rest.width(), &legendHeight);
        const QPointF origin(rest.left(), rest.bottom() - legendHeight);
        rest.setBottom(origin.y() - 6);
        chart.paintInto(painter, rest);
        painter.setRenderHint(QPainter::Antialiasing);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const ChartSeries &series = data->series[i];
            const QRectF place = places[i].translated(origin);
            painter.setPen(QPen(theme.seriesColor(series.color), 2.5, theme.seriesPenStyle(series.color), Qt::FlatCap));
            painter.drawLine(QPointF(place.left(), place.center().y()),
                             QPointF(place.left() + Swatch, place.center().y()));
            drawText(painter, place.adjusted(Swatch + 6, 0, -6, 0), series.name, theme.secondaryFont(),
                     theme.color(Theme::Text));
        }
    }
    painter.restore();
}

QString ChartExport::exportTitle() const { return m_texts().name + u' ' + rangeText(*m_chart); }

void ChartExport::exportRender(QPainter &painter, const QRectF &target) const
{
    const Texts texts = m_texts();
    paintPicture(painter, target, *m_chart, {texts.title, texts.detail, rangeText(*m_chart)});
}

QByteArray ChartExport::exportCsv() const
{
    const std::shared_ptr<const ChartData> data = m_chart->data();
    return m_csv(data ? *data : ChartData(), m_chart->view().from(), m_chart->view().to());
}

}  // namespace observatorio
