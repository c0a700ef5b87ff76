// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/countrytable.h"

#include <charconv>

namespace observatorio {

namespace {

constexpr std::size_t ColumnCount = 9;
constexpr std::string_view Header = "iso3,iso2,iso_numeric,name_en,name_es,region,income_group,latitude,longitude";

/// Splits one RFC 4180 line; quotes may surround a field and are doubled inside it.
std::vector<std::string> splitLine(std::string_view line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back().push_back('"');
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back().push_back(c);
        }
    }
    return fields;
}

template<typename Number>
bool parseNumber(const std::string &text, Number &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

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
    table.m_byAlpha3.assign(26 * 26 * 26, -1);
    std::size_t lineNumber = 0;
    while (!csv.empty()) {
        const std::size_t end = csv.find('\n');
        std::string_view line = csv.substr(0, end);
        csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        ++lineNumber;
        const std::string where = "countries.csv:" + std::to_string(lineNumber);
        if (lineNumber == 1) {
            if (line != Header)
                return failure(ErrorCode::FileMalformed, where, "the header is not " + std::string(Header));
            continue;
        }
        if (line.empty())
            continue;
        std::vector<std::string> fields = splitLine(line);
        if (fields.size() != ColumnCount)
            return failure(ErrorCode::FileMalformed, where, "expected 9 columns");
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
    }
    if (table.m_countries.empty())
        return failure(ErrorCode::FileMalformed, "countries.csv", "it holds no country");
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
