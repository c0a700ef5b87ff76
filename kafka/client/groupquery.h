// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kafka/client/assignmentcheck.h"

#include <librdkafka/rdkafka.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace observatorio {

/// What a broker tells of a consumer group.
struct GroupDescription {
    struct Member {
        std::string clientId;
        std::vector<TopicPartition> partitions;
    };
    rd_kafka_consumer_group_state_t state = RD_KAFKA_CONSUMER_GROUP_STATE_UNKNOWN;
    std::string assignor;
    int coordinator = -1;
    std::vector<Member> members;
};

/// Fills `description`, or tells why not: __UNSUPPORTED_FEATURE of the embedded broker.
rd_kafka_resp_err_t describeGroup(rd_kafka_t *client, const std::string &group, std::chrono::milliseconds timeout,
                                  GroupDescription &description);

/// Asks about the topics and the group. None: no answer, or the group is rebalancing; ask again. Blocks at most twice
/// `timeout`.
std::optional<GroupPicture> askGroupPicture(rd_kafka_t *client, const std::string &group,
                                            const std::vector<std::string> &topics, std::chrono::milliseconds timeout);

}  // namespace observatorio
