// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/tableform.h"

#include "app/import/cells.h"
#include "kafka/simulator/csvreader.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace observatorio {

namespace {

constexpr std::size_t RowsLookedAt = 400;
constexpr std::size_t MostLinesBeforeHead = 40;
constexpr std::string_view Separators = ",;\t|";

struct NumberedRow {
    std::int64_t line;
    Row fields;
};

std::vector<NumberedRow> rowsOf(std::string_view text, char separator)
{
    std::vector<NumberedRow> rows;
    CsvReader reader("", {separator, true},
                     [&rows](const std::vector<std::string_view> &fields, std::int64_t line) -> Expected<void> {
                         if (rows.size() == RowsLookedAt)
                             return failure(ErrorCode::Cancelled, {});
                         rows.push_back({line, Row(fields.begin(), fields.end())});
                         return {};
                     });
    // Whatever ends it, the rows before count.
    if (reader.feed(text))
        static_cast<void>(reader.finish());
    return rows;
}

/// Excel's own line before a table: "sep=;".
std::optional<char> toldSeparator(std::string_view text)
{
    if (text.size() < 5 || folded(text.substr(0, 3)) != "sep" || text[3] != '=')
        return std::nullopt;
    return Separators.find(text[4]) == std::string_view::npos ? std::nullopt : std::optional(text[4]);
}

std::size_t commonWidth(const std::vector<NumberedRow> &rows)
{
    std::map<std::size_t, std::size_t> widths;
    for (const NumberedRow &row : rows)
        ++widths[row.fields.size()];
    const auto most = std::max_element(widths.begin(), widths.end(), [](const auto &a, const auto &b) {
        return std::tuple(a.second, a.first) < std::tuple(b.second, b.first);
    });
    return most == widths.end() ? 0 : most->first;
}

/// A row that has values itself: no head.
bool hasValues(const Row &row, const Places &places)
{
    const auto is = [&row](auto test) {
        return std::any_of(row.begin(), row.end(), [&test](const std::string &text) { return test(trimmed(text)); });
    };
    return is([&places](std::string_view text) { return !isMissing(text) && places.knows(text); })
           && is([](std::string_view text) {
                  return !isMissing(text) && std::holds_alternative<double>(readNumber(text, DecimalSign::Point));
              });
}

/// A form, how sure it is, and which of its rows are values.
struct Candidate {
    TableForm form;
    std::vector<Row> rows;
    int sure = 0;  ///< 3: the heads say it; 2: the contents; 1: it has columns; 0: it has not
    double agreement = 0.0;

    [[nodiscard]] auto rank() const { return std::tuple(sure, agreement, form.head.size()); }
};

void nameByNumber(Row &head, std::size_t width)
{
    head.clear();
    for (std::size_t i = 1; i <= width; ++i)
        head.push_back(std::to_string(i));
}

Candidate candidateOf(std::string_view text, char separator, const ImportTables &tables)
{
    Candidate candidate;
    TableForm &form = candidate.form;
    form.separator = separator;
    const std::vector<NumberedRow> rows = rowsOf(text, separator);
    const std::size_t width = commonWidth(rows);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < rows.size() && i < MostLinesBeforeHead; ++i) {
        const Columns columns = columnsByHead(rows[i].fields, tables.measures);
        if (rows[i].fields.size() >= 2 && columns.isTable() && !hasValues(rows[i].fields, tables.places)) {
            form.columns = columns;
            form.head = rows[i].fields;
            form.headLine = rows[i].line;
            candidate.sure = 3;
            begin = i + 1;
            break;
        }
    }
    if (candidate.sure == 0 && width >= 2) {
        const auto first = std::find_if(rows.begin(), rows.end(),
                                        [width](const NumberedRow &row) { return row.fields.size() == width; });
        begin = static_cast<std::size_t>(first - rows.begin());
        if (hasValues(first->fields, tables.places)) {
            nameByNumber(form.head, width);
            form.headLine = first->line - 1;
        } else {
            form.head = first->fields;
            form.headLine = first->line;
            form.columns = columnsByHead(form.head, tables.measures);
            ++begin;
        }
        candidate.sure = 1;
    }
    for (std::size_t i = begin; i < rows.size(); ++i)
        candidate.rows.push_back(rows[i].fields);
    completeByContent(form.columns, form.head.size(), candidate.rows, tables.places);
    if (candidate.sure == 1 && form.columns.isTable())
        candidate.sure = 2;
    const auto same = std::count_if(candidate.rows.begin(), candidate.rows.end(),
                                    [&form](const Row &row) { return row.size() == form.head.size(); });
    candidate.agreement =
        candidate.rows.empty() ? 0.0 : static_cast<double>(same) / static_cast<double>(candidate.rows.size());
    return candidate;
}

DecimalSign decimalOf(const Candidate &candidate)
{
    const Columns &columns = candidate.form.columns;
    std::vector<std::size_t> places;
    if (columns.value)
        places.push_back(*columns.value);
    for (const auto &[at, year] : columns.years)
        places.push_back(at);
    for (const auto &[at, measure] : columns.measures)
        places.push_back(at);
    int commas = 0, points = 0;
    for (const Row &row : candidate.rows) {
        for (const std::size_t at : places) {
            const auto sign = at < row.size() ? decimalIn(trimmed(row[at])) : std::nullopt;
            commas += sign == DecimalSign::Comma;
            points += sign == DecimalSign::Point;
        }
    }
    if (commas == points)  // where commas part fields they are no sign
        return candidate.form.separator == ';' && points == 0 ? DecimalSign::Comma : DecimalSign::Point;
    return commas > points ? DecimalSign::Comma : DecimalSign::Point;
}

}  // namespace

Expected<TableForm> findForm(const std::string &path, std::string_view text, const ImportChoices &choices,
                             const ImportTables &tables)
{
    std::optional<Candidate> best;
    const std::optional<char> told = choices.separator ? choices.separator : toldSeparator(text);
    for (const char separator : told ? std::string_view(&*told, 1) : Separators) {
        Candidate candidate = candidateOf(text, separator, tables);
        if (!best || candidate.rank() > best->rank())
            best = std::move(candidate);
    }
    if (best->sure == 0)
        return failure(ErrorCode::FileNotTable, path, FileKind::Text);
    TableForm &form = best->form;
    form.layout = layoutOf(form.head);
    if (const auto applied = applyChoices(form.columns, form.head, choices, tables.measures); !applied)
        return tl::unexpected(applied.error());
    form.decimal = choices.decimal.value_or(decimalOf(*best));
    return std::move(form);
}

}  // namespace observatorio
