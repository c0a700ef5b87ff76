// SPDX-License-Identifier: GPL-3.0-or-later
// Records by the line, for tests of the engine.
#pragma once

#include "analytics/domain/indicatortable.h"
#include "analytics/engine/engine.h"

#include <deque>
#include <string>

namespace observatorio::test {

/// The real table of countries.
const CountryTable &countries();
/// resources/data/indicators.csv.
const IndicatorTable &indicators();
CountryId country(std::string_view iso3);

/// An engine with one partition, fed record by record; offsets follow each other unless told.
class Stream {
public:
    explicit Stream(EngineSettings settings = {}, std::vector<AlertRule> rules = {},
                    const PartitionStart &start = plainStart(), std::optional<std::int64_t> firstOffset = 0);

    static PartitionStart plainStart();

    /// A good record of ARG/inflacion.
    Record record(TimeMs timestamp, double value = 1.0);
    Record record(TimeMs timestamp, double value, std::string_view iso3, std::string indicator);
    void feed(const Record &record, std::optional<TimeMs> now = std::nullopt) { engine.step({&record, 1}, now); }
    void feed(TimeMs timestamp, double value = 1.0) { feed(record(timestamp, value)); }
    void feed(TimeMs timestamp, double value, std::string_view iso3, std::string indicator)
    {
        feed(record(timestamp, value, iso3, std::move(indicator)));
    }
    /// A well-timed record that the codec refused.
    Record refused(TimeMs timestamp, RejectReason reason = RejectReason::NotJson);

    const Accounting &accounting() const { return engine.accounting(slot); }
    PartitionBatch drain();  ///< fails the test when there is nothing

    Engine engine;
    PartitionSlot slot;
    std::int64_t nextOffset;

private:
    std::deque<std::string> m_names;
};

}  // namespace observatorio::test
