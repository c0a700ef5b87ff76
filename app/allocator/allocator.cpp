// SPDX-License-Identifier: GPL-3.0-or-later
// Part of each program that allocates with mimalloc (observatorio_allocator in cmake/modules.cmake).
//
// librdkafka allocates a buffer of a megabyte or more for each answer of the broker, and gives it back a moment later.
// mimalloc returns such memory to the system after 25 ms; in a backlog each buffer then begins with page faults, a
// quarter of the processor time of reading. It is kept for ten times as long instead, which costs a few megabytes.
// MIMALLOC_DECOMMIT_DELAY still decides.
#include <mimalloc.h>

namespace {

constexpr long KeepFreeMemoryMs = 250;

[[maybe_unused]] const bool kept = [] {
    mi_option_set_default(mi_option_decommit_delay, KeepFreeMemoryMs);
    return true;
}();

}  // namespace
