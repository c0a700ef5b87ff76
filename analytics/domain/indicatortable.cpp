// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/indicatortable.h"

#include "analytics/domain/referencecsv.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>

namespace observatorio {

namespace {

constexpr ReferenceCsv IndicatorsCsv{"indicators.csv",
                                     "indicador,name_en,name_es,unit_en,unit_es,digits,low,high,worse,map_limits,"
                                     "warning,critical,clear,crisis,qog,world_bank,weo,sdmx,titles"};

enum Column {
    Name,
    NameEn,
    NameEs,
    UnitEn,
    UnitEs,
    Digits,
    Low,
    High,
    Worse,
    MapLimits,
    Warning,
    Critical,
    Clear,
    Crisis,
    Qog,
    WorldBank,
    Weo,
    Sdmx,
    Titles
};

/// Reads one row; the first thing that is wrong with it stays in `problem`.
class Row {
public:
    explicit Row(std::vector<std::string> fields) : m_fields(std::move(fields)) {}

    std::string problem;

    std::string text(Column column, const char *name)
    {
        if (m_fields[column].empty())
            complain(std::string(name) + " is empty");
        return m_fields[column];
    }
    std::optional<double> number(Column column, const char *name)
    {
        const std::string &field = m_fields[column];
        double value = 0.0;
        if (field.empty())
            return std::nullopt;
        if (!parseNumber(field, value) || !std::isfinite(value))
            complain(std::string(name) + ": '" + field + "' is not a number");
        return value;
    }
    [[nodiscard]] const std::string &raw(Column column) const { return m_fields[column]; }
    void complain(std::string cause)
    {
        if (problem.empty())
            problem = std::move(cause);
    }

private:
    std::vector<std::string> m_fields;
};

void readWorse(Row &row, Indicator &indicator)
{
    const std::string &worse = row.raw(Worse);
    if (worse == "above")
        indicator.worse = AlertDirection::Above;
    else if (worse == "below")
        indicator.worse = AlertDirection::Below;
    else if (!worse.empty())
        row.complain("worse: '" + worse + "' is neither above nor below");
}

void readMapLimits(Row &row, Indicator &indicator)
{
    for (const std::string &word : listedWords(row.raw(MapLimits), " ")) {
        double limit = 0.0;
        if (!parseNumber(word, limit) || !std::isfinite(limit))
            row.complain("map_limits: '" + word + "' is not a number");
        indicator.mapLimits.push_back(limit);
    }
    const auto &limits = indicator.mapLimits;
    if (limits.size() != IndicatorTable::MapLimits
        || std::adjacent_find(limits.begin(), limits.end(), std::greater_equal<>()) != limits.end())
        row.complain("map_limits: expected " + std::to_string(IndicatorTable::MapLimits) + " ascending numbers");
}

/// The rule that follows from them must be a sound one, and the crisis must cross it.
void readThresholds(Row &row, Indicator &indicator)
{
    const auto warning = row.number(Warning, "warning"), critical = row.number(Critical, "critical"),
               clear = row.number(Clear, "clear");
    indicator.crisis = row.number(Crisis, "crisis");
    if ((warning || critical || clear || indicator.crisis) && !indicator.worse)
        row.complain("worse is empty, but there are thresholds or a crisis");
    if (!indicator.worse)
        return;
    const auto isWorse = [&indicator](double a, double b) {
        return *indicator.worse == AlertDirection::Above ? a > b : a < b;
    };
    if (warning && critical && clear) {
        indicator.thresholds = Indicator::Thresholds{*warning, *critical, *clear};
        if (!isWorse(*critical, *warning))
            row.complain("critical must lie beyond warning");
        if (isWorse(*clear, *warning))
            row.complain("clear must not lie beyond warning");
        if (indicator.crisis && !isWorse(*indicator.crisis, *critical))
            row.complain("crisis must lie beyond critical");
    } else if (warning || critical || clear) {
        row.complain("warning, critical and clear: all of them or none");
    }
}

void checkBounds(Row &row, const Indicator &indicator)
{
    constexpr double Infinite = std::numeric_limits<double>::infinity();
    const double low = indicator.low.value_or(-Infinite), high = indicator.high.value_or(Infinite);
    if (low >= high)
        row.complain("low must lie below high");
    std::vector<double> inside = indicator.mapLimits;
    if (const auto &thresholds = indicator.thresholds)
        inside.insert(inside.end(), {thresholds->warning, thresholds->critical, thresholds->clear});
    if (indicator.crisis)
        inside.push_back(*indicator.crisis);
    if (std::any_of(inside.begin(), inside.end(), [low, high](double value) { return value < low || value > high; }))
        row.complain("map_limits, thresholds and crisis must lie between low and high");
}

Indicator readIndicator(Row &row)
{
    Indicator indicator;
    indicator.name = row.text(Name, "indicador");
    indicator.nameEn = row.text(NameEn, "name_en");
    indicator.nameEs = row.text(NameEs, "name_es");
    indicator.unitEn = row.text(UnitEn, "unit_en");
    indicator.unitEs = row.text(UnitEs, "unit_es");
    if (!parseNumber(row.raw(Digits), indicator.digits) || indicator.digits < 0
        || indicator.digits > IndicatorTable::MaxDigits)
        row.complain("digits: '" + row.raw(Digits) + "' is not between 0 and "
                     + std::to_string(IndicatorTable::MaxDigits));
    indicator.low = row.number(Low, "low");
    indicator.high = row.number(High, "high");
    readWorse(row, indicator);
    readMapLimits(row, indicator);
    readThresholds(row, indicator);
    checkBounds(row, indicator);
    indicator.qogColumns = listedWords(row.raw(Qog), " ");
    indicator.worldBank = listedWords(row.raw(WorldBank), " ");
    indicator.weo = listedWords(row.raw(Weo), " ");
    for (const std::string &codes : listedWords(row.raw(Sdmx), " "))
        indicator.sdmx.push_back(listedWords(codes, "+"));
    indicator.titles = listedWords(row.raw(Titles), "; ");
    return indicator;
}

}  // namespace

Expected<IndicatorTable> IndicatorTable::parse(std::string_view csv)
{
    IndicatorTable table;
    const auto read =
        IndicatorsCsv.read(csv, [&table](std::vector<std::string> fields, const std::string &where) -> Expected<void> {
            Row row(std::move(fields));
            Indicator indicator = readIndicator(row);
            if (!table.m_byName.try_emplace(indicator.name, table.m_indicators.size()).second)
                row.complain("indicador: '" + indicator.name + "' is listed already");
            for (const Indicator &other : table.m_indicators) {
                if (other.nameEn == indicator.nameEn || other.nameEs == indicator.nameEs)
                    row.complain("name_en, name_es: '" + indicator.nameEn + "' names " + other.name + ", too");
            }
            if (!row.problem.empty())
                return failure(ErrorCode::FileMalformed, where, row.problem);
            table.m_indicators.push_back(std::move(indicator));
            return {};
        });
    if (!read)
        return tl::unexpected(read.error());
    return table;
}

const Indicator *IndicatorTable::find(std::string_view name) const noexcept
{
    const auto it = m_byName.find(name);
    return it == m_byName.end() ? nullptr : &m_indicators[it->second];
}

std::size_t IndicatorTable::rank(std::string_view name) const noexcept
{
    const auto it = m_byName.find(name);
    return it == m_byName.end() ? m_indicators.size() : it->second;
}

bool IndicatorTable::before(std::string_view a, std::string_view b) const noexcept
{
    return std::tuple(rank(a), a) < std::tuple(rank(b), b);
}

}  // namespace observatorio
