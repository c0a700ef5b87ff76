// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kafka/client/recordsource.h"

#include <deque>
#include <map>

namespace observatorio::test {

/// A broker in memory: the test says what the next poll brings; started partitions are remembered.
class FakeSource : public RecordSource {
public:
    struct Turn {
        std::vector<TopicPartition> assigned;
        std::vector<TopicPartition> revoked;
        std::vector<Record> records;     ///< slots are filled in from `of`
        std::vector<TopicPartition> of;  ///< the partition of each record
        std::vector<StartPosition> ends;
        std::optional<Error> error;
        std::optional<Error> groupError;
        std::optional<Error> fatal;
        std::vector<std::pair<TopicPartition, Error>> partitionErrors;
    };

    std::deque<Turn> turns;
    std::map<TopicPartition, std::pair<std::optional<std::int64_t>, PartitionSlot>> started;
    std::vector<StartPosition> displayed;
    bool up = true;
    bool complete = true;
    std::string cluster = "test-cluster";
    std::vector<HeldElsewhere> others;
    std::map<TopicPartition, LogMark> newest, askedFor;
    bool givesUp = false;          ///< its place, when it is closed
    std::uint64_t assignment = 0;  ///< higher with each turn that assigns something

    void assign(const TopicPartition &partition) { turns.push_back({.assigned = {partition}}); }
    void send(const TopicPartition &partition, std::vector<Record> records)
    {
        Turn turn;
        turn.of.assign(records.size(), partition);
        turn.records = std::move(records);
        turns.push_back(std::move(turn));
    }

    PollResult poll(std::chrono::milliseconds, std::size_t) override
    {
        PollResult result;
        result.up = up;
        result.complete = complete;
        result.assignment = assignment;
        if (turns.empty())
            return result;
        m_current = std::move(turns.front());
        turns.pop_front();
        for (std::size_t i = 0; i < m_current.records.size(); ++i)
            m_current.records[i].slot = started.at(m_current.of[i]).second;
        result.assigned = m_current.assigned;
        result.revoked = m_current.revoked;
        result.records = m_current.records;
        result.ends = m_current.ends;
        result.error = m_current.error;
        result.groupError = m_current.groupError;
        result.fatal = m_current.fatal;
        result.assignment = assignment += !result.assigned.empty();
        result.partitionErrors = m_current.partitionErrors;
        return result;
    }
    Expected<void> start(const std::vector<std::pair<StartPosition, PartitionSlot>> &partitions) override
    {
        for (const auto &[position, slot] : partitions) {
            started[position.partition] = {position.offset, slot};
            askedFor.erase(position.partition);
            if (position.mark)
                askedFor[position.partition] = *position.mark;
        }
        return {};
    }
    void commitForDisplay(const std::vector<StartPosition> &stored) override
    {
        displayed.insert(displayed.end(), stored.begin(), stored.end());
    }
    PartitionOffsets offsets(const TopicPartition &) const override { return {}; }
    std::string clusterId() const override { return cluster; }
    std::vector<HeldElsewhere> elsewhere() const override { return others; }
    std::optional<LogMark> newestRecord(const TopicPartition &partition) const override
    {
        const auto it = newest.find(partition);
        return it == newest.end() ? std::nullopt : std::optional(it->second);
    }
    void close(std::chrono::milliseconds) override {}
    bool gaveUpPlace() const override { return givesUp; }

private:
    Turn m_current;
};

}  // namespace observatorio::test
