// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/exporter.h"

#include "ui/page.h"
#include "ui/style/theme.h"

#include <QBuffer>
#include <QImage>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>

namespace observatorio::Exporter {

namespace {

constexpr int DotsPerInch = 96;
constexpr int PdfDotsPerInch = 960;  // glyphs are placed on a grid ten times finer than the screen's

/// The ground the screen has, then the chart.
void draw(const Exportable &chart, QPainter &painter, QSize size)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRect(QPoint(0, 0), size), Theme::instance().color(Theme::Surface));
    chart.exportRender(painter, QRectF(QPointF(0, 0), size));
}

bool writePng(const Exportable &chart, QSize size, int scale, QBuffer &out)
{
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(scale);
    image.fill(Theme::instance().color(Theme::Surface));
    QPainter painter(&image);
    draw(chart, painter, size);
    painter.end();
    return image.save(&out, "PNG");
}

bool writeSvg(const Exportable &chart, QSize size, QBuffer &out)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&out);
    generator.setResolution(DotsPerInch);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(chart.exportTitle().toHtmlEscaped());  // it writes the title as it is
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    draw(chart, painter, size);
    return painter.end();
}

bool writePdf(const Exportable &chart, QSize size, QBuffer &out)
{
    QPdfWriter writer(&out);
    writer.setTitle(chart.exportTitle());
    writer.setCreator(QStringLiteral("Observatorio"));
    writer.setResolution(PdfDotsPerInch);
    const QSizeF points = QSizeF(size) * 72.0 / DotsPerInch;
    const QPageLayout page =
        size == a4Landscape()
            ? QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, {})
            : QPageLayout(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch), QPageLayout::Portrait, {});
    writer.setPageLayout(page);
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    painter.scale(writer.width() / static_cast<double>(size.width()),
                  writer.height() / static_cast<double>(size.height()));
    draw(chart, painter, size);
    return painter.end();
}

}  // namespace

QString suffix(ExportFormat format)
{
    const QLatin1String names[] = {QLatin1String("png"), QLatin1String("svg"), QLatin1String("pdf"),
                                   QLatin1String("csv")};
    return names[static_cast<std::size_t>(format)];
}

QSize a4Landscape() { return {1123, 794}; }

QString proposedName(const QString &title)
{
    QString name = title;
    static const QRegularExpression unfit(QStringLiteral("[\\x00-\\x1f\\x7f/\\\\:*?\"<>|]+"));
    name.replace(unfit, QStringLiteral("-"));
    name = name.simplified().left(120);
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("observatorio") : name;
}

Expected<QByteArray> render(const Exportable &chart, ExportFormat format, QSize size, int scale)
{
    if (format == ExportFormat::Csv)
        return chart.exportCsv();
    const auto fits = [](int side) { return side >= LeastSide && side <= MostSide; };
    if (!fits(size.width()) || !fits(size.height()))
        return failure(ErrorCode::BadSetting, "size",
                       QStringLiteral("%1 x %2").arg(size.width()).arg(size.height()).toStdString());
    if (format == ExportFormat::Png
        && (scale < 1 || scale > MostScale || size.width() * scale > MostSide || size.height() * scale > MostSide))
        return failure(ErrorCode::BadSetting, "scale", std::to_string(scale));

    // Into memory: the writers of SVG and PDF do not say when a device took only a part.
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const bool drawn = format == ExportFormat::Png   ? writePng(chart, size, scale, out)
                       : format == ExportFormat::Svg ? writeSvg(chart, size, out)
                                                     : writePdf(chart, size, out);
    if (!drawn || out.data().isEmpty())
        return failure(ErrorCode::FileUnwritable, chart.exportTitle().toStdString(),
                       "there is not memory enough for it");
    return out.data();
}

}  // namespace observatorio::Exporter
