// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <memory>
#include <optional>
#include <vector>

namespace observatorio {

/// What the window timeline draws: a stretch of event time, its windows, and each partition's place in it.
struct TimelineData {
    struct Window {
        TimeMs start = 0;
        std::int64_t count = 0;
        bool final = false;
        bool seen = false;   ///< some series has it
        bool ahead = false;  ///< begins after the newest event
    };
    struct Late {
        TimeMs windowStart = 0;
        std::int64_t count = 0;  ///< among the samples
    };
    struct Row {
        TopicPartition partition;
        std::optional<TimeMs> watermark;
        std::optional<TimeMs> maxEventTime;
        bool idle = false;
        std::vector<Late> late;
        std::shared_ptr<const EventDots> dots;  ///< may be null: then the row is drawn without events
    };

    TimeMs from = 0;
    TimeMs to = 0;
    DurationMs windowMs = 30'000;
    std::vector<Window> windows;  ///< every window of [from, to), ascending, without holes
    std::vector<Row> rows;

    [[nodiscard]] bool empty() const { return windows.empty(); }
    /// What one dot stands for at the most: 1 where each event is a dot; 0: there are no dots.
    [[nodiscard]] std::int64_t everyNth() const;
};

/// The newest windows up to the one after the newest event: enough to hold the lowest watermark of the active
/// partitions with two final windows before it and, where there is room, the windows that late records missed; at least
/// 6 and at most `maxWindows`. Of a young stream from its first window, and so many ahead.
TimelineData timelineData(const Snapshot &snapshot, int maxWindows);

}  // namespace observatorio
