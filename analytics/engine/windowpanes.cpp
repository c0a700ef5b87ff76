// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/windowpanes.h"

#include <ranges>

namespace observatorio {

void WindowPanes::use(TimeMs start)
{
    auto it = m_open.end();
    while (it != m_open.begin() && (*std::prev(it))->start > start)
        --it;
    if (it != m_open.begin() && (*std::prev(it))->start == start) {
        m_recent = std::prev(it)->get();
        return;
    }
    std::unique_ptr<Window> window;
    if (m_spares.empty()) {
        window = std::make_unique<Window>();
    } else {
        window = std::move(m_spares.back());
        m_spares.pop_back();
    }
    window->start = start;
    m_recent = m_open.insert(it, std::move(window))->get();
}

WindowPanes::Pane &WindowPanes::addPane(Window &window, Place &place, SeriesIndex series)
{
    place.pane = window.panes.add({});
    Pane &pane = window.panes[place.pane];
    pane.series = series;
    return pane;
}

void WindowPanes::markForStore(Window &window, Pane &pane)
{
    pane.storeDirty = true;
    window.storeDirty.push_back(indexOf(window, pane));
    ++m_pendingCells;
}

void WindowPanes::markForView(Window &window, Pane &pane)
{
    pane.viewDirty = true;
    window.viewDirty.push_back(indexOf(window, pane));
}

void WindowPanes::restore(SeriesIndex series, const Cell &cell)
{
    use(cell.windowStart);
    Pane &pane = paneFor(*m_recent, series);
    pane.values = cell.values;
    pane.firstOffset = cell.firstOffset;
    pane.lastOffset = cell.lastOffset;
}

const WindowPanes::Window &WindowPanes::closeOldest()
{
    m_closed.push_back(std::move(m_open.front()));
    m_open.erase(m_open.begin());
    Window &window = *m_closed.back();
    window.closed = true;
    if (m_recent == &window)
        m_recent = nullptr;
    if (m_trackChanges) {
        for (Pane &pane : window.panes) {
            if (!pane.viewDirty)
                markForView(window, pane);
        }
    }
    return window;
}

void WindowPanes::setTrackChanges(bool on)
{
    m_trackChanges = on;
    for (auto *windows : {&m_closed, &m_open}) {
        for (const auto &window : *windows) {
            for (Pane &pane : window->panes) {
                if (on && !pane.viewDirty)
                    markForView(*window, pane);
                else if (!on)
                    pane.viewDirty = false;
            }
            if (!on)
                window->viewDirty.clear();
        }
    }
    recycleClosed();
}

Cell WindowPanes::cellOf(const Window &window, const Pane &pane) const
{
    Cell cell;
    cell.series = m_registry.name(pane.series);
    cell.windowStart = window.start;
    cell.windowEnd = m_grid.endOf(window.start);
    cell.values = pane.values.defined();
    cell.firstOffset = pane.firstOffset;
    cell.lastOffset = pane.lastOffset;
    return cell;
}

void WindowPanes::drainInto(std::vector<Cell> &cells)
{
    cells.reserve(cells.size() + m_pendingCells);
    for (auto *windows : {&m_closed, &m_open}) {
        for (const auto &window : *windows) {
            for (const PaneIndex index : window->storeDirty) {
                window->panes[index].storeDirty = false;
                cells.push_back(cellOf(*window, window->panes[index]));
            }
            window->storeDirty.clear();
        }
    }
    m_pendingCells = 0;
    recycleClosed();
}

std::size_t WindowPanes::reservedBytes() const noexcept
{
    std::size_t bytes = 0;
    for (const auto *windows : {&m_open, &m_closed, &m_spares}) {
        for (const auto &window : *windows)
            bytes += sizeof(Window) + window->paneOf.reservedBytes() + window->panes.capacity() * sizeof(Pane)
                     + (window->storeDirty.capacity() + window->viewDirty.capacity()) * sizeof(PaneIndex);
    }
    return bytes;
}

void WindowPanes::recycleClosed()
{
    std::erase_if(m_closed, [this](std::unique_ptr<Window> &window) {
        if (!window->storeDirty.empty() || !window->viewDirty.empty())
            return false;
        if (m_spares.size() < MaxSpares) {
            window->paneOf.clear(std::views::transform(window->panes, &Pane::series));
            window->panes.clear();
            window->closed = false;
            m_spares.push_back(std::move(window));
        }
        return true;
    });
}

}  // namespace observatorio
