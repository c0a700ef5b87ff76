// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/keyedtablemodel.h"

namespace observatorio {

struct PartitionRow {
    PartitionView view;

    const TopicPartition &key() const { return view.partition; }
    bool operator==(const PartitionRow &other) const;
};

/// Offsets and lag of every partition. "None committed" is a word, never 0; what is not known is a dash.
class PartitionModel : public KeyedTableModel<PartitionRow> {
    Q_OBJECT
public:
    enum Column {
        Topic,
        Partition,
        Member,
        Begin,
        End,
        Committed,
        Position,
        Retained,
        Lag,
        LagTime,
        Rate,
        ColumnCount
    };
    /// Of the Retained column: where the group stands between begin (0) and end (1); invalid when unknown.
    enum Role { ShareRole = SeverityRole + 1 };

    using KeyedTableModel::KeyedTableModel;
    void update(const Snapshot &snapshot);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const PartitionView &view, int column) const;
    QVariant sortValue(const PartitionView &view, int column) const;
};

/// Where every offset went: each partition's accounting, with its verdict.
class AccountingModel : public KeyedTableModel<PartitionRow> {
    Q_OBJECT
public:
    enum Column { Name, Offsets, Counted, Late, Rejected, Untimed, Gaps, Verdict, ColumnCount };

    using KeyedTableModel::KeyedTableModel;
    void update(const Snapshot &snapshot);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// Position within what the partition still holds, 0 to 1; none when an end of it is unknown.
std::optional<double> retainedShare(const PartitionView &view);

}  // namespace observatorio
