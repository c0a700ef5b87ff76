// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a field of a publisher's table. Texts are UTF-8.
#pragma once

#include "analytics/domain/dataimport.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace observatorio {

/// Without blanks at both ends, those that break no line included.
std::string_view trimmed(std::string_view text) noexcept;

/// Stands for no value: empty, or one of the words that publishers and programs write there.
bool isMissing(std::string_view trimmedText) noexcept;

/// A number whose decimals begin at `decimal`; other marks group its thousands, where the whole leaves no doubt
/// ("1.234.567", "1,234.5" and "1 234" with a decimal point).
std::variant<double, ImportProblem::Kind> readNumber(std::string_view trimmedText, DecimalSign decimal);

/// What the field says of the sign, if anything: "2,8" is Comma, "2.8" Point, "1,234" and "3" say nothing.
std::optional<DecimalSign> decimalIn(std::string_view trimmedText);

/// "2024", "2024.0", "2024 [YR2024]", "YR2024" within the years of an import.
std::optional<std::int32_t> readYear(std::string_view trimmedText) noexcept;
/// "2024-01", "2024-Q1", "2024M01", "2023/24", "2024-01-31": a part of a year, or parts of two.
bool isPartOfYear(std::string_view trimmedText) noexcept;

/// Letters and digits only, without case and accents: what heads and names are compared by.
std::string folded(std::string_view text);

}  // namespace observatorio
