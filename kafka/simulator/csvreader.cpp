// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/simulator/csvreader.h"

#include <csv.h>

#include <algorithm>
#include <optional>

namespace observatorio {

namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t Piece = 64 * 1024;
constexpr int InField = 2;  ///< libcsv's FIELD_BEGUN, which its header does not tell

}  // namespace

struct CsvReader::Private {
    csv_parser parser{};
    std::string name;
    RowHandler handler;
    std::string text;               // the row's fields, one after the other
    std::vector<std::size_t> ends;  // of each field in `text`
    std::vector<std::string_view> fields;
    std::int64_t line = 1;
    std::int64_t rowLine = 1;
    bool begun = false;
    std::optional<Error> error;

    void fieldEnded(std::string_view field);
    void lineEnded(int character);
    void handleRow();
    Expected<void> result(bool parsed);
    [[nodiscard]] tl::unexpected<Error> malformed(std::string cause) const
    {
        return failure(ErrorCode::FileMalformed, name + ':' + std::to_string(line), std::move(cause));
    }

    static void onField(void *data, std::size_t size, void *self)
    {
        static_cast<Private *>(self)->fieldEnded({static_cast<const char *>(data), size});
    }
    static void onLine(int character, void *self) { static_cast<Private *>(self)->lineEnded(character); }
};

void CsvReader::Private::fieldEnded(std::string_view field)
{
    if (error)
        return;
    if (ends.size() == MaxFields || text.size() + field.size() > MaxRowBytes) {
        error = malformed("the row is too long").value();
        return;
    }
    text.append(field);
    ends.push_back(text.size());
    line += std::count(field.begin(), field.end(), '\n');
}

void CsvReader::Private::lineEnded(int character)
{
    if (!ends.empty() && !error)
        handleRow();
    text.clear();
    ends.clear();
    if (character == '\n')
        ++line;
    rowLine = line;
}

void CsvReader::Private::handleRow()
{
    fields.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        fields.push_back(std::string_view(text).substr(begin, end - begin));
        begin = end;
    }
    if (const Expected<void> handled = handler(fields, rowLine); !handled)
        error = handled.error();
}

Expected<void> CsvReader::Private::result(bool parsed)
{
    if (error)
        return tl::unexpected<Error>(*error);
    if (!parsed)
        return malformed(csv_strerror(csv_error(&parser)));
    return {};
}

CsvReader::CsvReader(std::string name, Dialect dialect, RowHandler handler) : d(std::make_unique<Private>())
{
    d->name = std::move(name);
    d->handler = std::move(handler);
    const int strict = dialect.looseQuotes ? 0 : CSV_STRICT;
    csv_init(&d->parser, static_cast<unsigned char>(strict | CSV_STRICT_FINI | CSV_REPALL_NL));
    csv_set_delim(&d->parser, static_cast<unsigned char>(dialect.separator));
    // It grows its field by one block at a time: by its 128 bytes, a long field is copied thousands of times.
    csv_set_blk_size(&d->parser, Piece);
}

CsvReader::~CsvReader() { csv_free(&d->parser); }

Expected<void> CsvReader::feed(std::string_view text)
{
    if (!d->begun && text.starts_with(ByteOrderMark))
        text.remove_prefix(ByteOrderMark.size());
    d->begun = true;
    // libcsv keeps a field until it ends, however long it is.
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, Piece);
        text.remove_prefix(piece.size());
        const bool parsed =
            csv_parse(&d->parser, piece.data(), piece.size(), &Private::onField, &Private::onLine, d.get())
            == piece.size();
        if (const Expected<void> read = d->result(parsed); !read)
            return read;
        if (d->text.size() + d->parser.entry_pos > MaxRowBytes)
            return d->malformed("the row is too long");
    }
    return {};
}

Expected<void> CsvReader::finish()
{
    // libcsv asks for the closing quote in strict mode only.
    if (d->parser.quoted && d->parser.pstate == InField && !d->error)
        return d->malformed("a quote does not end");
    return d->result(csv_fini(&d->parser, &Private::onField, &Private::onLine, d.get()) == 0);
}

}  // namespace observatorio
