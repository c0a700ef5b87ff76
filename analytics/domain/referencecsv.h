// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <charconv>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace observatorio {

/// A table of reference data that the program carries: a header line, then one row a line; RFC 4180 quotes, but no line
/// break within a field; UTF-8. Empty lines are skipped.
struct ReferenceCsv {
    std::string_view file;    ///< what errors call it: FileMalformed, subject "FILE:LINE"
    std::string_view header;  ///< the first line must be exactly this

    /// `where` is "FILE:LINE". An Error it returns ends the reading.
    using RowHandler = std::function<Expected<void>(std::vector<std::string> fields, const std::string &where)>;

    /// Hands over each row, with as many fields as the header has. No row at all is malformed, too.
    [[nodiscard]] Expected<void> read(std::string_view csv, const RowHandler &row) const;
};

/// A list within a field: what lies between the marks, without what is empty.
std::vector<std::string> listedWords(std::string_view text, std::string_view mark);

/// The whole text is one number.
template<typename Number>
bool parseNumber(std::string_view text, Number &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

}  // namespace observatorio
