// SPDX-License-Identifier: GPL-3.0-or-later
// What tests with a broker share: the embedded one, settings for it, and waiting for conditions with a deadline.
#pragma once

#include "kafka/client/handles.h"
#include "kafka/client/kafkasource.h"
#include "kafka/client/producer.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace observatorio::test {

using EventHandle = std::unique_ptr<rd_kafka_event_t, CallsToDestroy<rd_kafka_event_destroy>>;

/// Path of this test program, which is also the embedded broker's.
std::string self();

/// The embedded broker, started once and shared by the tests that do not hurt it.
std::string sharedBroker();

/// Of a real broker.
BrokerSettings settingsFor(const std::string &bootstrap, std::vector<std::string> topics = {"eventos_qog"});
BrokerSettings embeddedSettings(const std::string &bootstrap);

/// A name that no other test and no earlier run has used.
std::string uniqueName(const std::string &stem);

/// Makes a topic on a real broker; its records are kept for ever. `config` is set beside.
testing::AssertionResult createTopic(const BrokerSettings &settings, const std::string &topic, int partitions,
                                     const std::map<std::string, std::string> &config = {});

/// Polls `condition` until it holds; false after 30 s.
bool waitFor(const std::function<bool()> &condition);

struct Sent {
    std::string key;
    std::optional<std::string> value;
    TimeMs timestamp = 1'700'000'000'000;
};
/// Sends and waits for the delivery reports; false when one failed.
bool send(const BrokerSettings &settings, const std::string &topic, const std::vector<Sent> &messages);

/// A valid event of ARG's inflation with this value.
Sent event(double value, const std::string &country = "ARG");

/// Polls a source and remembers everything it brought.
class Reader {
public:
    explicit Reader(const BrokerSettings &settings);
    ~Reader();

    struct Seen {
        std::string topic;
        PartitionSlot slot;
        std::int64_t offset = 0;
        TimeMs timestamp = 0;
        bool hasTimestamp = false;
        bool rejected = false;
        RejectReason reason = RejectReason::NotJson;
        double value = 0.0;
        std::size_t payloadSize = 0;
    };

    /// Polls until `condition` holds; false after 30 s.
    bool poll(const std::function<bool()> &condition);
    /// Polls until partitions are assigned.
    bool awaitAssignment(std::size_t partitions);
    /// Starts all assigned partitions; slot = partition number. Offsets by partition, the others without one.
    void startAll(const std::map<std::int32_t, std::int64_t> &offsets = {});
    /// Until every assigned partition has reached an end.
    bool readToEnds();
    bool atEnd(std::int32_t partition) const;

    RecordSource &source() { return *m_source; }
    void close();

    std::vector<TopicPartition> assigned;  ///< now
    std::vector<TopicPartition> revoked;   ///< ever
    std::map<std::int32_t, std::int64_t> positions, ends;
    std::vector<Seen> records;
    std::vector<std::pair<TopicPartition, Error>> partitionErrors;
    std::vector<Error> errors;
    bool up = false;
    bool complete = false;

private:
    void take(const PollResult &result);

    std::unique_ptr<RecordSource> m_source;
};

}  // namespace observatorio::test
