// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/seriesregistry.h"

namespace observatorio {

SeriesRegistry::SeriesRegistry(const CountryTable &countries, const EngineSettings &settings)
    : m_countries(countries), m_settings(settings)
{
    m_cache.fill(NoIndicator);
}

std::uint32_t SeriesRegistry::indicatorIndex(std::string_view indicator)
{
    if (indicator.empty())
        return NoIndicator;
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

TopicIndex SeriesRegistry::topic(const std::string &name)
{
    for (TopicIndex index; m_topics.holds(index); index = TopicIndex(index.value() + 1)) {
        if (m_topics[index].name == name)
            return index;
    }
    return m_topics.add({name, std::vector<std::size_t>(m_countries.size(), 0)});
}

SeriesIndex SeriesRegistry::discover(TopicIndex topic, CountryId country, std::string_view indicator,
                                     std::uint32_t index)
{
    if (indicator.empty() || m_names.size() >= m_settings.maxSeries
        || m_topics[topic].brought[country] >= m_settings.maxSeriesPerCountry)
        return NoSeries;
    return add(topic, country, indicator, index);
}

SeriesIndex SeriesRegistry::add(TopicIndex topic, CountryId country, std::string_view indicator, std::uint32_t index)
{
    if (index == NoIndicator) {
        index = static_cast<std::uint32_t>(m_indicators.size());
        m_indicators.push_back({std::string(indicator), std::vector<SeriesIndex>(m_countries.size(), NoSeries)});
        m_byName.emplace(indicator, index);
    }
    const SeriesIndex series = m_names.add({m_countries.at(country).iso3, std::string(indicator)});
    m_indicators[index].byCountry[country] = series;
    ++m_topics[topic].brought[country];
    remark(m_topics[topic], country);
    return series;
}

void SeriesRegistry::remark(Topic &topic, CountryId country)
{
    const auto isNear = [](std::size_t count, std::size_t bound) { return count >= bound - bound / 5; };
    const auto share = [](std::size_t count, std::size_t bound) {
        return std::to_string(count) + " of " + std::to_string(bound) + " series";
    };
    if (const std::size_t count = topic.brought[country];
        !topic.isRemarked && isNear(count, m_settings.maxSeriesPerCountry)) {
        topic.isRemarked = true;
        m_remarks.push_back({ErrorCode::SeriesBoundNear, topic.name,
                             m_countries.at(country).iso3 + ": " + share(count, m_settings.maxSeriesPerCountry)});
    }
    if (!m_isRemarked && isNear(m_names.size(), m_settings.maxSeries)) {
        m_isRemarked = true;
        m_remarks.push_back(
            {ErrorCode::SeriesBoundNear, topic.name, "all topics: " + share(m_names.size(), m_settings.maxSeries)});
    }
}

SeriesIndex SeriesRegistry::admit(TopicIndex topic, const SeriesName &name)
{
    const auto country = m_countries.find(name.country);
    if (!country || name.indicator.empty())
        return NoSeries;
    const std::uint32_t index = indicatorIndex(name.indicator);
    if (index != NoIndicator) {
        if (const SeriesIndex series = m_indicators[index].byCountry[*country]; series != NoSeries)
            return series;
    }
    return add(topic, *country, name.indicator, index);
}

}  // namespace observatorio
