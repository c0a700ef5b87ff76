// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/strong.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace observatorio {

using SeriesIndex = Index<struct SeriesTag>;
using TopicIndex = Index<struct TopicTag>;
inline constexpr SeriesIndex NoSeries{~std::uint32_t{0}};

/// Numbers the series seen, densely and in order of appearance. Bounded twice: in all, and in what one topic brings of
/// one country, so that one producer's invented names do not lock out everybody's new series. About 5 ns a look-up: a
/// slot per spelling of the indicator, then an array per country.
class SeriesRegistry {
public:
    /// `settings` must outlive it.
    SeriesRegistry(const CountryTable &countries, const EngineSettings &settings);

    /// Of the topic, for lookup().
    TopicIndex topic(const std::string &name);
    /// NoSeries when it is a new one beyond a bound.
    SeriesIndex lookup(TopicIndex topic, CountryId country, std::string_view indicator)
    {
        const std::uint32_t index = indicatorIndex(indicator);
        if (index != NoIndicator) [[likely]] {
            if (const SeriesIndex series = m_indicators[index].byCountry[country]; series != NoSeries) [[likely]]
                return series;
        }
        return discover(topic, country, indicator, index);
    }
    /// For names the database remembers: counted already, so let in even beyond the bound. NoSeries when the country is
    /// unknown.
    SeriesIndex admit(TopicIndex topic, const SeriesName &name);

    const SeriesName &name(SeriesIndex index) const noexcept { return m_names[index]; }
    std::size_t size() const noexcept { return m_names.size(); }
    /// Bounds of which four fifths are reached, each topic's and the whole's once.
    const std::vector<Error> &remarks() const noexcept { return m_remarks; }

private:
    struct Indicator {
        std::string name;
        std::vector<SeriesIndex> byCountry;
    };
    struct Topic {
        std::string name;
        std::vector<std::size_t> brought;  ///< new series, by country
        bool isRemarked = false;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };

    std::uint32_t indicatorIndex(std::string_view indicator);
    SeriesIndex discover(TopicIndex topic, CountryId country, std::string_view indicator, std::uint32_t index);
    SeriesIndex add(TopicIndex topic, CountryId country, std::string_view indicator, std::uint32_t index);
    void remark(Topic &topic, CountryId country);

    static constexpr std::uint32_t NoIndicator = ~std::uint32_t{0};
    static constexpr std::size_t CacheSize = 256;

    const CountryTable &m_countries;
    const EngineSettings &m_settings;
    IndexedVector<TopicIndex, Topic> m_topics;
    std::vector<Error> m_remarks;
    bool m_isRemarked = false;
    std::vector<Indicator> m_indicators;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_byName;
    std::array<std::uint32_t, CacheSize> m_cache;
    IndexedVector<SeriesIndex, SeriesName> m_names;
};

}  // namespace observatorio
