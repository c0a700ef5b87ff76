// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/rangequery.h"
#include "analytics/domain/snapshot.h"

namespace observatorio::demo {

/// What a database would have of a series before `newest`, invented: a slow wave around its last value, the same for
/// the same question.
std::shared_ptr<const RangeResult> past(const RangeQuery &query, const Snapshot &newest);

}  // namespace observatorio::demo
