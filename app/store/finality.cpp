// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/finality.h"

#include <algorithm>

namespace observatorio::store {

namespace {

const Statement ReadVotes = {
    "progreso, final",
    QStringLiteral(
        "SELECT p.cluster, p.topic, p.particion, {ms:p.marca_agua}, {ms:p.final_hasta}, p.ociosa_desde IS NOT NULL "
        "FROM progreso p JOIN {rows} ON p.topic = v.topic AND p.cluster = v.cluster")};

const Statement MarkCells = {"celdas, after final", updateText(CellsAfterFinal.info())};

}  // namespace

std::optional<TimeMs> Finality::untilNow(const Topic &topic)
{
    std::optional<TimeMs> lowest, highest;
    bool isOpen = false, isIdle = true;
    for (const auto &[partition, vote] : topic.votes) {
        if (vote.watermark)
            highest = std::max(highest.value_or(*vote.watermark), *vote.watermark);
        if (vote.isIdle)
            continue;
        isIdle = false;
        isOpen |= !vote.watermark;
        if (vote.watermark)
            lowest = std::min(lowest.value_or(*vote.watermark), *vote.watermark);
    }
    const std::optional<TimeMs> now = isOpen ? std::nullopt : isIdle ? highest : lowest;
    return now && (!topic.until || *now > *topic.until) ? now : topic.until;
}

Expected<Finality> Finality::read(Connection &connection, const std::vector<WrittenPart> &parts, bool mayAddBehind)
{
    if (const QString lock = connection.product().finalityLock(mayAddBehind); !lock.isEmpty()) {
        if (auto done = connection.execute("final, lock", lock); !done)
            return tl::unexpected(done.error());
    }
    Finality finality;
    for (const WrittenPart &part : parts)
        finality.m_before.try_emplace(keyOf(part.owner));
    const std::unique_ptr<RowSet> topics =
        connection.rowSet({{"cluster", ColumnType::Text}, {"topic", ColumnType::Text}});
    for (const auto &[key, topic] : finality.m_before) {
        topics->text(key.first);
        topics->text(key.second);
    }
    auto done = connection.execute(ReadVotes, *topics, [&finality](const Row &row) {
        const auto topic = finality.m_before.find({row.text(0), row.text(1)});
        if (topic == finality.m_before.end())
            return;
        Topic &known = topic->second;
        known.votes[static_cast<std::int32_t>(row.integer(2))] = {row.time(3), row.boolean(5)};
        if (const auto until = row.time(4))
            known.until = std::max(known.until.value_or(*until), *until);
    });
    if (!done)
        return tl::unexpected(done.error());
    std::map<Key, Topic> after = finality.m_before;
    for (const WrittenPart &part : parts) {
        const PartitionBatch &batch = *part.batch;
        Vote &vote = after.at(keyOf(part.owner)).votes[batch.partition.partition];
        vote.isIdle = batch.idleSince.has_value();
        if (batch.maxEventTime)
            vote.watermark = std::max(vote.watermark.value_or(INT64_MIN), *batch.maxEventTime - batch.watermarkDelayMs);
    }
    for (const auto &[key, topic] : after)
        finality.m_until.emplace(key, untilNow(topic));
    return finality;
}

Expected<void> Finality::markCells(Connection &connection, const std::vector<WrittenPart> &parts) const
{
    TableRows<CellsAfterFinal> rows(connection);
    bool any = false;
    for (const WrittenPart &part : parts) {
        const std::optional<TimeMs> until = m_before.at(keyOf(part.owner)).until;
        for (const Cell &cell : part.batch->cells) {
            if (!until || cell.windowEnd > *until)
                continue;
            rows.add(part.owner, cell);
            any = true;
        }
    }
    return any ? connection.execute(MarkCells, rows.rows()) : Expected<void>{};
}

}  // namespace observatorio::store
