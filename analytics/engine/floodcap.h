// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/storebatch.h"
#include "analytics/domain/windowgrid.h"

#include <optional>

namespace observatorio {

/// At most `Cap` new episodes a partition and minute of event time (aligned to the epoch). The rest of that minute have
/// no row of their own: one summary episode stands for them. Its rule is "flood", its series ("*", "*"), its threshold
/// the cap, its values and `suppressed` how many it stands for, its severity the worst of theirs as they began.
class FloodCap {
public:
    static constexpr WindowGrid Minutes{60'000};
    static constexpr std::int64_t Cap = 100;

    explicit FloodCap(FloodMemory memory) : m_memory(std::move(memory)) {}

    /// Event time has reached `clock`, which never goes back; the summary of a minute that is over, ended.
    std::optional<AlertEpisode> advance(TimeMs clock);
    /// False: the episode, which begins at `clock`, goes into the summary.
    bool admit(const AlertEpisode &episode);

    [[nodiscard]] const FloodMemory &memory() const noexcept { return m_memory; }

private:
    FloodMemory m_memory;
};

}  // namespace observatorio
