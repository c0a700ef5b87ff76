// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/columns.h"

#include "analytics/domain/referencecsv.h"
#include "app/import/cells.h"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>

namespace observatorio {

namespace {

using namespace std::string_view_literals;
using Words = std::initializer_list<std::string_view>;

// Heads as publishers write them, folded (see folded()). The IMF's own numbers of countries are in none of them.
const Words CountryCodes{
    "ccodealp", "countrycode",     "code",       "iso",     "iso3",      "iso3c",         "iso2",
    "isocode",  "isoalpha3",       "iso",        "refarea", "geo",       "geotimeperiod", "location",
    "cou",      "countryiso3code", "codigopais", "codigo",  "codigoiso", "paiscodigo",    "economycode"};
const Words CountryNumbers{"ccode", "isonumeric", "isonum", "isocode3166", "m49", "m49code"};
const Words CountryNames{"countryname",   "country",       "entity",
                         "cname",         "pais",          "nombre",
                         "nombrepais",    "referencearea", "geopoliticalentityreporting",
                         "nation",        "economy",       "estado",
                         "countryorarea", "state",         "paises",
                         "location name", "area"};
const Words YearWords{"year",  "anio", "ano",   "timeperiod", "time",      "date", "periodo",
                      "fecha", "jahr", "annee", "anno",       "ejercicio", "yr"};
const Words ValueWords{"obsvalue", "value", "valor", "val", "observationvalue", "valores", "dato"};
const Words IndicatorCodes{"indicatorcode", "seriescode", "weosubjectcode", "indicador",
                           "indicator",     "variable",   "codigoindicador"};
const Words IndicatorNames{"indicatorname", "seriesname", "subjectdescriptor", "series", "nombreindicador"};

bool isOneOf(const std::string &head, const Words &words)
{
    return std::find(words.begin(), words.end(), head) != words.end();
}

/// Without the label that SDMX-CSV writes behind a code: "geo: Geopolitical entity (reporting)".
std::string headOf(std::string_view text) { return folded(sdmxCode(trimmed(text))); }

bool isYearWord(const std::string &head) { return isOneOf(head, YearWords); }

/// The share of the fields in `column` that `fits`, of those that are not missing; 0 where all are.
double shareOf(const std::vector<Row> &rows, std::size_t column, const std::function<bool(std::string_view)> &fits)
{
    std::size_t seen = 0, fit = 0;
    for (const Row &row : rows) {
        if (column >= row.size() || isMissing(trimmed(row[column])))
            continue;
        ++seen;
        fit += fits(trimmed(row[column]));
    }
    return seen == 0 ? 0.0 : static_cast<double>(fit) / static_cast<double>(seen);
}

bool looksLikeNumber(std::string_view text)
{
    return std::holds_alternative<double>(readNumber(text, DecimalSign::Point))
           || std::holds_alternative<double>(readNumber(text, DecimalSign::Comma));
}

std::optional<std::size_t> columnNamed(const Row &head, const std::string &name)
{
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (trimmed(head[i]) == trimmed(name))
            return i;
    }
    std::size_t number = 0;
    if (parseNumber(name.substr(name.starts_with('#') ? 1 : 0), number) && number >= 1 && number <= head.size())
        return number - 1;
    return std::nullopt;
}

void findDimensions(Columns &columns, std::size_t width)
{
    columns.dimensions.clear();
    for (std::size_t i = 0; i < width; ++i) {
        const bool country = std::any_of(columns.countries.begin(), columns.countries.end(),
                                         [i](const auto &column) { return column.second == i; });
        if (!country && columns.year != i && columns.value != i)
            columns.dimensions.push_back(i);
    }
}

}  // namespace

Columns columnsByHead(const Row &head, const Measures &measures)
{
    Columns columns;
    std::vector<std::size_t> indicatorNames;
    for (std::size_t i = 0; i < head.size(); ++i) {
        const std::string name = headOf(head[i]);
        if (const auto year = readYear(trimmed(head[i])))
            columns.years.emplace_back(i, *year);
        else if (isOneOf(name, CountryCodes))
            columns.countries.emplace_back(Places::Code, i);
        else if (isOneOf(name, CountryNumbers))
            columns.countries.emplace_back(Places::Number, i);
        else if (isOneOf(name, CountryNames))
            columns.countries.emplace_back(Places::Name, i);
        else if (isYearWord(name) && !columns.year)
            columns.year = i;
        else if (isOneOf(name, ValueWords) && !columns.value)
            columns.value = i;
        else if (isOneOf(name, IndicatorCodes))
            columns.indicators.push_back(i);
        else if (isOneOf(name, IndicatorNames))
            indicatorNames.push_back(i);
        else if (name == "scale"sv || name == "escala"sv)
            columns.scale = i;
        else if (name == "unitmult"sv || name == "powercodecode"sv)
            columns.power = i;
        else if (name == "estimatesstartafter"sv)
            columns.estimatesAfter = i;
        else if (const auto found = measures.find(trimmed(head[i])))
            columns.measures.emplace_back(i, *found);
    }
    columns.indicators.insert(columns.indicators.end(), indicatorNames.begin(), indicatorNames.end());
    if (columns.year)
        columns.years.clear();
    if (columns.value || !columns.years.empty())
        columns.measures.clear();
    findDimensions(columns, head.size());
    return columns;
}

