// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/lateledger.h"

#include "analytics/domain/eventtime.h"

#include <algorithm>

namespace observatorio {

std::size_t LateLedger::Hash::operator()(const Key &key) const noexcept
{
    std::uint64_t mixed = static_cast<std::uint64_t>(key.windowStart) * 0x9e3779b97f4a7c15ULL;
    mixed ^= (std::uint64_t{key.series.value()} << 1 | (key.amended ? 1u : 0u)) + (mixed >> 29);
    mixed *= 0xbf58476d1ce4e5b9ULL;
    return static_cast<std::size_t>(mixed ^ mixed >> 32);
}

void LateLedger::add(SeriesIndex series, TimeMs windowStart, bool amended, double value, DurationMs delay)
{
    auto it = m_rows.find({windowStart, series, amended});
    if (it == m_rows.end()) {
        const Key key =
            m_rows.size() < MaxRows ? Key{windowStart, series, amended} : Key{EarliestEventTime, series, false};
        it = m_rows.try_emplace(key).first;
    }
    Row &row = it->second;
    row.values.add(value);
    row.maxDelayMs = std::max(row.maxDelayMs, delay);
}

std::vector<LateDelta> LateLedger::take()
{
    std::vector<std::pair<Key, Row>> rows(m_rows.begin(), m_rows.end());
    m_rows.clear();
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<LateDelta> deltas;
    deltas.reserve(rows.size());
    for (const auto &[key, row] : rows) {
        LateDelta delta;
        delta.series = m_registry.name(key.series);
        delta.windowStart = key.windowStart;
        delta.windowEnd = m_grid.endOf(key.windowStart);
        delta.amended = key.amended;
        delta.values = row.values.defined();
        delta.maxDelayMs = row.maxDelayMs;
        deltas.push_back(std::move(delta));
    }
    return deltas;
}

}  // namespace observatorio
