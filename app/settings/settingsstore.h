// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "app/settings/simulatorgate.h"

#include <QJsonObject>

namespace observatorio {

/// Settings and window state in the user's configuration folder (QSettings). Passwords are never among them (see
/// secrets.h).
namespace SettingsStore {

/// What is stored, what 1.0 stored included; the defaults when nothing is. FileMalformed: something is stored that
/// cannot be read, and stays as it is until save(); FileUnreadable: the file itself cannot.
Expected<AppSettings> load();
/// Replaces what is stored. What cannot be read is kept beside it first, under `unreadableSettings`.
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
