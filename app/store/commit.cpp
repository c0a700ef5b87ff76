// SPDX-License-Identifier: GPL-3.0-or-later
// One batch, one transaction. The guard comes first: the rows of progreso are locked and read, and only partitions
// whose epoch is still mine and whose next offset is where this batch started are written.
//
// A commit whose answer never came needs no memory of its own. Only the holder of an epoch writes under it, so a row
// that has my epoch and already holds this batch's next offset was written by this very batch: it is reported as
// committed and not written again (late increments would be added twice). The lock also waits for a former connection's
// transaction that the server is still finishing.
#include "app/store/batchrows.h"
#include "app/store/commitguard.h"
#include "app/store/finality.h"
#include "app/store/sqlstore.h"

#include <algorithm>

namespace observatorio::store {

namespace {

const Statement LockProgress = {
    "progreso, lock", selectText(Progress.info(), QLatin1String("p"),
                                 "FROM progreso p JOIN {rows} ON p.topic = v.topic AND p.particion = v.particion "
                                 "AND p.cluster = v.cluster ORDER BY p.topic, p.particion {lock}")};

const Statement PruneRejected = {"eventos_rechazados, prune", QStringLiteral(R"(
    DELETE FROM eventos_rechazados WHERE cluster = ? AND topic = ? AND particion = ? AND offset_evento <=
        (SELECT offset_evento FROM eventos_rechazados WHERE cluster = ? AND topic = ? AND particion = ?
          ORDER BY offset_evento DESC LIMIT 1 OFFSET ?))")};

const std::string &logOf(const StoreBatch &batch, const PartitionBatch &part)
{
    return part.log.empty() ? batch.cluster : part.log;
}

}  // namespace

Expected<CommitResult> SqlStore::commit(const StoreBatch &batch)
{
    if (auto valid = validateBatch(batch); !valid)
        return tl::unexpected(valid.error());
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    auto result = commitWithCare(batch).and_then([this](CommitResult done) { return endStaleAlerts(std::move(done)); });
    learnPace(result ? Expected<void>{} : tl::unexpected(result.error()));
    return result;
}

Expected<CommitResult> SqlStore::endStaleAlerts(CommitResult done)
{
    if (!done.committed.empty()) {
        auto ended = m_stale.settle(m_connection);
        // The batch is safe; with it this is tried again, and the batch is found written then.
        if (!ended && !m_connection.refusedContent())
            return tl::unexpected(ended.error());
        if (ended)
            std::move(ended->begin(), ended->end(), std::back_inserter(m_endedAlerts));
    }
    done.endedAlerts = std::exchange(m_endedAlerts, {});
    return done;
}

Expected<CommitResult> SqlStore::commitWithCare(const StoreBatch &batch)
{
    if (!m_suspects.empty())
        return commitOnce(batch, Care::RowByRow);
    auto result = commitOnce(batch, Care::None);
    if (!result && m_connection.isUsable() && m_connection.refusedContent())
        result = commitOnce(batch, Care::RowByRow);
    return result;
}

Expected<CommitResult> SqlStore::commitOnce(const StoreBatch &batch, Care care)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return tl::unexpected(begun.error());

    const std::unique_ptr<RowSet> keys = m_connection.rowSet(keyColumns(Claims.info()));
    for (const PartitionBatch &p : batch.partitions)
        Claims.writeKey(*keys, {.cluster = logOf(batch, p)}, p.partition);
    std::map<TopicPartition, std::pair<Owner, PartitionStart>> stored;
    auto locked = m_connection.execute(LockProgress, *keys, [&stored](const Row &row) {
        auto progress = Progress.read(row);
        const TopicPartition partition = progress.second.partition;
        stored.insert_or_assign(partition, std::move(progress));
    });
    if (!locked)
        return tl::unexpected(locked.error());

    CommitResult result;
    result.batchId = batch.id;
    std::vector<WrittenPart> parts;
    bool mayAddBehind = false;
    for (const PartitionBatch &p : batch.partitions) {
        const auto found = stored.find(p.partition);
        switch (judgeCommit(found == stored.end() ? nullptr : &found->second.second, p)) {
        case Verdict::Write: {
            const PartitionStart &row = found->second.second;
            mayAddBehind = mayAddBehind || !row.accounting || row.idleSince;
            const auto refused = m_refused.find(p.partition);
            parts.push_back({{found->second.first.progress, logOf(batch, p), p.partition},
                             &p,
                             refused == m_refused.end() ? Refused{} : refused->second});
            break;
        }
        case Verdict::AlreadyWritten: {
            const auto pending = m_pending.find(p.partition);
            if (pending != m_pending.end() && pending->second.nextOffset == p.accounting.nextOffset)
                adopt(p.partition, result);
            result.committed.push_back(p.partition);
            break;
        }
        case Verdict::Lost:
            result.lost.push_back(p.partition);
            if (found == stored.end())
                result.gone.push_back(p.partition);
            break;
        }
    }
    if (parts.empty())
        return result;
    auto finality = Finality::read(m_connection, parts, mayAddBehind);
    if (!finality)
        return tl::unexpected(finality.error());
    auto setAside = writeParts(parts, care, *finality);
    if (!setAside)
        return tl::unexpected(setAside.error());
    result.setAside = *std::move(setAside);
    for (WrittenPart &part : parts)
        m_pending.insert_or_assign(part.batch->partition,
                                   Pending{part.batch->accounting.nextOffset, std::move(part.refused)});
    if (auto done = transaction.commit(); !done)
        return tl::unexpected(done.error());
    std::vector<TopicPartition> written;
    for (const WrittenPart &part : parts) {
        written.push_back(part.batch->partition);
        adopt(part.batch->partition, result);
    }
    result.committed.insert(result.committed.end(), written.begin(), written.end());
    // The batch is safe by now; a failed pruning is tried again after the next rejects.
    static_cast<void>(countRejected(batch, written));
    return result;
}

Expected<std::vector<SetAside>> SqlStore::writeParts(std::vector<WrittenPart> &parts, Care care,
                                                     const Finality &finality)
{
    CarefulWrite careful(m_connection, parts, m_suspects);
    if (care == Care::RowByRow) {
        if (auto done = careful.run(); !done)
            return tl::unexpected(done.error());
    }
    BatchRows rows(m_connection);
    for (WrittenPart &part : parts) {
        const PartitionBatch &p = *part.batch;
        Accounting accounting = p.accounting;
        accounting += part.refused.moved();
        rows.addProgress(part.owner, p, accounting, finality.until(part.owner));
        if (care == Care::None)
            rows.addContents(part.owner, p);
        if (p.maxEventTime)
            part.refused.close(*p.maxEventTime - p.watermarkDelayMs);
    }
    if (auto done = rows.write(m_connection).and_then([&] { return finality.markCells(m_connection, parts); }); !done)
        return tl::unexpected(done.error());
    return careful.takeSetAside();
}

void SqlStore::adopt(const TopicPartition &partition, CommitResult &result)
{
    const auto pending = m_pending.find(partition);
    const Accounting moved = pending->second.refused.moved();
    if (moved != Accounting{}) {
        result.moved.emplace_back(partition, moved);
        m_refused.insert_or_assign(partition, std::move(pending->second.refused));
    } else {
        m_refused.erase(partition);
    }
    m_pending.erase(pending);
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
        if (auto pruned = pruneRejected(logOf(batch, p), p.partition); !pruned)
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
