// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/storebatch.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace observatorio {

/// Publishes corruption alerts for other programs, in the course's form, key = country:
/// {"pais":"VEN","indice":17,"alerta":"critico"}, `alerta` "aviso" or "critico".
/// One thread uses it; it never waits for the broker: what cannot be queued or delivered is counted as failed.
class AlertPublisher {
public:
    static constexpr const char *Topic = "alertas_corrupcion";
    static constexpr const char *Indicator = "corrupcion";  ///< whose alerts leave; one of the listed ones

    static Expected<std::unique_ptr<AlertPublisher>> open(const BrokerSettings &settings);
    ~AlertPublisher();

    /// An episode that began or grew worse; others than of corruption are left alone, and so are flood summaries.
    void publish(const AlertEpisode &episode);
    /// Takes delivery reports; call it now and then.
    void serve();
    /// Waits at most `timeout` for the last reports.
    void close(std::chrono::milliseconds timeout);

    struct Counts {
        std::uint64_t published = 0, delivered = 0, failed = 0;
    };
    [[nodiscard]] Counts counts() const;
    [[nodiscard]] std::optional<Error> error() const;

private:
    struct Private;
    explicit AlertPublisher(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// The record's value.
std::string corruptionAlertText(const AlertEpisode &episode);

}  // namespace observatorio
