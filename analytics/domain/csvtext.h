// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace observatorio {

/// A cell of a CSV file as RFC 4180 has it: in quotes where it has to be.
std::string csvQuoted(std::string_view text);

/// A cell with somebody's text. A spreadsheet takes what begins with = + - @, a tab or a line break for a formula; such
/// text gets an apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection). Not for numbers.
std::string csvHarmless(std::string_view text);

}  // namespace observatorio
