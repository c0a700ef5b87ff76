// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/plaintext.h"

#include "analytics/domain/utf8.h"

namespace observatorio {

namespace {

constexpr std::string_view Replacement = "\xEF\xBF\xBD";  // U+FFFD

bool controls(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || code == 0x200E || code == 0x200F
           || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::string plainText(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const Utf8Character first = firstCharacter(text);
        if (first.bytes == 0)
            plain.append(Replacement);
        else if (controls(first.code))
            plain.push_back(' ');
        else
            plain.append(text.substr(0, first.bytes));
        text.remove_prefix(first.bytes == 0 ? 1 : first.bytes);
    }
    return plain;
}

}  // namespace observatorio
