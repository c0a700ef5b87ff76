// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/indicatortable.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace observatorio {

/// Which indicator a publisher means.
class Measures {
public:
    /// The table must outlive this.
    explicit Measures(const IndicatorTable &indicators);

    struct Found {
        const Indicator *indicator = nullptr;
        int rank = 0;  ///< of several measures for one indicator the lowest counts
    };
    /// A column's head, or what a column of indicators says: a wire name, a name in either language, a publisher's code
    /// or title.
    [[nodiscard]] std::optional<Found> find(std::string_view text) const;

    /// SDMX: by codes that all stand in one row, the data set's among them, in capitals.
    [[nodiscard]] std::optional<Found> findByCodes(const std::set<std::string, std::less<>> &codes) const;

private:
    void add(const Indicator &indicator, const std::vector<std::string> &names);

    const IndicatorTable &m_indicators;
    std::unordered_map<std::string, Found> m_byName;  ///< folded
};

/// What a cell of SDMX-CSV says: "EL" and "EL: Greece" are EL.
std::string_view sdmxCode(std::string_view cell);
/// The names in "ESTAT:PRC_HICP_AIND(1.0)", in capitals: what a data set may be called.
std::vector<std::string> sdmxNames(std::string_view cell);

}  // namespace observatorio
