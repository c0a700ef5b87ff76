// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace observatorio {

/// What an observer saw since it was last asked.
struct Observation {
    struct Window {
        StoredWindow window;
        bool isFinal = false;  ///< the partition's watermark has passed it
    };
    struct Partition {
        PartitionStart start;
        TimeMs written = 0;  ///< by this machine's clock
        std::string reader;  ///< a worker's id; empty: of no worker that signs
        bool isRead = false;
    };

    // New, in the order in which it was read.
    std::vector<Window> windows;
    std::vector<LastValue> lastValues;
    std::vector<RejectView> rejected;
    // Replaces what was known; none: nothing new.
    std::optional<std::vector<LateView>> late;
    std::optional<std::vector<StoredAlert>> alerts;
    std::optional<std::vector<Silence>> silences;  ///< there with `alerts`
    std::optional<std::vector<WorkerView>> workers;
    std::optional<std::vector<Partition>> partitions;
    std::optional<StoreSize> size;

    /// What came after.
    void add(Observation &&newer);
};

}  // namespace observatorio
