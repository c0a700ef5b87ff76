// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/record.h"

#include <memory>
#include <string_view>

namespace observatorio {

/// Kafka value -> Record (ARCHITECTURE.md, What is accepted). Reuses its parser and buffers; one thread uses it; no
/// allocation per record once warm.
class Codec {
public:
    static constexpr std::size_t MaxValueBytes = 1u << 20;
    static constexpr std::size_t MaxIndicatorBytes = 100;

    explicit Codec(const CountryTable &countries);
    ~Codec();

    struct Input {
        const char *value = nullptr;  ///< null: a tombstone
        std::size_t valueSize = 0;
        std::size_t readablePadding =
            0;                 ///< bytes after the value that may be read (simdjson's padding); 0 = unknown, copies
        std::string_view key;  ///< empty: absent
    };
    /// Fills country, indicator, value, year, keyMismatch, rejected, reason and payload; leaves slot, offset and time
    /// alone. `record.indicator` points into the value or into the codec's own pool (names seen, bounded), never into a
    /// buffer that the next call reuses.
    void decode(const Input &input, Record &record);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
