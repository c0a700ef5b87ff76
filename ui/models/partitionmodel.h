// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/columnsmodel.h"

namespace observatorio {

struct PartitionRow {
    PartitionView view;

    [[nodiscard]] const TopicPartition &key() const { return view.partition; }
    bool operator==(const PartitionRow &other) const;  ///< of what tables show
};

/// Offsets and lag of every partition. "None committed" is a word, never 0; what is not known is a dash.
class PartitionModel : public ColumnsModel<PartitionRow> {
    Q_OBJECT
public:
    enum Column { Topic, Partition, Member, Begin, End, Committed, Position, Retained, Lag, LagTime, Rate };
    /// Of the Retained column: where the group stands between begin (0) and end (1); invalid when unknown.
    enum Role { ShareRole = SampleRole + 1 };

    explicit PartitionModel(QObject *parent = nullptr);
    void update(const Snapshot &snapshot) { assignEach(snapshot.partitions); }

protected:
    [[nodiscard]] QVariant other(const PartitionRow &row, int column, int role) const override;
};

/// Position within what the partition still holds, 0 to 1; none when an end of it is unknown.
std::optional<double> retainedShare(const PartitionView &view);

}  // namespace observatorio
