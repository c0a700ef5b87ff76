// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/importreport.h"

#include "analytics/domain/plaintext.h"
#include "app/files/complain.h"

#include <array>
#include <charconv>

namespace observatorio {

namespace {

std::string separatorWord(char separator)
{
    return separator == '\t' ? "tab" : separator == ';' ? "semicolon" : separator == '|' ? "bar" : "comma";
}

std::string numberText(double value)
{
    std::array<char, 64> digits;
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

std::string counted(std::int64_t count, const char *one, const char *many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string missingText(const ImportOutcome &outcome)
{
    std::int64_t sum = 0;
    std::string words;
    for (const auto &[word, count] : outcome.missing) {
        sum += count;
        words.append(words.empty() ? "" : ", ").append(word.empty() ? "empty" : word);
        words.append(" ").append(std::to_string(count));
    }
    return std::to_string(sum) + " (" + words + ')';
}

std::string columnsText(const ImportOutcome &outcome)
{
    std::string all;
    for (std::size_t i = 0; i < outcome.columns.size() && i < 20; ++i)
        all.append(all.empty() ? "" : ", ").append(outcome.columns[i]);
    return all + (outcome.columns.size() > 20 ? ", ..." : "");
}

/// Places by name; of other measures, of which a file may have thousands, the first few.
void writeLeftOut(std::ostream &out, const ImportOutcome &outcome)
{
    constexpr int MostMeasures = 10;
    if (!outcome.leftOut.empty())
        out << "Left out:\n";
    int measures = 0;
    std::int64_t more = outcome.leftOutMore;
    for (const LeftOut &left : outcome.leftOut) {
        if (left.reason == LeftOutReason::OtherMeasure && ++measures > MostMeasures)
            more += left.rows;
        else
            out << plainText("  " + left.what + ": " + leftOutText(left.reason) + ", "
                             + counted(left.rows, "row", "rows") + ", from line " + std::to_string(left.firstLine))
                << '\n';
    }
    if (more > 0)
        out << "  and " << counted(more, "row", "rows") << " of others\n";
}

std::string questionText(ImportQuestion question)
{
    switch (question) {
    case ImportQuestion::Country:
        return "no column of countries was found: say which it is with --country-column";
    case ImportQuestion::Year:
        return "it tells no year: say it with --year, or the column with --year-column";
    case ImportQuestion::Value:
        return "no column of values was found: say which it is with --value-column";
    case ImportQuestion::Indicator:
        break;
    }
    return "it tells no indicator that this program knows: say what its values are with --indicator";
}

}  // namespace

void writeReport(std::ostream &out, const ImportOutcome &outcome)
{
    const auto line = [&out](const std::string &text) { out << plainText(text) << '\n'; };
    line(outcome.path + ": " + layoutName(outcome.layout) + ", " + encodingName(outcome.encoding) + ", separator "
         + separatorWord(outcome.separator) + ", decimal "
         + (outcome.decimal == DecimalSign::Point ? "point" : "comma"));
    if (outcome.yearForAll)
        line("Year of all values: " + std::to_string(*outcome.yearForAll));
    line("Taken: " + counted(outcome.values, "value", "values")
         + (outcome.estimates > 0 ? ", " + std::to_string(outcome.estimates) + " of them estimates" : ""));
    for (const ImportedIndicator &indicator : outcome.taken) {
        line("  " + indicator.name + ": " + counted(indicator.countries, "country", "countries") + ", "
             + counted(indicator.values, "value", "values") + ", " + std::to_string(indicator.firstYear)
             + (indicator.firstYear == indicator.lastYear ? "" : "-" + std::to_string(indicator.lastYear)));
    }
    if (!outcome.missing.empty())
        line("Missing: " + missingText(outcome));
    writeLeftOut(out, outcome);
    if (outcome.conflictCount > 0)
        line("Two values for one year: " + std::to_string(outcome.conflictCount) + ". " + conflictRule());
    for (const ImportConflict &conflict : outcome.conflicts)
        line("  " + conflict.counts.series.country + ' ' + conflict.counts.series.indicator + ' '
             + std::to_string(conflict.counts.year) + ": " + numberText(conflict.counts.value) + " (line "
             + std::to_string(conflict.counts.line) + ") counts, " + numberText(conflict.dropped.value) + " (line "
             + std::to_string(conflict.dropped.line) + ") does not");
}

void complainOf(const ImportOutcome &outcome)
{
    for (const ImportQuestion question : outcome.questions)
        complain(outcome.path + ": " + questionText(question));
    if (!outcome.questions.empty())
        complain("Its columns: " + columnsText(outcome));
    for (const ImportProblem &problem : outcome.problems) {
        std::string text = problemText(problem.kind);
        text.replace(text.find("%1"), 2, problem.text);
        complain("line " + std::to_string(problem.line) + (problem.column.empty() ? "" : ", " + problem.column) + ": "
                 + text);
    }
    if (const auto more = outcome.problemCount - static_cast<std::int64_t>(outcome.problems.size()); more > 0)
        complain("and " + counted(more, "more field was", "more fields were") + " not taken");
}

}  // namespace observatorio
