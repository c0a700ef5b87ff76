// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/storetext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace observatorio::store {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view EscapeMark = "\xE2\x90\x80";  // U+2400, SYMBOL FOR NULL

// The digit behind the mark is the place in this list.
constexpr std::array Escaped = {"\0"sv, EscapeMark, "\xEF\xBB\xBF"sv, "\xEF\xBF\xBE"sv, "\xEF\xBF\xBF"sv};

bool isControl(unsigned codepoint)
{
    return (codepoint >= 1 && codepoint < 0x20) || (codepoint >= 0x7f && codepoint <= 0x9f);
}

bool mayNeedEscape(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f || byte == 0xC2 || byte == 0xE2 || byte == 0xEF;
    });
}

// The control character that `text` begins with, and its bytes; 0 bytes: it begins with none.
std::pair<unsigned, std::size_t> leadingControl(std::string_view text)
{
    const auto byte = [&](std::size_t at) -> unsigned { return static_cast<unsigned char>(text[at]); };
    if (isControl(byte(0)) && byte(0) < 0x80)
        return {byte(0), 1};
    if (byte(0) == 0xC2 && text.size() > 1 && isControl(byte(1)))
        return {byte(1), 2};
    return {0, 0};
}

// What follows the mark: x and two hexadecimal digits of a control character.
std::optional<unsigned> escapedControl(std::string_view text)
{
    unsigned codepoint = 0;
    if (text.size() < 3 || text[0] != 'x'
        || std::from_chars(text.data() + 1, text.data() + 3, codepoint, 16).ptr != text.data() + 3)
        return std::nullopt;
    return isControl(codepoint) ? std::optional(codepoint) : std::nullopt;
}

}  // namespace

std::string escapedText(std::string_view text)
{
    if (!mayNeedEscape(text))
        return std::string(text);
    std::string out;
    out.reserve(text.size() + 16);
    while (!text.empty()) {
        const auto found =
            std::find_if(Escaped.begin(), Escaped.end(), [text](std::string_view e) { return text.starts_with(e); });
        if (const auto [control, size] = leadingControl(text); size > 0) {
            constexpr std::string_view Digits = "0123456789abcdef";
            out.append(EscapeMark).append({'x', Digits[control >> 4U], Digits[control & 15U]});
            text.remove_prefix(size);
        } else if (found == Escaped.end()) {
            out.push_back(text.front());
            text.remove_prefix(1);
        } else {
            out.append(EscapeMark).push_back(static_cast<char>('0' + (found - Escaped.begin())));
            text.remove_prefix(found->size());
        }
    }
    return out;
}

std::string unescapedText(const QString &stored)
{
    const QByteArray utf8 = stored.toUtf8();
    std::string_view text(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    std::string out;
    out.reserve(text.size());
    for (std::size_t mark = text.find(EscapeMark); mark != std::string_view::npos; mark = text.find(EscapeMark)) {
        out.append(text.substr(0, mark));
        text.remove_prefix(mark + EscapeMark.size());
        const std::size_t place =
            text.empty() ? Escaped.size() : static_cast<std::size_t>(static_cast<unsigned char>(text.front()) - '0');
        if (place < Escaped.size()) {
            out.append(Escaped[place]);
            text.remove_prefix(1);
        } else if (const auto control = escapedControl(text)) {
            if (*control > 0x7f)
                out.push_back('\xC2');
            out.push_back(static_cast<char>(*control));
            text.remove_prefix(3);
        } else {
            out.append(EscapeMark);  // somebody else's
        }
    }
    return out.append(text);
}

}  // namespace observatorio::store
