// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/columnsmodel.h"

#include <tuple>

namespace observatorio {

struct WorkerRow {
    WorkerView view;
    TimeMs now = 0;

    [[nodiscard]] std::pair<std::string, std::string> key() const { return {view.sign.group, view.sign.id}; }
    bool operator==(const WorkerRow &other) const;  ///< of what tables show
};

/// Who reads and stores: every program that signed in the database, this one too, and partitions that go on without
/// one.
class WorkerModel : public ColumnsModel<WorkerRow> {
    Q_OBJECT
public:
    enum Column { Worker, Host, Program, Partitions, Rate, Lag, LastCommit, State };

    explicit WorkerModel(QObject *parent = nullptr);
    void update(const Snapshot &snapshot);
};

}  // namespace observatorio
