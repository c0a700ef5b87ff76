// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/legendmodel.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QPixmap>

#include <limits>

namespace observatorio {

namespace {

/// A piece of the line, dashed where it is.
QPixmap lineSample(int color)
{
    const Theme &theme = Theme::instance();
    QPixmap sample(QSize(scaled(18), scaled(12)) * 2);
    sample.setDevicePixelRatio(2.0);
    sample.fill(Qt::transparent);
    QPainter painter(&sample);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.seriesColor(color), 2.5, theme.seriesPenStyle(color), Qt::FlatCap));
    painter.drawLine(QPointF(0.0, scaled(6)), QPointF(scaled(18), scaled(6)));
    return sample;
}

}  // namespace

LegendModel::LegendModel(QObject *parent) : ColumnsModel(parent)
{
    addText(tr("Line"), Term::LegendLine, QStringLiteral("Argentina 8888"), [](const LegendRow &row) {
        return row.line.name;
    }).tipped([](const LegendRow &row) { return Format::rich(row.line.name); });
    const auto add = [this](const QString &title, Term term, QString LegendRow::*text,
                            std::optional<double> LineSummary::*value) {
        addText(title, term, Format::decimal(8888.88, 2), [text](const LegendRow &row) { return row.*text; })
            .atRight()
            .sortedBy([value](const LegendRow &row) {
                return (row.line.*value).value_or(-std::numeric_limits<double>::infinity());
            });
    };
    add(tr("Last"), Term::LineLast, &LegendRow::last, &LineSummary::last);
    add(tr("Minimum"), Term::LineMinimum, &LegendRow::least, &LineSummary::least);
    add(tr("Maximum"), Term::LineMaximum, &LegendRow::most, &LineSummary::most);
    add(tr("Mean"), Term::LineMean, &LegendRow::mean, &LineSummary::mean);
}

void LegendModel::update(const ChartData &data, const ChartData &drawn, TimeMs from, TimeMs to)
{
    const ChartData &told = drawn.scale == ValueScale::Log ? data : drawn;
    const auto text = [&told](const std::optional<double> &value) {
        return value ? told.valueText(*value) : QString(QChar(0x2013));
    };
    std::vector<LegendRow> rows;
    for (LineSummary &line : lineSummaries(told, from, to)) {
        LegendRow row{{}, text(line.last), text(line.least), text(line.most), text(line.mean)};
        row.line = std::move(line);
        rows.push_back(std::move(row));
    }
    assign(std::move(rows));
}

QVariant LegendModel::other(const LegendRow &row, int column, int role) const
{
    return column == Line && role == Qt::DecorationRole ? QVariant(lineSample(row.line.color)) : QVariant();
}

}  // namespace observatorio
