// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace observatorio::simulation {

/// The same numbers for the same seed on every machine and with every library (splitmix64).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed * 0x9e3779b97f4a7c15ULL + 0x632be59bd9b4e019ULL) {}

    std::uint64_t next() noexcept
    {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 .. bound - 1; bound > 0.
    int below(int bound) noexcept { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); }
    /// least .. most.
    int between(int least, int most) noexcept { return least + below(most - least + 1); }
    bool percent(int chance) noexcept { return below(100) < chance; }

private:
    std::uint64_t m_state;
};

}  // namespace observatorio::simulation
