// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/seriesregistry.h"

namespace observatorio {

SeriesRegistry::SeriesRegistry(const CountryTable &countries, std::size_t maxSeries)
    : m_countries(countries), m_maxSeries(maxSeries)
{
    m_cache.fill(NoIndicator);
}

std::uint32_t SeriesRegistry::indicatorIndex(std::string_view indicator)
{
    const std::size_t first = static_cast<unsigned char>(indicator.front());
    const std::size_t last = static_cast<unsigned char>(indicator.back());
    std::uint32_t &cached = m_cache[(indicator.size() * 7 + first * 31 + last * 131) % CacheSize];
    if (cached != NoIndicator && m_indicators[cached].name == indicator)
        return cached;
    const auto it = m_byName.find(indicator);
    if (it == m_byName.end())
        return NoIndicator;
    return cached = it->second;
}

SeriesIndex SeriesRegistry::lookup(CountryId country, std::string_view indicator)
{
    return lookup(country, indicator, m_maxSeries);
}

SeriesIndex SeriesRegistry::lookup(CountryId country, std::string_view indicator, std::size_t bound)
{
    if (indicator.empty())
        return NoSeries;
    std::uint32_t index = indicatorIndex(indicator);
    if (index != NoIndicator) {
        if (const SeriesIndex series = m_indicators[index].byCountry[country]; series != NoSeries)
            return series;
    }
    if (m_names.size() >= bound)
        return NoSeries;
    if (index == NoIndicator) {
        index = static_cast<std::uint32_t>(m_indicators.size());
        m_indicators.push_back({std::string(indicator), std::vector<SeriesIndex>(m_countries.size(), NoSeries)});
        m_byName.emplace(indicator, index);
    }
    const SeriesIndex series = m_names.add({m_countries.at(country).iso3, std::string(indicator)});
    m_indicators[index].byCountry[country] = series;
    return series;
}

SeriesIndex SeriesRegistry::admit(const SeriesName &name)
{
    const auto country = m_countries.find(name.country);
    return country ? lookup(*country, name.indicator, NoSeries.value()) : NoSeries;
}

}  // namespace observatorio
