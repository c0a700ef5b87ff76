// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/csvtext.h"

namespace observatorio {

std::string csvQuoted(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text)
        quoted.append(c == '"' ? "\"\"" : std::string(1, c));
    return quoted + '"';
}

std::string csvHarmless(std::string_view text)
{
    constexpr std::string_view Formula = "=+-@\t\r\n";
    const bool isFormula = !text.empty() && Formula.find(text.front()) != std::string_view::npos;
    return csvQuoted(isFormula ? '\'' + std::string(text) : std::string(text));
}

}  // namespace observatorio
