// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace observatorio {

/// The newest samples since they were last taken, oldest first; the rest were counted and are forgotten here.
template<typename Sample>
class NewestSamples {
public:
    static constexpr std::size_t Cap = 200;

    void add(Sample sample)
    {
        if (m_ring.size() < Cap)
            m_ring.push_back(std::move(sample));
        else
            m_ring[m_next] = std::move(sample);
        m_next = (m_next + 1) % Cap;
    }
    std::vector<Sample> take()
    {
        std::vector<Sample> taken = std::exchange(m_ring, {});
        if (taken.size() == Cap)
            std::rotate(taken.begin(), taken.begin() + static_cast<std::ptrdiff_t>(m_next), taken.end());
        m_next = 0;
        return taken;
    }

private:
    std::vector<Sample> m_ring;
    std::size_t m_next = 0;
};

/// Of all partitions together, in order of arrival.
struct ViewSamples {
    bool wanted = false;
    bool alertsWanted = false;  ///< of everything, only the alerts
    NewestSamples<LateView> late;
    NewestSamples<RejectView> rejected;
};

}  // namespace observatorio
