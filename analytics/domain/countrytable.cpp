// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/countrytable.h"

#include "analytics/domain/namefold.h"
#include "analytics/domain/referencecsv.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr ReferenceCsv CountriesCsv{"countries.csv",
                                    "iso3,iso2,iso_numeric,name_en,name_es,region,income_group,latitude,longitude"};
constexpr ReferenceCsv FormerStatesCsv{"formerstates.csv", "code,iso2,name_en,name_es,until"};
constexpr ReferenceCsv AliasesCsv{"countryaliases.csv", "code,alias,source"};

constexpr std::size_t LongestCode = 3;
constexpr std::size_t CharactersADifference = 4, MostDifferences = 3;  // of a name that is near another

int alpha3Index(std::string_view text) noexcept
{
    if (text.size() != 3)
        return -1;
    int index = 0;
    for (const char c : text) {
        if (c < 'A' || c > 'Z')
            return -1;
        index = index * 26 + (c - 'A');
    }
    return index;
}

}  // namespace

Expected<CountryTable> CountryTable::parse(std::string_view countries, std::string_view aliases,
                                           std::string_view formerStates)
{
    CountryTable table;
    table.m_byAlpha3.assign(std::size_t{26} * 26 * 26, -1);
    Expected<void> read = table.readCountries(countries);
    if (read && !formerStates.empty())
        read = table.readFormerStates(formerStates);
    if (read && !aliases.empty())
        read = table.readAliases(aliases);
    if (!read)
        return tl::unexpected(read.error());
    return table;
}

Expected<void> CountryTable::readCountries(std::string_view csv)
{
    return CountriesCsv.read(csv, [this](std::vector<std::string> fields, const std::string &where) -> Expected<void> {
        Country country;
        if (!parseNumber(fields[2], country.isoNumeric) || !parseNumber(fields[7], country.latitude)
            || !parseNumber(fields[8], country.longitude))
            return failure(ErrorCode::FileMalformed, where, "iso_numeric, latitude or longitude is not a number");
        const int index = alpha3Index(fields[0]);
        if (index < 0 || m_byAlpha3[static_cast<std::size_t>(index)] >= 0)
            return failure(ErrorCode::FileMalformed, where, "iso3 is not a fresh alpha-3 code");
        country.iso3 = std::move(fields[0]);
        country.iso2 = std::move(fields[1]);
        country.nameEn = std::move(fields[3]);
        country.nameEs = std::move(fields[4]);
        country.region = std::move(fields[5]);
        country.incomeGroup = std::move(fields[6]);

        const auto id = static_cast<CountryId>(m_countries.size());
        m_byAlpha3[static_cast<std::size_t>(index)] = static_cast<std::int16_t>(id);
        for (const std::string *name : {&country.iso3, &country.iso2, &country.nameEn, &country.nameEs}) {
            if (const auto added = addName(*name, {false, id}, true, where); !added)
                return added;
        }
        m_countries.push_back(std::move(country));
        return {};
    });
}

Expected<void> CountryTable::readFormerStates(std::string_view csv)
{
    return FormerStatesCsv.read(
        csv, [this](std::vector<std::string> fields, const std::string &where) -> Expected<void> {
            FormerState state{std::move(fields[0]), std::move(fields[1]), std::move(fields[2]), std::move(fields[3]),
                              0};
            if (!parseNumber(fields[4], state.until))
                return failure(ErrorCode::FileMalformed, where, "until is not a year");
            if (alpha3Index(state.code) < 0)
                return failure(ErrorCode::FileMalformed, where, "code is not an alpha-3 code");
            const auto index = static_cast<std::uint16_t>(m_formerStates.size());
            for (const std::string *name : {&state.code, &state.iso2, &state.nameEn, &state.nameEs}) {
                if (const auto added = addName(*name, {true, index}, true, where); !added)
                    return added;
            }
            m_formerStates.push_back(std::move(state));
            return {};
        });
}

Expected<void> CountryTable::readAliases(std::string_view csv)
{
    return AliasesCsv.read(csv, [this](std::vector<std::string> fields, const std::string &where) -> Expected<void> {
        const Meaning *const owner = alpha3Index(fields[0]) < 0 ? nullptr : meaningOf(fields[0]);
        if (!owner)
            return failure(ErrorCode::FileMalformed, where, "'" + fields[0] + "' is the code of none");
        if (fields[2].empty())
            return failure(ErrorCode::FileMalformed, where, "it does not say whose name that is");
        return addName(fields[1], *owner, false, where);
    });
}

Expected<void> CountryTable::addName(const std::string &name, Meaning meaning, bool mayRepeat, const std::string &where)
{
    if (name.empty() && mayRepeat)
        return {};
    const FoldedName folded(name);
    if (folded.text().empty())
        return failure(ErrorCode::FileMalformed, where, "'" + name + "' is no name");
    const auto [known, isNew] = m_byFolded.add(folded.text(), meaning);
    if (*known != meaning)
        return failure(ErrorCode::FileMalformed, where, "'" + name + "' already names another country");
    if (!isNew && !mayRepeat)
        return failure(ErrorCode::FileMalformed, where, "'" + name + "' already names this country");
    if (!meaning.former)
        m_byName.add(name, meaning.index);
    if (isNew && !meaning.former && name.size() > LongestCode)
        m_names.push_back({name, codePoints(folded.text())});
    return {};
}

const CountryTable::Meaning *CountryTable::meaningOf(std::string_view text) const noexcept
{
    return m_byFolded.find(FoldedName(text).text());
}

std::optional<CountryId> CountryTable::find(std::string_view text) const noexcept
{
    if (const int index = alpha3Index(text); index >= 0) {
        if (const std::int16_t id = m_byAlpha3[static_cast<std::size_t>(index)]; id >= 0)
            return static_cast<CountryId>(id);
    }
    if (const CountryId *const id = m_byName.find(text))
        return *id;
    const Meaning *const meaning = meaningOf(text);
    return meaning && !meaning->former ? std::optional<CountryId>(meaning->index) : std::nullopt;
}

const FormerState *CountryTable::formerState(std::string_view text) const noexcept
{
    const Meaning *const meaning = meaningOf(text);
    return meaning && meaning->former ? &m_formerStates[meaning->index] : nullptr;
}

std::string_view CountryTable::nearestName(std::string_view text) const
{
    const std::u32string wanted = codePoints(FoldedName(text).text());
    std::size_t least = std::min(wanted.size() / CharactersADifference, MostDifferences) + 1;
    std::string_view nearest;
    for (const Spelling &spelling : m_names) {
        if (least == 0)
            break;
        const std::size_t differences = distance(wanted, spelling.folded, least - 1);
        if (differences < least) {
            least = differences;
            nearest = spelling.name;
        }
    }
    return nearest;
}

}  // namespace observatorio
