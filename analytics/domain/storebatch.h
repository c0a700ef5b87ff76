// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine hands to the store, and what the store hands back when a partition is claimed. One PartitionBatch is
// everything that happened to one partition between two offsets; a StoreBatch is written in one transaction.
#pragma once

#include "analytics/domain/accounting.h"
#include "analytics/domain/aggregate.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/strong.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace observatorio {

/// One (window, pais, indicador) of one partition. Absolute values: writing a cell twice changes nothing.
struct Cell {
    SeriesName series;
    TimeMs windowStart = 0;
    TimeMs windowEnd = 0;
    Aggregate values;  ///< added in offset order; its sum as definedSum() gives it
    std::int64_t firstOffset = 0;
    std::int64_t lastOffset = 0;

    bool operator==(const Cell &) const = default;
};

/// Late records of one (window, pais, indicador, policy) since the previous batch: increments, safe because the
/// transaction that adds them also moves the guarded next offset.
struct LateDelta {
    SeriesName series;
    TimeMs windowStart = 0;
    TimeMs windowEnd = 0;
    bool amended = false;       ///< policy amend: the views add these to the window
    Aggregate values;           ///< its sum as definedSum() gives it
    DurationMs maxDelayMs = 0;  ///< watermark minus window end, at most

    bool operator==(const LateDelta &) const = default;
};

struct LastValue {
    SeriesName series;
    double value = 0.0;
    std::optional<std::int32_t> year;
    std::optional<TimeMs> timestamp;  ///< event time
    std::int64_t offset = 0;

    bool operator==(const LastValue &) const = default;
};

struct RejectedSample {
    std::int64_t offset = 0;
    RejectReason reason = RejectReason::NotJson;
    std::string sample;  ///< first bytes, at most 256, as valid UTF-8 (others as U+FFFD, NUL too)
    std::optional<TimeMs> timestamp;

    bool operator==(const RejectedSample &) const = default;
};

/// One row of `alertas`: a crossing from its first record to its end.
struct AlertEpisode {
    std::string id;  ///< 32 hex digits, a pure function of (rule, pais, indicador, topic, partition, offset)
    std::string rule;
    SeriesName series;
    Severity severity = Severity::Warning;  ///< the worst it reached
    double threshold = 0.0;                 ///< the one that severity crossed
    AlertDirection direction = AlertDirection::Above;
    double firstValue = 0.0;
    double peakValue = 0.0;  ///< the worst value so far
    double lastValue = 0.0;
    TimeMs start = 0;           ///< event time of the crossing record
    std::optional<TimeMs> end;  ///< event time; none while it fires
    /// Event time of the newest value it judged, of a mean the last instant of its window. None in a flood summary, and
    /// in rows of versions that did not keep it.
    std::optional<TimeMs> lastEvent;
    std::optional<TimeMs> staleSince;  ///< event time: without a value for as long as the rule says (staleAt)
    TopicPartition partition;
    std::int64_t offset = 0;      ///< of the crossing record
    std::int64_t suppressed = 0;  ///< over zero: a flood summary that stands for so many episodes; -1, only in a
                                  ///< memory: one of those, which has no row

    bool operator==(const AlertEpisode &) const = default;
};

/// Neither over nor stale.
inline bool isFiring(const AlertEpisode &episode) noexcept { return !episode.end && !episode.staleSince; }

/// What the alert machine remembers of one rule on one series of one partition between two records.
struct AlertMemory {
    std::string rule;
    SeriesName series;
    std::optional<TimeMs> pendingSince;  ///< the condition holds since then, not long enough yet
    std::int64_t pendingOffset = 0;
    double pendingValue = 0.0;          ///< at pendingSince
    std::optional<TimeMs> pendingLast;  ///< as AlertEpisode::lastEvent, while nothing fires
    std::optional<TimeMs> goodSince;    ///< firing, but the condition is gone since then (keep firing for)
    std::optional<AlertEpisode> firing;

    bool operator==(const AlertMemory &) const = default;
};

/// The flood cap's own memory of a partition (at most N new episodes a window of event time).
struct FloodMemory {
    TimeMs windowStart = 0;
    std::int64_t started = 0;
    std::optional<AlertEpisode> summary;

    bool operator==(const FloodMemory &) const = default;
};

/// How often a partition was claimed in a database; only the newest claim's holder writes.
using Epoch = Strong<struct EpochTag, std::int64_t>;

/// A record of a partition that was read, kept to know its log by: another record at its offset is another log.
struct LogMark {
    std::int64_t offset = 0;
    TimeMs timestamp = 0;        ///< -1 where it has none
    std::uint32_t checksum = 0;  ///< of key and value

    bool operator==(const LogMark &) const = default;
};

/// A partition is idle when it has been read to its end for so long (wall clock): its watermark holds up no window.
inline constexpr DurationMs IdleAfterMs = 60'000;

