// SPDX-License-Identifier: GPL-3.0-or-later
// A look at a PostgreSQL server through a connection of its own, before Qt's driver connects: the driver sets
// `bytea_output` and more as soon as it is open, and behind a pooler that stays on a connection which others use.
#pragma once

#include "analytics/domain/error.h"

#include <string>

namespace observatorio::store {

struct ServerProbe {
    std::string refusal;  ///< to connect, in libpq's words; empty: it let us in
    std::string unfit;    ///< why this program cannot use it, and what to do; empty: it can
};

/// Sets nothing, changes nothing. `database` is what the advice calls it.
ServerProbe probeServer(const std::string &conninfo, const std::string &database);

}  // namespace observatorio::store
