// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace observatorio {

/// A name in the form in which names are compared. Two are the same when they differ in nothing but
///   - case, and composed or decomposed characters (Unicode's canonical caseless match; foldings.h);
///   - the kind of an apostrophe (straight, curly, an accent in its place) or of a hyphen;
///   - the kind and number of spaces, those at the ends, and characters that nobody sees (a byte order mark, marks of
///     direction, a soft hyphen).
/// Accents count: "Peru" is not "Perú". Letters of other scripts than the Latin one stay as they are.
class FoldedName {
public:
    static constexpr std::size_t MaxBytes = 256;  ///< of a text; what is longer names nothing

    /// No allocation.
    explicit FoldedName(std::string_view text) noexcept;

    /// Empty: the text is empty, too long or no UTF-8.
    [[nodiscard]] std::string_view text() const noexcept { return {m_text.data(), m_size}; }

private:
    bool foldAscii(std::string_view text) noexcept;
    void foldUnicode(std::string_view text) noexcept;

    // A character of two bytes, "ǖ", becomes three of five bytes: none grows more.
    std::array<char, MaxBytes / 2 * 5> m_text;
    std::size_t m_size = 0;
};

/// How many characters two folded names (any UTF-8) differ in: added, left out, exchanged for another or with the
/// neighbour (optimal string alignment). No more than `most` + 1 is told.
std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t most);

std::u32string codePoints(std::string_view folded);

}  // namespace observatorio
