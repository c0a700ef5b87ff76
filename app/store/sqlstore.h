// SPDX-License-Identifier: GPL-3.0-or-later
// The one implementation behind Store: SQL that both databases speak, over a Connection. Its parts: sqlstore.cpp (life
// and reading), claim.cpp, commit.cpp, prune.cpp, logs.cpp, workers.cpp.
#pragma once

#include "app/store/connection.h"
#include "app/store/setaside.h"
#include "app/store/stalealerts.h"
#include "app/store/store.h"

#include <map>

namespace observatorio::store {

/// eventos_rechazados keeps the newest so many of a partition, and up to PruneEvery more between two prunings.
inline constexpr std::int64_t RejectedKept = 100'000;
inline constexpr std::int64_t PruneEvery = 5'000;

class Finality;

extern const Statement ReadReasons;  ///< of the progress rows in {rows}

class SqlStore : public Store {
public:
    SqlStore(const StoreSettings &settings, const std::string &connectionName, std::vector<AlertRule> rules,
             const Patience &patience = {});

    Expected<void> open() override;
    void close() override;
    Expected<std::vector<PartitionStart>> claim(const std::string &cluster,
                                                const std::vector<TopicPartition> &partitions) override;
    Expected<void> startAnew(const std::string &cluster, const std::string &topic) override;
    Expected<CommitResult> commit(const StoreBatch &batch) override;
    Expected<std::vector<std::string>> acknowledge(const std::vector<std::string> &alertIds,
                                                   const Acknowledgement &said) override;
    Expected<void> silence(const Silence &silence) override;
    Expected<std::vector<Silence>> silences(std::size_t limit) override;
    Expected<void> interruptAlerts(const std::string &clusterPrefix) override;
    Expected<std::vector<StoredWindow>> windows(TimeMs since, std::size_t limit) override;
    Expected<std::vector<StoredAlert>> alerts(std::size_t limit) override;
    Expected<std::vector<LastValue>> lastValues() override;
    Expected<bool> prune(const RetentionSettings &keep, TimeMs now) override;
    Expected<StoreSize> measure(TimeMs now) override;
    Expected<void> sign(const WorkerSign &sign) override;
    Expected<void> signOff(const WorkerSign &sign) override;
    Expected<std::vector<SignedWorker>> workers() override;
    Expected<void> tellOthers() override;
    [[nodiscard]] std::vector<Error> remarks() const override { return m_connection.product().remarks(); }
    [[nodiscard]] std::string name() const override;

protected:
    Expected<void> ensureOpen();
    /// Only with `remember` anything is written.
    Expected<StoreSize> sizeAt(TimeMs now, bool remember);

private:
    enum class Care : std::uint8_t { None, RowByRow };
    Expected<std::optional<TimeMs>> timeIn(const Statement &statement, const QVariantList &values);
    Expected<bool> rollUp(DurationMs keep, TimeMs now);
    Expected<std::size_t> rollUpSome(TimeMs quarter, DurationMs keep);
    Expected<bool> forget(const RetentionSettings &keep, TimeMs now);
    Expected<std::map<std::string, std::string>> logsOf(const std::string &cluster);
    Expected<void> findOtherClusters(const std::string &cluster, std::vector<PartitionStart> &starts);
    Expected<std::vector<PartitionStart>> claimNow(const std::string &cluster,
                                                   const std::vector<TopicPartition> &partitions);
    Expected<CommitResult> commitWithCare(const StoreBatch &batch);
    /// A line that was too slow is given more time and smaller statements, and after enough commits less again.
    void learnPace(const Expected<void> &outcome);
    Expected<CommitResult> commitOnce(const StoreBatch &batch, Care care);
    Expected<std::vector<SetAside>> writeParts(std::vector<WrittenPart> &parts, Care care, const Finality &finality);
    void adopt(const TopicPartition &partition, CommitResult &result);
    Expected<void> pruneRejected(const std::string &cluster, const TopicPartition &partition);
    Expected<CommitResult> endStaleAlerts(CommitResult done);
    Expected<void> countRejected(const StoreBatch &batch, const std::vector<TopicPartition> &written);

    const Patience m_patience;
    unsigned m_tooSlow = 0;  ///< how often, lately
    unsigned m_commitsSince = 0;
    unsigned m_signs = 0;

protected:
    Connection m_connection;

private:
    std::map<TopicPartition, std::int64_t> m_rejectedSincePrune;

    std::optional<TimeMs> m_quarter;  ///< that is being rolled up; the older ones are done or have to wait
    std::size_t m_seriesAStep = 20;

    // Of partitions since their claim. What a transaction changes is pending, with the next offset it writes, until it
    // is known to be committed.
    struct Pending {
        std::int64_t nextOffset;
        Refused refused;
    };
    std::map<TopicPartition, Refused> m_refused;
    std::map<TopicPartition, Pending> m_pending;
    Suspects m_suspects;

    const StaleAlerts m_stale;
    std::vector<AlertEpisode> m_endedAlerts;  ///< not told yet
};

}  // namespace observatorio::store
