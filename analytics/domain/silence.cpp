// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/silence.h"

#include <algorithm>

namespace observatorio {

bool matches(const SilenceMatcher &matcher, const AlertEpisode &episode, const CountryTable &countries) noexcept
{
    if (matcher.isEmpty())
        return false;
    if (!matcher.rule.empty() && matcher.rule != episode.rule)
        return false;
    if (!matcher.indicator.empty() && matcher.indicator != episode.series.indicator)
        return false;
    if (!matcher.countries.empty()
        && std::ranges::find(matcher.countries, episode.series.country) == matcher.countries.end())
        return false;
    if (matcher.region.empty())
        return true;
    const auto country = countries.find(episode.series.country);
    return country && countries.at(*country).region == matcher.region;
}

const Silence *longestMatching(std::span<const Silence> silences, const AlertEpisode &episode,
                               const CountryTable &countries) noexcept
{
    const Silence *longest = nullptr;
    for (const Silence &silence : silences) {
        if ((!longest || silence.until > longest->until) && matches(silence.matcher, episode, countries))
            longest = &silence;
    }
    return longest;
}

}  // namespace observatorio
