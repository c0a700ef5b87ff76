// SPDX-License-Identifier: GPL-3.0-or-later
// The guard of a commit as plain functions: the store asks them inside its transaction, the simulated world
// (tests/faults/simulation) inside its model of one.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/storebatch.h"

namespace observatorio::store {

/// What becomes of a partition's batch.
enum class Verdict : std::uint8_t {
    Write,
    AlreadyWritten,  ///< by this very batch, when its answer was lost
    Lost,            ///< another worker claimed the partition
};

/// `stored` is the partition's row, locked until the transaction ends; null: there is none.
Verdict judgeCommit(const PartitionStart *stored, const PartitionBatch &batch);

/// What no row is needed for: an error is a fault of the program, and nothing may be written.
Expected<void> validateBatch(const StoreBatch &batch);

}  // namespace observatorio::store
