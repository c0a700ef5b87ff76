// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/episodeid.h"

#include <string_view>

namespace observatorio {

namespace {

std::uint64_t fnv1a(std::uint64_t hash, std::string_view bytes)
{
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

}  // namespace

std::string episodeId(const std::string &rule, const SeriesName &series, const TopicPartition &partition,
                      std::int64_t offset)
{
    constexpr std::uint64_t OffsetBasis = 0xcbf29ce484222325ULL;
    const std::string number = std::to_string(partition.partition);
    const std::string position = std::to_string(offset);
    std::string id;
    id.reserve(32);
    for (const std::uint64_t basis : {OffsetBasis, ~OffsetBasis}) {
        std::uint64_t half = basis;
        for (const std::string *field :
             {&rule, &series.country, &series.indicator, &partition.topic, &number, &position})
            half = fnv1a(fnv1a(half, *field), "\x1f");
        for (int shift = 60; shift >= 0; shift -= 4)
            id.push_back("0123456789abcdef"[(half >> shift) & 15u]);
    }
    return id;
}

}  // namespace observatorio
