// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/wallclock.h"

#include <chrono>

namespace observatorio {

TimeMs wallClockMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

}  // namespace observatorio
