// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <librdkafka/rdkafka.h>

#include <chrono>
#include <map>
#include <span>

namespace observatorio {

/// The special times of Kafka's ListOffsets request.
enum class OffsetTime : std::int64_t { Latest = -1, Earliest = -2 };

/// Asks the leaders. Keeps its timeout also while the broker is away, which rd_kafka_query_watermark_offsets() does
/// not. Fills what was answered; the error is that of the question, or else of the last partition that failed.
rd_kafka_resp_err_t queryOffsets(rd_kafka_t *client, std::span<const TopicPartition> partitions, OffsetTime time,
                                 std::chrono::milliseconds timeout, std::map<TopicPartition, std::int64_t> &offsets);

}  // namespace observatorio
