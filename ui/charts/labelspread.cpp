// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/labelspread.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace observatorio {

// Pool adjacent violators: labels that touch become a block whose centre is the mean of what its members want.
std::vector<double> spreadLabels(const std::vector<double> &wanted, double distance, double low, double high)
{
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return std::pair(wanted[a], a) < std::pair(wanted[b], b); });

    struct Block {
        double sum = 0.0;  ///< of the first label's place, as each member would have it
        std::size_t size = 0;
        [[nodiscard]] double first(double lowest, double highest, double gap) const
        {
            const double place = sum / static_cast<double>(size);
            return std::max(lowest, std::min(place, highest - gap * static_cast<double>(size - 1)));
        }
    };
    std::vector<Block> blocks;
    for (const std::size_t index : order) {
        blocks.push_back({wanted[index], 1});
        while (blocks.size() > 1) {
            const Block &last = blocks.back();
            Block &before = blocks[blocks.size() - 2];
            const double end = before.first(low, high, distance) + distance * static_cast<double>(before.size);
            if (last.first(low, high, distance) >= end)
                break;
            before.sum += last.sum - distance * static_cast<double>(before.size * last.size);
            before.size += last.size;
            blocks.pop_back();
        }
    }
    std::vector<double> placed(wanted.size());
    std::size_t at = 0;
    for (const Block &block : blocks) {
        const double first = block.first(low, high, distance);
        for (std::size_t i = 0; i < block.size; ++i)
            placed[order[at++]] = first + distance * static_cast<double>(i);
    }
    return placed;
}

}  // namespace observatorio
