// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/codec/jsonnumber.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace observatorio {

namespace {

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view withoutTrailingBlanks(std::string_view text)
{
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

// Digits and powers of ten up to these are exact doubles, so one division rounds correctly.
constexpr std::uint64_t MaxExactMantissa = std::uint64_t{1} << 53;
constexpr int MaxExactDigits = 18;
constexpr double PowersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                  1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

struct Parts {
    bool negative = false;
    int digits = 0;                    // after leading zeros
    std::int64_t leadingExponent = 0;  // of the first significant digit, before the written exponent
    std::int64_t exponent = 0;         // as written, held within +-1,000,000,000
};

bool split(std::string_view text, Parts &parts) noexcept
{
    const char *at = text.data();
    const char *const end = at + text.size();
    const auto take = [&parts](char c) { parts.digits += parts.digits > 0 || c != '0' ? 1 : 0; };
    if (at != end && *at == '-') {
        parts.negative = true;
        ++at;
    }
    if (at == end || !isDigit(*at))
        return false;
    if (*at == '0' && at + 1 != end && isDigit(at[1]))
        return false;
    for (; at != end && isDigit(*at); ++at)
        take(*at);
    const std::int64_t whole = parts.digits;
    std::int64_t fraction = 0;  // digits after the point
    if (at != end && *at == '.') {
        const char *const first = ++at;
        for (; at != end && isDigit(*at); ++at)
            take(*at);
        fraction = at - first;
        if (fraction == 0)
            return false;
    }
    parts.leadingExponent = whole > 0 ? whole - 1 : parts.digits - fraction - 1;
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        bool negative = false;
        if (at != end && (*at == '-' || *at == '+'))
            negative = *at++ == '-';
        if (at == end || !isDigit(*at))
            return false;
        constexpr std::int64_t Cap = 1'000'000'000;
        for (; at != end && isDigit(*at); ++at)
            parts.exponent = std::min(parts.exponent * 10 + (*at - '0'), Cap);
        if (negative)
            parts.exponent = -parts.exponent;
    }
    return at == end;
}

}  // namespace

JsonNumber readJsonNumber(std::string_view text, double &value) noexcept
{
    text = withoutTrailingBlanks(text);
    if (const char *end = readPlainDecimal(text, value); end && end == text.data() + text.size())
        return JsonNumber::Valid;
    Parts parts;
    if (!split(text, parts))
        return JsonNumber::Malformed;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        if (parts.digits > 0 && parts.leadingExponent + parts.exponent > 0)
            return JsonNumber::OutOfRange;
        value = parts.negative ? -0.0 : 0.0;
        return JsonNumber::Valid;
    }
    return error == std::errc() && rest == text.data() + text.size() ? JsonNumber::Valid : JsonNumber::Malformed;
}

const char *readPlainDecimal(std::string_view text, double &value) noexcept
{
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    const char *at = begin;
    const bool negative = at != end && *at == '-';
    at += negative ? 1 : 0;
    const char *const first = at;
    std::uint64_t mantissa = 0;
    const auto takeDigits = [&] {
        const char *const from = at;
        const char *const limit = at + std::min<std::ptrdiff_t>(end - at, MaxExactDigits + 1);
        for (; at != limit && isDigit(*at); ++at)
            mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at - '0');
        return at - from;
    };
    std::ptrdiff_t digits = takeDigits();
    if (digits == 0 || (*first == '0' && digits > 1))
        return nullptr;
    std::ptrdiff_t fraction = 0;
    if (at != end && *at == '.') {
        ++at;
        fraction = takeDigits();
        if (fraction == 0)
            return nullptr;
        digits += fraction;
    }
    if (digits > MaxExactDigits)
        return nullptr;
    if (mantissa > MaxExactMantissa) {
        std::from_chars(begin, at, value);  // neither malformed nor out of range
        return at;
    }
    const double magnitude = static_cast<double>(mantissa) / PowersOfTen[fraction];
    value = negative ? -magnitude : magnitude;
    return at;
}

bool readJsonInteger(std::string_view text, std::int32_t &value) noexcept
{
    text = withoutTrailingBlanks(text);
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && rest == text.data() + text.size();
}

}  // namespace observatorio
