// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/tableform.h"

#include <map>
#include <set>

namespace observatorio {

/// Takes the rows of a table one by one and keeps what they give.
class Collector {
public:
    /// Everything must outlive this.
    Collector(const TableForm &form, const ImportChoices &choices, const ImportTables &tables,
              const IndicatorTable &indicators);

    /// The year of a table that tells none.
    void setYear(std::int32_t year) { m_yearForAll = year; }
    void row(const std::vector<std::string_view> &fields, std::int64_t line);

    /// There were rows, and none was about an indicator that is known.
    [[nodiscard]] bool knowsNoIndicator() const noexcept { return !m_sawIndicator && m_sawOther; }
    /// What was collected, into an outcome that describes the file already.
    void finish(ImportOutcome &outcome) &&;

private:
    struct Held {
        double value;
        int rank;
        std::int64_t line;
    };
    using Years = std::map<std::int32_t, Held>;

    void leaveOut(const std::string &what, LeftOutReason reason, std::int64_t line);
    void problem(std::size_t column, std::string_view text, ImportProblem::Kind kind);
    void cell(std::size_t column, const std::string &country, const Measures::Found &measure, std::int32_t year);
    void keep(const ImportedValue &found, int rank);
    [[nodiscard]] std::string_view field(std::size_t column) const;
    [[nodiscard]] bool isNote() const;
    [[nodiscard]] bool fits();
    [[nodiscard]] std::optional<std::string> country();
    [[nodiscard]] std::optional<std::int32_t> year();
    [[nodiscard]] std::optional<Measures::Found> measure() const;
    [[nodiscard]] std::string measureName() const;
    [[nodiscard]] double factor() const;

    const TableForm &m_form;
    const ImportTables &m_tables;
    const IndicatorTable &m_indicators;
    Indicator m_unlisted;                     ///< of a name that a person chose and no table lists
    std::optional<Measures::Found> m_chosen;  ///< what a person says that every value is
    std::size_t m_width = 0;                  ///< columns that have a head
    std::int32_t m_yearForAll = 0;
    bool m_sawIndicator = false, m_sawOther = false;

    const std::vector<std::string_view> *m_fields = nullptr;  ///< of the row under way
    std::int64_t m_line = 0;
    std::optional<std::int32_t> m_estimatesAfter;
    double m_factor = 1.0;

    std::int64_t m_rows = 0;
    std::int64_t m_values = 0;
    std::int64_t m_estimates = 0;
    std::map<SeriesName, Years> m_series;
    std::map<std::string, std::int64_t, std::less<>> m_missing;
    std::vector<LeftOut> m_leftOut;
    std::map<std::pair<std::string, LeftOutReason>, std::size_t> m_leftOutAt;
    std::int64_t m_leftOutMore = 0;
    std::vector<ImportProblem> m_problems;
    std::int64_t m_problemCount = 0;
    std::vector<ImportConflict> m_conflicts;
    std::int64_t m_conflictCount = 0;
    std::vector<ImportedValue> m_preview;
};

}  // namespace observatorio
