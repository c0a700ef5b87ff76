// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests share that read a broker in memory into a database in memory.
#pragma once

#include "app/files/resources.h"
#include "tests/app/pipeline/fakesource.h"
#include "tests/app/pipeline/fakestore.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace observatorio::test {

constexpr TimeMs Base = 1'764'000'000'000;
inline const TopicPartition P0{"eventos", 0};

inline const CountryTable &countries() { return *Resources::countries().value(); }

inline Record makeRecord(const char *country, const char *indicator, std::int64_t offset, TimeMs timestamp,
                         double value)
{
    Record record;
    record.country = *countries().find(country);
    record.indicator = indicator;
    record.offset = offset;
    record.timestamp = timestamp;
    record.value = value;
    return record;
}

/// Takes turns until the condition holds: the database answers from a thread of its own.
template<typename Turn, typename Condition>
testing::AssertionResult turnUntil(Turn turn, Condition condition)
{
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline)
            return testing::AssertionFailure() << "not within 10 s";
        turn();
        std::this_thread::yield();
    }
    return testing::AssertionSuccess();
}

/// The offset that the database would have read next; -1 where it has none of the partition.
inline std::int64_t storedOffset(Tables &tables, const TopicPartition &partition)
{
    std::lock_guard lock(tables.mutex);
    const auto &accounting = tables.rows[partition].accounting;
    return accounting ? accounting->nextOffset : -1;
}

}  // namespace observatorio::test
