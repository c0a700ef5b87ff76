// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/alertquery.h"
#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <cstddef>
#include <memory>
#include <string>

namespace observatorio {

/// Reads past alerts over a connection of its own, so that nothing waits for it: makes no database, no table and no
/// migration, and writes nothing. Every call blocks; one thread.
class AlertHistory {
public:
    virtual ~AlertHistory() = default;

    /// At most `limit` alerts. Connects when it is not connected; an error leaves it closed.
    virtual Expected<AlertPage> page(const AlertQuery &query, std::size_t limit) = 0;
};

std::unique_ptr<AlertHistory> makeAlertHistory(const StoreSettings &settings, const std::string &connectionName);

}  // namespace observatorio
