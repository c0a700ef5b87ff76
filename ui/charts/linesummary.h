// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <optional>

namespace observatorio {

/// What a line says between two times; none of it where it has no point there.
struct LineSummary {
    QString key, name;
    int color = 0;
    std::optional<double> last, least, most;  ///< of its points: windows' means, or samples
    std::optional<double> mean;               ///< of all events in its windows, or of its samples

    bool operator==(const LineSummary &) const = default;
};

/// One of each series, in their order: points that begin in [from, to].
std::vector<LineSummary> lineSummaries(const ChartData &data, TimeMs from, TimeMs to);

}  // namespace observatorio
