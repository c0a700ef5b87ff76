// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

namespace observatorio {

class Card;
class DataTable;
class LinkCard;
class TopicModel;
class TopicPartitionModel;

/// The observed topics, partition by partition, as the broker and this program see them.
class KafkaPage : public Page {
    Q_OBJECT
public:
    explicit KafkaPage(const UiContext &context, QWidget *parent = nullptr);

    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;

private:
    void addFacts();
    void showPartitions();

    LinkCard *m_link;
    TopicModel *m_topics;
    DataTable *m_topicTable;
    TopicPartitionModel *m_partitions;
    Card *m_partitionCard;
    std::shared_ptr<const Snapshot> m_snapshot;
};

}  // namespace observatorio
