// SPDX-License-Identifier: GPL-3.0-or-later
// A silence: alerts that a person does not want to hear of for a while, those that are there and those to come.
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/storebatch.h"

#include <span>
#include <string>
#include <vector>

namespace observatorio {

/// Which alerts are meant: those that meet every condition. What is empty is no condition; without any, none is meant,
/// so that a row that lost its contents silences nothing.
struct SilenceMatcher {
    std::vector<std::string> countries;  ///< alpha-3: any of these
    std::string region;                  ///< as countries.csv calls it
    std::string indicator;
    std::string rule;  ///< its id

    [[nodiscard]] bool isEmpty() const noexcept
    {
        return countries.empty() && region.empty() && indicator.empty() && rule.empty();
    }
    bool operator==(const SilenceMatcher &) const = default;
};

/// Times are by the wall clock: what a person wants to hear has nothing to do with when events happened.
struct Silence {
    std::string id;  ///< 32 hex digits, random
    SilenceMatcher matcher;
    TimeMs from = 0;
    TimeMs until = 0;  ///< the first instant at which it holds no more; it may be ended earlier, never later
    std::string reason;
    std::string author;
    TimeMs created = 0;

    bool operator==(const Silence &) const = default;
};

inline constexpr std::size_t MostSilences = 1'000;     ///< that a program looks at: those that end last
inline constexpr std::size_t MostSilenceReason = 200;  ///< characters a dialog takes
inline constexpr std::size_t MostSilenceAuthor = 100;

bool matches(const SilenceMatcher &matcher, const AlertEpisode &episode, const CountryTable &countries) noexcept;

inline bool isInForce(const Silence &silence, TimeMs now) noexcept
{
    return silence.from <= now && now < silence.until;
}

/// Of those that match, the one that holds longest; of equal ones the first. Null: none does. Whether they are in force
/// is the caller's to have seen.
const Silence *longestMatching(std::span<const Silence> silences, const AlertEpisode &episode,
                               const CountryTable &countries) noexcept;

}  // namespace observatorio
