// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/strong.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace observatorio {

using SeriesIndex = Index<struct SeriesTag>;
inline constexpr SeriesIndex NoSeries{~std::uint32_t{0}};

/// Numbers the series seen, densely and in order of appearance; bounded. About 5 ns a look-up: a slot per spelling of
/// the indicator, then an array per country.
class SeriesRegistry {
public:
    SeriesRegistry(const CountryTable &countries, std::size_t maxSeries);

    /// NoSeries when it is a new one beyond the bound.
    SeriesIndex lookup(CountryId country, std::string_view indicator);
    /// For names the database remembers: counted already, so let in even beyond the bound. NoSeries when the country is
    /// unknown.
    SeriesIndex admit(const SeriesName &name);

    const SeriesName &name(SeriesIndex index) const noexcept { return m_names[index]; }
    std::size_t size() const noexcept { return m_names.size(); }

private:
    struct Indicator {
        std::string name;
        std::vector<SeriesIndex> byCountry;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };

    std::uint32_t indicatorIndex(std::string_view indicator);
    SeriesIndex lookup(CountryId country, std::string_view indicator, std::size_t bound);

    static constexpr std::uint32_t NoIndicator = ~std::uint32_t{0};
    static constexpr std::size_t CacheSize = 256;

    const CountryTable &m_countries;
    const std::size_t m_maxSeries;
    std::vector<Indicator> m_indicators;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_byName;
    std::array<std::uint32_t, CacheSize> m_cache;
    IndexedVector<SeriesIndex, SeriesName> m_names;
};

}  // namespace observatorio
