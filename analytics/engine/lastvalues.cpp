// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/lastvalues.h"

namespace observatorio {

void LastValues::take(std::vector<SeriesIndex> &dirty, bool Entry::*flag, std::vector<LastValue> &values)
{
    values.reserve(values.size() + dirty.size());
    for (const SeriesIndex series : dirty) {
        Entry &entry = *m_entries.find(series);
        entry.*flag = false;
        LastValue value;
        value.series = m_registry.name(series);
        value.value = entry.value;
        if (entry.hasYear)
            value.year = entry.year;
        value.timestamp = entry.timestamp;
        value.offset = entry.offset;
        values.push_back(std::move(value));
    }
    dirty.clear();
}

}  // namespace observatorio
