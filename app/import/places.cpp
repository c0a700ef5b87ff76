// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/places.h"

#include "analytics/domain/referencecsv.h"
#include "app/import/cells.h"

#include <array>

namespace observatorio {

namespace {

constexpr std::string_view Namibia = "NA";

}  // namespace

Places::Places(const CountryTable &countries, const std::vector<Region> &regions) : m_countries(countries)
{
    for (std::size_t i = 0; i < countries.size(); ++i) {
        const auto id = static_cast<CountryId>(i);
        if (const int number = countries.at(id).isoNumeric; number > 0)
            m_byNumber.emplace(number, id);
    }
    for (const Region &region : regions) {
        m_regions.insert(region.codes.begin(), region.codes.end());
        for (const std::string &name : region.names)
            m_regions.insert(folded(name));
    }
}

std::optional<Places::Found> Places::known(Tells tells, std::string_view text) const
{
    if (tells == Number) {
        int number = 0;
        const bool whole = parseNumber(text.ends_with(".0") ? text.substr(0, text.size() - 2) : text, number);
        const auto it = whole ? m_byNumber.find(number) : m_byNumber.end();
        return it == m_byNumber.end() ? std::nullopt : std::optional<Found>(it->second);
    }
    if (const auto id = m_countries.find(text))
        return *id;
    if (m_countries.formerState(text))
        return LeftOutReason::FormerState;
    if (m_regions.contains(std::string(text)) || m_regions.contains(folded(text)))
        return LeftOutReason::Region;
    return std::nullopt;
}

Places::Found Places::find(const std::vector<Cell> &cells) const
{
    bool onlyNa = false, others = false;
    for (const Tells tells : {Code, Number, Name}) {
        for (const Cell &cell : cells) {
            if (cell.tells != tells)
                continue;
            onlyNa = onlyNa || cell.text == Namibia;
            if (isMissing(cell.text))
                continue;
            others = true;
            if (const auto found = known(tells, cell.text))
                return *found;
        }
    }
    if (onlyNa && !others) {
        if (const auto id = m_countries.find(Namibia))
            return *id;
    }
    return LeftOutReason::UnknownCountry;
}

std::string Places::called(const std::vector<Cell> &cells)
{
    std::array<std::string_view, 3> said;
    for (const Cell &cell : cells) {
        if (said[cell.tells].empty() && !isMissing(cell.text))
            said[cell.tells] = cell.text;
    }
    const std::string_view code = said[Code].empty() ? said[Number] : said[Code];
    if (said[Name].empty() || said[Name] == code)
        return std::string(code);
    return code.empty() ? std::string(said[Name]) : std::string(said[Name]) + " (" + std::string(code) + ')';
}

bool Places::knows(std::string_view text) const { return known(Name, text).has_value(); }

}  // namespace observatorio
