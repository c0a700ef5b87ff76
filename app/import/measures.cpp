// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/measures.h"

#include "app/import/cells.h"

#include <algorithm>

namespace observatorio {

Measures::Measures(const IndicatorTable &indicators) : m_indicators(indicators)
{
    for (const Indicator &indicator : indicators.all()) {
        add(indicator, {indicator.name});
        add(indicator, {indicator.nameEn});
        add(indicator, {indicator.nameEs});
        add(indicator, indicator.qogColumns);
        add(indicator, indicator.worldBank);
        add(indicator, indicator.weo);
        add(indicator, indicator.titles);
    }
}

/// Names are in order of preference.
void Measures::add(const Indicator &indicator, const std::vector<std::string> &names)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        m_byName.try_emplace(folded(names[i]), Found{&indicator, static_cast<int>(i)});
}

std::optional<Measures::Found> Measures::find(std::string_view text) const
{
    const auto it = m_byName.find(folded(text));
    return it == m_byName.end() ? std::nullopt : std::optional(it->second);
}

std::optional<Measures::Found> Measures::findByCodes(const std::set<std::string, std::less<>> &codes) const
{
    for (const Indicator &indicator : m_indicators.all()) {
        for (std::size_t i = 0; i < indicator.sdmx.size(); ++i) {
            const std::vector<std::string> &wanted = indicator.sdmx[i];
            if (std::all_of(wanted.begin(), wanted.end(), [&codes](const auto &code) { return codes.contains(code); }))
                return Found{&indicator, static_cast<int>(i)};
        }
    }
    return std::nullopt;
}

std::string_view sdmxCode(std::string_view cell) { return cell.substr(0, cell.find(": ")); }

std::vector<std::string> sdmxNames(std::string_view cell)
{
    std::vector<std::string> names(1);
    for (const char c : cell) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (letter)
            names.back().push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
        else if (!names.back().empty())
            names.emplace_back();
    }
    return names;
}

}  // namespace observatorio
