// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/cells.h"

#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace observatorio {

namespace {

using namespace std::string_view_literals;

/// World Bank "..", IMF "--" and "n/a", Eurostat ":", R "NA" and "<NA>", pandas "NaN", Stata "." (and ".a" to ".z"),
/// Excel's errors in English, Spanish and German, and what people type.
constexpr std::array MissingWords{
    ""sv,       ".."sv,      "..."sv,     "."sv,       "-"sv,        "--"sv,    "—"sv,      "–"sv,
    ":"sv,      "na"sv,      "<na>"sv,    "n/a"sv,     "#n/a"sv,     "#n/d"sv,  "#nv"sv,    "nan"sv,
    "-nan"sv,   "null"sv,    "none"sv,    "n.a."sv,    "n.d."sv,     "nd"sv,    "s/d"sv,    "s.d."sv,
    "#null!"sv, "#¡nulo!"sv, "#value!"sv, "#div/0!"sv, "#¡div/0!"sv, "#ref!"sv, "missing"sv};

constexpr std::array Blanks{" "sv, "\t"sv, "\r"sv, "\n"sv, "\xC2\xA0"sv, "\xE2\x80\xAF"sv, "\xE2\x80\x89"sv};

bool isDigit(char c) noexcept { return c >= '0' && c <= '9'; }

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<double> plainNumber(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0.0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    // from_chars takes "inf" and "nan"; a field that begins so is a word.
    if (error != std::errc() || rest != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// The minus sign of typographers as the usual one, blanks and apostrophes between digits taken out.
std::string withoutBlankGroups(std::string_view text)
{
    std::string all(text);
    if (all.starts_with("\xE2\x88\x92"))
        all.replace(0, 3, "-");
    for (const std::string_view mark : {" "sv, "\xC2\xA0"sv, "\xE2\x80\xAF"sv, "\xE2\x80\x89"sv, "'"sv, "’"sv}) {
        for (std::size_t at = all.find(mark); at != std::string::npos; at = all.find(mark, at)) {
            const std::string_view rest = std::string_view(all).substr(at + mark.size());
            const bool group = at > 0 && isDigit(all[at - 1]) && rest.size() >= 3
                               && std::all_of(rest.begin(), rest.begin() + 3, isDigit)
                               && (rest.size() == 3 || !isDigit(rest[3]));
            if (!group)
                return std::string(text);
            all.erase(at, mark.size());
        }
    }
    return all;
}

/// One to three digits, the first no zero, then groups of three behind each mark; a sign may stand before.
bool isGrouped(std::string_view text, char mark)
{
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        text.remove_prefix(1);
    if (text.empty() || text[0] == '0')
        return false;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(mark, begin), text.size());
        const std::string_view group = text.substr(begin, end - begin);
        const bool fits = begin == 0 ? !group.empty() && group.size() <= 3 : group.size() == 3;
        if (!fits || !std::all_of(group.begin(), group.end(), isDigit))
            return false;
        begin = end + 1;
    }
    return true;
}

std::string without(std::string_view text, char mark)
{
    std::string rest(text);
    std::erase(rest, mark);
    return rest;
}

/// "YYYY" at the text's beginning.
std::optional<std::int32_t> fourDigits(std::string_view text) noexcept
{
    if (text.size() < 4 || !std::all_of(text.begin(), text.begin() + 4, isDigit))
        return std::nullopt;
    const std::string_view digits = text.substr(0, 4);
    std::int32_t year = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), year);
    return year >= FirstImportYear && year <= LastImportYear ? std::optional(year) : std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view text) noexcept
{
    for (bool found = true; found && !text.empty();) {
        found = false;
        for (const std::string_view blank : Blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                found = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                found = true;
            }
        }
    }
    return text;
}

bool isMissing(std::string_view text) noexcept
{
    if (text.size() == 2 && text[0] == '.' && lower(text[1]) >= 'a' && lower(text[1]) <= 'z')
        return true;
    return std::any_of(MissingWords.begin(), MissingWords.end(), [text](std::string_view word) {
        return word.size() == text.size()
               && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
    });
}

std::variant<double, ImportProblem::Kind> readNumber(std::string_view field, DecimalSign decimal)
{
    const std::string text = withoutBlankGroups(field);
    const char sign = decimal == DecimalSign::Point ? '.' : ',';
    const char other = decimal == DecimalSign::Point ? ',' : '.';
    const auto signs = std::count(text.begin(), text.end(), sign), others = std::count(text.begin(), text.end(), other);
    std::string digits = text;
    if (others > 0) {
        const std::string_view whole = std::string_view(text).substr(0, text.find(sign));
        const bool onlyInWhole = std::count(whole.begin(), whole.end(), other) == others;
        if (signs > 1 || !onlyInWhole || !isGrouped(whole, other))
            return ImportProblem::NotANumber;
        if (signs == 0 && others == 1)
            return ImportProblem::Ambiguous;
        digits = without(text, other);
    } else if (signs > 1) {
        // A number has one sign of decimals: two of them part thousands.
        if (!isGrouped(text, sign))
            return ImportProblem::NotANumber;
        digits = without(text, sign);
    }
    std::replace(digits.begin(), digits.end(), ',', '.');
    const auto value = plainNumber(digits);
    if (!value)
        return ImportProblem::NotANumber;
    return *value;
}

std::optional<DecimalSign> decimalIn(std::string_view field)
{
    const std::string text = withoutBlankGroups(field);
    const bool comma = std::holds_alternative<double>(readNumber(text, DecimalSign::Comma));
    const bool point = std::holds_alternative<double>(readNumber(text, DecimalSign::Point));
    const auto isMark = [](char c) { return c == '.' || c == ','; };
    // One mark before three digits may part thousands.
    const bool doubtful = std::count_if(text.begin(), text.end(), isMark) == 1 && isGrouped(text, comma ? ',' : '.');
    if (comma == point || doubtful)
        return std::nullopt;
    return comma ? DecimalSign::Comma : DecimalSign::Point;
}

std::optional<std::int32_t> readYear(std::string_view text) noexcept
{
    if (text.size() == 6 && lower(text[0]) == 'y' && lower(text[1]) == 'r')
        return fourDigits(text.substr(2));
    const auto year = fourDigits(text);
    if (!year)
        return std::nullopt;
    const std::string_view rest = text.substr(4);
    const bool repeated =
        rest.size() == 9 && rest.starts_with(" [YR"sv) && rest.ends_with(']') && rest.substr(4, 4) == text.substr(0, 4);
    return rest.empty() || rest == ".0"sv || rest == ",0"sv || repeated ? year : std::nullopt;
}

bool isPartOfYear(std::string_view text) noexcept
{
    if (!fourDigits(text) || text.size() < 6 || text.size() > 32)
        return false;
    const std::string_view rest = text.substr(4);
    return "-/QqMmSsHhWwT"sv.find(rest.front()) != std::string_view::npos
           && std::all_of(rest.begin(), rest.end(), [](char c) {
                  return isDigit(c) || "-/QqMmSsHhWwTDd:.Z+ "sv.find(c) != std::string_view::npos;
              });
}

std::string folded(std::string_view text)
{
    const QString decomposed = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                                   .normalized(QString::NormalizationForm_KD)
                                   .toCaseFolded();
    QString kept;
    for (const QChar c : decomposed) {
        if (c.isLetterOrNumber())
            kept += c;
    }
    return kept.toStdString();
}

}  // namespace observatorio
