// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/dataimport.h"
#include "analytics/domain/regions.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

namespace observatorio {

/// Which country a row is about, by all that its columns say.
class Places {
public:
    /// Both must outlive this.
    Places(const CountryTable &countries, const std::vector<Region> &regions);

    /// What a column tells of a country.
    enum Tells { Code, Number, Name };
    struct Cell {
        Tells tells;
        std::string_view text;  ///< trimmed
    };
    /// A country, or why the row is left out.
    using Found = std::variant<CountryId, LeftOutReason>;
    /// Codes are asked before numbers, numbers before names, whatever their order; the first that is known counts.
    /// "NA" is Namibia's code where nothing else says which country it is, and a missing code elsewhere.
    [[nodiscard]] Found find(const std::vector<Cell> &cells) const;

    /// How to call the place of such a row: its name, with the code behind it.
    [[nodiscard]] static std::string called(const std::vector<Cell> &cells);

    [[nodiscard]] const std::string &iso3(CountryId id) const { return m_countries.at(id).iso3; }

    /// A country, a former state or a region is called so.
    [[nodiscard]] bool knows(std::string_view text) const;

private:
    [[nodiscard]] std::optional<Found> known(Tells tells, std::string_view text) const;

    const CountryTable &m_countries;
    std::unordered_map<int, CountryId> m_byNumber;
    std::unordered_set<std::string> m_regions;  ///< codes as they are, names folded
};

}  // namespace observatorio
