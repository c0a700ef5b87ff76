// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of the settings dialog, in its order. `context` must outlive them.
#pragma once

#include "ui/dialogs/settings/settingssection.h"
#include "ui/page.h"

namespace observatorio {

SettingsSection *brokerSection(const UiContext &context);
SettingsSection *databaseSection(const UiContext &context);
SettingsSection *windowsSection();
SettingsSection *thresholdsSection(const UiContext &context);
SettingsSection *appearanceSection();

}  // namespace observatorio
