// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/countrytable.h"

#include "analytics/domain/referencecsv.h"

namespace observatorio {

namespace {

constexpr ReferenceCsv CountriesCsv{"countries.csv",
                                    "iso3,iso2,iso_numeric,name_en,name_es,region,income_group,latitude,longitude"};

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

Expected<CountryTable> CountryTable::parse(std::string_view csv)
{
    CountryTable table;
    table.m_byAlpha3.assign(std::size_t{26} * 26 * 26, -1);
    const auto read =
        CountriesCsv.read(csv, [&table](std::vector<std::string> fields, const std::string &where) -> Expected<void> {
            Country country;
            if (!parseNumber(fields[2], country.isoNumeric) || !parseNumber(fields[7], country.latitude)
                || !parseNumber(fields[8], country.longitude))
                return failure(ErrorCode::FileMalformed, where, "iso_numeric, latitude or longitude is not a number");
            const int index = alpha3Index(fields[0]);
            if (index < 0 || table.m_byAlpha3[static_cast<std::size_t>(index)] >= 0)
                return failure(ErrorCode::FileMalformed, where, "iso3 is not a fresh alpha-3 code");
            country.iso3 = std::move(fields[0]);
            country.iso2 = std::move(fields[1]);
            country.nameEn = std::move(fields[3]);
            country.nameEs = std::move(fields[4]);
            country.region = std::move(fields[5]);
            country.incomeGroup = std::move(fields[6]);

            const auto id = static_cast<CountryId>(table.m_countries.size());
            table.m_byAlpha3[static_cast<std::size_t>(index)] = static_cast<std::int16_t>(id);
            for (const std::string *name : {&country.iso2, &country.nameEn, &country.nameEs}) {
                if (!name->empty() && table.m_byName.try_emplace(*name, id).first->second != id)
                    return failure(ErrorCode::FileMalformed, where, "'" + *name + "' already names another country");
            }
            table.m_countries.push_back(std::move(country));
            return {};
        });
    if (!read)
        return tl::unexpected(read.error());
    return table;
}

std::optional<CountryId> CountryTable::find(std::string_view text) const noexcept
{
    if (const int index = alpha3Index(text); index >= 0) {
        if (const std::int16_t id = m_byAlpha3[static_cast<std::size_t>(index)]; id >= 0)
            return static_cast<CountryId>(id);
    }
    if (const auto it = m_byName.find(text); it != m_byName.end())
        return it->second;
    return std::nullopt;
}

}  // namespace observatorio