void completeByContent(Columns &columns, std::size_t width, const std::vector<Row> &rows, const Places &places)
{
    constexpr double Most = 0.6, NearlyAll = 0.9;
    const auto isTaken = [&columns](std::size_t i) {
        return columns.year == i || columns.value == i || columns.scale == i || columns.power == i
               || std::ranges::find(columns.indicators, i) != columns.indicators.end()
               || std::ranges::any_of(columns.measures, [i](const auto &column) { return column.first == i; })
               || std::ranges::any_of(columns.countries, [i](const auto &column) { return column.second == i; });
    };
    for (std::size_t i = 0; i < width && columns.countries.empty(); ++i) {
        if (!isTaken(i) && shareOf(rows, i, [&places](std::string_view text) { return places.knows(text); }) >= Most)
            columns.countries.emplace_back(Places::Name, i);
    }
    if (columns.countries.empty())
        return;
    if (!columns.year && columns.years.empty()) {
        for (std::size_t i = 0; i < width && !columns.year; ++i) {
            if (!isTaken(i) && shareOf(rows, i, [](std::string_view text) {
                                   return readYear(text) || isPartOfYear(text);
                               }) >= NearlyAll)
                columns.year = i;
        }
    }
    if (!columns.hasValues()) {
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < width; ++i) {
            if (!isTaken(i) && shareOf(rows, i, looksLikeNumber) >= Most)
                numbers.push_back(i);
        }
        if (numbers.size() == 1)
            columns.value = numbers.front();
    }
    findDimensions(columns, width);
}

Expected<void> applyChoices(Columns &columns, const Row &head, const ImportChoices &choices, const Measures &measures)
{
    const auto chosen = [&head](const char *setting, const std::string &name) -> Expected<std::size_t> {
        if (const auto at = columnNamed(head, name))
            return *at;
        std::string all;
        for (std::size_t i = 0; i < head.size() && i < 20; ++i)
            all.append(all.empty() ? "" : ", ").append(trimmed(head[i]));
        return failure(ErrorCode::BadSetting, setting, "no column '" + name + "'; there are " + all);
    };
    if (!choices.countryColumn.empty()) {
        const auto at = chosen("country-column", choices.countryColumn);
        if (!at)
            return tl::unexpected(at.error());
        columns.countries = {{Places::Code, *at}, {Places::Number, *at}};
    }
    if (!choices.yearColumn.empty()) {
        const auto at = chosen("year-column", choices.yearColumn);
        if (!at)
            return tl::unexpected(at.error());
        columns.year = *at;
        columns.years.clear();
    }
    if (!choices.valueColumn.empty()) {
        const auto at = chosen("value-column", choices.valueColumn);
        if (!at)
            return tl::unexpected(at.error());
        const auto measure = measures.find(trimmed(head[*at]));
        columns.years.clear();
        columns.measures.clear();
        columns.value.reset();
        if (measure && columns.indicators.empty())
            columns.measures.emplace_back(*at, *measure);
        else
            columns.value = *at;
    }
    findDimensions(columns, head.size());
    return {};
}

FileLayout layoutOf(const Row &head)
{
    const auto has = [&head](std::string_view name) {
        return std::any_of(head.begin(), head.end(), [name](const std::string &text) { return headOf(text) == name; });
    };
    if (has("ccodealp") || (has("ccode") && has("cname")))
        return FileLayout::Qog;
    if (has("weocountrycode") || has("weosubjectcode"))
        return FileLayout::Weo;
    if (has("countryname") && has("countrycode"))
        return FileLayout::WorldBank;
    if (has("obsvalue") || (has("location") && has("value")))
        return FileLayout::Sdmx;
    if (has("entity") && (has("year") || has("day")))
        return FileLayout::OurWorldInData;
    return FileLayout::Plain;
}

}  // namespace observatorio
