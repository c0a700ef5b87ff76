// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with a KafkaSource, kept apart by what may mend it: the connection (LinkHealth), the group, the
// client itself, a topic or partition.
#include "kafka/client/errormap.h"
#include "kafka/client/kafkasource_p.h"

#include <utility>

namespace observatorio {

void KafkaSource::report(const std::optional<Error> &error)
{
    if (error)
        m_result.error = error;
}

/// The library gave this consumer up: another program has our place in the group, or worse.
void KafkaSource::reportFatal()
{
    char text[512] = "";
    const rd_kafka_resp_err_t code = rd_kafka_fatal_error(m_client.get(), text, sizeof text);
    m_result.fatal = toError(code, text, m_settings, m_settings.group, ErrorCode::GroupFailed);
}

void KafkaSource::onError(rd_kafka_t *, int code, const char *reason, void *opaque)
{
    auto &self = *static_cast<KafkaSource *>(opaque);
    if (code == RD_KAFKA_RESP_ERR__FATAL) {
        self.reportFatal();
        return;
    }
    const std::string words = reason ? reason : "";
    const auto failure = static_cast<rd_kafka_resp_err_t>(code);
    self.connectionLost(failure, words);
    if (const std::optional<TopicPartition> partition = partitionIn(words)) {
        Error error = toError(failure, words, self.m_settings, partition->topic, ErrorCode::ConsumerFailed);
        if (!isAboutBroker(error.code)) {
            self.m_result.partitionErrors.emplace_back(*partition, std::move(error));
            return;
        }
    }
    const bool wasUp = self.m_health.up();
    self.report(self.m_health.failed(failure, words));
    if (wasUp && self.m_watch) {
        if (!self.m_health.up())
            self.m_healthRound = self.m_watch->nextRound() - 1;  // an answer from before does not count
        self.m_watch->ask();
    }
}

void KafkaSource::handleMessageError(const rd_kafka_message_t &message)
{
    AssignedPartition *const assigned = m_assigned.of(message);
    if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
        if (assigned)
            m_result.ends.push_back({assigned->partition, message.offset});
        return;
    }
    if (message.err == RD_KAFKA_RESP_ERR__FATAL) {
        reportFatal();
        return;
    }
    const std::string words = rd_kafka_message_errstr(&message) ? rd_kafka_message_errstr(&message) : "";
    if (assigned
        && (message.err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET
            || message.err == RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE)) {
        awaitVerification(*assigned);
        m_assigned.remove(TopicPartition(assigned->partition));
        return;
    }
    const std::string topic = message.rkt ? rd_kafka_topic_name(message.rkt) : "";
    const bool isOfGroup = topic.empty();
    Error error = toError(message.err, words, m_settings, isOfGroup ? m_settings.group : topic,
                          isOfGroup ? ErrorCode::GroupFailed : ErrorCode::ConsumerFailed);
    if (isAboutBroker(error.code))
        report(error);
    else if (isOfGroup || error.code == ErrorCode::GroupForbidden)
        m_result.groupError = std::move(error);
    else
        m_result.partitionErrors.emplace_back(
            TopicPartition{topic, assigned ? message.partition : RD_KAFKA_PARTITION_UA}, std::move(error));
}

void KafkaSource::refreshHealth()
{
    const OffsetWatch::Health health = m_watch->health();
    if (health.round <= m_healthRound)
        return;
    m_healthRound = health.round;
    if (health.error == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION)
        return;  // the library knows no leader just now, as when the broker stops: that says nothing of the topic
    const bool heard = std::exchange(m_heard, false);
    if (health.answering) {
        if (health.ofLeaders)
            m_health.answered();
        else
            report(m_health.greeted());
        return;
    }
    const Error error = toError(health.error, {}, m_settings, health.topic.empty() ? m_settings.group : health.topic,
                                ErrorCode::ConsumerFailed);
    if (!isAboutBroker(error.code))
        report(m_health.greeted());  // it did answer: not about this topic
    else if (!heard)
        report(m_health.unanswered(health.error));
    if (error.code == ErrorCode::TopicUnknown || error.code == ErrorCode::TopicForbidden)
        m_result.partitionErrors.emplace_back(TopicPartition{health.topic, RD_KAFKA_PARTITION_UA}, error);
}

}  // namespace observatorio
