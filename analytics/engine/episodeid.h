// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <string>

namespace observatorio {

/// The id of an alert episode, the same on every machine and in every replay: 128 bits as 32 hex digits, two FNV-1a 64
/// hashes (started from the standard offset basis and from its complement) over rule, pais, indicador, topic, partition
/// and offset in decimal, each followed by the byte 0x1f.
std::string episodeId(const std::string &rule, const SeriesName &series, const TopicPartition &partition,
                      std::int64_t offset);

}  // namespace observatorio
