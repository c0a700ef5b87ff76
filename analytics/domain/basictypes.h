// SPDX-License-Identifier: GPL-3.0-or-later
// Words every module shares. Times are milliseconds since 1970-01-01T00:00:00Z, durations milliseconds.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace observatorio {

using TimeMs = std::int64_t;
using DurationMs = std::int64_t;

struct TopicPartition {
    std::string topic;
    std::int32_t partition = 0;

    auto operator<=>(const TopicPartition &) const = default;
};

/// A series is one indicator of one country. Both names are what the wire and the tables say: "ARG", "inflacion".
struct SeriesName {
    std::string country;  ///< ISO 3166-1 alpha-3
    std::string indicator;

    auto operator<=>(const SeriesName &) const = default;
};

enum class RejectReason : std::uint8_t {
    EmptyValue,  ///< a tombstone, or an empty value
    NotJson,     ///< bad syntax, bytes that are not UTF-8, anything after the closing brace
    NotAnObject,
    MissingCountry,    ///< missing or null
    MissingIndicator,  ///< missing or null or empty
    MissingValue,      ///< missing or null
    WrongType,         ///< pais/indicador not text, valor not a number, anio not an integer
    NotFinite,         ///< valor out of double's range
    UnknownCountry,
    FromFuture,  ///< more than the tolerance after the clock
    TooLong,     ///< over 1 MiB, or an indicator name over 100 bytes
    TooManySeries,
    NotStorable,  ///< counted or late, but the database refused its row (app/store/setaside.h)
};
inline constexpr int RejectReasonCount = 13;

/// The stable word that tables, JSON and logs use: "no-value", "not-json", ... (analytics/domain/basictypes.cpp).
const char *rejectReasonName(RejectReason reason) noexcept;

enum class Severity : std::uint8_t { None, Warning, Critical };

/// "aviso", "critica"; "" for None. What `alertas.severidad` holds.
const char *severityName(Severity severity) noexcept;

}  // namespace observatorio
