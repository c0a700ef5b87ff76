// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/simulation/random.h"

namespace observatorio::simulation {

/// How often what goes wrong in a schedule, in percent of the steps that it may happen in. Each schedule has its own,
/// and most have only some kinds, so that every kind also comes without the others.
struct Weather {
    int slow = 0;       ///< a request makes no progress
    int cut = 0;        ///< the connection to the database goes, before, in or after a transaction
    int lost = 0;       ///< the answer to a finished transaction is lost
    int doubled = 0;    ///< an answer comes twice
    int unlearned = 0;  ///< a member that the group put out does not hear of it yet
    int late = 0;       ///< the broker's answer about offsets takes longer

    static Weather of(Random &random)
    {
        const auto some = [&random](int most) { return random.percent(50) ? random.between(1, most) : 0; };
        return {some(60), some(40), some(30), some(40), some(90), some(80)};
    }
};

}  // namespace observatorio::simulation
