// SPDX-License-Identifier: GPL-3.0-or-later
// What the ingest loop needs from a database, so that a simulated world can take its place.
#pragma once

#include "analytics/domain/snapshot.h"
#include "analytics/domain/storebatch.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace observatorio {

/// Requests in, replies out; no call blocks. A request that fails is tried again until it succeeds.
class StorePort {
public:
    struct Claimed {
        std::uint64_t generation = 0;
        std::vector<PartitionStart> starts;
    };
    struct Past {
        std::vector<StoredWindow> windows;
        std::vector<StoredAlert> alerts;
        std::vector<Silence> silences;
        std::vector<LastValue> lastValues;
    };
    struct Replies {
        std::optional<Claimed> claimed;
        std::vector<CommitResult> committed;
        std::optional<Past> past;
    };

    virtual ~StorePort() = default;

    /// For generations and batches: no two alike, so that no reply is taken for another's, of a connection that is
    /// gone.
    virtual std::uint64_t newNumber() = 0;
    /// No commit is under way, not one of an earlier connection either.
    [[nodiscard]] virtual bool canCommit() const = 0;

    /// Replaces a claim that still waits: only the newest assignment matters.
    virtual void claim(std::uint64_t generation, std::string cluster, std::vector<TopicPartition> partitions) = 0;
    /// The assignment is gone: a claim that still waits must not take the partitions from their next owner.
    virtual void withdrawClaim() = 0;
    /// Store::startAnew(), before any later claim.
    virtual void startAnew(std::string cluster, std::string topic) = 0;
    /// False, and nothing is taken, while another one is under way.
    virtual bool commit(std::shared_ptr<const StoreBatch> batch) = 0;
    virtual Replies takeReplies() = 0;
};

}  // namespace observatorio
