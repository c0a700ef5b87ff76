// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/columnsmodel.h"

namespace observatorio {

struct AccountingRow {
    TopicPartition partition;
    Accounting accounting;
    bool idle = false;

    [[nodiscard]] const TopicPartition &key() const { return partition; }
    bool operator==(const AccountingRow &) const = default;
};

/// Where every offset of every partition went, and whether it adds up.
class AccountingModel : public ColumnsModel<AccountingRow> {
    Q_OBJECT
public:
    enum Column { Name, Offsets, Counted, Late, Rejected, Untimed, Gaps, Verdict, KeyMismatch, Activity };

    explicit AccountingModel(QObject *parent = nullptr);
    void update(const std::vector<PartitionView> &partitions);

protected:
    [[nodiscard]] QVariant other(const AccountingRow &row, int column, int role) const override;
};

}  // namespace observatorio
