// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/latemodel.h"

namespace observatorio {

LateModel::LateModel(std::function<QString(const QString &)> countryName, QObject *parent) : ColumnsModel(parent)
{
    const auto indicator = [](const LateRow &row) { return QString::fromStdString(row.view.series.indicator); };
    addText(tr("Country"), Term::Country, QStringLiteral("Argentina"),
            [countryName = std::move(countryName)](const LateRow &row) {
                return countryName(QString::fromStdString(row.view.series.country));
            });
    addText(tr("Indicator"), Term::Indicator, Format::alertingIndicators().join(u'\n'),
            [indicator](const LateRow &row) { return Format::indicatorName(indicator(row)); })
        .tipped([indicator](const LateRow &row) { return Format::indicatorToolTip(indicator(row)); });
    addTime(tr("Window"), Term::MissedWindow, Format::time(0), [](const LateRow &row) { return row.view.windowStart; });
    addDuration(tr("Late by"), Term::LateBy, Format::duration(64'000),
                [](const LateRow &row) { return row.view.delayMs; });
    addText(tr("Topic"), Term::Topic, QStringLiteral("eventos_qog"),
            [](const LateRow &row) { return QString::fromStdString(row.view.partition.topic); });
    addId(tr("Part."), Term::Partition, {}, [](const LateRow &row) { return row.view.partition.partition; });
    addNumber(
        tr("Offset"), Term::Offset, Format::integer(8'888'888), [](const LateRow &row) { return row.view.offset; },
        [](std::int64_t offset) { return offset < 0 ? QString(QChar(0x2013)) : Format::integer(offset); })
        .tipped([](const LateRow &row) -> QVariant {
            return row.view.offset < 0 ? tr("%n event(s) of this window, the latest by this much", nullptr,
                                            static_cast<int>(row.view.count))
                                       : QVariant();
        });
}

}  // namespace observatorio
