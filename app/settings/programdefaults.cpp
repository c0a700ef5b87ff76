// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/programdefaults.h"

#include "app/files/resources.h"

namespace observatorio {

Expected<AppSettings> programDefaults()
{
    return Resources::indicators().map([](const IndicatorTable *indicators) { return defaultSettings(*indicators); });
}

}  // namespace observatorio
