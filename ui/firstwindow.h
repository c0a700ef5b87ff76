// SPDX-License-Identifier: GPL-3.0-or-later
// What a young stream lacks: averages of final windows, and how long it takes until the first are there. Pure.
#pragma once

#include "analytics/domain/snapshot.h"

#include <QString>
#include <vector>

namespace observatorio {

/// A window is final once the watermark reaches its end; in a live stream the watermark moves as fast as the clock, so
/// the event time that is missing is the time to wait.
struct FirstWindow {
    enum State {
        NoEvents,  ///< nothing has come that a window could be made of
        Counting,
        Standing,  ///< no records come in, so the watermark stands
        Known,     ///< a window is final
    };
    State state = NoEvents;
    DurationMs remaining = 0;  ///< of event time, from the lowest watermark to the first window's end; 0 when Known

    /// Of all series.
    static FirstWindow of(const Snapshot &snapshot);
    /// Of the series that `members` index.
    static FirstWindow of(const Snapshot &snapshot, const std::vector<int> &members);

    [[nodiscard]] QString text() const;   ///< "first averages in 48 s"; empty when Known
    [[nodiscard]] QString brief() const;  ///< the same for a narrow place: "mean in 48 s"

    bool operator==(const FirstWindow &) const = default;
};

}  // namespace observatorio
