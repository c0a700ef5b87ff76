// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/record.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace observatorio {

struct Country {
    std::string iso3, iso2, nameEn, nameEs, region, incomeGroup;
    int isoNumeric = 0;
    double latitude = 0.0, longitude = 0.0;
};

/// The countries events may speak of (resources/data/countries.csv). Immutable once parsed; safe to read from any
/// thread.
class CountryTable {
public:
    /// `csv` is the file's text, with its header line. FileMalformed names the line.
    static Expected<CountryTable> parse(std::string_view csv);

    /// Exact, case-sensitive: alpha-3, else alpha-2, else the English or Spanish name. No allocation.
    std::optional<CountryId> find(std::string_view text) const noexcept;

    const Country &at(CountryId id) const noexcept { return m_countries[id]; }
    std::size_t size() const noexcept { return m_countries.size(); }

private:
    std::vector<Country> m_countries;
    std::vector<std::int16_t> m_byAlpha3;  ///< 26^3 entries, -1 = none: the hot path
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, CountryId, Hash, std::equal_to<>> m_byName;
};

}  // namespace observatorio
