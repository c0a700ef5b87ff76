// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace observatorio {

/// A record written the way nearly every producer writes it, and nothing else:
///   {"pais":"ARG","indicador":"inflacion","valor":5.2,"anio":2024}
/// Members in this order, each colon and comma followed by one space at most (Python's json.dumps writes one); `pais`
/// in three capitals; `indicador` of printable ASCII characters without escapes, one at least; `valor` without
/// exponent; `anio` absent or of four digits.
struct PlainRecord {
    std::string_view country;    ///< three letters, which may name no country
    std::string_view indicator;  ///< points into the text, as `country` does
    double value = 0.0;
    std::int32_t year = 0;  ///< 0: absent
};

/// True: the whole of `text` is such a record; a parser of all JSON would read the same from it. False says nothing:
/// the text may be anything, and `record` holds what was read of it so far. No byte outside `text` is read.
bool readPlainRecord(std::string_view text, PlainRecord &record) noexcept;

}  // namespace observatorio
