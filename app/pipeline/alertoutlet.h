// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"
#include "analytics/domain/snapshot.h"

#include <chrono>
#include <memory>

namespace observatorio {

/// Where a worker's news of corruption goes; a test gives one of its own. The worker's thread.
class AlertOutlet {
public:
    virtual ~AlertOutlet() = default;
    virtual void publish(const AlertEpisode &episode) = 0;
    /// What became of them so far.
    virtual PublisherView view() = 0;
    /// Waits at most `timeout` for the last ones.
    virtual void close(std::chrono::milliseconds timeout) = 0;
};

/// To the topic alertas_corrupcion of the broker (AlertPublisher).
Expected<std::unique_ptr<AlertOutlet>> makeAlertOutlet(const BrokerSettings &broker);

}  // namespace observatorio
