// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/accountingmodel.h"

#include "ui/charts/lagchart.h"
#include "ui/style/theme.h"

namespace observatorio {

AccountingModel::AccountingModel(QObject *parent) : ColumnsModel(parent)
{
    const QString many = Format::integer(8'888'888), few = Format::integer(8'888);
    const auto addPart = [this](const QString &title, Term term, const QString &sample,
                                std::int64_t Accounting::*part) -> auto & {
        return addCount(title, term, sample, [part](const AccountingRow &row) { return row.accounting.*part; });
    };
    const auto mutedZero = [](std::int64_t Accounting::*part) {
        return [part](const AccountingRow &row) {
            return row.accounting.*part == 0 ? Theme::instance().color(Theme::Muted) : QVariant();
        };
    };
    addText(tr("Partition"), Term::Partition, QStringLiteral("eventos_economicos 88"),
            [](const AccountingRow &row) { return partitionText(row.partition); });
    addCount(tr("Offsets"), Term::OffsetsRead, many, [](const AccountingRow &row) { return row.accounting.read(); });
    addPart(tr("Counted"), Term::Counted, many, &Accounting::counted);
    addPart(tr("Late"), Term::Late, few, &Accounting::late).inked(mutedZero(&Accounting::late));
    addPart(tr("Rejected"), Term::Rejected, few, &Accounting::rejected).inked(mutedZero(&Accounting::rejected));
    addPart(tr("No timestamp"), Term::Untimed, {}, &Accounting::untimed).inked(mutedZero(&Accounting::untimed));
    addPart(tr("Gaps"), Term::Gaps, {}, &Accounting::gaps).inked(mutedZero(&Accounting::gaps));
    addText(tr("Adds up"), Term::AddsUp, {}, [](const AccountingRow &row) {
        return row.accounting.balances() ? tr("✓ yes")
                                         : tr("✗ off by %1").arg(Format::integer(row.accounting.imbalance()));
    }).inked([](const AccountingRow &row) {
        return Theme::instance().color(row.accounting.balances() ? Theme::Ok : Theme::Critical);
    });
    addPart(tr("Key mismatch"), Term::KeyMismatch, {}, &Accounting::keyMismatch);
    addText(tr("Activity"), Term::Activity, {}, [](const AccountingRow &row) {
        return row.idle ? tr("idle") : tr("active");
    }).inked([](const AccountingRow &row) { return row.idle ? Theme::instance().color(Theme::Muted) : QVariant(); });
}

void AccountingModel::update(const std::vector<PartitionView> &partitions)
{
    std::vector<AccountingRow> next;
    next.reserve(partitions.size());
    for (const PartitionView &view : partitions)
        next.push_back({view.partition, view.accounting, view.idle});
    assign(std::move(next));
}

QVariant AccountingModel::other(const AccountingRow &row, int, int role) const
{
    return role == Qt::ToolTipRole
               ? tr("Offsets %1 to %2")
                     .arg(Format::integer(row.accounting.startOffset), Format::integer(row.accounting.nextOffset))
               : QVariant();
}

}  // namespace observatorio
