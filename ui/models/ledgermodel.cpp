// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ledgermodel.h"

#include "ui/accountingtext.h"
#include "ui/format.h"
#include "ui/style/theme.h"

namespace observatorio {

namespace {

std::int64_t figure(const Accounting &accounting, int column)
{
    switch (column) {
    case LedgerModel::Read:
        return accounting.read();
    case LedgerModel::Counted:
        return accounting.counted;
    case LedgerModel::Late:
        return accounting.late;
    case LedgerModel::Rejected:
        return accounting.rejected;
    case LedgerModel::Untimed:
        return accounting.untimed;
    case LedgerModel::Gaps:
        return accounting.gaps;
    default:
        return accounting.keyMismatch;
    }
}

}  // namespace

void LedgerModel::update(const std::vector<PartitionView> &partitions)
{
    std::vector<LedgerRow> next;
    next.reserve(partitions.size());
    for (const PartitionView &view : partitions)
        next.push_back({view.partition, view.accounting, view.idle});
    assign(std::move(next));
}

QString LedgerModel::header(int column) const
{
    switch (column) {
    case Topic:
        return tr("Topic");
    case Partition:
        return tr("Part.");
    case Read:
        return tr("Offsets read");
    case Counted:
        return tr("= counted");
    case Late:
        return tr("+ late");
    case Rejected:
        return tr("+ rejected");
    case Untimed:
        return tr("+ untimed");
    case Gaps:
        return tr("+ gaps");
    case Verdict:
        return tr("Adds up");
    case KeyMismatch:
        return tr("Key differs");
    case Activity:
        return tr("Activity");
    default:
        return {};
    }
}

QString LedgerModel::text(const LedgerRow &row, int column) const
{
    switch (column) {
    case Topic:
        return QString::fromStdString(row.partition.topic);
    case Partition:
        return QString::number(row.partition.partition);
    case Verdict:
        return row.accounting.balances() ? AccountingText::markedVerdict(true)
                                         : tr("✗ off by %1").arg(Format::integer(row.accounting.imbalance()));
    case Activity:
        return row.idle ? tr("idle") : tr("active");
    default:
        return Format::integer(figure(row.accounting, column));
    }
}

QVariant LedgerModel::sortValue(const LedgerRow &row, int column) const
{
    switch (column) {
    case Topic:
    case Verdict:
    case Activity:
        return text(row, column);
    case Partition:
        return row.partition.partition;
    default:
        return QVariant::fromValue<qint64>(figure(row.accounting, column));
    }
}

QVariant LedgerModel::ink(const LedgerRow &row, int column) const
{
    const Theme &theme = Theme::instance();
    if (column == Verdict)
        return theme.color(row.accounting.balances() ? Theme::Ok : Theme::Critical);
    if (column == Activity && row.idle)
        return theme.color(Theme::Muted);
    return {};
}

}  // namespace observatorio
