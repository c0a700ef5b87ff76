// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/groupquery.h"

#include "kafka/client/embeddedcluster.h"
#include "kafka/client/handles.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace observatorio {

namespace {

/// The embedded broker does not know the request, and asking it all the same makes the requests after it wait until
/// they time out; its cluster id gives it away.
bool isEmbedded(rd_kafka_t *client)
{
    char *cluster = rd_kafka_clusterid(client, 0);
    const bool embedded = cluster && std::string_view(cluster).starts_with(EmbeddedClusterPrefix);
    rd_kafka_mem_free(client, cluster);
    return embedded;
}

bool willNeverTell(rd_kafka_resp_err_t code)
{
    switch (code) {
    case RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE:
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION:
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
        return true;
    default:
        return false;
    }
}

}  // namespace

rd_kafka_resp_err_t describeGroup(rd_kafka_t *client, const std::string &group, std::chrono::milliseconds timeout,
                                  GroupDescription &description)
{
    if (isEmbedded(client))
        return RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE;
    const QueueHandle replies(rd_kafka_queue_new(client));
    const AdminOptionsHandle options(rd_kafka_AdminOptions_new(client, RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS));
    char text[256];
    rd_kafka_AdminOptions_set_request_timeout(options.get(), milliseconds(timeout), text, sizeof text);
    const char *names[] = {group.c_str()};
    rd_kafka_DescribeConsumerGroups(client, names, 1, options.get(), replies.get());
    const EventHandle event(rd_kafka_queue_poll(replies.get(), milliseconds(timeout)));
    if (!event)
        return RD_KAFKA_RESP_ERR__TIMED_OUT;
    if (const auto code = rd_kafka_event_error(event.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return code;
    std::size_t count = 0;
    const auto *result = rd_kafka_event_DescribeConsumerGroups_result(event.get());
    const auto **groups = rd_kafka_DescribeConsumerGroups_result_groups(result, &count);
    if (count != 1)
        return RD_KAFKA_RESP_ERR__BAD_MSG;
    if (const rd_kafka_error_t *error = rd_kafka_ConsumerGroupDescription_error(groups[0]))
        return rd_kafka_error_code(error);
    description.state = rd_kafka_ConsumerGroupDescription_state(groups[0]);
    if (const char *assignor = rd_kafka_ConsumerGroupDescription_partition_assignor(groups[0]))
        description.assignor = assignor;
    if (const rd_kafka_Node_t *coordinator = rd_kafka_ConsumerGroupDescription_coordinator(groups[0]))
        description.coordinator = rd_kafka_Node_id(coordinator);
    const std::size_t members = rd_kafka_ConsumerGroupDescription_member_count(groups[0]);
    for (std::size_t i = 0; i < members; ++i) {
        const rd_kafka_MemberDescription_t *told = rd_kafka_ConsumerGroupDescription_member(groups[0], i);
        GroupDescription::Member &member = description.members.emplace_back();
        if (!told)
            continue;
        member.clientId = rd_kafka_MemberDescription_client_id(told);
        if (const rd_kafka_MemberAssignment_t *assignment = rd_kafka_MemberDescription_assignment(told)) {
            for (const rd_kafka_topic_partition_t &element : elements(rd_kafka_MemberAssignment_partitions(assignment)))
                member.partitions.push_back({element.topic, element.partition});
        }
    }
    return RD_KAFKA_RESP_ERR_NO_ERROR;
}

std::optional<GroupPicture> askGroupPicture(rd_kafka_t *client, const std::string &group,
                                            const std::vector<std::string> &topics, std::chrono::milliseconds timeout)
{
    // Always of all topics: the mock broker makes a topic that it is asked about by name.
    const rd_kafka_metadata_t *found = nullptr;
    const rd_kafka_resp_err_t unknown = rd_kafka_metadata(client, 1, nullptr, &found, milliseconds(timeout));
    const MetadataHandle owner(found);
    if (unknown != RD_KAFKA_RESP_ERR_NO_ERROR)
        return std::nullopt;
    GroupPicture picture;
    for (const rd_kafka_metadata_topic_t &topic :
         std::span(found->topics, static_cast<std::size_t>(found->topic_cnt))) {
        const bool wanted = std::find(topics.begin(), topics.end(), topic.topic) != topics.end();
        if (wanted && topic.err == RD_KAFKA_RESP_ERR_NO_ERROR)
            picture.partitions.emplace(topic.topic, topic.partition_cnt);
    }
    GroupDescription description;
    const rd_kafka_resp_err_t code = describeGroup(client, group, timeout, description);
    if (willNeverTell(code))
        return picture;
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR || description.state != RD_KAFKA_CONSUMER_GROUP_STATE_STABLE)
        return std::nullopt;
    picture.held.emplace();
    for (const GroupDescription::Member &member : description.members)
        picture.held->insert(member.partitions.begin(), member.partitions.end());
    return picture;
}

}  // namespace observatorio
