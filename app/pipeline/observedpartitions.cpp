// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/observedpartitions.h"

#include <algorithm>

namespace observatorio {

namespace {

LookFrom asItStands(const StoredProgress &progress)
{
    const PartitionStart &start = progress.start;
    return {progress.id, start.partition, start.log, start.watermark,
            start.accounting ? start.accounting->nextOffset : 0};
}

}  // namespace

ObservedPartitions::Moved ObservedPartitions::moved(const std::vector<StoredProgress> &rows) const
{
    Moved moved;
    for (const StoredProgress &row : rows) {
        const auto known = m_known.find(row.id);
        const bool isNew = known == m_known.end();
        const Accounting now = row.start.accounting.value_or(Accounting{});
        const Accounting before = isNew ? Accounting{} : known->second.progress.start.accounting.value_or(Accounting{});
        if (!isNew && now == before && row.start.watermark == known->second.progress.start.watermark)
            continue;
        const LookFrom from = isNew ? LookFrom{row.id, row.start.partition, row.start.log, std::nullopt, 0}
                                    : asItStands(known->second.progress);
        moved.all.push_back(from);
        if (now.late != before.late)
            moved.late.push_back(from);
        if (now.rejected != before.rejected)
            moved.rejected.push_back(from);
    }
    return moved;
}

void ObservedPartitions::accept(const std::vector<StoredProgress> &rows, TimeMs now)
{
    for (const StoredProgress &row : rows) {
        const auto [it, isNew] = m_known.try_emplace(row.id);
        Known &known = it->second;
        if (!isNew && row.start.accounting != known.progress.start.accounting)
            known.hasMoved = true;
        known.progress = row;
        known.written = now - row.ageMs;
        m_ids[{row.start.log, row.start.partition}] = row.id;
    }
}

std::optional<TimeMs> ObservedPartitions::watermark(const std::string &log, const TopicPartition &partition) const
{
    const auto id = m_ids.find({log, partition});
    return id == m_ids.end() ? std::nullopt : m_known.at(id->second).progress.start.watermark;
}

std::vector<Observation::Partition> ObservedPartitions::picture(std::vector<WorkerView> &workers, TimeMs now)
{
    std::map<TopicPartition, const WorkerView *> readers;
    for (const WorkerView &worker : workers) {
        if (worker.isSilent(now))
            continue;
        for (const TopicPartition &partition : worker.sign.partitions)
            readers.try_emplace(partition, &worker);
    }
    std::set<std::string> topics = m_topics;
    for (const auto &[partition, worker] : readers)
        topics.insert(partition.topic);

    std::map<std::string, const Known *> newest;  // by topic
    for (const auto &[id, known] : m_known) {
        const Known *&held = newest[known.progress.start.partition.topic];
        if (!held || known.written > held->written)
            held = &known;
    }

    std::vector<Observation::Partition> shown;
    WorkerView unnamed;
    for (auto &[id, known] : m_known) {
        const PartitionStart &start = known.progress.start;
        const TopicPartition &partition = start.partition;
        if (start.log != newest.at(partition.topic)->progress.start.log)
            continue;
        const auto reader = readers.find(partition);
        const bool isClaimed = reader != readers.end();
        if (isClaimed)
            known.unclaimedSince.reset();
        else if (known.hasMoved && !known.unclaimedSince)
            known.unclaimedSince = now;
        const bool goesOn = known.hasMoved || (known.isUnnamed && now - known.written < UnnamedForMs);
        known.isUnnamed = known.unclaimedSince && now - *known.unclaimedSince >= UnnamedAfterMs && goesOn;
        if (known.unclaimedSince && now - known.written >= UnnamedForMs)
            known.unclaimedSince.reset();
        known.hasMoved = false;
        if (known.isUnnamed) {
            unnamed.sign.partitions.push_back(partition);
            unnamed.sign.cluster = start.log;
            unnamed.seen = std::max(unnamed.seen, known.written);
            topics.insert(partition.topic);
        }
        shown.push_back(
            {start, known.written, isClaimed ? reader->second->sign.id : std::string(), isClaimed || known.isUnnamed});
    }
    if (!unnamed.sign.partitions.empty()) {
        unnamed.sign.sinceCommitMs = 0;
        workers.push_back(std::move(unnamed));
    }
    std::erase_if(shown,
                  [&topics](const Observation::Partition &one) { return !topics.contains(one.start.partition.topic); });
    return shown;
}

}  // namespace observatorio
