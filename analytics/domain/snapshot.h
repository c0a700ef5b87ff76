// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of the running pipeline that the window draws. Immutable, cumulative, published at most ten times a
// second: a missed one loses nothing. Shared pointers inside it are never written after publication.
#pragma once

#include "analytics/domain/accounting.h"
#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/silence.h"
#include "analytics/domain/storebatch.h"
#include "analytics/domain/windowrow.h"
#include "analytics/domain/workersign.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace observatorio {

/// Snapshots share what did not change: the same object is the quick answer, equal contents the right one.
template<typename T>
bool sameValue(const std::shared_ptr<T> &a, const std::shared_ptr<T> &b)
{
    return a == b || (a && b && *a == *b);
}

struct SeriesView {
    SeriesName series;
    double lastValue = 0.0;
    std::optional<std::int32_t> lastYear;
    std::optional<TimeMs> lastTimestamp;
    Severity alert = Severity::None;                ///< worst firing, unsilenced episode
    std::shared_ptr<const WindowRow> shortWindows;  ///< 30 s, ascending, newest may be open; never null
    std::shared_ptr<const WindowRow> longWindows;   ///< 15 min, the same

    bool operator==(const SeriesView &other) const
    {
        return series == other.series && lastValue == other.lastValue && lastYear == other.lastYear
               && lastTimestamp == other.lastTimestamp && alert == other.alert
               && sameValue(shortWindows, other.shortWindows) && sameValue(longWindows, other.longWindows);
    }
};

/// One event for the eye.
struct EventDot {
    TimeMs at = 0;
    std::int64_t offset = 0;

    bool operator==(const EventDot &) const = default;
};

/// A partition's newest events since this program reads it, in order of arrival.
struct EventDots {
    std::vector<EventDot> counted;  ///< one in `everyNth`, evenly
    std::vector<EventDot> late;     ///< the newest, each
    std::int64_t everyNth = 1;
};

/// What this program does with a partition. Of a program that only observes: Reading where a worker reads it.
enum class ReadState : std::uint8_t {
    Unheld,         ///< no member of the group is known to read it
    HeldByAnother,  ///< `member` reads it
    Claiming,       ///< the group gave it to this program, which waits for the database or the position to begin at
    Reading,
    Lost,  ///< the group gave it to this program, which cannot read or store it: `error`; claimed again after a pause
};

struct PartitionView {
    TopicPartition partition;
    ReadState state = ReadState::Unheld;
    bool assigned = false;  ///< to this program: Claiming, Reading or Lost
    std::string member;     ///< client id that reads it; empty = unknown
    std::optional<std::int64_t> beginOffset;
    std::optional<std::int64_t> endOffset;
    std::optional<std::int64_t> committed;  ///< the group's, in the broker; none is "none committed", not 0
    std::optional<std::int64_t> position;   ///< next offset to be counted by this program
    std::optional<std::int64_t> lag;        ///< end - (committed, else begin); never negative
    std::optional<DurationMs> lagMs;        ///< now - event time of the newest counted record while lag > 0; else 0
    double rate = 0.0;                      ///< records a second, over the last seconds
    std::optional<TimeMs> maxEventTime;
    std::optional<TimeMs> watermark;
    bool idle = false;  ///< read to its end for IdleAfterMs: it holds up no window
    std::size_t openWindows = 0;
    std::shared_ptr<const EventDots> dots;  ///< null: none came yet
    Accounting accounting;
    std::int64_t storedOffset = 0;  ///< next offset of the last committed transaction
    std::optional<Error> error;     ///< stays until the partition is read again, or is another program's
};

/// Whether the group counts this program among its members: the broker may answer and the group refuse.
enum class Membership : std::uint8_t {
    Off,      ///< not connected
    Joining,  ///< asked to be let in; no assignment yet
    Member,   ///< the group told this program its partitions, maybe none
    Lost,     ///< fenced, refused or given up: GroupView::error; joined again after a pause where that may help
};

struct GroupView {
    std::string group;
    std::string state;  ///< "Stable", ...; empty where the broker cannot tell (the embedded one)
    std::string assignor;
    int members = 0;
    int coordinator = -1;
    Membership membership = Membership::Off;
    std::optional<TimeMs> since = {};      ///< of this membership
    std::optional<TimeMs> idleSince = {};  ///< connected and without a partition for so long that it is worth a word
    std::optional<Error> error = {};       ///< of the group, or of the client; stays until its cause is gone
    /// When the broker last told its part of this and the partitions' offsets; none: never.
    std::optional<TimeMs> asked = {};
};

struct AlertView {
    AlertEpisode episode;
    std::optional<TimeMs> acknowledgedAt;
    std::string acknowledgedBy;
    std::string acknowledgeComment;
    std::optional<TimeMs> silencedUntil;  ///< none: no silence that is in force matches
    std::string silencedBy;               ///< Silence::id, of the one that holds longest

    bool operator==(const AlertView &) const = default;
};

struct LateView {
    TopicPartition partition;
    std::int64_t offset = 0;  ///< -1: of `count` events, as the tables keep them
    SeriesName series;
    TimeMs windowStart = 0;
    DurationMs delayMs = 0;  ///< of the latest
    std::int64_t count = 1;

