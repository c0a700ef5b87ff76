// SPDX-License-Identifier: GPL-3.0-or-later
// Records out, for the simulator and the alert publisher.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "kafka/client/handles.h"
#include "kafka/client/linkhealth.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace observatorio {

/// An idempotent producer to one topic; records go to the partition that Java clients choose for the same key
/// (murmur2). One thread sends and serves; counters and error() may be read from any.
class Producer {
public:
    struct Options {
        int lingerMs = 5;
        int queueMessages = 200'000;
    };
    static Expected<std::unique_ptr<Producer>> open(const BrokerSettings &settings, const std::string &topic,
                                                    const Options &options);
    ~Producer();  ///< what is still queued counts as failed; bounded

    struct Message {
        std::string_view key;
        std::optional<std::string_view> value;  ///< none: a tombstone
        std::optional<TimeMs> timestamp;        ///< none: now
        std::string_view source;                ///< the `source` header
    };
    enum class Sent {
        Queued,
        Full,    ///< serve(), then send it again
        Failed,  ///< counted as failed; error() says why
    };
    Sent send(const Message &message);

    /// Takes delivery reports, for at most `timeout`.
    void serve(std::chrono::milliseconds timeout);
    /// Waits until everything sent has its report; false when `timeout` came first.
    bool flush(std::chrono::milliseconds timeout);
    /// Gives up on what is not delivered: it counts as failed.
    void abandon();

    std::uint64_t accepted() const noexcept { return m_accepted.load(std::memory_order_relaxed); }
    std::uint64_t delivered() const noexcept { return m_delivered.load(std::memory_order_relaxed); }
    std::uint64_t failed() const noexcept { return m_failed.load(std::memory_order_relaxed); }  ///< refused ones too
    std::uint64_t queued() const noexcept;
    /// Why records fail or wait; none once deliveries go through again.
    std::optional<Error> error() const;
    /// The library gave this producer up: only a new one helps.
    bool isDead() const noexcept { return m_dead.load(std::memory_order_relaxed); }

private:
    Producer(const BrokerSettings &settings, std::string topic);
    static void onDelivery(rd_kafka_t *client, const rd_kafka_message_t *message, void *opaque);
    static void onError(rd_kafka_t *client, int code, const char *reason, void *opaque);
    void tell(std::optional<Error> error);

    using TopicHandle = std::unique_ptr<rd_kafka_topic_t, CallsToDestroy<rd_kafka_topic_destroy>>;

    const BrokerSettings m_settings;
    const std::string m_topicName;
    LinkHealth m_health;
    ClientHandle m_client;
    TopicHandle m_topic;
    std::atomic<std::uint64_t> m_accepted{0}, m_delivered{0}, m_failed{0}, m_reported{0};
    std::atomic<bool> m_dead{false};
    std::atomic<bool> m_hasError{false};
    mutable std::mutex m_mutex;
    std::optional<Error> m_error;
};

}  // namespace observatorio
