// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace observatorio::store {

/// How long a PostgreSQL session waits for what, and how much one statement carries. A server ends a session that stays
/// silent inside a transaction, also while a statement is still on its way: over a line of 40 kB/s one of 10,000 rows
/// takes longer than that, and would for ever.
struct Patience {
    std::chrono::milliseconds connect{3'000};
    std::chrono::milliseconds statement{10'000};
    std::chrono::milliseconds lock{5'000};
    std::chrono::milliseconds silence{15'000};  ///< inside a transaction
    std::chrono::milliseconds unanswered{10'000};
    std::size_t statementBytes = 1U << 22U;

    /// For a line that was too slow `times` in a row: each time twice as long, with a quarter in a statement.
    [[nodiscard]] Patience after(unsigned times) const
    {
        Patience more = *this;
        for (auto wait : {&Patience::connect, &Patience::statement, &Patience::silence, &Patience::unanswered})
            more.*wait *= 1U << times;
        more.statementBytes = std::max<std::size_t>(statementBytes >> (2 * times), 1U << 14U);
        return more;
    }
    static constexpr unsigned MostTimes = 4;
};

}  // namespace observatorio::store