    bool operator==(const LateView &) const = default;
};

struct RejectView {
    TopicPartition partition;
    RejectedSample sample;

    bool operator==(const RejectView &) const = default;
};

enum class LinkState : std::uint8_t { Off, Connecting, Up, Retrying, Failed };

struct LinkView {
    LinkState state = LinkState::Off;
    std::string name;  ///< "127.0.0.1:9092", "observatorio.sqlite"; empty while the embedded broker has no address yet
    std::optional<Error> error;   ///< why it retries or failed
    std::optional<TimeMs> since;  ///< of this state
    bool embedded = false;        ///< the broker that the program brings
    /// When it was last up: while it is away, how old all is that it told; none: never.
    std::optional<TimeMs> answered = {};
};

struct SimulatorView {
    bool running = false;
    SimulatorSettings settings;
    std::uint64_t generated = 0;
    std::uint64_t delivered = 0;
    std::uint64_t failed = 0;
    std::uint64_t queued = 0;
    double rate = 0.0;                                                     ///< delivered a second
    std::uint64_t late = 0, outOfOrder = 0, duplicate = 0, malformed = 0;  ///< injected faults
    std::optional<Error> error;
};

struct StoreView {
    StoreKind kind = StoreKind::Sqlite;
    std::uint64_t batches = 0;
    std::uint64_t rows = 0;
    double lastCommitMs = 0.0;
    std::size_t pendingCells = 0;  ///< waiting in memory
    std::optional<StoreSize> size;
    std::vector<Error> remarks;        ///< of the database that was opened; no failures
    std::uint64_t rowsSetAside = 0;    ///< refused by the database for what they held
    std::int64_t recordsSetAside = 0;  ///< rejected for it instead of counted or late
    std::optional<SetAside> lastSetAside;
    std::optional<TimeMs> lastCommit;
};

/// Corruption alerts sent to their topic for other programs.
struct PublisherView {
    bool on = false;
    std::uint64_t published = 0;  ///< handed to the producer
    std::uint64_t delivered = 0;
    std::uint64_t failed = 0;
    std::optional<Error> error;  ///< why the newest ones are not delivered
};

/// A sample of the run, one a second, for sparklines and the lag chart. At most 3,600 are kept.
struct TrendPoint {
    TimeMs at = 0;
    double eventsPerSecond = 0.0;
    std::int64_t lag = 0;
    DurationMs watermarkDelayMs = 0;
    int alerts = 0;
    int countries = 0;
    std::vector<std::int64_t> partitionLag;  ///< in the order of Snapshot::partitions; -1 = unknown

    bool operator==(const TrendPoint &) const = default;
};

struct Snapshot {
    std::uint64_t sequence = 0;
    TimeMs at = 0;  ///< wall clock
    LinkView broker;
    LinkView database;
    std::string clusterId;
    double eventsPerSecond = 0.0;
    std::int64_t lag = 0;                        ///< sum of the known ones
    std::optional<DurationMs> lagMs;             ///< the worst one
    std::optional<DurationMs> watermarkDelayMs;  ///< now - the lowest watermark of partitions that are not idle
    Accounting total;                            ///< sums over partitions; startOffset and nextOffset too
    bool balances = true;                        ///< every partition's equation holds
    std::vector<PartitionView> partitions;  ///< by topic, then partition; those last known while the broker is away
    int partitionsRead = 0;                 ///< in state Reading
    int partitionsExpected = 0;             ///< of the observed topics, a topic that cannot be read as one
    bool partial = false;                   ///< fewer read than expected: the figures cover only some
    std::vector<std::pair<std::string, Error>> topicErrors;  ///< observed topics that cannot be read, and why
    GroupView group;
    std::shared_ptr<const std::vector<SeriesView>> series;  ///< by pais, then indicador; never null
    std::shared_ptr<const std::vector<AlertView>> alerts;   ///< newest first, at most 2,000; never null
    std::shared_ptr<const std::vector<Silence>> silences =
        std::make_shared<const std::vector<Silence>>();  ///< last to end first, at most MostSilences; never null
    int firingCritical = 0;
    int firingWarning = 0;
    int unattendedCritical = 0;  ///< of those that fire: neither acknowledged nor silenced
    int unattendedWarning = 0;
    std::shared_ptr<const std::vector<TrendPoint>> trend;  ///< oldest first; never null
    std::vector<LateView> lateSamples;                     ///< newest first, at most 200
    std::vector<RejectView> rejectSamples;                 ///< newest first, at most 200
    SimulatorView simulator;
    StoreView store;
    std::vector<WorkerView> workers;  ///< who signed in the database, this program too
    PublisherView publisher;
    std::vector<Error> remarks;  ///< of the stream; no failures: a bound is near, a clock is wrong, a place was taken
    PipelineSettings settings;   ///< in force; passwords blanked

    /// This program processes nothing: what it shows workers have stored.
    [[nodiscard]] bool observing() const noexcept { return settings.observe; }
};

}  // namespace observatorio
