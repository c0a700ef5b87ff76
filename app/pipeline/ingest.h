// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "analytics/engine/engine.h"
#include "app/pipeline/clockwatch.h"
#include "app/pipeline/storedtally.h"
#include "app/pipeline/storeport.h"
#include "kafka/client/recordsource.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>

namespace observatorio {

/// A partition this program reads, or is about to.
struct IngestPartition {
    std::optional<PartitionSlot> slot;       ///< once the store has claimed it
    Accounting atClaim;                      ///< to tell this run's share
    std::optional<std::int64_t> endAtStart;  ///< the end when reading began
    bool reachedEnd = false;
    std::int64_t storedOffset = 0;
    std::string log;                   ///< PartitionStart::log
    std::optional<TimeMs> atEndSince;  ///< wall clock: the broker says that there is nothing more to read
    bool isIdle = false;               ///< that long enough (IdleAfterMs)
    /// Why it is not read or not stored; stays until it is read again.
    std::optional<Error> error;
    std::optional<TimeMs> claimAgainAt;  ///< wall clock, after an error
    int claimsInVain = 0;                ///< since it was last read
    Accounting moved;                    ///< added to the engine's it gives what the tables hold

    [[nodiscard]] ReadState state() const
    {
        return error ? ReadState::Lost : slot ? ReadState::Reading : ReadState::Claiming;
    }
};

/// The ingest thread's work, one turn at a time: poll, count, hand over to the store, follow the group's assignments.
/// One thread uses it. It never waits longer than a poll; a test drives it with a fake source and its own clock.
class Ingest {
public:
    struct Options {
        std::chrono::milliseconds commitEvery{250};  ///< at least; at most a fifth of the time goes to drains
        /// The same while records come as fast as they are read: each commit writes much the same cells again, which
        /// nobody waits for.
        std::chrono::milliseconds commitEveryInBacklog{1'000};
        std::size_t maxRecords =
            5'000;  ///< a batch that stays in the processor's cache while it is read, decoded and given back
        std::function<std::chrono::steady_clock::time_point()> clock = std::chrono::steady_clock::now;
        DurationMs futureToleranceMs = EngineSettings{}.futureToleranceMs;  ///< the engine's, as the next
        DurationMs watermarkDelayMs = EngineSettings{}.watermarkDelayMs;
    };
    using Clock = std::function<TimeMs()>;
    /// Before a lost partition is claimed again, doubling; while broker and database answer.
    static constexpr DurationMs ClaimAgainAfter = 5'000;
    static constexpr DurationMs ClaimAgainAtMost = 60'000;

    /// All references outlive it.
    Ingest(RecordSource &source, Engine &engine, StorePort &store, Options options, Clock wallClock);

    void turn(std::chrono::milliseconds timeout);

    /// Every partition of the topics asked for came to this member and was read to the end it had when reading began;
    /// what is not stored yet, flush() stores.
    bool readToEnd() const;
    /// Grows with every step towards that.
    std::uint64_t steps() const { return m_steps; }
    /// The topic is read from its beginning, into rows of its own; what is in the tables stays there. Takes effect with
    /// the next turn in which the cluster is known.
    void startAnew(const std::string &topic);
    /// Hands the rest to the store and waits for it; false when `deadline` came first.
    bool flush(std::chrono::milliseconds deadline);

    const std::map<TopicPartition, IngestPartition> &partitions() const { return m_partitions; }
    /// Of the connection to the broker.
    const std::optional<Error> &brokerError() const { return m_brokerError; }
    bool brokerUp() const { return m_brokerUp; }
    /// Of the group, until an assignment comes.
    const std::optional<Error> &groupError() const { return m_groupError; }
    /// The library gave the source up: nothing comes from it any more.
    const std::optional<Error> &fatal() const { return m_fatal; }
    /// The group counts this program among its members.
    bool isMember() const { return m_assignment > 0; }
    bool wasEverAssigned() const { return m_everAssigned; }
    /// Every partition that the group gave was lost, and claiming them again helped none.
    bool allLost() const;
    /// Observed topics that cannot be read (unknown, forbidden), until the group hands out a partition of them.
    const std::map<std::string, Error> &topicErrors() const { return m_topicErrors; }
    /// Past windows and alerts, when the store has delivered them (see StoreThread::loadPast).
    std::optional<StorePort::Past> takePast() { return std::exchange(m_past, std::nullopt); }
    /// Stale alerts that ended since the last call (CommitResult::endedAlerts).
    std::vector<AlertEpisode> takeEndedAlerts() { return std::exchange(m_endedAlerts, {}); }
    /// What the records' times say of clocks.
    std::vector<Error> remarks() const { return m_clocks.remarks(m_wallClock()); }
    /// Slots taken since the last call, and what they stand for.
    struct Attached {
        PartitionSlot slot;
        TopicPartition partition;
        std::string log;  ///< PartitionStart::log
    };
    std::vector<Attached> takeAttached() { return std::exchange(m_attached, {}); }

