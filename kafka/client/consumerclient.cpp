// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/consumerclient.h"

#include "kafka/client/clientconfig.h"
#include "kafka/client/errormap.h"

#include <array>
#include <atomic>
#include <string_view>

namespace observatorio {

namespace {

// Not the source's own: the library may still log while its client is destroyed behind it.
std::atomic<std::uint64_t> vanished = 0;

void onLog(const rd_kafka_t *, int, const char *facility, const char *text)
{
    const std::string_view what = facility;
    if ((what == "BROKERUA" || what == "LEADERUA")
        && std::string_view(text).find(rd_kafka_err2str(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART))
               != std::string_view::npos)
        ++vanished;
}

}  // namespace

std::uint64_t vanishedTopics() noexcept { return vanished; }

Expected<ClientHandle> openConsumer(const BrokerSettings &settings, const ConsumerCallbacks &callbacks)
{
    ClientConfig config(settings);
    config.set("group.id", settings.group)
        .set("enable.auto.commit", std::string("false"))
        .set("enable.auto.offset.store", std::string("false"))
        .set("enable.partition.eof", std::string("true"))
        .set("auto.offset.reset", std::string("error"))
        .set("allow.auto.create.topics", std::string("false"))
        .set("partition.assignment.strategy", std::string("range"))
        // The mock broker lets a returning member wait as long as a lost one might take.
        .set("session.timeout.ms", settings.embedded ? 3'000 : static_cast<int>(settings.sessionMs))
        // What members hear of another one's leaving, they hear by this.
        .set("heartbeat.interval.ms", 300)
        .set("fetch.wait.max.ms", 10)
        .set("fetch.error.backoff.ms", 100)
        .set("queued.min.messages", 1'000'000)
        .set("queued.max.messages.kbytes", QueuedKilobytes);
    if (!settings.instanceId.empty())
        config.set("group.instance.id", settings.instanceId);
    config.set("debug", std::string("topic"));
    rd_kafka_conf_set_log_cb(config.conf(), onLog);
    rd_kafka_conf_set_opaque(config.conf(), callbacks.opaque);
    rd_kafka_conf_set_rebalance_cb(config.conf(), callbacks.rebalance);
    rd_kafka_conf_set_error_cb(config.conf(), callbacks.error);
    rd_kafka_conf_set_offset_commit_cb(config.conf(), callbacks.committed);
    auto client = std::move(config).create(RD_KAFKA_CONSUMER);
    if (!client)
        return client;
    rd_kafka_poll_set_consumer(client->get());

    if (const auto code = subscribe(client->get(), settings); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return tl::unexpected<Error>(toError(code, {}, settings, settings.group, ErrorCode::ConsumerFailed));
    return client;
}

rd_kafka_resp_err_t subscribe(rd_kafka_t *client, const BrokerSettings &settings)
{
    const PartitionListHandle topics = makePartitionList(settings.topics.size());
    for (const std::string &topic : settings.topics)
        rd_kafka_topic_partition_list_add(topics.get(), topic.c_str(), RD_KAFKA_PARTITION_UA);
    return rd_kafka_subscribe(client, topics.get());
}

namespace {

std::string memberId(rd_kafka_t *client)
{
    char *id = rd_kafka_memberid(client);
    std::string text = id ? id : "";
    rd_kafka_mem_free(client, id);
    return text;
}

/// Callbacks run, records go.
void serve(rd_kafka_queue_t *queue)
{
    std::array<rd_kafka_message_t *, 1000> messages{};
    const ssize_t got = rd_kafka_consume_batch_queue(queue, 10, messages.data(), messages.size());
    for (ssize_t i = 0; i < got; ++i)
        rd_kafka_message_destroy(messages[static_cast<std::size_t>(i)]);
}

}  // namespace

bool giveUpPlace(rd_kafka_t *client, rd_kafka_queue_t *queue, std::chrono::milliseconds deadline)
{
    const auto until = std::chrono::steady_clock::now() + deadline;
    rd_kafka_assign(client, nullptr);
    if (rd_kafka_unsubscribe(client) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return false;
    // The library forgets its member id when the request is under way, after the revocation was answered.
    while (!memberId(client).empty()) {
        if (std::chrono::steady_clock::now() >= until)
            return false;
        serve(queue);
    }
    return true;
}

bool leaveGroup(rd_kafka_t *client, rd_kafka_queue_t *queue, std::chrono::milliseconds deadline)
{
    const auto until = std::chrono::steady_clock::now() + deadline;
    // Answers an assignment that still waits in the queue, while an answer is sure to be read.
    rd_kafka_assign(client, nullptr);
    if (const ErrorHandle error{rd_kafka_consumer_close_queue(client, queue)})
        return false;
    while (!rd_kafka_consumer_closed(client) && std::chrono::steady_clock::now() < until)
        serve(queue);
    return rd_kafka_consumer_closed(client) != 0;
}

}  // namespace observatorio
