// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/rangequery.h"
#include "analytics/domain/settings.h"

#include <functional>
#include <memory>
#include <string>

namespace observatorio {

/// Any time out of the tables, over a connection of its own that makes and writes nothing: a commit never waits for it.
/// Every call blocks; one thread.
class RangeReader {
public:
    /// What was read so far, now and then; false: nobody wants the rest.
    using Part = std::function<bool(RangeResult)>;

    virtual ~RangeReader() = default;

    /// Whole windows of all partitions, clusters and topics together, the newest first. Quarter hours tell what
    /// `metricas_15min` tells; short windows are those of query.resolution, and where the range has quarter hours alone
    /// (`cuartos`) they take their place. What is left out because `part` said so is not complete.
    virtual Expected<RangeResult> read(const RangeQuery &query, const Part &part) = 0;
    virtual void close() = 0;
};

std::unique_ptr<RangeReader> makeRangeReader(const StoreSettings &settings, const std::string &connectionName);

}  // namespace observatorio
