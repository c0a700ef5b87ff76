// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/record.h"
#include "analytics/domain/storebatch.h"
#include "analytics/engine/seriesregistry.h"
#include "analytics/engine/sparsevector.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace observatorio {

/// The newest counted record of every series of one partition: by event time, of equal ones by offset. It starts empty
/// when a partition is attached, so whoever keeps these values compares once more (analytics/domain/recency.h).
class LastValues {
public:
    explicit LastValues(const SeriesRegistry &registry) : m_registry(registry) {}

    void remember(const Record &record, SeriesIndex series, bool forView)
    {
        Entry &entry = m_entries.at(series, m_registry.size());
        if (record.timestamp < entry.timestamp)  // replaces() of analytics/domain/recency.h: offsets only grow here
            return;
        entry.value = record.value;
        entry.timestamp = record.timestamp;
        entry.offset = record.offset;
        entry.year = record.year;
        entry.hasYear = record.hasYear;
        if (!entry.storeDirty) {
            entry.storeDirty = true;
            m_storeDirty.push_back(series);
        }
        if (forView && !entry.viewDirty) {
            entry.viewDirty = true;
            m_viewDirty.push_back(series);
        }
    }
    [[nodiscard]] std::size_t reservedBytes() const noexcept { return m_entries.reservedBytes(); }
    void drainInto(std::vector<LastValue> &values) { take(m_storeDirty, &Entry::storeDirty, values); }
    void showChanges(std::vector<LastValue> &values) { take(m_viewDirty, &Entry::viewDirty, values); }

private:
    struct Entry {
        double value = 0.0;
        TimeMs timestamp = INT64_MIN;
        std::int64_t offset = 0;
        std::int32_t year = 0;
        bool hasYear = false;
        bool storeDirty = false;
        bool viewDirty = false;

        bool operator==(const Entry &) const = default;
    };

    void take(std::vector<SeriesIndex> &dirty, bool Entry::*flag, std::vector<LastValue> &values);

    const SeriesRegistry &m_registry;
    SparseVector<SeriesIndex, Entry> m_entries;
    std::vector<SeriesIndex> m_storeDirty;
    std::vector<SeriesIndex> m_viewDirty;
};

}  // namespace observatorio
