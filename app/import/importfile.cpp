// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/importfile.h"

#include "app/import/cells.h"
#include "app/import/collector.h"
#include "app/import/textencoding.h"
#include "kafka/simulator/csvreader.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>

namespace observatorio {

namespace {

constexpr std::size_t HeadBytes = std::size_t{256} * 1024;
constexpr std::size_t PieceBytes = 1u << 20;
constexpr int YearsBeforeEdition = 4;
constexpr std::size_t LongestIndicator = 100;  ///< as long as an event's may be

struct FileCloser {
    void operator()(std::FILE *file) const noexcept { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

tl::unexpected<Error> unreadable(const std::string &path)
{
    return failure(ErrorCode::FileUnreadable, path, std::strerror(errno));
}

/// As many bytes as there are, at most `most`.
Expected<std::string> readSome(std::FILE *file, std::size_t most, const std::string &path)
{
    std::string bytes(most, '\0');
    errno = 0;
    bytes.resize(std::fread(bytes.data(), 1, most, file));
    if (std::ferror(file))
        return unreadable(path);
    return bytes;
}

/// A QoG cross-section is about the fourth year before its edition ("qog_std_cs_jan24.csv": 2020).
std::optional<std::int32_t> yearOfEdition(std::string_view path)
{
    const std::string_view name = path.substr(path.find_last_of('/') + 1);
    const std::string_view stem = name.substr(0, name.find_last_of('.'));
    if (!stem.starts_with("qog_") || stem.find("_cs_") == std::string_view::npos)
        return std::nullopt;
    int edition = 0;
    const std::string_view digits = stem.substr(stem.size() - 2);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), edition);
    if (error != std::errc() || end != digits.data() + digits.size() || edition < 10)
        return std::nullopt;
    return 2000 + edition - YearsBeforeEdition;
}

bool isIndicatorName(const std::string &name)
{
    return name.size() <= LongestIndicator && std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
           });
}

/// Reads one file in one encoding.
class Reading {
public:
    Reading(const std::string &path, const ImportChoices &choices, const ImportTables &tables,
            const IndicatorTable &indicators, const std::stop_token &stop)
        : m_path(path), m_choices(choices), m_tables(tables), m_indicators(indicators), m_stop(stop)
    {
    }

    Expected<ImportOutcome> read()
    {
        m_file.reset(std::fopen(m_path.c_str(), "rbe"));
        if (!m_file)
            return unreadable(m_path);
        const auto head = readSome(m_file.get(), HeadBytes, m_path);
        if (!head)
            return tl::unexpected(head.error());
        if (const char *kind = foreignKind(*head))
            return failure(ErrorCode::FileNotTable, m_path, kind);
        m_outcome.encoding = m_choices.encoding.value_or(guessEncoding(*head, head->size() < HeadBytes));
        m_decoder.emplace(m_outcome.encoding);
        const std::string text = m_decoder->feed(*head);
        if (m_decoder->sawError())
            return otherBytes();
        const bool whole = head->size() < HeadBytes;
        const std::size_t end = whole ? text.size() : text.rfind('\n') + 1;
        if (end == 0 && !whole)
            return failure(ErrorCode::FileMalformed, m_path + ":1", "the row is too long");
        const auto form = findForm(m_path, std::string_view(text).substr(0, end), m_choices, m_tables);
        if (!form)
            return tl::unexpected(form.error());
        m_form = *form;
        describe();
        return m_outcome.questions.empty() ? readRows(text) : std::move(m_outcome);
    }

    /// The encoding was a guess that what follows the head belies.
    [[nodiscard]] bool guessedWrong() const
    {
        return !m_choices.encoding && m_outcome.encoding == TextEncoding::Utf8 && m_decoder && m_decoder->sawError();
    }

private:
    [[nodiscard]] tl::unexpected<Error> otherBytes() const
    {
        return failure(ErrorCode::FileMalformed, m_path,
                       std::string("some bytes are not ") + encodingName(m_outcome.encoding));
    }

