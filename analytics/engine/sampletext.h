// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace observatorio {

/// The first bytes of a payload as valid UTF-8 of at most 256 bytes: NUL and what is not UTF-8 become U+FFFD, nothing
/// is cut inside a character.
std::string sampleText(std::string_view payload);

}  // namespace observatorio
