// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/namefold.h"

#include "analytics/domain/foldings.h"
#include "analytics/domain/utf8.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace observatorio {

namespace {

// What takes the place of an apostrophe or a hyphen in texts, after characters were decomposed.
constexpr char32_t Apostrophes[] = {U'`',   0x00B4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x02C8, 0x02CA, 0x02CB,
                                    0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0xA78B, 0xA78C, 0xFF07};
constexpr char32_t Hyphens[] = {0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63, 0xFF0D};

/// Unicode's White_Space.
constexpr bool isSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680
           || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr bool isInvisible(char32_t c)
{
    return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
           || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F)
           || c == 0xFEFF;
}

template<std::size_t N>
constexpr bool isOneOf(const char32_t (&list)[N], char32_t c)
{
    return std::find(std::begin(list), std::end(list), c) != std::end(list);
}

constexpr char32_t plainMark(char32_t c) { return isOneOf(Apostrophes, c) ? U'\'' : isOneOf(Hyphens, c) ? U'-' : c; }

int markClass(char32_t c)
{
    return c >= FirstMark && c - FirstMark < std::size(MarkClasses) ? MarkClasses[c - FirstMark] : 0;
}

constexpr auto AsciiFoldings = [] {
    std::array<char, 0x80> foldings{};
    for (char32_t c = 0; c < foldings.size(); ++c)
        foldings[c] = static_cast<char>(isSpace(c) ? U' ' : c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : plainMark(c));
    return foldings;
}();

/// One bit for each kind of character in it.
std::uint32_t kindsIn(std::u32string_view text)
{
    std::uint32_t kinds = 0;
    for (const char32_t c : text)
        kinds |= 1u << (c % 32);
    return kinds;
}

}  // namespace

FoldedName::FoldedName(std::string_view text) noexcept
{
    if (text.size() <= MaxBytes && !foldAscii(text))
        foldUnicode(text);
}

/// False: there is something else in it.
bool FoldedName::foldAscii(std::string_view text) noexcept
{
    char *at = m_text.data();
    bool space = false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= AsciiFoldings.size())
            return false;
        const char folded = AsciiFoldings[static_cast<unsigned char>(c)];
        if (folded == ' ') {
            space = at != m_text.data();
            continue;
        }
        if (space)
            *at++ = ' ';
        space = false;
        *at++ = folded;
    }
    m_size = static_cast<std::size_t>(at - m_text.data());
    return true;
}

void FoldedName::foldUnicode(std::string_view text) noexcept
{
    std::array<char32_t, MaxBytes / 2 * 3> points;  // as many as the text's bytes, or three for two of them
    std::size_t count = 0;
    bool space = false;
    const auto put = [&](char32_t c) {
        if (space && count > 0)
            points[count++] = U' ';
        space = false;
        points[count++] = c;
        const int order = markClass(c);  // marks of one letter in Unicode's order
        for (std::size_t i = count - 1; order > 0 && i > 0 && markClass(points[i - 1]) > order; --i)
            std::swap(points[i], points[i - 1]);
    };
    while (!text.empty()) {
        const Utf8Character first = firstCharacter(text);
        if (first.bytes == 0)
            return;
        text.remove_prefix(first.bytes);
        char32_t c = first.code;
        if (isInvisible(c))
            continue;
        if (isSpace(c)) {
            space = true;
            continue;
        }
        if (c < 0x80) {
            put(static_cast<unsigned char>(AsciiFoldings[c]));
            continue;
        }
        const auto *const known =
            std::lower_bound(std::begin(Foldings), std::end(Foldings), c,
                             [](const Folding &folding, char32_t code) { return folding.from < code; });
        if (known == std::end(Foldings) || known->from != c) {
            put(plainMark(c));
            continue;
        }
        for (const char16_t *part = known->to; *part != 0; ++part)
            put(plainMark(*part));
    }
    char *at = m_text.data();
    for (std::size_t i = 0; i < count; ++i)
        at = writeUtf8(at, points[i]);
    m_size = static_cast<std::size_t>(at - m_text.data());
}

std::u32string codePoints(std::string_view folded)
{
    std::u32string points;
    while (!folded.empty()) {
        const Utf8Character first = firstCharacter(folded);
        points.push_back(first.code);
        folded.remove_prefix(std::max<std::size_t>(first.bytes, 1));
    }
    return points;
}

std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t most)
{
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most)
        return most + 1;
    // A kind that only one of them has takes a difference of its own.
    const std::uint32_t kindsA = kindsIn(a), kindsB = kindsIn(b);
    if (static_cast<std::size_t>(std::max(std::popcount(kindsA & ~kindsB), std::popcount(kindsB & ~kindsA))) > most)
        return most + 1;
    std::vector<std::size_t> before, last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most)
            return most + 1;
        before = std::exchange(last, row);
    }
    return std::min(last[b.size()], most + 1);
}

}  // namespace observatorio
