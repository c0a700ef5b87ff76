// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/snapshot.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace observatorio {

struct TopicView {
    std::string name;
    int partitions = 0;
    int replication = 0;
};

struct GroupOffsets {
    struct Row {
        TopicPartition partition;
        std::optional<std::int64_t> begin, end, committed;
        std::string member;
    };
    std::vector<Row> rows;
    GroupView group;
};

/// A second client beside the consumer, for looking. Calls block up to their timeout: keep it off the GUI thread.
class Admin {
public:
    static Expected<std::unique_ptr<Admin>> connect(const BrokerSettings &settings);
    ~Admin();

    Expected<std::string> clusterId(std::chrono::milliseconds timeout);
    [[nodiscard]] int brokerCount() const noexcept;  ///< as the newest answer had it
    Expected<std::vector<TopicView>> topics(std::chrono::milliseconds timeout);
    /// Begin, end and committed of every partition of `topics`, and the group's state where the broker tells it.
    Expected<GroupOffsets> groupOffsets(const std::string &group, const std::vector<std::string> &topics,
                                        std::chrono::milliseconds timeout);

    /// Asks the topics' leaders something: everything else is answered by whoever is at the settings' address.
    Expected<void> reachLeaders(const std::vector<TopicView> &topics, std::chrono::milliseconds timeout);

private:
    struct Private;
    explicit Admin(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// What a Test button shows: connects, authenticates, lists the topics. Says exactly which step failed; changes
/// nothing.
struct BrokerTest {
    std::string clusterId;
    int brokers = 0;
    std::vector<std::string> missingTopics;
};
Expected<BrokerTest> testBroker(const BrokerSettings &settings, std::chrono::milliseconds timeout);

}  // namespace observatorio
