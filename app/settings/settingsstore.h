// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"
#include "app/settings/simulatorgate.h"

#include <QJsonObject>

namespace observatorio {

/// Settings and window state in the user's configuration folder (QSettings). Passwords are never among them (see
/// secrets.h).
namespace SettingsStore {

/// What nobody set is as in `defaults`.
AppSettings load(const AppSettings &defaults);
void save(const AppSettings &settings);

/// Apart from the settings: a copy of those for another machine carries no permission.
SimulatorConsent loadSimulatorConsent();
void saveSimulatorConsent(const SimulatorConsent &consent);

QJsonObject loadWindowState();
void saveWindowState(const QJsonObject &state);

/// Where the SQLite file lives when nobody chose a place.
QString defaultSqlitePath();

}  // namespace SettingsStore

}  // namespace observatorio
