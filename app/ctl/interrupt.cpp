// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/interrupt.h"

#include <atomic>
#include <csignal>

namespace observatorio::Interrupt {

namespace {

std::atomic<bool> flag{false};
static_assert(std::atomic<bool>::is_always_lock_free);

}  // namespace

void install()
{
    struct sigaction action = {};
    action.sa_handler = [](int) { flag.store(true, std::memory_order_relaxed); };
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

bool requested() { return flag.load(std::memory_order_relaxed); }

}  // namespace observatorio::Interrupt
