// SPDX-License-Identifier: GPL-3.0-or-later
// What KafkaSource is for the product: the group's assignments, the records of started partitions, where they begin and
// end. One that the group put out, or whose place another program has, may not hear of it for a while and reads on.
#pragma once

#include "analytics/domain/countrytable.h"
#include "kafka/client/recordsource.h"
#include "tests/faults/simulation/storeside.h"

namespace observatorio::simulation {

/// What a record's number of a series stands for.
struct SeriesOf {
    const char *country;
    const char *indicator;
};
inline constexpr std::array<SeriesOf, 4> AllSeries = {
    {{"ARG", "gini"}, {"ARG", "pib"}, {"BRA", "gini"}, {"BRA", "pib"}}};
inline SeriesName nameOf(int series)
{
    const SeriesOf &of = AllSeries[static_cast<std::size_t>(series)];
    return {of.country, of.indicator};
}

const CountryTable &countries();

class Source final : public RecordSource {
public:
    Source(Commons &commons, StoreSide &store, int place, std::uint64_t program, const TimeMs &clock)
        : m_commons(commons), m_store(store), m_place(place), m_program(program), m_clock(clock)
    {
    }

    PollResult poll(std::chrono::milliseconds timeout, std::size_t maxRecords) override;
    Expected<void> start(const std::vector<std::pair<StartPosition, PartitionSlot>> &partitions) override;
    void commitForDisplay(const std::vector<StartPosition> & /*stored*/) override {}
    [[nodiscard]] PartitionOffsets offsets(const TopicPartition & /*partition*/) const override { return {}; }
    [[nodiscard]] std::string clusterId() const override { return m_knowsCluster ? "simulated" : ""; }
    void close(std::chrono::milliseconds /*deadline*/) override {}

    bool isFenced() const { return m_fenced; }

private:
    struct Reading {
        int partition = 0;
        PartitionSlot slot;
        std::optional<std::int64_t> wanted;
        std::int64_t next = 0;
        int logId = 0;
        bool resolved = false;
        bool toldEnd = false;
        Session *session = nullptr;
    };

    void follow(PollResult &result);
    void giveUp(PollResult &result);
    void read(PollResult &result, std::size_t most);
    void readOne(Reading &reading, PollResult &result, std::size_t &budget);
    void resolve(PollResult &result);
    bool isAnotherLog(const Reading &reading, PollResult &result);

    Commons &m_commons;
    StoreSide &m_store;
    const int m_place;
    const std::uint64_t m_program;
    const TimeMs &m_clock;
    bool m_knowsCluster = false;
    bool m_inGroup = false;
    bool m_fenced = false;
    std::vector<int> m_group;
    std::vector<Reading> m_readings;
    std::vector<Record> m_records;
};

}  // namespace observatorio::simulation
