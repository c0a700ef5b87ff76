// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/simulation/source.h"

#include "kafka/client/startposition.h"
#include "tests/faults/simulation/planted.h"
#include "tests/faults/simulation/states.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace observatorio::simulation {

const CountryTable &countries()
{
    static const CountryTable table = [] {
        std::ifstream file(OBSERVATORIO_SOURCE_DIR "/resources/data/countries.csv");
        return CountryTable::parse(std::string{std::istreambuf_iterator<char>(file), {}}).value();
    }();
    return table;
}

PollResult Source::poll(std::chrono::milliseconds /*timeout*/, std::size_t maxRecords)
{
    PollResult result;
    m_records.clear();
    if (m_commons.broker.away) {
        result.error = Error{ErrorCode::BrokerUnreachable, "simulated", "away"};
        return result;
    }
    m_knowsCluster = m_knowsCluster || m_commons.random.percent(70);
    result.up = true;
    follow(result);
    result.complete = !m_commons.broker.isRebalancing();
    read(result, maxRecords);
    resolve(result);
    result.records = m_records;
    return result;
}

/// What the group says of this member.
void Source::follow(PollResult &result)
{
    Broker &broker = m_commons.broker;
    const bool hears = !m_commons.random.percent(m_commons.weather.unlearned);
    switch (broker.standing(m_place, m_program)) {
    case Broker::Standing::Fenced:
        if (m_fenced || !hears)
            break;
        reached(State::FencedInstance);
        m_fenced = true;
        m_readings.clear();
        m_group.clear();
        result.error = Error{ErrorCode::GroupFenced, "simulated", "another program has its place"};
        return;
    case Broker::Standing::Absent:
        if (m_inGroup && !hears)
            break;
        giveUp(result);
        m_inGroup = true;
        broker.join(m_place, m_program);
        [[fallthrough]];
    case Broker::Standing::Member:
        if (broker.mustRejoin(m_place)) {
            giveUp(result);
            broker.rejoin(m_place);
        }
        if (const std::vector<int> *assigned = broker.takeAssignment(m_place)) {
            giveUp(result);
            m_group = *assigned;
            for (const int partition : m_group)
                result.assigned.push_back(partitionOf(partition));
        }
        return;
    }
    if (!m_readings.empty())
        reached(State::ZombieRead);
}

void Source::giveUp(PollResult &result)
{
    if (!m_group.empty())
        m_store.revoked();
    for (const int partition : m_group)
        result.revoked.push_back(partitionOf(partition));
    m_group.clear();
    m_readings.clear();
}

void Source::read(PollResult &result, std::size_t most)
{
    if (m_readings.empty())
        return;
    std::size_t budget = 1 + static_cast<std::size_t>(m_commons.random.below(static_cast<int>(most)));
    const std::size_t first = static_cast<std::size_t>(m_commons.random.below(static_cast<int>(m_readings.size())));
    for (std::size_t i = 0; i < m_readings.size(); ++i)
        readOne(m_readings[(first + i) % m_readings.size()], result, budget);
    std::erase_if(m_readings, [&](const Reading &reading) { return isAnotherLog(reading, result); });
}

void Source::readOne(Reading &reading, PollResult &result, std::size_t &budget)
{
    const Log &log = m_commons.broker.log(reading.partition);
    if (!reading.resolved || reading.logId != m_commons.broker.logId(reading.partition))
        return;
    if (reading.next < log.begin) {
        reached(State::RecordsDeletedUnderTheReader);
        reading.resolved = false;
        reading.wanted = reading.next;
        return;
    }
    for (; budget > 0 && reading.next < log.end(); ++reading.next) {
        const Entry &entry = log.at(reading.next);
        reading.toldEnd = false;
        if (entry.kind == Entry::Kind::Hole)
            continue;
        --budget;
        Record &record = m_records.emplace_back();
        record.slot = reading.slot;
        record.offset = reading.next;
        record.country = *countries().find(AllSeries[static_cast<std::size_t>(entry.series)].country);
        record.indicator = AllSeries[static_cast<std::size_t>(entry.series)].indicator;
        record.rejected = entry.kind == Entry::Kind::Rejected;
        record.hasTimestamp = entry.kind != Entry::Kind::Untimed;
        record.timestamp = entry.timestamp;
        record.value = entry.value;
        record.payload = "{}";
        reading.session->seen.push_back({reading.next, m_clock});
    }
    if (reading.next == log.end() && !reading.toldEnd) {
        reading.toldEnd = true;
        result.ends.push_back({partitionOf(reading.partition), reading.next});
    }
}

/// A topic that was made anew has other records under the same numbers.
bool Source::isAnotherLog(const Reading &reading, PollResult &result)
{
    if (!reading.resolved || reading.logId == m_commons.broker.logId(reading.partition))
        return false;
    reached(State::LogReplacedWhileRead);
    result.partitionErrors.emplace_back(partitionOf(reading.partition),
                                        Error{ErrorCode::LogReplaced, Topic, "another log"});
    return true;
}

Expected<void> Source::start(const std::vector<std::pair<StartPosition, PartitionSlot>> &partitions)
{
    for (const auto &[position, slot] : partitions) {
        const int partition = position.partition.partition;
        if (std::find(m_group.begin(), m_group.end(), partition) == m_group.end())
            continue;
        std::erase_if(m_readings,
                      [partition = partition](const Reading &other) { return other.partition == partition; });
        Session &session = m_commons.ledger.session(partition, m_store.claimOf(partition).epoch);
        m_readings.push_back({.partition = partition, .slot = slot, .wanted = position.offset, .session = &session});
    }
    return {};
}

void Source::resolve(PollResult &result)
{
    std::erase_if(m_readings, [&](Reading &reading) {
        if (reading.resolved || m_commons.random.percent(m_commons.weather.late))
            return false;
        const Log &log = m_commons.broker.log(reading.partition);
        const int logId = m_commons.broker.logId(reading.partition);
        const StoreSide::Claim &claim = m_store.claimOf(reading.partition);
        const StartDecision decision = decideStart(reading.wanted, {log.begin, log.end(), -1});
        const bool isOther = !planted(Bug::WrongLogAccepted) && claim.logId && *claim.logId != logId;
        if (isOther || decision.kind == StartDecision::Kind::PastTheEnd) {
            result.partitionErrors.emplace_back(partitionOf(reading.partition),
                                                Error{ErrorCode::LogReplaced, Topic, "another log"});
            return true;
        }
        if (reading.wanted && *reading.wanted < decision.offset)
            reached(State::RecordsDeletedUnread);
        if (!reading.wanted)
            result.positions.push_back({partitionOf(reading.partition), decision.offset});
        reading.resolved = true;
        reading.toldEnd = false;
        reading.next = decision.offset;
        reading.logId = logId;
        reading.session->logId = logId;
        if (!reading.session->startedAt)
            reading.session->startedAt = reading.wanted.value_or(decision.offset);
        return false;
    });
}

}  // namespace observatorio::simulation
