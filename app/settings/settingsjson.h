// SPDX-License-Identifier: GPL-3.0-or-later
// Settings as a file for people: docs/settings.md documents it.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace observatorio {

/// What `"format"` says. 1 was 1.0's, which only QSettings ever held: migratedSettings() knows it.
inline constexpr int SettingsFormat = 2;

/// All of them but passwords.
QJsonObject toJson(const AppSettings &settings);
/// The same as a text to read and to edit.
QByteArray settingsText(const AppSettings &settings);

/// Reads back what toJson() and people write; what is missing has the program's default. FileMalformed with subject
/// `where` and every wrong entry by its path as the cause: `rules[2].direction: "abve" is none of above, below`.
Expected<AppSettings> fromJson(const QJsonObject &json, const std::string &where);
Expected<AppSettings> parseSettings(const QByteArray &text, const std::string &where);

/// FileUnreadable, or as parseSettings(). An empty SQLite path is the window's own database.
Expected<AppSettings> readSettingsFile(const std::string &path);
Expected<void> writeSettingsFile(const std::string &path, const AppSettings &settings);

}  // namespace observatorio
