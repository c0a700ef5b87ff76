// SPDX-License-Identifier: GPL-3.0-or-later
// A question about the alerts of the whole database, page by page.
#pragma once

#include "analytics/domain/storebatch.h"

#include <optional>
#include <string>
#include <vector>

namespace observatorio {

/// Where a page ended: the next one begins after this row.
struct AlertPlace {
    TimeMs start = 0;
    std::string id;
    std::string cluster;

    bool operator==(const AlertPlace &) const = default;
};

/// What has become of an alert, as far as the tables alone can tell.
enum class AlertLife : std::uint8_t { Active, Stale, Over };

/// Alerts that meet every condition; an empty one is none. The newest first, those of one instant by id.
struct AlertQuery {
    TimeMs from = 0;   ///< event time: those that began then or later
    TimeMs until = 0;  ///< and before this
    std::optional<AlertLife> life;
    std::optional<Severity> severity;
    std::string country;  ///< alpha-3
    std::string indicator;
    /// A part of "VEN inflacion inflacion/VEN eventos_qog [1] 511402": country, indicator, rule and record as the
    /// tables have them; ASCII letters whatever their case.
    std::string text;
    /// Beside those that `text` finds: those whose names in the interface's language hold it.
    std::vector<std::string> textCountries, textIndicators;
    std::optional<AlertPlace> after;

    bool operator==(const AlertQuery &) const = default;
};

struct AlertPage {
    std::vector<StoredAlert> alerts;
    std::optional<AlertPlace> next;  ///< none: there are no more
};

}  // namespace observatorio
