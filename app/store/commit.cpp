// SPDX-License-Identifier: GPL-3.0-or-later
// One batch, one transaction. The guard comes first: the rows of progreso are locked and read, and only partitions
// whose epoch is still mine and whose next offset is where this batch started are written.
//
// A commit whose answer never came needs no memory of its own. Only the holder of an epoch writes under it, so a row
// that has my epoch and already holds this batch's next offset was written by this very batch: it is reported as
// committed and not written again (late increments would be added twice). The lock also waits for a former connection's
// transaction that the server is still finishing.
#include "app/store/batchrows.h"
#include "app/store/sqlstore.h"

#include <algorithm>
#include <set>

namespace observatorio::store {

namespace {

const Statement LockProgress = {"progreso, lock", R"(
    SELECT p.id, p.topic, p.particion, p.epoca, p.siguiente_offset
      FROM progreso p JOIN {rows} ON p.topic = v.topic AND p.particion = v.particion AND p.cluster = v.cluster
     ORDER BY p.topic, p.particion {lock})"};

const Statement PruneRejected = {"eventos_rechazados, prune", R"(
    DELETE FROM eventos_rechazados WHERE cluster = ? AND topic = ? AND particion = ? AND offset_evento <=
        (SELECT offset_evento FROM eventos_rechazados WHERE cluster = ? AND topic = ? AND particion = ?
          ORDER BY offset_evento DESC LIMIT 1 OFFSET ?))"};

struct Progress {
    std::int64_t id;
    Epoch epoch;
    std::optional<std::int64_t> nextOffset;
};

std::string nameOf(const TopicPartition &p) { return p.topic + " [" + std::to_string(p.partition) + ']'; }

Expected<void> validate(const StoreBatch &batch)
{
    std::set<TopicPartition> seen;
    for (const PartitionBatch &p : batch.partitions) {
        if (!seen.insert(p.partition).second)
            return failure(ErrorCode::Internal, nameOf(p.partition), "twice in one batch");
        if (!p.accounting.balances())
            return failure(ErrorCode::Internal, nameOf(p.partition),
                           "the accounting does not balance; nothing was written");
        if (p.fromOffset < p.accounting.startOffset || p.accounting.nextOffset < p.fromOffset)
            return failure(ErrorCode::Internal, nameOf(p.partition), "offsets run backwards; nothing was written");
    }
    return {};
}

}  // namespace

Expected<CommitResult> SqlStore::commit(const StoreBatch &batch)
{
    if (auto valid = validate(batch); !valid)
        return tl::unexpected(valid.error());
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());

    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return tl::unexpected(begun.error());

    RowSet keys = m_connection.rowSet(
        {{"cluster", ColumnType::Text}, {"topic", ColumnType::Text}, {"particion", ColumnType::Integer}});
    for (const PartitionBatch &p : batch.partitions)
        keys.text(batch.cluster).text(p.partition.topic).integer(p.partition.partition);
    std::map<TopicPartition, Progress> stored;
    auto locked = m_connection.execute(LockProgress, keys, [&stored](const Row &row) {
        stored.insert_or_assign({row.text(1), static_cast<std::int32_t>(row.integer(2))},
                                Progress{row.integer(0), Epoch(row.integer(3)), row.optionalInteger(4)});
    });
    if (!locked)
        return tl::unexpected(locked.error());

    CommitResult result;
    result.batchId = batch.id;
    std::vector<TopicPartition> written;
    BatchRows rows(m_connection);
    for (const PartitionBatch &p : batch.partitions) {
        const auto progress = stored.find(p.partition);
        if (progress == stored.end() || progress->second.epoch != p.epoch) {
            result.lost.push_back(p.partition);
        } else if (!progress->second.nextOffset || *progress->second.nextOffset == p.fromOffset) {
            rows.add(batch.cluster, p, progress->second.id);
            written.push_back(p.partition);
            result.committed.push_back(p.partition);
        } else if (*progress->second.nextOffset == p.accounting.nextOffset) {
            result.committed.push_back(p.partition);
        } else {
            result.lost.push_back(p.partition);
        }
    }
    if (written.empty())
        return result;
    if (auto done = rows.write(m_connection); !done)
        return tl::unexpected(done.error());
    if (auto done = transaction.commit(); !done)
        return tl::unexpected(done.error());
    // The batch is safe by now; a failed pruning is tried again after the next rejects.
    static_cast<void>(countRejected(batch, written));
    return result;
}

Expected<void> SqlStore::countRejected(const StoreBatch &batch, const std::vector<TopicPartition> &written)
{
    for (const PartitionBatch &p : batch.partitions) {
        if (p.rejected.empty() || std::find(written.begin(), written.end(), p.partition) == written.end())
            continue;
        std::int64_t &count = m_rejectedSincePrune[p.partition];
        count += static_cast<std::int64_t>(p.rejected.size());
        if (count < PruneEvery)
            continue;
        if (auto pruned = pruneRejected(batch.cluster, p.partition); !pruned)
            return pruned;
        count = 0;
    }
    return {};
}

Expected<void> SqlStore::pruneRejected(const std::string &cluster, const TopicPartition &partition)
{
    const QString c = QString::fromStdString(cluster), t = QString::fromStdString(partition.topic);
    const auto limit = static_cast<qlonglong>(RejectedKept);
    return m_connection.execute(PruneRejected, {c, t, partition.partition, c, t, partition.partition, limit});
}

}  // namespace observatorio::store
