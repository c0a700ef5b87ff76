// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace observatorio {

/// What a column of a table would like, in pixels: least <= need <= want.
struct ColumnDemand {
    int least = 0;           ///< narrower it is of no use
    int need = 0;            ///< nothing that it holds now is cut
    int want = 0;            ///< nor what it will hold, as far as is known
    bool stretches = false;  ///< takes what nobody wants
};

/// How wide each column is in `room` pixels. Where there is room for all wishes, the stretching columns share the rest;
/// where there is not, wishes shrink alike, and then the widest of those that may be cut. When even the least does not
/// fit, the table scrolls, and nothing is cut but what takes more than a third of the room.
[[nodiscard]] std::vector<int> columnWidths(const std::vector<ColumnDemand> &columns, int room);

}  // namespace observatorio
