// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace observatorio {

/// How many events are due: a rate kept by the clock, not by sleeping between events. What could not be sent in time is
/// made up for, but of a standstill no more than MaxCatchUp.
class Pacer {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::duration<double> MaxCatchUp{0.5};

    explicit Pacer(TimePoint now) : m_last(now) {}

    /// Events due at `now` under `rate` (events a second, > 0) since the previous call.
    std::uint64_t due(double rate, TimePoint now)
    {
        const std::chrono::duration<double> elapsed = std::min<std::chrono::duration<double>>(now - m_last, MaxCatchUp);
        m_last = now;
        m_credit = std::min(m_credit + elapsed.count() * rate, std::max(1.0, MaxCatchUp.count() * rate));
        const double whole = std::floor(m_credit);
        m_credit -= whole;
        return static_cast<std::uint64_t>(whole);
    }

    /// When the next event is due, after a due() under `rate`.
    [[nodiscard]] TimePoint next(double rate) const
    {
        return m_last
               + std::chrono::ceil<std::chrono::steady_clock::duration>(
                   std::chrono::duration<double>((1.0 - m_credit) / rate));
    }

private:
    TimePoint m_last;
    double m_credit = 0.0;
};

}  // namespace observatorio
