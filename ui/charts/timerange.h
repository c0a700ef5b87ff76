// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <QJsonObject>
#include <QString>

namespace observatorio {

/// Which part of time a person wants to see: the newest so-and-so much, which goes on, or a part that is over. One for
/// all pages with a time axis (Actions::timeRangeChosen).
struct TimeRange {
    enum class Kind : std::uint8_t {
        Last,       ///< the newest `span`
        All,        ///< from the first window there is until now
        Yesterday,  ///< by the local calendar when it was chosen, in [from, until)
        Between,    ///< [from, until)
    };
    Kind kind = Kind::Last;
    DurationMs span = 900'000;
    TimeMs from = 0;
    TimeMs until = 0;

    bool operator==(const TimeRange &) const = default;

    static TimeRange last(DurationMs span) { return {Kind::Last, span, 0, 0}; }
    static TimeRange all() { return {Kind::All, 0, 0, 0}; }
    static TimeRange between(TimeMs from, TimeMs until) { return {Kind::Between, 0, from, until}; }
    /// The local day before that of `now`.
    static TimeRange yesterday(TimeMs now);

    [[nodiscard]] bool goesOn() const { return kind == Kind::Last || kind == Kind::All; }
    [[nodiscard]] QString text() const;  ///< "Last 15 min", "Yesterday", "23 Nov 09:30 – 10:30"

    [[nodiscard]] QJsonObject toJson() const;
    /// What makes no sense is `otherwise`.
    static TimeRange fromJson(const QJsonObject &state, const TimeRange &otherwise);
};

}  // namespace observatorio
