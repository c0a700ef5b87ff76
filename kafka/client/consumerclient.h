// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "kafka/client/handles.h"

#include <cstdint>

namespace observatorio {

/// Payload bytes fetched ahead. A queued record of 80 bytes costs the library about 400, so this is some 110 MB of
/// small records.
inline constexpr int QueuedKilobytes = 16 * 1024;

struct ConsumerCallbacks {
    void *opaque = nullptr;
    void (*rebalance)(rd_kafka_t *, rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t *, void *) = nullptr;
    void (*error)(rd_kafka_t *, int, const char *, void *) = nullptr;
    void (*committed)(rd_kafka_t *, rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t *, void *) = nullptr;
};

/// A group consumer, subscribed to the settings' topics. All its events come through its consumer queue; it commits
/// nothing by itself and never chooses an offset by itself.
Expected<ClientHandle> openConsumer(const BrokerSettings &settings, const ConsumerCallbacks &callbacks);

/// How often the consumers of this process were told, while they fetched, that a topic is not there. Where it is made
/// again at once the library fetches on at the old offset and tells nobody, but its log does: BROKERUA of librdkafka
/// 2.0, LEADERUA of newer ones.
std::uint64_t vanishedTopics() noexcept;

/// Joins the group for the settings' topics.
rd_kafka_resp_err_t subscribe(rd_kafka_t *client, const BrokerSettings &settings);

/// Gives a static member's place back, so that the group deals its partitions to others at once and not when the
/// session ends: closing alone keeps it (KIP-345). Serves the queue; the rebalance callback answers as always. False:
/// `deadline` came first.
bool giveUpPlace(rd_kafka_t *client, rd_kafka_queue_t *queue, std::chrono::milliseconds deadline);

/// Leaves the group, serving the queue meanwhile so that a rebalance can end; false when `deadline` came first. The
/// rebalance callback must answer the first revocation that comes meanwhile, and nothing else: librdkafka 2.0 may throw
/// any other answer away unread, and who gave it then waits for ever.
bool leaveGroup(rd_kafka_t *client, rd_kafka_queue_t *queue, std::chrono::milliseconds deadline);

}  // namespace observatorio
