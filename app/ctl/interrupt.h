// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace observatorio::Interrupt {

/// SIGTERM and SIGINT set a flag from here on.
void install();
bool requested();

}  // namespace observatorio::Interrupt
