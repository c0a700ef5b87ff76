// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/latemodel.h"

#include "ui/format.h"

namespace observatorio {

bool LateRow::operator==(const LateRow &other) const
{
    return key() == other.key() && view.series == other.view.series && view.windowStart == other.view.windowStart
           && view.delayMs == other.view.delayMs;
}

LateModel::LateModel(std::function<QString(const QString &)> countryName, QObject *parent)
    : ColumnsModel(parent), m_countryName(std::move(countryName))
{
}

void LateModel::update(const std::vector<LateView> &samples)
{
    std::vector<LateRow> next;
    next.reserve(samples.size());
    for (const LateView &sample : samples)
        next.push_back({sample});
    assign(std::move(next));
}

QString LateModel::header(int column) const
{
    switch (column) {
    case Country:
        return tr("Country");
    case Indicator:
        return tr("Indicator");
    case Window:
        return tr("Window");
    case Delay:
        return tr("Late by");
    case Topic:
        return tr("Topic");
    case Partition:
        return tr("Part.");
    case Offset:
        return tr("Offset");
    default:
        return {};
    }
}

QString LateModel::text(const LateRow &row, int column) const
{
    const LateView &view = row.view;
    switch (column) {
    case Country:
        return m_countryName(QString::fromStdString(view.series.country));
    case Indicator:
        return QString::fromStdString(view.series.indicator);
    case Window:
        return Format::time(view.windowStart);
    case Delay:
        return Format::duration(view.delayMs);
    case Topic:
        return QString::fromStdString(view.partition.topic);
    case Partition:
        return QString::number(view.partition.partition);
    case Offset:
        return Format::integer(view.offset);
    default:
        return {};
    }
}

QVariant LateModel::sortValue(const LateRow &row, int column) const
{
    switch (column) {
    case Window:
        return QVariant::fromValue<qint64>(row.view.windowStart);
    case Delay:
        return QVariant::fromValue<qint64>(row.view.delayMs);
    case Partition:
        return row.view.partition.partition;
    case Offset:
        return QVariant::fromValue<qint64>(row.view.offset);
    default:
        return text(row, column);
    }
}

QVariant LateModel::toolTip(const LateRow &row, int column) const
{
    return column == Indicator ? Format::indicatorToolTip(QString::fromStdString(row.view.series.indicator))
                               : QVariant();
}

}  // namespace observatorio
