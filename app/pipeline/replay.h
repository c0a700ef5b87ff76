// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace observatorio {

/// Feeds the recorded events of one partition (one JSON object a line: ts_ms, key, value or value_hex; line 1 is offset
/// 0) through codec and engine, without a clock, and returns JSON: windows, late, rejected, alerts.
/// FileMalformed names path:line, FileUnreadable the path; BadSetting when the window is not longer than 0 or the delay
/// negative.
Expected<QByteArray> replay(const std::string &path, const EngineSettings &settings, const CountryTable &countries,
                            std::vector<AlertRule> rules);

}  // namespace observatorio
