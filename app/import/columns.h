// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/dataimport.h"
#include "analytics/domain/error.h"
#include "app/import/measures.h"
#include "app/import/places.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace observatorio {

/// What the columns of a table are, by index.
struct Columns {
    std::vector<std::pair<Places::Tells, std::size_t>> countries;
    std::optional<std::size_t> year;
    std::vector<std::pair<std::size_t, std::int32_t>> years;  ///< a column a year
    std::optional<std::size_t> value;
    std::vector<std::pair<std::size_t, Measures::Found>> measures;  ///< a column an indicator
    std::vector<std::size_t> indicators;                            ///< what each row is about: codes before words
    std::vector<std::size_t> dimensions;                            ///< SDMX: every column but country, year, value
    std::optional<std::size_t> scale, power;                        ///< "Millions"; 6, both of the values beside them
    std::optional<std::size_t> estimatesAfter;

    /// It has countries, and something that may be values of years.
    [[nodiscard]] bool isTable() const { return !countries.empty() && (year || !years.empty() || hasValues()); }
    [[nodiscard]] bool hasValues() const { return value || !years.empty() || !measures.empty(); }
};

using Row = std::vector<std::string>;

/// What the heads say, as far as the publishers' words are known.
Columns columnsByHead(const Row &head, const Measures &measures);

/// What `rows` (below the head) show of what the heads left open: countries, then years, then the one column of
/// numbers that is left.
void completeByContent(Columns &columns, std::size_t width, const std::vector<Row> &rows, const Places &places);

/// What a person chose in place of it. BadSetting: there is no such column.
Expected<void> applyChoices(Columns &columns, const Row &head, const ImportChoices &choices, const Measures &measures);

FileLayout layoutOf(const Row &head);

}  // namespace observatorio
