// SPDX-License-Identifier: GPL-3.0-or-later
// Records in: what the ingest loop needs from a broker, so that tests can feed it from memory.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/record.h"
#include "analytics/domain/storebatch.h"

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace observatorio {

/// Where a partition's reading begins.
struct StartPosition {
    TopicPartition partition;
    std::optional<std::int64_t> offset;  ///< none: the beginning of what the broker still holds
    /// The newest record before `offset`: where the log holds another one at its offset, the partition is not read but
    /// has the error LogReplaced; so it has where the log ends before `offset`.
    std::optional<LogMark> mark = {};
};

/// A partition of the topics asked for that the group did not give to this source.
struct HeldElsewhere {
    TopicPartition partition;
    std::string holder;  ///< "client (member) at host"; empty: nobody, or nobody that the broker tells of

    auto operator<=>(const HeldElsewhere &) const = default;
};

/// What a poll brought. Handle in this order: revoked, assigned, positions, then the records, then ends.
struct PollResult {
    std::vector<TopicPartition> assigned;  ///< claim them in the store, then call start()
    std::vector<TopicPartition> revoked;   ///< stop: their records must not be counted any more
    std::vector<StartPosition> positions;  ///< resolved begins of partitions started without an offset
    std::vector<StartPosition>
        ends;  ///< reached the end there was (EOF); offset is the position after this poll's records
    std::vector<std::pair<TopicPartition, Error>> partitionErrors;  ///< partition -1: of the whole topic
    std::optional<Error> error;       ///< of the connection: broker away, refused, ...; the source goes on trying
    std::optional<Error> groupError;  ///< of the group, which does not let this member in; the source goes on trying
    std::optional<Error> fatal;       ///< the library gave its client up: only another source can go on
    bool up = false;                  ///< a broker connection is up
    /// The group's assignment that stands, maybe an empty one: a number, higher each time. 0: no member now.
    std::uint64_t assignment = 0;
    bool complete = false;  ///< every partition of the topics asked for is dealt out, to this member or to others
    std::span<const Record> records;  ///< valid until the next poll; Record::slot is what start() was told
};

struct PartitionOffsets {
    std::int64_t begin = -1;  ///< -1: not known yet
    std::int64_t end = -1;
    std::int64_t committed =
        -1;  ///< the newest commitForDisplay() that the broker confirmed to this source; -1: none yet
};

inline constexpr const char *UnnamedClusterPrefix = "servers:";

/// One thread uses it. No call blocks longer than its timeout.
class RecordSource {
public:
    virtual ~RecordSource() = default;

    /// At most `timeout` (<= 10 ms matters for latency), at most `maxRecords`.
    virtual PollResult poll(std::chrono::milliseconds timeout, std::size_t maxRecords) = 0;

    /// Begins to read assigned partitions; records carry the given slot. The offsets are positions in the cluster that
    /// is known, or, while none is, in the one that answers first.
    virtual Expected<void> start(const std::vector<std::pair<StartPosition, PartitionSlot>> &partitions) = 0;

    /// Tells the broker what was stored, for other tools' eyes; asynchronous, failure is not an error.
    virtual void commitForDisplay(const std::vector<StartPosition> &stored) = 0;

    /// Cached; never asks the broker.
    [[nodiscard]] virtual PartitionOffsets offsets(const TopicPartition &partition) const = 0;

    /// Kafka's cluster id; empty until known, and again after a lost connection until the broker has told it anew. What
    /// came from another cluster is not delivered after it changed: start() anew. Of a broker that tells none
    /// UnnamedClusterPrefix and its addresses.
    [[nodiscard]] virtual std::string clusterId() const = 0;

    /// The newest record that was delivered of a partition since it was started, also before a lost connection.
    [[nodiscard]] virtual std::optional<LogMark> newestRecord(const TopicPartition & /*partition*/) const
    {
        return std::nullopt;
    }

    /// What others hold, as the broker told of the assignment in force; nothing before it told.
    [[nodiscard]] virtual std::vector<HeldElsewhere> elsewhere() const { return {}; }

    /// Leaves the group. Bounded by `deadline`; afterwards only destruction is allowed.
    virtual void close(std::chrono::milliseconds deadline) = 0;

    /// After close(): the group keeps no place for this member, as it does for a static one that only went away.
    [[nodiscard]] virtual bool gaveUpPlace() const { return false; }
};

}  // namespace observatorio
