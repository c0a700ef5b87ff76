// SPDX-License-Identifier: GPL-3.0-or-later
// The tumbling windows of one partition that are open, and those that closed since somebody last asked. Where a window
// has panes of many of the series, counting is two array accesses; where it has few, memory grows with these. What
// changed is listed, so that asking costs what changed.
#pragma once

#include "analytics/domain/definedsum.h"
#include "analytics/domain/eventtime.h"
#include "analytics/domain/storebatch.h"
#include "analytics/domain/windowgrid.h"
#include "analytics/engine/seriesregistry.h"
#include "analytics/engine/sparsevector.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace observatorio {

class WindowPanes {
public:
    using PaneIndex = Index<struct PaneTag>;
    static constexpr PaneIndex NoPane{~std::uint32_t{0}};

    struct Pane {
        Aggregate values;  ///< as added; what is told of it is values.defined()
        std::int64_t firstOffset = 0;
        std::int64_t lastOffset = 0;
        SeriesIndex series = NoSeries;
        bool storeDirty = false;
        bool viewDirty = false;
    };
    struct Place {
        PaneIndex pane = NoPane;
        bool operator==(const Place &) const = default;
    };
    struct Window {
        TimeMs start = 0;
        bool closed = false;
        SparseVector<SeriesIndex, Place> paneOf;
        IndexedVector<PaneIndex, Pane> panes;  ///< in order of appearance
        std::vector<PaneIndex> storeDirty;
        std::vector<PaneIndex> viewDirty;
    };

    WindowPanes(WindowGrid grid, const SeriesRegistry &registry) : m_grid(grid), m_registry(registry) {}

    /// The window used last is open and holds this time: the usual case, without a division.
    [[nodiscard]] bool recentHolds(TimeMs timestamp) const noexcept
    {
        return m_recent && timestamp >= m_recent->start && timestamp - m_recent->start < m_grid.length();
    }
    /// Makes the window that starts there the one used last; opens it if need be.
    void use(TimeMs start);
    /// Counts into the window used last.
    void count(SeriesIndex series, double value, std::int64_t offset)
    {
        Pane &pane = paneFor(*m_recent, series);
        if (pane.values.count == 0)
            pane.firstOffset = offset;
        pane.values.add(value);
        pane.lastOffset = offset;
        if (!pane.storeDirty)
            markForStore(*m_recent, pane);
        if (m_trackChanges && !pane.viewDirty)
            markForView(*m_recent, pane);
    }
    /// A cell the store remembers; the view hears of it, the store does not.
    void restore(SeriesIndex series, const Cell &cell);

    /// Start of the oldest open window plus its length: nothing to close before the watermark reaches it.
    [[nodiscard]] TimeMs oldestEnd() const noexcept
    {
        return m_open.empty() ? LatestEventTime : m_grid.endOf(m_open.front()->start);
    }
    /// Closes the oldest open window; it stays readable until it was drained and shown.
    const Window &closeOldest();

    void setTrackChanges(bool on);
    [[nodiscard]] std::size_t openCount() const noexcept { return m_open.size(); }
    [[nodiscard]] std::size_t pendingCells() const noexcept { return m_pendingCells; }
    /// By all windows, the spare ones too.
    [[nodiscard]] std::size_t reservedBytes() const noexcept;
    void drainInto(std::vector<Cell> &cells);
    /// Calls take(cell, closed) for each cell that changed since the last call.
    template<typename Take>
    void showChanges(Take take)
    {
        for (auto *windows : {&m_closed, &m_open}) {
            for (const auto &window : *windows) {
                for (const PaneIndex index : window->viewDirty) {
                    window->panes[index].viewDirty = false;
                    take(cellOf(*window, window->panes[index]), window->closed);
                }
                window->viewDirty.clear();
            }
        }
        recycleClosed();
    }

private:
    static constexpr std::size_t MaxSpares = 4;

    Pane &paneFor(Window &window, SeriesIndex series)
    {
        Place &place = window.paneOf.at(series, m_registry.size());
        return place.pane != NoPane ? window.panes[place.pane] : addPane(window, place, series);
    }
    static Pane &addPane(Window &window, Place &place, SeriesIndex series);
    static PaneIndex indexOf(const Window &window, const Pane &pane) noexcept
    {
        return PaneIndex(static_cast<std::uint32_t>(&pane - &window.panes[PaneIndex()]));
    }
    void markForStore(Window &window, Pane &pane);
    static void markForView(Window &window, Pane &pane);
    [[nodiscard]] Cell cellOf(const Window &window, const Pane &pane) const;
    void recycleClosed();

    const WindowGrid m_grid;
    const SeriesRegistry &m_registry;
    bool m_trackChanges = false;
    std::vector<std::unique_ptr<Window>> m_open;    ///< ascending; few: delay / length + 2
    std::vector<std::unique_ptr<Window>> m_closed;  ///< in order of closing; drained or shown not yet
    std::vector<std::unique_ptr<Window>> m_spares;
    Window *m_recent = nullptr;
    std::size_t m_pendingCells = 0;
};

}  // namespace observatorio
