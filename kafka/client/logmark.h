// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/storebatch.h"

#include <librdkafka/rdkafka.h>

#include <cstdint>
#include <span>

namespace observatorio {

/// CRC-32C (Castagnoli), of `bytes` after those that gave `before`.
std::uint32_t crc32c(std::span<const unsigned char> bytes, std::uint32_t before = 0) noexcept;

/// What a log is known by again: offset, timestamp and a checksum of key and value of this record of it.
LogMark markOf(const rd_kafka_message_t &message) noexcept;

}  // namespace observatorio
