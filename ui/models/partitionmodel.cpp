// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/partitionmodel.h"

#include "ui/charts/lagchart.h"
#include "ui/format.h"
#include "ui/style/theme.h"

#include <QColor>
#include <QFont>

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

const QString Unknown(QChar(0x2013));

QString offsetText(const std::optional<std::int64_t> &offset) { return offset ? Format::integer(*offset) : Unknown; }
QVariant offsetValue(const std::optional<std::int64_t> &offset) { return static_cast<qlonglong>(offset.value_or(-1)); }

std::vector<PartitionRow> rowsOf(const Snapshot &snapshot)
{
    std::vector<PartitionRow> rows;
    rows.reserve(snapshot.partitions.size());
    for (const PartitionView &view : snapshot.partitions)
        rows.push_back({view});
    return rows;
}

QVariant aligned(bool number)
{
    return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QFont semibold()
{
    QFont font = Theme::instance().bodyFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace

bool PartitionRow::operator==(const PartitionRow &other) const
{
    const PartitionView &a = view, &b = other.view;
    return a.partition == b.partition && a.assigned == b.assigned && a.member == b.member
           && a.beginOffset == b.beginOffset && a.endOffset == b.endOffset && a.committed == b.committed
           && a.position == b.position && a.lag == b.lag && a.lagMs == b.lagMs && a.rate == b.rate && a.idle == b.idle
           && a.accounting == b.accounting && a.error == b.error;
}

std::optional<double> retainedShare(const PartitionView &view)
{
    const std::optional<std::int64_t> at = view.position ? view.position : view.committed;
    if (!at || !view.beginOffset || !view.endOffset)
        return std::nullopt;
    if (*view.endOffset <= *view.beginOffset)
        return 1.0;  // it holds nothing: all of it is read
    return std::clamp(static_cast<double>(*at - *view.beginOffset)
                          / static_cast<double>(*view.endOffset - *view.beginOffset),
                      0.0, 1.0);
}

void PartitionModel::update(const Snapshot &snapshot) { assign(rowsOf(snapshot)); }

int PartitionModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString PartitionModel::text(const PartitionView &view, int column) const
{
    switch (column) {
    case Topic:
        return QString::fromStdString(view.partition.topic);
    case Partition:
        return QString::number(view.partition.partition);
    case Member:
        return view.member.empty() ? (view.assigned ? tr("this program") : Unknown)
                                   : QString::fromStdString(view.member);
    case Begin:
        return offsetText(view.beginOffset);
    case End:
        return offsetText(view.endOffset);
    case Committed:
        return view.committed ? Format::integer(*view.committed) : tr("none committed");
    case Position:
        return offsetText(view.position);
    case Lag:
        return offsetText(view.lag);
    case LagTime:
        return view.lagMs ? Format::duration(*view.lagMs) : Unknown;
    case Rate:
        return view.rate > 0.0 && view.rate < 10.0 ? Format::decimal(view.rate, 1)
                                                   : Format::integer(std::llround(view.rate));
    default:
        return {};
    }
}

QVariant PartitionModel::sortValue(const PartitionView &view, int column) const
{
    switch (column) {
    case Partition:
        return view.partition.partition;
    case Begin:
        return offsetValue(view.beginOffset);
    case End:
        return offsetValue(view.endOffset);
    case Committed:
        return offsetValue(view.committed);
    case Position:
        return offsetValue(view.position);
    case Retained:
        return retainedShare(view).value_or(-1.0);
    case Lag:
        return offsetValue(view.lag);
    case LagTime:
        return static_cast<qlonglong>(view.lagMs.value_or(-1));
    case Rate:
        return view.rate;
    default:
        return text(view, column);
    }
}

QVariant PartitionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PartitionView &view = rowAt(index.row()).view;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column != Retained)
            return text(view, column);
        if (const std::optional<double> share = retainedShare(view))
            return QStringLiteral("%1 %").arg(Format::decimal(*share * 100.0, 1));
        return Unknown;
    case Qt::TextAlignmentRole:
        return aligned(column != Topic && column != Member && column != Retained);
    case Qt::ForegroundRole:
        if (column == Committed && !view.committed)
            return Theme::instance().color(Theme::Warning);
        return {};
    case Qt::FontRole:
        return column == Lag ? QVariant(semibold()) : QVariant();
    case Qt::ToolTipRole:
        if (view.error)
            return Format::error(*view.error).toHtmlEscaped();
        if (column == Committed && !view.committed)
            return tr("The group has not committed an offset here; lag counts from the beginning.");
        if (column == Retained)
            return tr("The position between the first and the last record that the broker still holds.");
        return {};
    case SortRole:
        return sortValue(view, column);
    case SeverityRole:
        return static_cast<int>(view.error || !view.committed ? Severity::Warning : Severity::None);
    case ShareRole: {
        const std::optional<double> share = retainedShare(view);
        return column == Retained && share ? QVariant(*share) : QVariant();
    }
    default:
        return {};
    }
}

QVariant PartitionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return aligned(section != Topic && section != Member && section != Retained);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Topic:
        return tr("Topic");
    case Partition:
        return tr("Part.");
    case Member:
        return tr("Member");
    case Begin:
        return tr("Begin");
    case End:
        return tr("End");
    case Committed:
        return tr("Committed");
    case Position:
        return tr("Position");
    case Retained:
        return tr("Position in retained");
    case Lag:
        return tr("Lag");
    case LagTime:
        return tr("In time");
    case Rate:
        return tr("ev/s");
    default:
        return {};
    }
}

void AccountingModel::update(const Snapshot &snapshot) { assign(rowsOf(snapshot)); }

int AccountingModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant AccountingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PartitionView &view = rowAt(index.row()).view;
    const Accounting &sums = view.accounting;
    const std::int64_t numbers[ColumnCount] = {
        0, sums.read(), sums.counted, sums.late, sums.rejected, sums.untimed, sums.gaps, 0};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column == Name)
            return partitionText(view.partition);
        if (column == Verdict)
            return sums.balances() ? tr("\u2713 yes") : tr("\u2717 no");
        return Format::integer(numbers[column]);
    case Qt::TextAlignmentRole:
        return aligned(column != Name && column != Verdict);
    case Qt::ForegroundRole:
        if (column == Verdict)
            return Theme::instance().color(sums.balances() ? Theme::Ok : Theme::Critical);
        if (column > Counted && numbers[column] == 0)
            return Theme::instance().color(Theme::Muted);
        return {};
    case Qt::ToolTipRole:
        return tr("Offsets %1 to %2").arg(Format::integer(sums.startOffset), Format::integer(sums.nextOffset));
    case SortRole:
        if (column == Name)
            return partitionText(view.partition);
        return column == Verdict ? QVariant(sums.balances() ? 1 : 0)
                                 : QVariant(static_cast<qlonglong>(numbers[column]));
    default:
        return {};
    }
}

QVariant AccountingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return aligned(section != Name && section != Verdict);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Partition");
    case Offsets:
        return tr("Offsets");
    case Counted:
        return tr("Counted");
    case Late:
        return tr("Late");
    case Rejected:
        return tr("Rejected");
    case Untimed:
        return tr("Untimed");
    case Gaps:
        return tr("Gaps");
    case Verdict:
        return tr("Adds up");
    default:
        return {};
    }
}

}  // namespace observatorio
