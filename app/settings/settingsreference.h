// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <string>

namespace observatorio {

/// Every entry of a settings file as the table of docs/settings.md: path, kind, default, meaning. Errors as
/// programDefaults() has.
Expected<std::string> settingsReference();

}  // namespace observatorio
