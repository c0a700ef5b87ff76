// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/simulator/qogimport.h"

#include "kafka/simulator/baseline.h"
#include "kafka/simulator/csvreader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <map>
#include <optional>

namespace observatorio {

namespace {

constexpr std::size_t ReadBytes = 1u << 20;
constexpr int YearsBeforeEdition = 4;

struct Mapping {
    std::string indicator;
    std::vector<std::string> columns;  // the first that has a value counts
};

std::vector<Mapping> mappings(const IndicatorTable &indicators, const std::vector<std::string> &extraColumns)
{
    std::vector<Mapping> all;
    for (const Indicator &indicator : indicators.all()) {
        if (!indicator.qogColumns.empty())
            all.push_back({indicator.name, indicator.qogColumns});
    }
    for (const std::string &name : extraColumns) {
        if (std::none_of(all.begin(), all.end(), [&name](const Mapping &mapping) { return mapping.indicator == name; }))
            all.push_back({name, {name}});
    }
    return all;
}

bool isMissing(std::string_view text) { return text.empty() || text == "NA" || text == "."; }

std::optional<double> number(std::string_view text)
{
    double value = 0.0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || rest != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int32_t> integer(std::string_view text)
{
    const auto value = number(text);
    if (!value || *value != std::floor(*value) || std::abs(*value) > 1e6)
        return std::nullopt;
    return static_cast<std::int32_t>(*value);
}

bool isAlpha3(std::string_view text)
{
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::int32_t yearOfEdition(std::string_view path)
{
    constexpr std::string_view Extension = ".csv";
    if (!path.ends_with(Extension))
        return 0;
    path.remove_suffix(Extension.size());
    if (path.size() < 2)
        return 0;
    const auto edition = integer(path.substr(path.size() - 2));
    return edition && *edition >= 10 ? 2000 + *edition - YearsBeforeEdition : 0;
}

class Import {
public:
    Import(std::string path, const IndicatorTable &indicators, const CountryTable *countries,
           const std::vector<std::string> &extraColumns)
        : m_path(std::move(path)), m_countries(countries), m_mappings(mappings(indicators, extraColumns)),
          m_extraColumns(extraColumns)
    {
        for (std::size_t i = 0; countries && i < countries->size(); ++i) {
            const Country &country = countries->at(static_cast<CountryId>(i));
            if (country.isoNumeric != 0)
                m_byNumber[country.isoNumeric] = country.iso3;
        }
    }

    Expected<void> row(const std::vector<std::string_view> &fields, std::int64_t line)
    {
        m_line = line;
        if (m_width == 0)
            return header(fields);
        if (fields.size() != m_width)
            return malformed(std::to_string(fields.size()) + " fields instead of " + std::to_string(m_width));
        auto country = countryOf(fields);
        if (!country)
            return tl::unexpected(country.error());
        if (country->empty())
            return {};
        std::int32_t year = m_edition;
        if (m_year) {
            const auto read = integer(fields[*m_year]);
            if (!read)
                return malformed("column year: '" + std::string(fields[*m_year].substr(0, 40)) + "' is no year");
            year = *read;
        }
        return values(fields, *country, year);
    }

    [[nodiscard]] Expected<std::string> text() const
    {
        if (m_width == 0)
            return failure(ErrorCode::FileMalformed, m_path + ":1", "the file is empty");
        if (m_values.empty())
            return failure(ErrorCode::FileMalformed, m_path, "no values in it");
        std::string csv = "pais,indicador,anio,valor\n";
        std::array<char, 64> digits;
        for (const auto &[name, years] : m_values) {
            for (const auto &[year, value] : years) {
                csv.append(name.country)
                    .append(",")
                    .append(name.indicator)
                    .append(",")
                    .append(std::to_string(year))
                    .append(",");
                csv.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
                csv += '\n';
            }
        }
        return csv;
    }

private:
    struct Column {
        const Mapping *mapping;
        std::vector<std::size_t> at;
    };

    [[nodiscard]] tl::unexpected<Error> malformed(std::string cause) const
    {
        return failure(ErrorCode::FileMalformed, m_path + ':' + std::to_string(m_line), std::move(cause));
    }

    Expected<void> header(const std::vector<std::string_view> &names)
    {
        const auto find = [&names](std::string_view name) -> std::optional<std::size_t> {
            const auto it = std::find(names.begin(), names.end(), name);
            if (it == names.end())
                return std::nullopt;
            return static_cast<std::size_t>(it - names.begin());
        };
        m_width = names.size();
        m_names.assign(names.begin(), names.end());
        m_alpha3 = find("ccodealp");
        m_number = m_countries ? find("ccode") : std::nullopt;
        m_year = find("year");
        m_edition = yearOfEdition(m_path);
        if (!m_alpha3 && !m_number)
            return malformed("no column ccodealp: not a QoG file");
        for (const std::string &extra : m_extraColumns) {
            if (!find(extra))
                return malformed("no column " + extra);
        }
        for (const Mapping &mapping : m_mappings) {
            Column column{&mapping, {}};
            for (const std::string &name : mapping.columns) {
                if (const auto at = find(name))
                    column.at.push_back(*at);
            }
            if (!column.at.empty())
                m_columns.push_back(std::move(column));
        }
        if (m_columns.empty())
            return malformed("none of the known indicator columns");
        return {};
    }

    /// Empty: a country to leave out.
    [[nodiscard]] Expected<std::string> countryOf(const std::vector<std::string_view> &fields) const
    {
        if (m_alpha3 && !isMissing(fields[*m_alpha3])) {
            const std::string_view code = fields[*m_alpha3];
            if (!isAlpha3(code))
                return malformed("column ccodealp: '" + std::string(code.substr(0, 40)) + "' is no alpha-3 code");
            if (m_countries && !m_countries->find(code))
                return std::string();
            return std::string(code);
        }
        if (!m_number || isMissing(fields[*m_number]))
            return std::string();
        const auto code = integer(fields[*m_number]);
        if (!code)
            return malformed("column ccode: '" + std::string(fields[*m_number].substr(0, 40)) + "' is no number");
        const auto it = m_byNumber.find(*code);
        return it == m_byNumber.end() ? std::string() : it->second;
    }

    Expected<void> values(const std::vector<std::string_view> &fields, const std::string &country, std::int32_t year)
    {
        for (const Column &column : m_columns) {
            const auto at = std::find_if(column.at.begin(), column.at.end(),
                                         [&fields](std::size_t i) { return !isMissing(fields[i]); });
            if (at == column.at.end())
                continue;
            const auto value = number(fields[*at]);
            if (!value)
                return malformed("column " + m_names[*at] + ": '" + std::string(fields[*at].substr(0, 40))
                                 + "' is no number");
            if (m_values.size() >= MaxBaselineSeries)
                return malformed("more than " + std::to_string(MaxBaselineSeries) + " series");
            m_values[{country, column.mapping->indicator}][year] = *value;
        }
        return {};
    }

    const std::string m_path;
    const CountryTable *const m_countries;
    const std::vector<Mapping> m_mappings;
    const std::vector<std::string> m_extraColumns;
    std::map<int, std::string> m_byNumber;
    std::size_t m_width = 0;
    std::vector<std::string> m_names;
    std::optional<std::size_t> m_alpha3, m_number, m_year;
    std::vector<Column> m_columns;
    std::int32_t m_edition = 0;
    std::int64_t m_line = 1;
    std::map<SeriesName, std::map<std::int32_t, double>> m_values;
};

bool isColumnName(const std::string &name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

struct FileCloser {
    void operator()(std::FILE *file) const noexcept { std::fclose(file); }
};

}  // namespace

Expected<std::string> importQog(const std::string &path, const IndicatorTable &indicators,
                                const CountryTable *countries, const std::vector<std::string> &extraColumns)
{
    for (const std::string &name : extraColumns) {
        if (!isColumnName(name))
            return failure(ErrorCode::BadSetting, "columns", "'" + name + "' is no column of a QoG file");
    }
    const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rbe"));
    if (!file)
        return failure(ErrorCode::FileUnreadable, path, std::strerror(errno));
    Import import(path, indicators, countries, extraColumns);
    CsvReader reader(path, [&import](const std::vector<std::string_view> &fields, std::int64_t line) {
        return import.row(fields, line);
    });
    std::vector<char> buffer(ReadBytes);
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
        if (const auto fed = reader.feed({buffer.data(), got}); !fed)
            return tl::unexpected(fed.error());
    }
    if (std::ferror(file.get()))
        return failure(ErrorCode::FileUnreadable, path, std::strerror(errno));
    return reader.finish().and_then([&import] { return import.text(); });
}

}  // namespace observatorio
