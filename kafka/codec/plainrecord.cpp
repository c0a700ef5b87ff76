// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/codec/plainrecord.h"

#include "kafka/codec/jsonnumber.h"

#include <bit>
#include <cstddef>
#include <cstring>

namespace observatorio {

namespace {

constexpr std::uint64_t repeated(unsigned char byte) { return byte * 0x0101'0101'0101'0101u; }
constexpr std::uint64_t HighBits = repeated(0x80);

/// The high bit of each byte below `limit` (at most 0x80), of the lowest such byte at least: a borrow may mark bytes
/// above it.
constexpr std::uint64_t below(std::uint64_t word, unsigned char limit)
{
    return (word - repeated(limit)) & ~word & HighBits;
}

constexpr std::uint64_t equal(std::uint64_t word, char c)
{
    return below(word ^ repeated(static_cast<unsigned char>(c)), 1);
}

/// Marks what ends a run of plain characters: a control character, DEL, a quote, a backslash, a byte beyond ASCII. The
/// lowest mark is right.
constexpr std::uint64_t notPlain(std::uint64_t word)
{
    return (word & HighBits) | below(word, 0x20) | equal(word, '\x7f') | equal(word, '"') | equal(word, '\\');
}

class Reader {
public:
    explicit Reader(std::string_view text) : m_at(text.data()), m_end(text.data() + text.size()) {}

    template<std::size_t N>
    bool take(const char (&literal)[N])
    {
        if (left() < N - 1 || std::memcmp(m_at, literal, N - 1) != 0)
            return false;
        m_at += N - 1;
        return true;
    }
    void skipSpace() { m_at += m_at != m_end && *m_at == ' ' ? 1 : 0; }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }

    bool takeCapitals(std::string_view &letters)
    {
        constexpr std::size_t Letters = 3;
        if (left() < Letters)
            return false;
        for (std::size_t i = 0; i < Letters; ++i) {
            if (m_at[i] < 'A' || m_at[i] > 'Z')
                return false;
        }
        letters = {m_at, Letters};
        m_at += Letters;
        return true;
    }

    /// Up to the quote, which stays. It looks at eight bytes at a time, so it finds no quote in the text's last seven;
    /// a record has more than that after its indicator.
    bool takePlainText(std::string_view &text)
    {
        const char *const begin = m_at;
        std::uint64_t word;
        for (; left() >= sizeof word; m_at += sizeof word) {
            std::memcpy(&word, m_at, sizeof word);
            if constexpr (std::endian::native == std::endian::big)
                word = __builtin_bswap64(word);
            if (const std::uint64_t marks = notPlain(word)) {
                m_at += std::countr_zero(marks) / 8;
                text = {begin, static_cast<std::size_t>(m_at - begin)};
                return *m_at == '"' && !text.empty();
            }
        }
        return false;
    }

    bool takeNumber(double &value)
    {
        const char *const end = readPlainDecimal({m_at, left()}, value);
        if (!end)
            return false;
        m_at = end;
        return true;
    }

    bool takeYear(std::int32_t &year)
    {
        constexpr std::size_t Digits = 4;
        if (left() < Digits || *m_at == '0')
            return false;
        year = 0;
        for (std::size_t i = 0; i < Digits; ++i, ++m_at) {
            if (*m_at < '0' || *m_at > '9')
                return false;
            year = year * 10 + (*m_at - '0');
        }
        return true;
    }

private:
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

    const char *m_at;
    const char *const m_end;
};

}  // namespace

bool readPlainRecord(std::string_view text, PlainRecord &record) noexcept
{
    Reader reader(text);
    if (!reader.take("{\"pais\":"))
        return false;
    reader.skipSpace();
    if (!reader.take("\"") || !reader.takeCapitals(record.country) || !reader.take("\","))
        return false;
    reader.skipSpace();
    if (!reader.take("\"indicador\":"))
        return false;
    reader.skipSpace();
    if (!reader.take("\"") || !reader.takePlainText(record.indicator) || !reader.take("\","))
        return false;
    reader.skipSpace();
    if (!reader.take("\"valor\":"))
        return false;
    reader.skipSpace();
    if (!reader.takeNumber(record.value))
        return false;
    record.year = 0;
    if (reader.take(",")) {
        reader.skipSpace();
        if (!reader.take("\"anio\":"))
            return false;
        reader.skipSpace();
        if (!reader.takeYear(record.year))
            return false;
    }
    return reader.take("}") && reader.atEnd();
}

}  // namespace observatorio
