// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

namespace observatorio {

/// Event time cut into windows of one length, aligned to 1970, without gaps: a window is [start, end).
class WindowGrid {
public:
    constexpr explicit WindowGrid(DurationMs length) noexcept : m_length(length) {}  ///< > 0

    [[nodiscard]] constexpr DurationMs length() const noexcept { return m_length; }
    /// The start of the window that holds `at`, before 1970 too.
    [[nodiscard]] constexpr TimeMs startOf(TimeMs at) const noexcept
    {
        const DurationMs past = at % m_length;
        return at - (past < 0 ? past + m_length : past);
    }
    [[nodiscard]] constexpr TimeMs endOf(TimeMs start) const noexcept { return start + m_length; }
    /// Whether this is one of the windows; one of another length, or not aligned, is not.
    [[nodiscard]] constexpr bool has(TimeMs start, TimeMs end) const noexcept
    {
        return end == endOf(start) && start % m_length == 0;
    }
    /// Whether each of the coarser windows is a whole number of these.
    [[nodiscard]] constexpr bool divides(const WindowGrid &coarser) const noexcept
    {
        return coarser.m_length % m_length == 0;
    }

    bool operator==(const WindowGrid &) const = default;

private:
    DurationMs m_length;
};

/// The long windows, made of short ones. Their length is the tables' (celdas.inicio_15min, metricas_15min), not a
/// setting.
inline constexpr WindowGrid LongWindows{900'000};

}  // namespace observatorio
