// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace observatorio {

/// CSV as RFC 4180 has it (quotes, CR LF, newlines inside quotes), over libcsv. Fed in pieces; rows come as they end.
/// Empty lines are skipped, and blanks around a field that has no quotes.
class CsvReader {
public:
    static constexpr std::size_t MaxFields = 10'000;
    static constexpr std::size_t MaxRowBytes = 4u << 20;  ///< also of a row, or a field, that does not end

    /// `line` (from 1) is where the row begins. An Error it returns ends the reading. Fields are valid during the call.
    using RowHandler = std::function<Expected<void>(const std::vector<std::string_view> &fields, std::int64_t line)>;

    /// How a text may differ from RFC 4180.
    struct Dialect {
        char separator = ',';
        bool looseQuotes = false;  ///< a quote within a field is one; otherwise it is malformed
    };

    /// `name` is what errors call the text: FileMalformed, subject "name:line".
    CsvReader(std::string name, RowHandler handler) : CsvReader(std::move(name), {}, std::move(handler)) {}
    CsvReader(std::string name, Dialect dialect, RowHandler handler);
    ~CsvReader();

    Expected<void> feed(std::string_view text);
    Expected<void> finish();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
