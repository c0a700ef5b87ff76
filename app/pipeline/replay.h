// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace observatorio {

/// Feeds recorded events (one JSON object a line, see parseRecordedEvent) through codec and engine, without a clock,
/// and returns JSON: windows, late, rejected, alerts. Blank lines are skipped; the first other line is record 0. `path`
/// may be a pipe; "-" is the standard input. FileMalformed names path:line, FileUnreadable the path; BadSetting when
/// the window is not longer than 0 or the delay negative.
Expected<QByteArray> replay(const std::string &path, const EngineSettings &settings, const CountryTable &countries,
                            std::vector<AlertRule> rules);

}  // namespace observatorio
