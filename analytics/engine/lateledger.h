// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/storebatch.h"
#include "analytics/domain/windowgrid.h"
#include "analytics/engine/seriesregistry.h"

#include <unordered_map>
#include <vector>

namespace observatorio {

/// What came too late since the ledger was last taken: exact count and sum per (window, series). A record may be late
/// for any of millions of windows, so beyond `MaxRows` rows a series' further late records share one row whose window
/// is the unknown one (it starts at EarliestEventTime) and which amends nothing: still counted exactly, no longer told
/// apart.
class LateLedger {
public:
    static constexpr std::size_t MaxRows = 100'000;

    LateLedger(WindowGrid grid, const SeriesRegistry &registry) : m_grid(grid), m_registry(registry) {}

    /// `delay` >= 0: how far the watermark was past the window's end.
    void add(SeriesIndex series, TimeMs windowStart, bool amended, double value, DurationMs delay);
    bool isEmpty() const noexcept { return m_rows.empty(); }
    /// By window, then series' order of appearance; the ledger is empty afterwards.
    std::vector<LateDelta> take();

private:
    struct Key {
        TimeMs windowStart;
        SeriesIndex series;
        bool amended;

        auto operator<=>(const Key &) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key &key) const noexcept;
    };
    struct Row {
        Aggregate values;
        DurationMs maxDelayMs = 0;
    };

    const WindowGrid m_grid;
    const SeriesRegistry &m_registry;
    std::unordered_map<Key, Row, Hash> m_rows;
};

}  // namespace observatorio
