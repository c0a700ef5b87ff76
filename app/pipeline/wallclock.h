// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

namespace observatorio {

/// Now, in ms since 1970 UTC. The engine never asks; its callers do.
TimeMs wallClockMs();

}  // namespace observatorio
