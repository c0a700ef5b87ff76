// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/logmark.h"

#include <array>

namespace observatorio {

namespace {

constexpr std::uint32_t Castagnoli = 0x82F63B78;  // reflected

constexpr std::array<std::uint32_t, 256> makeTable() noexcept
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t rest = byte;
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest >> 1) ^ ((rest & 1) != 0 ? Castagnoli : 0);
        table[byte] = rest;
    }
    return table;
}

/// An absent text and an empty one differ, and so do "a" with "b" and "ab" with nothing.
std::uint32_t add(const void *text, std::size_t size, std::uint32_t before) noexcept
{
    const std::uint64_t length = text ? size + 1 : 0;
    std::array<unsigned char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<unsigned char>(length >> (8 * i));
    return crc32c({static_cast<const unsigned char *>(text), text ? size : 0}, crc32c(bytes, before));
}

}  // namespace

std::uint32_t crc32c(std::span<const unsigned char> bytes, std::uint32_t before) noexcept
{
    static constexpr std::array<std::uint32_t, 256> Table = makeTable();
    std::uint32_t rest = ~before;
    for (const unsigned char byte : bytes)
        rest = (rest >> 8) ^ Table[(rest ^ byte) & 0xFF];
    return ~rest;
}

LogMark markOf(const rd_kafka_message_t &message) noexcept
{
    rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
    const std::int64_t timestamp = rd_kafka_message_timestamp(&message, &type);
    return {message.offset, timestamp, add(message.payload, message.len, add(message.key, message.key_len, 0))};
}

}  // namespace observatorio
