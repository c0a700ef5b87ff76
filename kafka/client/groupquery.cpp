// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/groupquery.h"

#include "kafka/client/embeddedcluster.h"
#include "kafka/client/handles.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <thread>

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

/// Reads big-endian numbers and texts; past the end everything is empty.
class Bytes {
public:
    Bytes(const char *data, std::size_t size) : m_rest(data ? std::string_view(data, size) : std::string_view()) {}

    std::int32_t number(std::size_t width)
    {
        const std::string_view bytes = take(width);
        std::uint32_t value = 0;
        for (const char byte : bytes)
            value = value << 8 | static_cast<unsigned char>(byte);
        return static_cast<std::int32_t>(value);
    }
    std::string_view take(std::size_t size)
    {
        if (size > m_rest.size()) {
            m_rest = {};
            return {};
        }
        const std::string_view taken = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return taken;
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

/// What a consumer was assigned, as the group's leader wrote it: Kafka's ConsumerProtocolAssignment, of any version
/// (version, then topics with their partitions, then bytes of the assignor's own).
std::vector<TopicPartition> partitionsIn(const char *assignment, std::size_t size)
{
    Bytes bytes(assignment, size);
    std::vector<TopicPartition> partitions;
    bytes.number(2);
    for (std::int32_t topics = bytes.number(4); topics > 0 && !bytes.atEnd(); --topics) {
        const std::string topic(bytes.take(static_cast<std::size_t>(bytes.number(2))));
        for (std::int32_t left = bytes.number(4); left > 0 && !bytes.atEnd(); --left)
            partitions.push_back({topic, bytes.number(4)});
    }
    return partitions;
}

}  // namespace

rd_kafka_resp_err_t describeGroup(rd_kafka_t *client, const std::string &group, std::chrono::milliseconds timeout,
                                  GroupDescription &description)
{
    if (isEmbedded(client))
        return RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE;
    const rd_kafka_group_list *found = nullptr;
    const rd_kafka_resp_err_t code = rd_kafka_list_groups(client, group.c_str(), &found, milliseconds(timeout));
    const GroupListHandle owner(found);
    // Some broker did not answer: the group's coordinator may have all the same.
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR && (code != RD_KAFKA_RESP_ERR__PARTIAL || !found || found->group_cnt == 0))
        return code;
    if (!found || found->group_cnt == 0)
        return RD_KAFKA_RESP_ERR_NO_ERROR;
    const rd_kafka_group_info &told = found->groups[0];
    if (told.err != RD_KAFKA_RESP_ERR_NO_ERROR)
        return told.err;
    description.state = told.state ? told.state : "";
    description.assignor = told.protocol ? told.protocol : "";
    description.coordinator = told.broker.id;
    for (const rd_kafka_group_member_info &info :
         std::span(told.members, static_cast<std::size_t>(std::max(told.member_cnt, 0)))) {
        GroupDescription::Member &member = description.members.emplace_back();
        member.clientId = info.client_id ? info.client_id : "";
        member.memberId = info.member_id ? info.member_id : "";
        member.host = info.client_host ? info.client_host : "";
        member.partitions = partitionsIn(static_cast<const char *>(info.member_assignment),
                                         static_cast<std::size_t>(std::max(info.member_assignment_size, 0)));
    }
    return RD_KAFKA_RESP_ERR_NO_ERROR;
}

std::optional<bool> hasOtherMembers(rd_kafka_t *client, const std::string &group,
                                    std::chrono::steady_clock::time_point deadline)
{
    for (auto now = std::chrono::steady_clock::now(); now < deadline; now = std::chrono::steady_clock::now()) {
        GroupDescription description;
        const rd_kafka_resp_err_t code =
            describeGroup(client, group, std::chrono::ceil<std::chrono::milliseconds>(deadline - now), description);
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
            return description.members.size() > 1;
        if (willNeverTell(code))
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return std::nullopt;
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
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR || description.state != "Stable")
        return std::nullopt;
    picture.held.emplace();
    for (const GroupDescription::Member &member : description.members) {
        picture.held->insert(member.partitions.begin(), member.partitions.end());
        for (const TopicPartition &partition : member.partitions)
            picture.holders[partition] = member.clientId + " (" + member.memberId + ") at " + member.host;
    }
    return picture;
}

}  // namespace observatorio
