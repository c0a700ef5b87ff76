// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/dataimport.h"

#include <ostream>

namespace observatorio {

/// What was taken, what was left out and by which rule, in plain text.
void writeReport(std::ostream &out, const ImportOutcome &outcome);

/// Problems, and what the file does not tell with the option that does: to stderr.
void complainOf(const ImportOutcome &outcome);

}  // namespace observatorio
