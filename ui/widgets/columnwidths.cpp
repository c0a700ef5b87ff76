// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnwidths.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace observatorio {

namespace {

template<typename Width>
std::vector<int> widthsOf(const std::vector<ColumnDemand> &columns, Width width)
{
    std::vector<int> widths;
    std::transform(columns.begin(), columns.end(), std::back_inserter(widths), width);
    return widths;
}

int sum(const std::vector<int> &widths) { return std::accumulate(widths.begin(), widths.end(), 0); }

/// Deals `rest` pixels to all alike.
void deal(const std::vector<int *> &widths, int rest)
{
    int left = static_cast<int>(widths.size());
    for (int *width : widths) {
        const int share = rest / left--;
        *width += share;
        rest -= share;
    }
}

std::vector<int> capped(const std::vector<ColumnDemand> &columns, int cap)
{
    return widthsOf(columns, [cap](const ColumnDemand &column) { return std::clamp(cap, column.least, column.need); });
}

}  // namespace

std::vector<int> columnWidths(const std::vector<ColumnDemand> &columns, int room)
{
    std::vector<int> widths = widthsOf(columns, [](const ColumnDemand &column) { return column.want; });
    const int wanted = sum(widths);
    if (wanted <= room) {
        std::vector<int *> stretching;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].stretches)
                stretching.push_back(&widths[i]);
        deal(stretching, room - wanted);
        return widths;
    }
    const int needed = sum(widthsOf(columns, [](const ColumnDemand &column) { return column.need; }));
    if (needed <= room)
        return widthsOf(columns, [&](const ColumnDemand &column) {
            return column.need
                   + static_cast<int>(static_cast<long long>(column.want - column.need) * (room - needed)
                                      / (wanted - needed));
        });
    if (sum(capped(columns, 0)) > room)
        return capped(columns, room / 3);
    int fits = 0, tooWide = room;
    while (fits + 1 < tooWide) {
        const int cap = std::midpoint(fits, tooWide);
        (sum(capped(columns, cap)) <= room ? fits : tooWide) = cap;
    }
    return capped(columns, fits);
}

}  // namespace observatorio
