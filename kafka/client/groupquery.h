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
        std::string memberId;
        std::string host;
        std::vector<TopicPartition> partitions;
    };
    std::string state;  ///< "Stable", "PreparingRebalance", ...; empty where the group does not exist
    std::string assignor;
    int coordinator = -1;
    std::vector<Member> members;
};

/// Fills `description`, or tells why not: __UNSUPPORTED_FEATURE of the embedded broker. By the older request for
/// groups: the admin API's for one group aborts the process when the connection to its coordinator breaks meanwhile
/// (librdkafka issue 4605, pull request 5397).
rd_kafka_resp_err_t describeGroup(rd_kafka_t *client, const std::string &group, std::chrono::milliseconds timeout,
                                  GroupDescription &description);

/// The group has members beside the one that asks; false also where the broker never tells. None: no answer by the
/// deadline, until which it asks again.
std::optional<bool> hasOtherMembers(rd_kafka_t *client, const std::string &group,
                                    std::chrono::steady_clock::time_point deadline);

/// Asks about the topics and the group. None: no answer, or the group is rebalancing; ask again. Blocks at most twice
/// `timeout`.
std::optional<GroupPicture> askGroupPicture(rd_kafka_t *client, const std::string &group,
                                            const std::vector<std::string> &topics, std::chrono::milliseconds timeout);

}  // namespace observatorio
