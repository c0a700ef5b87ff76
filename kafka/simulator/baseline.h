// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace observatorio {

constexpr std::size_t MaxBaselineSeries = 25'000;  ///< as many as a program keeps (EngineSettings::maxSeries)

/// Where each simulated series starts from and how much it moves. Immutable.
class Baseline {
public:
    struct Series {
        SeriesName name;
        double last = 0.0;      ///< the newest observed value
        std::int32_t year = 0;  ///< its year
        double spread = 0.0;    ///< standard deviation of its changes from year to year, outliers curbed; > 0
    };

    explicit Baseline(std::vector<Series> series) : m_series(std::move(series)) {}

    /// By pais, then indicador.
    [[nodiscard]] const std::vector<Series> &series() const noexcept { return m_series; }
    /// What it has series of, by name.
    [[nodiscard]] std::vector<std::string> indicators() const;
    [[nodiscard]] std::vector<std::string> countries() const;  ///< alpha-3

private:
    std::vector<Series> m_series;
};

}  // namespace observatorio
