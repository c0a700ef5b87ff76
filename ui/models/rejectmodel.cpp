// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rejectmodel.h"

#include "ui/format.h"

#include <QTextDocument>

namespace observatorio {

namespace {

/// One line: control characters and line breaks as the symbols Unicode has for them.
QString oneLine(const std::string &bytes)
{
    QString text = QString::fromStdString(bytes);
    for (QChar &c : text) {
        if (c.unicode() < 0x20)
            c = QChar(0x2400 + c.unicode());
        else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator || c.unicode() == 0x7F)
            c = QChar(0x2424);
    }
    return text;
}

}  // namespace

void RejectModel::update(const std::vector<RejectView> &samples)
{
    std::vector<RejectRow> next;
    next.reserve(samples.size());
    for (const RejectView &sample : samples)
        next.push_back({sample});
    assign(std::move(next));
}

QString RejectModel::header(int column) const
{
    switch (column) {
    case Topic:
        return tr("Topic");
    case Partition:
        return tr("Part.");
    case Offset:
        return tr("Offset");
    case Time:
        return tr("Event time");
    case Reason:
        return tr("Reason");
    case Sample:
        return tr("First bytes");
    default:
        return {};
    }
}

QString RejectModel::text(const RejectRow &row, int column) const
{
    const RejectedSample &sample = row.view.sample;
    switch (column) {
    case Topic:
        return QString::fromStdString(row.view.partition.topic);
    case Partition:
        return QString::number(row.view.partition.partition);
    case Offset:
        return Format::integer(sample.offset);
    case Time:
        return sample.timestamp ? Format::time(*sample.timestamp) : tr("none");
    case Reason:
        return Format::rejectReason(sample.reason);
    case Sample:
        return sample.sample.empty() ? tr("(empty)") : oneLine(sample.sample);
    default:
        return {};
    }
}

QVariant RejectModel::sortValue(const RejectRow &row, int column) const
{
    switch (column) {
    case Partition:
        return row.view.partition.partition;
    case Offset:
        return QVariant::fromValue<qint64>(row.view.sample.offset);
    case Time:
        return QVariant::fromValue<qint64>(row.view.sample.timestamp.value_or(0));
    default:
        return text(row, column);
    }
}

QVariant RejectModel::toolTip(const RejectRow &row, int column) const
{
    return column == Sample ? QVariant(Qt::convertFromPlainText(oneLine(row.view.sample.sample))) : QVariant();
}

void ReasonModel::update(const Accounting &total)
{
    std::vector<ReasonRow> next;
    for (int i = 0; i < RejectReasonCount; ++i) {
        const std::int64_t count = total.rejectedBy[static_cast<std::size_t>(i)];
        if (count > 0)
            next.push_back({static_cast<RejectReason>(i), count, total.rejected});
    }
    assign(std::move(next));
}

QString ReasonModel::header(int column) const
{
    switch (column) {
    case Reason:
        return tr("Reason");
    case Count:
        return tr("Records");
    case Share:
        return tr("Share");
    default:
        return {};
    }
}

QString ReasonModel::text(const ReasonRow &row, int column) const
{
    switch (column) {
    case Reason:
        return Format::rejectReason(row.reason);
    case Count:
        return Format::integer(row.count);
    case Share:
        return Format::decimal(
                   row.total > 0 ? 100.0 * static_cast<double>(row.count) / static_cast<double>(row.total) : 0.0, 1)
               + QStringLiteral(" %");
    default:
        return {};
    }
}

QVariant ReasonModel::sortValue(const ReasonRow &row, int column) const
{
    return column == Reason ? QVariant(text(row, column)) : QVariant::fromValue<qint64>(row.count);
}

}  // namespace observatorio
