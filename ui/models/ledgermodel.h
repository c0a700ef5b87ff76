// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/columnsmodel.h"

namespace observatorio {

struct LedgerRow {
    TopicPartition partition;
    Accounting accounting;
    bool idle = false;

    const TopicPartition &key() const { return partition; }
    bool operator==(const LedgerRow &) const = default;
};

/// Where every offset of every partition went, and whether it adds up.
class LedgerModel : public ColumnsModel<LedgerRow> {
    Q_OBJECT
public:
    enum Column {
        Topic,
        Partition,
        Read,
        Counted,
        Late,
        Rejected,
        Untimed,
        Gaps,
        Verdict,
        KeyMismatch,
        Activity,
        ColumnCount
    };

    using ColumnsModel::ColumnsModel;
    void update(const std::vector<PartitionView> &partitions);

protected:
    int columns() const override { return ColumnCount; }
    QString header(int column) const override;
    bool isNumber(int column) const override { return column != Topic && column != Verdict && column != Activity; }
    QString text(const LedgerRow &row, int column) const override;
    QVariant sortValue(const LedgerRow &row, int column) const override;
    QVariant ink(const LedgerRow &row, int column) const override;
};

}  // namespace observatorio
