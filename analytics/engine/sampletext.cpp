// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/sampletext.h"

#include <cstdint>

namespace observatorio {

namespace {

constexpr std::size_t MaxBytes = 256;
constexpr std::string_view Replacement = "\xEF\xBF\xBD";

/// Length of the well-formed sequence at the start (Unicode 15, table 3-7), or 0.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto continues = [&](std::size_t i) { return i < text.size() && byte(i) >= 0x80 && byte(i) <= 0xBF; };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return lead == 0 ? 0 : 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (!continues(1) || !continues(2) || (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F))
            return 0;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (!continues(1) || !continues(2) || !continues(3) || (lead == 0xF0 && byte(1) < 0x90)
            || (lead == 0xF4 && byte(1) > 0x8F))
            return 0;
        return 4;
    }
    return 0;
}

}  // namespace

std::string sampleText(std::string_view payload)
{
    std::string text;
    while (!payload.empty()) {
        const std::size_t length = sequenceLength(payload);
        const std::string_view piece = length == 0 ? Replacement : payload.substr(0, length);
        if (text.size() + piece.size() > MaxBytes)
            break;
        text.append(piece);
        payload.remove_prefix(length == 0 ? 1 : length);
    }
    return text;
}

}  // namespace observatorio
