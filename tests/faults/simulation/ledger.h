// SPDX-License-Identifier: GPL-3.0-or-later
// What was read, under which claim, and which of it became the table's: written down beside the program, for the
// oracle.
#pragma once

#include "analytics/domain/storebatch.h"

#include <map>
#include <optional>
#include <vector>

namespace observatorio::simulation {

/// A record that reached the program, and what its clock said.
struct Seen {
    std::int64_t offset = 0;
    TimeMs now = 0;
};

/// What was read of a partition under one claim.
struct Session {
    std::optional<std::int64_t> startedAt;
    int logId = 0;
    std::vector<Seen> seen;
};

class Ledger {
public:
    struct Stored {
        std::int64_t start = 0;
        int logId = 0;
        std::map<std::int64_t, TimeMs> clocks;  ///< of every offset that is in the tables: the reader's clock
    };

    Session &session(int partition, Epoch epoch) { return m_sessions[{partition, epoch}]; }
    /// The batch's transaction is committed.
    void written(const PartitionBatch &batch);
    /// Null: nothing of the partition is stored.
    const Stored *stored(int partition) const;
    /// A batch of records from another log than the row's was written.
    bool mixedLogs() const { return m_mixedLogs; }

private:
    std::map<std::pair<int, Epoch>, Session> m_sessions;
    std::map<int, Stored> m_stored;
    bool m_mixedLogs = false;
};

}  // namespace observatorio::simulation
