// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/referencecsv.h"

#include <algorithm>

namespace observatorio {

namespace {

/// Splits one RFC 4180 line; quotes may surround a field and are doubled inside it.
std::vector<std::string> splitLine(std::string_view line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back().push_back('"');
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back().push_back(c);
        }
    }
    return fields;
}

}  // namespace

std::vector<std::string> listedWords(std::string_view text, std::string_view mark)
{
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(mark, at), text.size());
        if (end > at)
            all.emplace_back(text.substr(at, end - at));
        at = end + mark.size();
    }
    return all;
}

Expected<void> ReferenceCsv::read(std::string_view csv, const RowHandler &row) const
{
    const auto columns = static_cast<std::size_t>(std::count(header.begin(), header.end(), ',') + 1);
    std::size_t lineNumber = 0;
    bool any = false;
    while (!csv.empty()) {
        const std::size_t end = csv.find('\n');
        std::string_view line = csv.substr(0, end);
        csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        ++lineNumber;
        const std::string where = std::string(file) + ':' + std::to_string(lineNumber);
        if (lineNumber == 1) {
            if (line != header)
                return failure(ErrorCode::FileMalformed, where, "the header is not " + std::string(header));
            continue;
        }
        if (line.empty())
            continue;
        std::vector<std::string> fields = splitLine(line);
        if (fields.size() != columns)
            return failure(ErrorCode::FileMalformed, where,
                           "expected " + std::to_string(columns) + " columns, found " + std::to_string(fields.size()));
        if (const Expected<void> taken = row(std::move(fields), where); !taken)
            return taken;
        any = true;
    }
    if (!any)
        return failure(ErrorCode::FileMalformed, std::string(file), "there is no row in it");
    return {};
}

}  // namespace observatorio
