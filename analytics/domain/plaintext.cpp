// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/plaintext.h"

#include <cstddef>

namespace observatorio {

namespace {

constexpr std::string_view Replacement = "\xEF\xBF\xBD";  // U+FFFD

struct Character {
    char32_t code = 0;
    std::size_t bytes = 0;  ///< 0: the text does not begin with valid UTF-8
};

Character firstOf(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    constexpr char32_t Smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes)
        return {};
    char32_t code = lead & (0x7Fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        code = (code << 6) | (byte(i) & 0x3Fu);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < Smallest[bytes] || code > 0x10FFFF || surrogate)
        return {};
    return {code, bytes};
}

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
        const Character first = firstOf(text);
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
