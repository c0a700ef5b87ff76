// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/collector.h"

#include "analytics/domain/referencecsv.h"
#include "app/import/cells.h"
#include "kafka/simulator/baseline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace observatorio {

namespace {

constexpr std::size_t LongestText = 60;  ///< of a field, as problems and lists tell it

/// Cut between characters.
std::string shortened(std::string_view text)
{
    if (text.size() <= LongestText)
        return std::string(text);
    std::size_t end = LongestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace

Collector::Collector(const TableForm &form, const ImportChoices &choices, const ImportTables &tables,
                     const IndicatorTable &indicators)
    : m_form(form), m_tables(tables), m_indicators(indicators)
{
    m_unlisted.name = choices.indicator;
    if (!choices.indicator.empty()) {
        const Indicator *listed = indicators.find(choices.indicator);
        m_chosen = Measures::Found{listed ? listed : &m_unlisted, 0};
    }
    for (std::size_t i = 0; i < form.head.size(); ++i) {
        if (!trimmed(form.head[i]).empty())
            m_width = i + 1;
    }
}

std::string_view Collector::field(std::size_t column) const
{
    if (column >= m_fields->size())
        return {};
    const std::string_view text = trimmed((*m_fields)[column]);
    return m_form.layout == FileLayout::Sdmx ? sdmxCode(text) : text;
}

/// One field of several: "Data from database: ...", as publishers write it below a table.
bool Collector::isNote() const
{
    const auto filled =
        std::count_if(m_fields->begin(), m_fields->end(), [](std::string_view text) { return !trimmed(text).empty(); });
    return filled == 0 || (filled == 1 && m_width > 2);
}

bool Collector::fits()
{
    std::size_t filled = m_fields->size();
    while (filled > 0 && trimmed((*m_fields)[filled - 1]).empty())
        --filled;
    if (filled <= m_form.head.size() && m_fields->size() >= m_width)
        return true;
    ++m_problemCount;
    if (m_problems.size() < ImportOutcome::MaxTold)
        m_problems.push_back({m_line,
                              {},
                              std::to_string(m_fields->size()) + " / " + std::to_string(m_width),
                              ImportProblem::FieldCount});
    return false;
}

void Collector::problem(std::size_t column, std::string_view text, ImportProblem::Kind kind)
{
    ++m_problemCount;
    if (m_problems.size() < ImportOutcome::MaxTold)
        m_problems.push_back({m_line, shortened(trimmed(m_form.head[column])), shortened(text), kind});
}

void Collector::leaveOut(const std::string &what, LeftOutReason reason, std::int64_t line)
{
    const auto known = m_leftOutAt.find({what, reason});
    if (known != m_leftOutAt.end()) {
        ++m_leftOut[known->second].rows;
    } else if (m_leftOut.size() < ImportOutcome::MaxLeftOut) {
        m_leftOutAt.emplace(std::pair(what, reason), m_leftOut.size());
        m_leftOut.push_back({what, reason, 1, line});
    } else {
        ++m_leftOutMore;
    }
}

std::optional<std::string> Collector::country()
{
    std::vector<Places::Cell> cells;
    cells.reserve(m_form.columns.countries.size());
    for (const auto &[tells, column] : m_form.columns.countries)
        cells.push_back({tells, field(column)});
    const Places::Found found = m_tables.places.find(cells);
    if (const auto *id = std::get_if<CountryId>(&found))
        return m_tables.places.iso3(*id);
    leaveOut(shortened(Places::called(cells)), std::get<LeftOutReason>(found), m_line);
    return std::nullopt;
}

/// Of the row; with a column a year, and for all rows, none is read.
std::optional<std::int32_t> Collector::year()
{
    if (!m_form.columns.year)
        return m_yearForAll;
    const std::string_view text = field(*m_form.columns.year);
    if (const auto read = readYear(text))
        return read;
    if (isPartOfYear(text))
        leaveOut(shortened(trimmed(m_form.head[*m_form.columns.year])), LeftOutReason::NotYearly, m_line);
    else
        problem(*m_form.columns.year, text, ImportProblem::NotAYear);
    return std::nullopt;
}

std::optional<Measures::Found> Collector::measure() const
{
    if (m_chosen)
        return m_chosen;
    for (const std::size_t column : m_form.columns.indicators) {
        if (const auto found = m_tables.measures.find(field(column)))
            return found;
    }
    if (m_form.layout != FileLayout::Sdmx)
        return std::nullopt;
    std::set<std::string, std::less<>> codes;
    for (const std::size_t column : m_form.columns.dimensions) {
        const std::string_view text = field(column);
        if (text.size() <= LongestText)
            codes.emplace(text);
        if (column == 0 || column == 1) {  // DATAFLOW, or STRUCTURE and STRUCTURE_ID
            const auto names = sdmxNames(text);
            codes.insert(names.begin(), names.end());
        }
    }
    return m_tables.measures.findByCodes(codes);
}

std::string Collector::measureName() const
{
    for (const std::size_t column : m_form.columns.indicators) {
        if (const std::string_view text = field(column); !isMissing(text))
            return shortened(text);
    }
    std::string codes;
    for (const std::size_t column : m_form.columns.dimensions) {
        if (const std::string_view text = field(column); !isMissing(text) && codes.size() < LongestText)
            codes.append(codes.empty() ? "" : ", ").append(text);
    }
    return shortened(codes);
}

double Collector::factor() const
{
    using namespace std::string_view_literals;
    if (m_form.columns.scale) {
        const std::string word = folded(field(*m_form.columns.scale));
        constexpr std::array Scales{std::pair("thousands"sv, 1e3), std::pair("miles"sv, 1e3),
                                    std::pair("millions"sv, 1e6),  std::pair("millones"sv, 1e6),
                                    std::pair("billions"sv, 1e9),  std::pair("trillions"sv, 1e12)};
        const auto found = std::ranges::find(Scales, std::string_view(word), [](const auto &row) { return row.first; });
        return found == Scales.end() ? 1.0 : found->second;
    }
    int power = 0;
    if (m_form.columns.power && parseNumber(field(*m_form.columns.power), power) && std::abs(power) <= 12)
        return std::pow(10.0, power);
    return 1.0;
}

void Collector::row(const std::vector<std::string_view> &fields, std::int64_t line)
{
    m_fields = &fields;
    m_line = line;
    if (isNote())
        return;
    ++m_rows;
    if (!fits())
        return;
    const bool measuresAreColumns = !m_form.columns.measures.empty();
    const auto about = measuresAreColumns ? std::nullopt : measure();
    if (!measuresAreColumns && !about) {
        m_sawOther = true;
        if (!m_form.columns.indicators.empty() || m_form.layout == FileLayout::Sdmx)
            leaveOut(measureName(), LeftOutReason::OtherMeasure, line);
        return;
    }
    m_sawIndicator = true;
    const auto country = this->country();
    const auto year = country ? this->year() : std::nullopt;
    if (!year)
        return;
    m_estimatesAfter = m_form.columns.estimatesAfter ? readYear(field(*m_form.columns.estimatesAfter)) : std::nullopt;
    m_factor = factor();
    for (const auto &[column, measure] : m_form.columns.measures)
        cell(column, *country, m_chosen.value_or(measure), *year);
    if (about && m_form.columns.value)
        cell(*m_form.columns.value, *country, *about, *year);
    else if (about) {
        for (const auto &[column, yearOfColumn] : m_form.columns.years)
            cell(column, *country, *about, yearOfColumn);
    }
}

void Collector::cell(std::size_t column, const std::string &country, const Measures::Found &measure, std::int32_t year)
{
    const std::string_view text = field(column);
    if (isMissing(text)) {
        ++m_missing[std::string(text)];
        return;
    }
    const auto read = readNumber(text, m_form.decimal);
    if (const auto *wrong = std::get_if<ImportProblem::Kind>(&read))
        return problem(column, text, *wrong);
    const double value = std::get<double>(read) * m_factor;
    if (value < measure.indicator->low.value_or(value) || value > measure.indicator->high.value_or(value))
        return problem(column, text, ImportProblem::OutOfBounds);
    const ImportedValue found{{country, measure.indicator->name}, year, value, m_line};
    const bool fresh = !m_series.contains(found.series);
    if (m_values >= MaxImportedValues || (fresh && m_series.size() >= MaxBaselineSeries))
        return problem(column, text, ImportProblem::TooMuch);
    keep(found, measure.rank);
}

void Collector::keep(const ImportedValue &found, int rank)
{
    const auto [held, isNew] = m_series[found.series].try_emplace(found.year, Held{found.value, rank, m_line});
    Held &now = held->second;
    if (isNew) {
        ++m_values;
        m_estimates += m_estimatesAfter && found.year > *m_estimatesAfter;
        if (m_preview.size() < ImportOutcome::MaxPreview)
            m_preview.push_back(found);
        return;
    }
    if (rank == now.rank && found.value != now.value) {
        ++m_conflictCount;
        if (m_conflicts.size() < ImportOutcome::MaxTold)
            m_conflicts.push_back({found, {found.series, found.year, now.value, now.line}});
    }
    if (rank <= now.rank)
        now = {found.value, rank, m_line};
}

void Collector::finish(ImportOutcome &outcome) &&
{
    outcome.rows = m_rows;
    outcome.values = m_values;
    outcome.estimates = m_estimates;
    outcome.missing.insert(m_missing.begin(), m_missing.end());
    outcome.leftOut = std::move(m_leftOut);
    outcome.leftOutMore = m_leftOutMore;
    outcome.problems = std::move(m_problems);
    outcome.problemCount = m_problemCount;
    outcome.conflicts = std::move(m_conflicts);
    outcome.conflictCount = m_conflictCount;
    outcome.preview = std::move(m_preview);
    std::map<std::string, ImportedIndicator> taken;
    outcome.baseline = "pais,indicador,anio,valor\n";
    std::array<char, 64> digits;
    for (const auto &[name, years] : m_series) {
        ImportedIndicator &indicator = taken[name.indicator];
        const bool first = indicator.name.empty();
        indicator.name = name.indicator;
        ++indicator.countries;
        indicator.values += static_cast<std::int64_t>(years.size());
        indicator.firstYear = first ? years.begin()->first : std::min(indicator.firstYear, years.begin()->first);
        indicator.lastYear = std::max(indicator.lastYear, years.rbegin()->first);
        for (const auto &[year, held] : years) {
            outcome.baseline.append(name.country).append(",").append(name.indicator).append(",");
            outcome.baseline.append(std::to_string(year)).append(",");
            outcome.baseline.append(digits.data(),
                                    std::to_chars(digits.data(), digits.data() + digits.size(), held.value).ptr);
            outcome.baseline += '\n';
        }
    }
    for (auto &[name, indicator] : taken)
        outcome.taken.push_back(std::move(indicator));
    std::ranges::sort(outcome.taken,
                      [this](const auto &a, const auto &b) { return m_indicators.before(a.name, b.name); });
}

}  // namespace observatorio