    struct Totals {
        std::int64_t consumed = 0;
        std::uint64_t batches = 0;
        std::size_t windows = 0;  ///< distinct (partition, window) stored
        std::size_t alerts = 0;   ///< distinct episodes stored

        Totals &operator+=(const Totals &other)
        {
            consumed += other.consumed;
            batches += other.batches;
            windows += other.windows;
            alerts += other.alerts;
            return *this;
        }
    };
    Totals totals() const;
    /// Of this run, summed over the partitions it held (those it lost included); what was known at each claim is taken
    /// off.
    Accounting counted() const;

private:
    void handleRevoked(const std::vector<TopicPartition> &revoked);
    void followCluster();
    void fence(std::map<TopicPartition, IngestPartition>::iterator it);
    void dropClaim();
    void releaseTopics(const std::set<std::string> &topics);
    void handleReplies();
    PartitionSlot attach(const PartitionStart &start, std::optional<std::int64_t> offset);
    void forgetFenced(const TopicPartition &partition);
    void startClaimed(const std::vector<PartitionStart> &starts);
    void handleCommitted(const CommitResult &result);
    void followIdle();
    void drainWhenDue();
    bool drainNow();
    void release(std::map<TopicPartition, IngestPartition>::iterator it);
    void count(std::span<const Record> records);
    void takeTrouble(PollResult &polled);
    void claimWanted();
    void claimLostAgain();
    void lose(std::map<TopicPartition, IngestPartition>::iterator it, Error error);
    void claimLater(IngestPartition &state);
    static void forgive(IngestPartition &state);

    RecordSource &m_source;
    Engine &m_engine;
    StorePort &m_store;
    const Options m_options;
    const Clock m_wallClock;

    std::map<TopicPartition, IngestPartition> m_partitions;
    IndexedVector<PartitionSlot, TopicPartition> m_bySlot;
    std::unordered_set<PartitionSlot> m_fenced;  ///< still delivered, no longer ours; given to no other partition
    std::vector<Record> m_kept;
    ClockWatch m_clocks;
    std::vector<Attached> m_attached;
    std::optional<Error> m_brokerError;
    std::optional<Error> m_groupError;
    std::uint64_t m_groupErrorAt = 0;  ///< the assignment that stood then
    std::optional<Error> m_fatal;
    std::map<std::string, Error> m_topicErrors;
    std::uint64_t m_assignment = 0;
    bool m_claimUnderWay = false;
    bool m_anyLost = false;
    bool m_brokerUp = false;
    std::string m_cluster;  ///< that the newest claim was made in
    std::set<std::string> m_anew;
    std::uint64_t m_steps = 0;
    bool m_claimWanted = false;
    bool m_everAssigned = false;
    bool m_assignmentComplete = false;
    std::uint64_t m_generation = 0;
    std::shared_ptr<const StoreBatch> m_underWay;
    std::chrono::steady_clock::time_point m_lastDrain{};
    std::chrono::steady_clock::duration m_drainTook{};
    TimeMs m_lookedForIdle = 0;
    bool m_inBacklog = false;  // the last poll brought all that it could
    std::optional<StorePort::Past> m_past;
    std::vector<AlertEpisode> m_endedAlerts;
    Accounting m_released;
    std::int64_t m_consumed = 0;
    std::uint64_t m_batches = 0;
    StoredTally m_stored;
};

}  // namespace observatorio
