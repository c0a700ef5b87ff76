// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/simulator/baseline.h"

#include "kafka/simulator/csvreader.h"
#include "kafka/simulator/simulator.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

namespace observatorio {

namespace {

constexpr double UnknownSpread = 0.02;  // of the value, where history is too short to tell

using Years = std::map<std::int32_t, double>;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// A hyperinflation long past must not shake the series for ever: the deviation is at most three times the robust one.
double spreadOf(const Years &years)
{
    std::vector<double> changes;
    for (auto before = years.begin(), after = std::next(before); after != years.end(); ++before, ++after)
        changes.push_back((after->second - before->second)
                          / std::sqrt(static_cast<double>(after->first - before->first)));
    const double last = years.rbegin()->second;
    const double least = std::max(std::abs(last) * 1e-3, 1e-4);
    if (changes.size() < 3)
        return std::max(std::abs(last) * UnknownSpread, least);
    double mean = 0.0;
    for (const double change : changes)
        mean += change / static_cast<double>(changes.size());
    double variance = 0.0;
    std::vector<double> deviations;
    const double centre = median(changes);
    for (const double change : changes) {
        variance += (change - mean) * (change - mean) / static_cast<double>(changes.size() - 1);
        deviations.push_back(std::abs(change - centre));
    }
    const double robust = 1.4826 * median(deviations);
    double spread = std::sqrt(variance);
    if (robust > 0.0)
        spread = std::min(spread, 3.0 * robust);
    return std::max(spread, least);
}

template<typename T>
bool readNumber(std::string_view text, T &value)
{
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && rest == text.data() + text.size();
}

}  // namespace

namespace {

std::vector<std::string> namesIn(const std::vector<Baseline::Series> &all, std::string SeriesName::*part)
{
    std::set<std::string> names;
    for (const Baseline::Series &series : all)
        names.insert(series.name.*part);
    return {names.begin(), names.end()};
}

}  // namespace

std::vector<std::string> Baseline::indicators() const { return namesIn(m_series, &SeriesName::indicator); }
std::vector<std::string> Baseline::countries() const { return namesIn(m_series, &SeriesName::country); }

Expected<std::shared_ptr<const Baseline>> parseBaseline(std::string_view csv)
{
    static const std::vector<std::string_view> header = {"pais", "indicador", "anio", "valor"};
    std::map<SeriesName, Years> observed;
    bool headerSeen = false;
    const auto malformed = [](std::int64_t line, std::string cause) {
        return failure(ErrorCode::FileMalformed, "baseline:" + std::to_string(line), std::move(cause));
    };
    CsvReader reader("baseline", [&](const std::vector<std::string_view> &fields, std::int64_t line) -> Expected<void> {
        if (!headerSeen) {
            headerSeen = true;
            if (fields != header)
                return malformed(line, "the header is not pais,indicador,anio,valor");
            return {};
        }
        if (fields.size() != header.size())
            return malformed(line, std::to_string(fields.size()) + " fields instead of 4");
        std::int32_t year = 0;
        double value = 0.0;
        if (fields[0].empty() || fields[1].empty())
            return malformed(line, "no pais or no indicador");
        if (!readNumber(fields[2], year))
            return malformed(line, "anio is no integer");
        if (!readNumber(fields[3], value) || !std::isfinite(value))
            return malformed(line, "valor is no number");
        if (observed.size() >= MaxBaselineSeries)
            return malformed(line, "more than " + std::to_string(MaxBaselineSeries) + " series");
        observed[{std::string(fields[0]), std::string(fields[1])}][year] = value;
        return {};
    });
    if (const auto read = reader.feed(csv).and_then([&reader] { return reader.finish(); }); !read)
        return tl::unexpected(read.error());
    if (observed.empty())
        return malformed(1, "no values");
    std::vector<Baseline::Series> series;
    series.reserve(observed.size());
    for (const auto &[name, years] : observed)
        series.push_back({name, years.rbegin()->second, years.rbegin()->first, spreadOf(years)});
    return std::make_shared<const Baseline>(std::move(series));
}

}  // namespace observatorio
