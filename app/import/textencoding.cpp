// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/textencoding.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace observatorio {

namespace {

using namespace std::string_view_literals;

/// "Magic numbers" as file(1) has them.
struct Signature {
    std::string_view begin;
    const char *kind;
};
const std::array Signatures{Signature{"PK\x03\x04"sv, FileKind::Zip},
                            Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::OldWorkbook},
                            Signature{"\x1F\x8B"sv, FileKind::Compressed},
                            Signature{"BZh"sv, FileKind::Compressed},
                            Signature{"\xFD"
                                      "7zXZ"sv,
                                      FileKind::Compressed},
                            Signature{"7z\xBC\xAF"sv, FileKind::Compressed},
                            Signature{"\x28\xB5\x2F\xFD"sv, FileKind::Compressed},
                            Signature{"%PDF-"sv, FileKind::Pdf},
                            Signature{"\x89PNG"sv, FileKind::Picture},
                            Signature{"\xFF\xD8\xFF"sv, FileKind::Picture},
                            Signature{"GIF8"sv, FileKind::Picture},
                            Signature{"SQLite format 3\0"sv, FileKind::Database},
                            Signature{"<stata_dta>"sv, FileKind::Statistics},
                            Signature{"$FL2@(#)"sv, FileKind::Statistics},
                            Signature{"$FL3@(#)"sv, FileKind::Statistics},
                            Signature{"PAR1"sv, FileKind::Parquet}};

std::string_view withoutBlanks(std::string_view text) noexcept
{
    if (text.starts_with("\xEF\xBB\xBF"sv))
        text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"sv), text.size()));
    return text;
}

bool beginsWith(std::string_view text, std::string_view lowerCase) noexcept
{
    return text.size() >= lowerCase.size()
           && std::equal(lowerCase.begin(), lowerCase.end(), text.begin(), [](char wanted, char c) {
                  return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == wanted;
              });
}

/// Zero bytes at even and at odd places.
std::array<std::size_t, 2> zeros(std::string_view head) noexcept
{
    std::array<std::size_t, 2> count{};
    for (std::size_t i = 0; i < head.size(); ++i)
        count[i % 2] += head[i] == '\0';
    return count;
}

/// Bytes of UTF-8 that begin no character.
const std::string Continuations = [] {
    std::string all;
    for (int byte = 0x80; byte < 0xC0; ++byte)
        all.push_back(static_cast<char>(byte));
    return all;
}();

/// Text of Latin letters has a zero in nearly every pair of bytes, and always at the same place.
constexpr std::size_t LeastShare = 3;  ///< one pair in so many
bool isUtf16(std::size_t pairs, std::size_t at, std::size_t elsewhere) noexcept
{
    return at * LeastShare >= pairs && elsewhere * 10 < at;
}

}  // namespace

const char *foreignKind(std::string_view head) noexcept
{
    if (head.empty())
        return FileKind::Empty;
    for (const Signature &signature : Signatures) {
        if (head.starts_with(signature.begin))
            return signature.kind;
    }
    const std::string_view text = withoutBlanks(head);
    if (beginsWith(text, "<!doctype html"sv) || beginsWith(text, "<html"sv))
        return FileKind::WebPage;
    if (beginsWith(text, "<?xml"sv))
        return FileKind::Xml;
    if (text.starts_with('{') || text.starts_with("[{"sv) || text.starts_with("[["sv))
        return FileKind::Json;
    const TextEncoding encoding = guessEncoding(head, false);
    const bool wide = encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be;
    return !wide && head.find('\0') != std::string_view::npos ? FileKind::Binary : nullptr;
}

TextEncoding guessEncoding(std::string_view head, bool whole) noexcept
{
    if (head.starts_with("\xEF\xBB\xBF"sv))
        return TextEncoding::Utf8;
    if (head.starts_with("\xFF\xFE"sv))
        return TextEncoding::Utf16Le;
    if (head.starts_with("\xFE\xFF"sv))
        return TextEncoding::Utf16Be;
    const auto [even, odd] = zeros(head);
    if (isUtf16(head.size() / 2, odd, even))
        return TextEncoding::Utf16Le;
    if (isUtf16(head.size() / 2, even, odd))
        return TextEncoding::Utf16Be;
    // A character that the head's end cuts is no error.
    std::size_t end = head.size();
    if (const std::size_t last = head.find_last_not_of(Continuations);
        !whole && last != std::string_view::npos && static_cast<unsigned char>(head[last]) >= 0xC0)
        end = last;
    const bool valid = QByteArrayView(head.substr(0, end)).isValidUtf8();
    return valid ? TextEncoding::Utf8 : TextEncoding::Windows1252;
}

TextDecoder::TextDecoder(TextEncoding encoding) : m_decoder(encodingName(encoding)) {}

std::string TextDecoder::feed(std::string_view bytes)
{
    const QString text = m_decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return text.toStdString();
}

}  // namespace observatorio
