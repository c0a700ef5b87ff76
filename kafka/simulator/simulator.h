// SPDX-License-Identifier: GPL-3.0-or-later
// Events out: baseline values of real countries with mean-reverting noise, seeded and reproducible.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/indicatortable.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/snapshot.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace observatorio {

class Baseline;

/// Yearly values per series (resources/data/baseline.csv); immutable.
/// `csv` has the header pais,indicador,anio,valor. FileMalformed names the line.
Expected<std::shared_ptr<const Baseline>> parseBaseline(std::string_view csv);

/// Owns a producer and a thread. Thread-safe: the window starts, changes and stops it while it runs.
class Simulator {
public:
    /// `broker.bootstrapServers` is the address to use. The table outlives it.
    Simulator(BrokerSettings broker, std::shared_ptr<const Baseline> baseline, const IndicatorTable &indicators);
    ~Simulator();

    Expected<void> start(const SimulatorSettings &settings);  ///< replaces a running one
    void change(const SimulatorSettings &settings);  ///< rate, scenario, faults, countries: from the next event on
    /// Stops generating, then flushes for at most `flush`; what is not delivered by then counts as failed.
    void stop(std::chrono::milliseconds flush = std::chrono::milliseconds(3000));
    [[nodiscard]] bool finished() const;  ///< `count` events were generated and every one has its delivery report
    [[nodiscard]] SimulatorView view() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
