// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/producer.h"

#include "kafka/client/clientconfig.h"
#include "kafka/client/errormap.h"

namespace observatorio {

namespace {

using namespace std::chrono_literals;

constexpr int QueueKilobytes = 64 * 1024;
constexpr int DeliveryTimeoutMs = 60'000;

}  // namespace

Producer::Producer(const BrokerSettings &settings, std::string topic)
    : m_settings(settings), m_topicName(std::move(topic)), m_health(m_settings)
{
}

Expected<std::unique_ptr<Producer>> Producer::open(const BrokerSettings &settings, const std::string &topic,
                                                   const Options &options)
{
    std::unique_ptr<Producer> producer(new Producer(settings, topic));
    ClientConfig config(producer->m_settings);
    config.set("enable.idempotence", std::string("true"))
        .set("acks", std::string("all"))
        .set("linger.ms", options.lingerMs)
        .set("partitioner", std::string("murmur2_random"))
        .set("queue.buffering.max.messages", options.queueMessages)
        .set("queue.buffering.max.kbytes", QueueKilobytes)
        .set("message.timeout.ms", DeliveryTimeoutMs);
    rd_kafka_conf_set_opaque(config.conf(), producer.get());
    rd_kafka_conf_set_dr_msg_cb(config.conf(), &Producer::onDelivery);
    rd_kafka_conf_set_error_cb(config.conf(), &Producer::onError);
    auto client = std::move(config).create(RD_KAFKA_PRODUCER);
    if (!client)
        return tl::unexpected(client.error());
    producer->m_client = *std::move(client);
    producer->m_topic.reset(rd_kafka_topic_new(producer->m_client.get(), topic.c_str(), nullptr));
    if (!producer->m_topic)
        return tl::unexpected(toError(rd_kafka_last_error(), {}, settings, topic, ErrorCode::ProducerFailed));
    return producer;
}

Producer::~Producer()
{
    if (!m_client)
        return;
    abandon();
    m_topic.reset();
    destroyWithin(std::move(m_client), 0, 3000ms);
}

Producer::Sent Producer::send(const Message &message)
{
    rd_kafka_vu_t fields[6] = {};
    fields[0].vtype = RD_KAFKA_VTYPE_RKT;
    fields[0].u.rkt = m_topic.get();
    fields[1].vtype = RD_KAFKA_VTYPE_MSGFLAGS;
    fields[1].u.i = RD_KAFKA_MSG_F_COPY;
    fields[2].vtype = RD_KAFKA_VTYPE_KEY;
    fields[2].u.mem = {const_cast<char *>(message.key.data()), message.key.size()};
    fields[3].vtype = RD_KAFKA_VTYPE_VALUE;
    if (message.value)  // an absent one is a null pointer, an empty one is not
        fields[3].u.mem = {const_cast<char *>(message.value->data() ? message.value->data() : ""),
                           message.value->size()};
    fields[4].vtype = RD_KAFKA_VTYPE_TIMESTAMP;
    fields[4].u.i64 = message.timestamp.value_or(0);
    // Headers of our own: librdkafka 2.0 frees those that it makes itself twice when it knows that the topic is missing
    // or not for us.
    HeadersHandle headers(rd_kafka_headers_new(1));
    rd_kafka_header_add(headers.get(), "source", -1, message.source.data(),
                        static_cast<ssize_t>(message.source.size()));
    fields[5].vtype = RD_KAFKA_VTYPE_HEADERS;
    fields[5].u.headers = headers.get();
    const ErrorHandle refused(rd_kafka_produceva(m_client.get(), fields, std::size(fields)));
    const rd_kafka_resp_err_t code = refused ? rd_kafka_error_code(refused.get()) : RD_KAFKA_RESP_ERR_NO_ERROR;
    if (code == RD_KAFKA_RESP_ERR__QUEUE_FULL)
        return Sent::Full;
    m_accepted.fetch_add(1, std::memory_order_relaxed);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
        (void)headers.release();
        return Sent::Queued;
    }
    m_failed.fetch_add(1, std::memory_order_relaxed);
    m_reported.fetch_add(1, std::memory_order_relaxed);
    tell(toError(code, rd_kafka_error_string(refused.get()), m_settings, m_topicName, ErrorCode::ProducerFailed));
    return Sent::Failed;
}

void Producer::onDelivery(rd_kafka_t *, const rd_kafka_message_t *message, void *opaque)
{
    auto &self = *static_cast<Producer *>(opaque);
    self.m_reported.fetch_add(1, std::memory_order_relaxed);
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
        self.m_delivered.fetch_add(1, std::memory_order_relaxed);
        if (self.m_hasError.load(std::memory_order_relaxed)) {
            self.m_health.answered();
            self.tell(std::nullopt);
        }
        return;
    }
    self.m_failed.fetch_add(1, std::memory_order_relaxed);
    if (message->err != RD_KAFKA_RESP_ERR__PURGE_QUEUE && message->err != RD_KAFKA_RESP_ERR__PURGE_INFLIGHT)
        self.tell(toError(message->err, {}, self.m_settings, self.m_topicName, ErrorCode::ProducerFailed));
}

void Producer::onError(rd_kafka_t *client, int code, const char *reason, void *opaque)
{
    auto &self = *static_cast<Producer *>(opaque);
    if (code == RD_KAFKA_RESP_ERR__FATAL) {
        char text[512];
        const rd_kafka_resp_err_t fatal = rd_kafka_fatal_error(client, text, sizeof text);
        self.m_dead.store(true, std::memory_order_relaxed);
        self.tell(toError(fatal, text, self.m_settings, self.m_topicName, ErrorCode::ProducerFailed));
        return;
    }
    if (auto error = self.m_health.failed(static_cast<rd_kafka_resp_err_t>(code), reason ? reason : ""))
        self.tell(std::move(error));
}

void Producer::tell(std::optional<Error> error)
{
    std::lock_guard lock(m_mutex);
    m_hasError.store(error.has_value(), std::memory_order_relaxed);
    m_error = std::move(error);
}

std::optional<Error> Producer::error() const
{
    std::lock_guard lock(m_mutex);
    return m_error;
}

std::uint64_t Producer::queued() const noexcept
{
    const std::uint64_t reported = m_reported.load(std::memory_order_relaxed);
    const std::uint64_t all = accepted();
    return all > reported ? all - reported : 0;
}

void Producer::serve(std::chrono::milliseconds timeout) { rd_kafka_poll(m_client.get(), milliseconds(timeout)); }

bool Producer::flush(std::chrono::milliseconds timeout)
{
    return rd_kafka_flush(m_client.get(), milliseconds(timeout)) == RD_KAFKA_RESP_ERR_NO_ERROR;
}

void Producer::abandon()
{
    rd_kafka_purge(m_client.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    flush(500ms);
    // What has no report even now is lost with the client.
    const std::uint64_t lost = queued();
    m_failed.fetch_add(lost, std::memory_order_relaxed);
    m_reported.fetch_add(lost, std::memory_order_relaxed);
}

}  // namespace observatorio
