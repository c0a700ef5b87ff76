// SPDX-License-Identifier: GPL-3.0-or-later
// Bugs planted on purpose, one at a time, to see that the simulated world finds them. Those of the product's own code
// are put into copies of its sources that only this test is made of (CMakeLists.txt); no shipped program knows them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace observatorio::simulation {

enum class Bug : std::uint8_t {
    None,
    OffsetBeforeTheTransaction,
    MissingFence,
    LateJudgedAfterTheRecord,
    RestoreWithoutOpenWindows,
    RetryThatAdds,
    StaleClaim,
    StaleLastValue,
    FinalTooEarly,
    WrongLogAccepted,
    GapUncounted,
};

/// By the enumeration's order; none has the empty name.
inline constexpr std::array<std::string_view, 11> BugNames = {
    "",
    "offset-before-the-transaction",
    "missing-fence",
    "late-judged-after-the-record",
    "restore-without-open-windows",
    "retry-that-adds",
    "stale-claim",
    "stale-last-value",
    "final-too-early",
    "wrong-log-accepted",
    "gap-uncounted",
};

constexpr std::optional<Bug> bugNamed(std::string_view name)
{
    for (std::size_t i = 0; i < BugNames.size(); ++i)
        if (BugNames[i] == name)
            return static_cast<Bug>(i);
    return std::nullopt;
}

inline Bug plantedBug = Bug::None;
inline bool planted(Bug bug) { return plantedBug == bug; }

}  // namespace observatorio::simulation
