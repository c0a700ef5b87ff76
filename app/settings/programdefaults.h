// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

namespace observatorio {

/// What holds where nobody set anything: defaultSettings() with the indicators that the program carries.
/// FileUnreadable, FileMalformed: it carries none that can be read.
Expected<AppSettings> programDefaults();

}  // namespace observatorio