struct PartitionBatch {
    TopicPartition partition;
    std::string log = {};                ///< PartitionStart::log; empty: the batch's cluster
    Epoch epoch;                         ///< the guard: mine since the claim
    std::int64_t fromOffset = 0;         ///< the guard: what the table must still hold
    Accounting accounting;               ///< absolute, after this batch; nextOffset is the new progress
    std::optional<TimeMs> maxEventTime;  ///< the watermark is this minus the delay
    DurationMs watermarkDelayMs = 0;
    std::optional<TimeMs> idleSince;  ///< wall clock: read to its end since then, and for IdleAfterMs
    std::vector<Cell> cells;
    std::vector<LastValue> lastValues;
    std::vector<LateDelta> late;
    std::vector<RejectedSample> rejected;
    std::vector<AlertEpisode> alerts;        ///< absolute; never touches an acknowledgement
    std::vector<AlertMemory> alertMemories;  ///< absolute, only changed ones; an empty one erases the row
    FloodMemory flood;
    std::optional<LogMark> mark = {};  ///< the newest record; none: the stored one stays
};

struct StoreBatch {
    std::uint64_t id = 0;
    std::string cluster;  ///< Kafka's cluster id
    std::vector<PartitionBatch> partitions;
};

/// A row that the database refused for what it holds: left out, all others were written. The texts are printable ASCII.
struct SetAside {
    TopicPartition partition;
    std::string table;
    std::string what;          ///< series and values
    std::string cause;         ///< the database's words
    std::int64_t records = 0;  ///< that are rejected now (RejectReason::NotStorable) instead of counted or late
};

/// What a commit did. A partition in `lost` was claimed by another worker: nothing of it was written.
struct CommitResult {
    std::uint64_t batchId = 0;
    std::vector<TopicPartition> committed;
    std::vector<TopicPartition> lost;
    std::vector<TopicPartition> gone = {};  ///< those of `lost` of which the database has no row any more
    std::vector<SetAside> setAside;
    /// Stale alerts, of any partition, that ended since the last commit, as they are now.
    std::vector<AlertEpisode> endedAlerts = {};
    /// Of committed partitions with rows set aside since their claim: what the stored accounting is more than the
    /// batch's (fields may be negative, read() is 0). Added to the engine's it gives what the tables hold.
    std::vector<std::pair<TopicPartition, Accounting>> moved;
};

/// A claimed partition as the database knows it: continue from here.
struct PartitionStart {
    TopicPartition partition;
    /// What the tables call its cluster: the cluster's id, with ~2, ~3, ... once the topic was started anew there.
    std::string log = {};
    Epoch epoch{1};
    std::optional<Accounting> accounting;  ///< none: never read before, start where the source says
    std::optional<TimeMs> maxEventTime;
    std::optional<TimeMs>
        watermark;  ///< the highest ever stored: what ended by then is closed for good, even under a longer delay now
    std::optional<TimeMs> finalUntil;  ///< as far as this partition's row tells of its topic (app/store/finality.h)
    std::optional<TimeMs> idleSince;   ///< none after a claim
    std::vector<Cell> openCells;       ///< window end > watermark
    std::vector<AlertMemory> alertMemories;
    FloodMemory flood;
    std::optional<LogMark> mark = {};  ///< the newest record that was stored; none: the log cannot be verified
    /// Of a topic claimed in this cluster for the first time: other clusters that the tables have results of it from.
    std::vector<std::string> otherClusters = {};
};

/// A window of a series as the charts need it when the program starts, one a partition: the same partition's open cells
/// come again from the engine and replace it, so that nothing counts twice.
struct StoredWindow {
    std::string cluster;
    TopicPartition partition;
    SeriesName series;
    TimeMs windowStart = 0;
    TimeMs windowEnd = 0;
    Aggregate values;
    bool amended = false;
};

/// How large a database is and how fast it grows.
struct StoreSize {
    std::int64_t bytes = 0;
    std::optional<double> bytesPerDay;    ///< over the last day, or as long as it was measured, an hour at least
    std::optional<TimeMs> oldestWindow;   ///< of those that are not rolled up
    std::optional<TimeMs> oldestQuarter;  ///< of those kept alone
    TimeMs measured = 0;                  ///< wall clock

    bool operator==(const StoreSize &) const = default;
};

/// What a person says who takes note of an alert.
struct Acknowledgement {
    std::string who;
    std::string comment;
    TimeMs at = 0;  ///< wall clock

    bool operator==(const Acknowledgement &) const = default;
};

struct StoredAlert {
    AlertEpisode episode;
    std::optional<TimeMs> acknowledgedAt;
    std::string acknowledgedBy;
    std::string acknowledgeComment;
};

}  // namespace observatorio
