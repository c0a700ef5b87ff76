// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace observatorio {

/// `text` as one line that a terminal only shows: what records and servers say may hold escape sequences. Control
/// characters (C0, C1, DEL), line and paragraph separators and those that change the direction of writing become a
/// space each, bytes that are no UTF-8 become U+FFFD each. Everything else stays as it is.
std::string plainText(std::string_view text);

}  // namespace observatorio
