// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <QByteArray>

#include <random>
#include <vector>

namespace observatorio::demo {

/// Every series of the shipped baseline with a seeded random walk of windows around its newest yearly value; of long
/// windows there are more unless the past is a young one.
class Series {
public:
    Series(const QByteArray &baseline, TimeMs now, DurationMs past, unsigned seed);

    /// Moves the clock: opens and finishes windows, adds records to open ones. `share` of the series get a record.
    void advance(TimeMs now, double share);
    std::shared_ptr<const std::vector<SeriesView>> view() const { return m_view; }
    void setAlert(std::size_t index, Severity severity);

private:
    struct State {
        double base = 0.0;
        double sigma = 0.0;
        double drift = 0.0;
    };
    double sample(std::size_t index);
    void walk(std::size_t index, std::vector<WindowPoint> &windows, TimeMs start, TimeMs windowMs, bool final);

    std::mt19937 m_random;
    std::vector<State> m_states;
    std::shared_ptr<std::vector<SeriesView>> m_view;
};

}  // namespace observatorio::demo
