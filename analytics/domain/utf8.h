// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace observatorio {

struct Utf8Character {
    char32_t code = 0;
    std::size_t bytes = 0;  ///< 0: the text does not begin with valid UTF-8
};

/// Of a text that is not empty.
inline Utf8Character firstCharacter(std::string_view text) noexcept
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

/// Returns where it ends: at most four bytes on.
inline char *writeUtf8(char *at, char32_t code) noexcept
{
    if (code < 0x80) {
        *at++ = static_cast<char>(code);
        return at;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr unsigned Leads[] = {0, 0xC0, 0xE0, 0xF0};
    *at++ = static_cast<char>(Leads[more] | (code >> (6 * more)));
    for (int left = more - 1; left >= 0; --left)
        *at++ = static_cast<char>(0x80 | ((code >> (6 * left)) & 0x3F));
    return at;
}

}  // namespace observatorio
