// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as JSON writes them (RFC 8259), read exactly. simdjson 3.0's on-demand parser misreads some numbers of more
// than 19 digits ("0.1000000000000000055511151231257827") and cannot tell a number out of range from a malformed one.
#pragma once

#include <cstdint>
#include <string_view>

namespace observatorio {

enum class JsonNumber : std::uint8_t {
    Valid,       ///< `value` is the nearest double; what is too small for a double is 0
    OutOfRange,  ///< well formed, beyond the largest double
    Malformed,
};

/// Reads the whole of `text`, blanks after it excepted.
JsonNumber readJsonNumber(std::string_view text, double &value) noexcept;

/// Reads the number that `text` begins with as readJsonNumber() would, when it has no exponent and at most 18 digits;
/// null otherwise. Returns where it ends: an exponent, a further digit or anything else may follow there.
const char *readPlainDecimal(std::string_view text, double &value) noexcept;

/// True when `text` (blanks after it excepted) is an integer without fraction or exponent that fits.
bool readJsonInteger(std::string_view text, std::int32_t &value) noexcept;

}  // namespace observatorio
