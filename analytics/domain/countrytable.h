// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/record.h"
#include "analytics/domain/textmap.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace observatorio {

struct Country {
    std::string iso3, iso2, nameEn, nameEs, region, incomeGroup;  ///< iso2 empty: none
    int isoNumeric = 0;                                           ///< 0: none
    double latitude = 0.0, longitude = 0.0;
};

/// A state that is no more, whose figures belong to none of today's countries.
struct FormerState {
    std::string code, iso2, nameEn, nameEs;  ///< `code` is ISO 3166-3's alpha-3, else one in use; iso2 may be empty
    int until = 0;                           ///< its last year
};

/// The countries events may speak of (resources/data: countries.csv, countryaliases.csv, formerstates.csv). Immutable
/// once parsed; safe to read from any thread.
class CountryTable {
public:
    /// The files' texts, with their header lines; the second and third may be empty. FileMalformed names file and line,
    /// also of a name that would be another's, or its own once more, when folded (namefold.h).
    static Expected<CountryTable> parse(std::string_view countries, std::string_view aliases = {},
                                        std::string_view formerStates = {});

    /// By alpha-3, alpha-2, English or Spanish name, or alias; exactly as the files write it, else as names are
    /// compared (namefold.h). No allocation.
    std::optional<CountryId> find(std::string_view text) const noexcept;

    /// Null when it names none. No text names a country and a former state.
    const FormerState *formerState(std::string_view text) const noexcept;

    /// The name that find() takes and that differs least from `text`, which it does not take: in a character of every
    /// four, in three at most. Empty: none is so near. Of equally near ones a country's own name comes first. Slow.
    std::string_view nearestName(std::string_view text) const;

    const Country &at(CountryId id) const noexcept { return m_countries[id]; }
    std::size_t size() const noexcept { return m_countries.size(); }

private:
    struct Meaning {
        bool former = false;
        std::uint16_t index = 0;  ///< of m_countries, else m_formerStates
        bool operator==(const Meaning &) const = default;
    };
    struct Spelling {
        std::string name;
        std::u32string folded;
    };
    Expected<void> readCountries(std::string_view csv);
    Expected<void> readFormerStates(std::string_view csv);
    Expected<void> readAliases(std::string_view csv);
    Expected<void> addName(const std::string &name, Meaning meaning, bool mayRepeat, const std::string &where);
    const Meaning *meaningOf(std::string_view text) const noexcept;

    std::vector<Country> m_countries;
    std::vector<FormerState> m_formerStates;
    std::vector<std::int16_t> m_byAlpha3;  ///< 26^3 entries, -1 = none: the hot path
    TextMap<CountryId> m_byName;           ///< as written
    TextMap<Meaning> m_byFolded;
    std::vector<Spelling> m_names;  ///< that are no codes; the countries' own first
};

}  // namespace observatorio