    void describe()
    {
        const Columns &columns = m_form.columns;
        m_outcome.path = m_path;
        m_outcome.layout = m_form.layout;
        m_outcome.separator = m_form.separator;
        m_outcome.decimal = m_form.decimal;
        for (std::size_t i = 0; i < m_form.head.size() && i < ImportOutcome::MaxColumns; ++i)
            m_outcome.columns.emplace_back(trimmed(m_form.head[i]));
        const auto name = [this](std::size_t column) { return std::string(trimmed(m_form.head[column])); };
        if (!columns.countries.empty())
            m_outcome.countryColumn = name(columns.countries.front().second);
        if (columns.year)
            m_outcome.yearColumn = name(*columns.year);
        if (columns.value)
            m_outcome.valueColumn = name(*columns.value);
        else if (columns.measures.size() == 1)
            m_outcome.valueColumn = name(columns.measures.front().first);
        m_outcome.yearsAreColumns = !columns.years.empty();
        m_outcome.indicatorIsTold =
            !columns.measures.empty() || !columns.indicators.empty() || m_form.layout == FileLayout::Sdmx;
        ask();
    }

    void ask()
    {
        const Columns &columns = m_form.columns;
        if (columns.countries.empty())
            m_outcome.questions.push_back(ImportQuestion::Country);
        if (!columns.hasValues())
            m_outcome.questions.push_back(ImportQuestion::Value);
        if (!columns.year && columns.years.empty()) {
            m_outcome.yearForAll = m_choices.year;
            if (!m_outcome.yearForAll && m_form.layout == FileLayout::Qog)
                m_outcome.yearForAll = yearOfEdition(m_path);
            if (!m_outcome.yearForAll)
                m_outcome.questions.push_back(ImportQuestion::Year);
        }
        if (columns.hasValues() && !m_outcome.indicatorIsTold && m_choices.indicator.empty())
            m_outcome.questions.push_back(ImportQuestion::Indicator);
    }

    Expected<ImportOutcome> readRows(const std::string &head)
    {
        Collector collector(m_form, m_choices, m_tables, m_indicators);
        collector.setYear(m_outcome.yearForAll.value_or(0));
        CsvReader reader(m_path, {m_form.separator, true},
                         [&](const std::vector<std::string_view> &fields, std::int64_t line) -> Expected<void> {
                             if (line > m_form.headLine)
                                 collector.row(fields, line);
                             return {};
                         });
        Expected<void> fed = reader.feed(head);
        while (fed && !m_stop.stop_requested()) {
            const auto piece = readSome(m_file.get(), PieceBytes, m_path);
            if (!piece)
                return tl::unexpected(piece.error());
            if (piece->empty())
                break;
            fed = reader.feed(m_decoder->feed(*piece));
            if (m_decoder->sawError())
                return otherBytes();
        }
        if (m_stop.stop_requested())
            return failure(ErrorCode::Cancelled, m_path);
        if (const auto read = fed.and_then([&reader] { return reader.finish(); }); !read)
            return tl::unexpected(read.error());
        if (collector.knowsNoIndicator())
            m_outcome.questions.push_back(ImportQuestion::Indicator);
        std::move(collector).finish(m_outcome);
        return std::move(m_outcome);
    }

    const std::string &m_path;
    const ImportChoices &m_choices;
    const ImportTables &m_tables;
    const IndicatorTable &m_indicators;
    const std::stop_token &m_stop;
    File m_file;
    std::optional<TextDecoder> m_decoder;
    TableForm m_form;
    ImportOutcome m_outcome;
};

}  // namespace

Expected<ImportOutcome> readImport(const std::string &path, const ImportChoices &choices,
                                   const ImportKnowledge &knowledge, const std::stop_token &stop)
{
    if (!isIndicatorName(choices.indicator))
        return failure(ErrorCode::BadSetting, "indicator", "a name is made of letters, digits and _");
    const Places places(knowledge.countries, knowledge.regions);
    const Measures measures(knowledge.indicators);
    const ImportTables tables{measures, places};
    Reading reading(path, choices, tables, knowledge.indicators, stop);
    auto outcome = reading.read();
    if (outcome || !reading.guessedWrong())
        return outcome;
    ImportChoices other = choices;
    other.encoding = TextEncoding::Windows1252;
    return Reading(path, other, tables, knowledge.indicators, stop).read();
}

}  // namespace observatorio
