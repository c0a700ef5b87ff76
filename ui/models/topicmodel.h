// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/partitionmodel.h"

#include <optional>

namespace observatorio {

/// One observed topic: its partitions together.
struct TopicRow {
    std::string topic;
    int partitions = 0;
    int assigned = 0;
    std::optional<std::int64_t> retained;  ///< records; none when the broker did not report it
    double rate = 0.0;
    std::optional<TimeMs> maxEventTime;
    int errors = 0;
    std::optional<Error> error;  ///< why it cannot be read at all
    bool isObserved = false;     ///< this program reads none of them, workers do

    [[nodiscard]] const std::string &key() const { return topic; }
    bool operator==(const TopicRow &) const = default;
};

/// By topic; every topic that is to be read is there, with no partitions when the broker has none of that name.
std::vector<TopicRow> topicRows(const std::vector<PartitionView> &partitions, const std::vector<std::string> &observed);

class TopicModel : public ColumnsModel<TopicRow> {
    Q_OBJECT
public:
    enum Column { Topic, Partitions, Retained, Rate, Newest, State };

    explicit TopicModel(QObject *parent = nullptr);
    void update(const Snapshot &snapshot);
};

/// The partitions, as the broker and this program see them.
class TopicPartitionModel : public ColumnsModel<PartitionRow> {
    Q_OBJECT
public:
    enum Column { Topic, Partition, Begin, End, Retained, Rate, Newest, Watermark, Reader, State };

    explicit TopicPartitionModel(QObject *parent = nullptr);
    /// `topic` empty: all.
    void update(const std::vector<PartitionView> &partitions, const std::string &topic);
};

}  // namespace observatorio
