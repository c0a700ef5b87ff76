// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/clockwatch.h"

#include "analytics/domain/eventtime.h"
#include "analytics/domain/partitionname.h"
#include "analytics/domain/plaintext.h"

#include <algorithm>
#include <limits>

namespace observatorio {

namespace {

constexpr std::size_t ValueShown = 80;

std::string roughly(DurationMs duration)
{
    const auto minutes = (duration + 30'000) / 60'000;
    if (minutes < 120)
        return std::to_string(minutes) + " min";
    const auto hours = (minutes + 30) / 60;
    return hours < 48 ? std::to_string(hours) + " h" : std::to_string((hours + 12) / 24) + " d";
}

std::string placeOf(const TopicPartition &partition, const Record &record)
{
    return partitionName(partition) + " offset " + std::to_string(record.offset) + ": "
           + plainText(record.payload.substr(0, ValueShown));
}

}  // namespace

void ClockWatch::see(std::span<const Record> records, const IndexedVector<PartitionSlot, TopicPartition> &names,
                     TimeMs now)
{
    constexpr DurationMs None = std::numeric_limits<DurationMs>::max();
    DurationMs least = None;
    for (const Record &record : records) {
        if (!record.hasTimestamp || record.rejected)
            continue;
        if (isInAnotherUnit(record.timestamp)) {
            OddUnit &odd = m_oddUnits[names[record.slot]];
            if (odd.which.empty() || now - odd.seen > UnitRemarkMs)
                odd.which =
                    "timestamp " + std::to_string(record.timestamp) + " of " + placeOf(names[record.slot], record);
            odd.seen = now;
            continue;
        }
        const DurationMs lead = record.timestamp - now;
        if (lead > m_tolerance) {
            ++m_inARow;
            least = std::min(least, lead);
            continue;
        }
        m_inARow = 0;
        least = None;
        if (lead <= m_delay && m_ahead.empty())
            continue;
        const TopicPartition &partition = names[record.slot];
        if (lead > m_delay) {
            Ahead &ahead = m_ahead[partition];
            if (record.timestamp > ahead.timestamp)
                ahead = {record.timestamp, lead, placeOf(partition, record), ahead.makesLate};
        } else if (const auto it = m_ahead.find(partition); it != m_ahead.end()) {
            const TimeMs watermark = it->second.timestamp - m_delay;
            if (watermark <= now)
                m_ahead.erase(it);  // the present has come so far
            else if (record.timestamp < watermark)
                it->second.makesLate = true;
        }
    }
    if (least != None)
        m_behind = least;
}

std::vector<Error> ClockWatch::remarks(TimeMs now) const
{
    std::vector<Error> found;
    if (m_inARow >= EnoughInARow)
        found.push_back({ErrorCode::ClockBehind, roughly(m_behind), std::to_string(m_inARow) + " in a row"});
    for (const auto &[partition, ahead] : m_ahead) {
        if (ahead.makesLate && ahead.timestamp - m_delay > now)
            found.push_back({ErrorCode::ClockAhead, roughly(ahead.lead), ahead.which});
    }
    for (const auto &[partition, odd] : m_oddUnits) {
        if (now - odd.seen <= UnitRemarkMs)
            found.push_back({ErrorCode::TimestampUnit, partitionName(partition), odd.which});
    }
    return found;
}

}  // namespace observatorio
