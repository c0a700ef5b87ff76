// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/rangequery.h"

namespace observatorio {

DurationMs rangeResolution(DurationMs span, DurationMs shortWindow, std::size_t mostPoints)
{
    constexpr DurationMs Hour = 3'600'000, Day = 24 * Hour;
    const DurationMs lengths[] = {
        shortWindow, LongWindows.length(), Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, 7 * Day, 28 * Day, 364 * Day};
    const auto most = static_cast<DurationMs>(mostPoints);
    for (const DurationMs length : lengths) {
        if (length >= shortWindow && span / length <= most)
            return length;
    }
    return lengths[std::size(lengths) - 1];
}

std::vector<WindowPoint> coarser(const WindowRow &windows, WindowGrid grid)
{
    std::vector<WindowPoint> out;
    for (const WindowPoint &window : windows) {
        const TimeMs start = grid.startOf(window.start);
        if (out.empty() || out.back().start != start) {
            out.push_back(window);
            out.back().start = start;
            out.back().end = grid.endOf(start);
            continue;
        }
        WindowPoint &into = out.back();
        into.values.merge(window.values);
        into.final = into.final && window.final;
        into.amended = into.amended || window.amended;
    }
    return out;
}

std::vector<WindowPoint> joined(const WindowRow &stored, const std::vector<WindowPoint> &live)
{
    std::vector<WindowPoint> line;
    line.reserve(stored.size() + live.size());
    auto next = live.begin();
    for (const WindowPoint &window : stored) {
        while (next != live.end() && next->start < window.start)
            line.push_back(*next++);
        if (next != live.end() && next->start == window.start) {
            line.push_back(next->values.count >= window.values.count ? *next : window);
            ++next;
        } else {
            line.push_back(window);
        }
    }
    line.insert(line.end(), next, live.end());
    return line;
}

}  // namespace observatorio
