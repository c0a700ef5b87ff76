// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace observatorio {

/// One line of resources/data/indicators.csv, whose columns resources/data/README.md describes.
struct Indicator {
    struct Thresholds {
        double warning = 0.0, critical = 0.0, clear = 0.0;
    };

    std::string name;            ///< what the wire and the tables say: "inflacion"
    std::string nameEn, nameEs;  ///< what people read
    std::string unitEn, unitEs;
    int digits = 0;                       ///< decimals that people read
    std::optional<double> low, high;      ///< no value lies beyond them
    std::optional<AlertDirection> worse;  ///< the way it gets worse; none: neither is
    std::vector<double> mapLimits;        ///< between the map's classes: MapLimits of them, ascending
    std::optional<Thresholds> thresholds;
    std::optional<double> crisis;  ///< where the simulator's crisis drives it
    // How publishers call it, each list in order of preference.
    std::vector<std::string> qogColumns;         ///< columns of a QoG file
    std::vector<std::string> worldBank;          ///< codes of the World Development Indicators
    std::vector<std::string> weo;                ///< subject codes of the IMF's World Economic Outlook
    std::vector<std::vector<std::string>> sdmx;  ///< the data set, then codes: a row that has all of them is about it
    std::vector<std::string> titles;             ///< heads of columns, and names of indicators, in words
};

/// The indicators the program knows, in the order in which it lists them. Others may arrive and work as well, under the
/// name they bring. Immutable once parsed; safe to read from any thread.
class IndicatorTable {
public:
    static constexpr std::size_t MapLimits = 5;
    static constexpr int MaxDigits = 6;

    /// `csv` is the file's text, with its header line. FileMalformed names the line, and the cause the column.
    static Expected<IndicatorTable> parse(std::string_view csv);

    /// By the wire name, exact. Null: nobody listed it. Valid as long as the table.
    const Indicator *find(std::string_view name) const noexcept;
    const std::vector<Indicator> &all() const noexcept { return m_indicators; }

    /// The order of every list of indicators: the listed ones as they stand in the table, then others by name.
    bool before(std::string_view a, std::string_view b) const noexcept;

private:
    std::size_t rank(std::string_view name) const noexcept;

    std::vector<Indicator> m_indicators;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> m_byName;
};

}  // namespace observatorio
