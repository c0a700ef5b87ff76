// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analytics/stream.h"

#include "tests/support/countryfiles.h"

#include <gtest/gtest.h>

namespace observatorio::test {

namespace {

template<typename Table>
Table parsed(Expected<Table> table)
{
    if (!table)
        ADD_FAILURE() << toEnglish(table.error());
    return std::move(*table);
}

}  // namespace

const CountryTable &countries()
{
    static const auto table = parsed(readCountryTable());
    return table;
}

const IndicatorTable &indicators()
{
    static const auto table = parsed(IndicatorTable::parse(referenceFile("indicators.csv")));
    return table;
}

CountryId country(std::string_view iso3) { return countries().find(iso3).value(); }

PartitionStart Stream::plainStart()
{
    PartitionStart start;
    start.partition = {"eventos", 0};
    return start;
}

Stream::Stream(EngineSettings settings, std::vector<AlertRule> rules, const PartitionStart &start,
               std::optional<std::int64_t> firstOffset)
    : engine(settings, std::move(rules), countries()), slot(engine.attach(start, firstOffset)),
      nextOffset(start.accounting ? start.accounting->nextOffset : firstOffset.value_or(0))
{
}

Record Stream::record(TimeMs timestamp, double value) { return record(timestamp, value, "ARG", "inflacion"); }

Record Stream::record(TimeMs timestamp, double value, std::string_view iso3, std::string indicator)
{
    Record record;
    record.slot = slot;
    record.country = country(iso3);
    record.offset = nextOffset++;
    record.timestamp = timestamp;
    record.value = value;
    record.indicator = m_names.emplace_back(std::move(indicator));
    record.payload = "{}";
    return record;
}

Record Stream::refused(TimeMs timestamp, RejectReason reason)
{
    Record record;
    record.slot = slot;
    record.offset = nextOffset++;
    record.timestamp = timestamp;
    record.rejected = true;
    record.reason = reason;
    record.payload = "hola";
    return record;
}

PartitionBatch Stream::drain()
{
    auto batches = engine.drain();
    if (!batches || batches->size() != 1) {
        ADD_FAILURE() << "expected one partition's batch";
        return {};
    }
    return std::move(batches->front());
}

}  // namespace observatorio::test
