// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"

#include <QJsonObject>

namespace observatorio {

/// Both ways lose nothing but passwords. What is missing or of the wrong type in `json` keeps the value of `defaults`.
QJsonObject toJson(const AppSettings &settings);
AppSettings fromJson(const QJsonObject &json, AppSettings defaults);

}  // namespace observatorio
