// SPDX-License-Identifier: GPL-3.0-or-later
// Results and progress in one database: PostgreSQL or SQLite behind one interface (ARCHITECTURE.md, Effectively once;
// docs/tables.md).
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/silence.h"
#include "analytics/domain/storebatch.h"
#include "analytics/domain/workersign.h"

#include <memory>
#include <string>
#include <vector>

namespace observatorio {

/// A worker's newest sign, and how long ago it gave it, both by the database's clock.
struct SignedWorker {
    WorkerSign sign;
    DurationMs ageMs = 0;
};

/// Every call blocks; the object lives, works and dies in one thread (QSqlDatabase's rule).
class Store {
public:
    virtual ~Store() = default;

    /// Connects and migrates. Safe to call again after a failure.
    virtual Expected<void> open() = 0;
    virtual void close() = 0;

    /// Makes the partitions mine: epoch + 1, and what is known of each. One transaction.
    virtual Expected<std::vector<PartitionStart>> claim(const std::string &cluster,
                                                        const std::vector<TopicPartition> &partitions) = 0;

    /// From the next claim on the topic is another log, read from its beginning: what it brought so far stays, and
    /// nobody adds to it any more.
    virtual Expected<void> startAnew(const std::string & /*cluster*/, const std::string & /*topic*/) { return {}; }

    /// All or nothing, except partitions that another worker has claimed: they come back in `lost`, unwritten.
    /// When the outcome of the commit itself is unknown (connection cut), a repeated call with the same batch finds out
    /// by reading the progress back, and writes only if it was not written.
    virtual Expected<CommitResult> commit(const StoreBatch &batch) = 0;

    /// Marks, of the episodes that have an id (one seed on one broker after another gives the same ids), the newest,
    /// and returns the ids no episode has: it may wait for its commit.
    virtual Expected<std::vector<std::string>> acknowledge(const std::vector<std::string> &alertIds,
                                                           const Acknowledgement &said) = 0;
    /// A new one, or one that ends earlier than it was to: nothing else of a stored one changes.
    virtual Expected<void> silence(const Silence &silence) = 0;
    /// The last to end first.
    virtual Expected<std::vector<Silence>> silences(std::size_t limit) = 0;

    /// Episodes of clusters whose id begins with `clusterPrefix` that still fire end where their stream ended (`estado`
    /// interrumpida): for brokers whose records went with them, so that nothing can end such an episode any more.
    virtual Expected<void> interruptAlerts(const std::string &clusterPrefix) = 0;

    /// Windows that start at or after `since`, ascending, one row a partition (late amended ones as rows of their own
    /// with `amended`); at most `limit`, the newest.
    virtual Expected<std::vector<StoredWindow>> windows(TimeMs since, std::size_t limit) = 0;
    /// Newest first.
    virtual Expected<std::vector<StoredAlert>> alerts(std::size_t limit) = 0;
    virtual Expected<std::vector<LastValue>> lastValues() = 0;

    /// A small step of pruning, in a transaction of its own: windows older than `keep` says become part of their
    /// quarter hours, which tell the same as before, and what is past its time goes. The clock and the topic's own time
    /// must both have gone so far. True: there is more to do; call again as soon as nothing waits.
    virtual Expected<bool> prune(const RetentionSettings & /*keep*/, TimeMs /*now*/) { return false; }
    /// Takes the size, at most once an hour into the table that growth is told from.
    virtual Expected<StoreSize> measure(TimeMs /*now*/) { return StoreSize{}; }

    /// That the worker lives, and as what: a small statement of its own. Also forgets who gave no sign for a day.
    virtual Expected<void> sign(const WorkerSign & /*sign*/) { return {}; }
    /// It ended in order: its row goes. Nothing is opened for it.
    virtual Expected<void> signOff(const WorkerSign & /*sign*/) { return {}; }
    virtual Expected<std::vector<SignedWorker>> workers() { return std::vector<SignedWorker>{}; }
    /// Wakes those that wait for something new; after a commit, never inside one: notifying commits wait for each
    /// other. Where the product cannot tell, they look by themselves.
    virtual Expected<void> tellOthers() { return {}; }

    /// What a person should know of the open database all the same: no failures.
    [[nodiscard]] virtual std::vector<Error> remarks() const { return {}; }

    /// For the status bar: "observatorio.sqlite", "observatorio @ host:5432".
    [[nodiscard]] virtual std::string name() const = 0;
};

/// `connectionName` must be unique in the process. By the rules it is judged what ends a stale alert.
std::unique_ptr<Store> makeStore(const StoreSettings &settings, const std::string &connectionName,
                                 std::vector<AlertRule> rules = {});

/// What a Test button shows: connects, checks version and the right to write, changes nothing. Detail in English and
/// Spanish is the window's matter; this is "PostgreSQL 15.8" or "SQLite 3.40.1".
Expected<std::string> testStore(const StoreSettings &settings);

/// `sqlite:PATH`, or any URL of libpq's, `postgresql://user@host:port/db?...` (password from PGPASSWORD or ~/.pgpass);
/// what it leaves out is libpq's own default. BadSetting says what is wrong and never repeats a password.
Expected<StoreSettings> parseStoreUrl(const std::string &url);

}  // namespace observatorio
