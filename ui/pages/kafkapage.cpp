// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kafkapage.h"

#include "ui/format.h"
#include "ui/models/topicmodel.h"
#include "ui/pages/parts/linkcard.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/placeholderstack.h"

#include <QPushButton>

namespace observatorio {

KafkaPage::KafkaPage(const UiContext &context, QWidget *parent)
    : Page(context, parent), m_link(new LinkCard(tr("Broker"), QStringLiteral("broker"), context.actions, 5)),
      m_topics(new TopicModel(this)), m_topicTable(sortedTable(m_topics, tr("Topics"), this)),
      m_partitions(new TopicPartitionModel(this)), m_partitionCard(new Card(tr("Partitions")))
{
    addFacts();
    auto *topics = new Card(tr("Topics"), tr("observed by this program"));
    m_topicTable->setSelectionMode(QAbstractItemView::SingleSelection);
    topics->body()->addWidget(m_topicTable, 1);
    keepTable(QStringLiteral("topics"), m_topicTable);

    DataTable *partitions = sortedTable(m_partitions, tr("Partitions"), this);
    auto *stack = new PlaceholderStack(partitions, QStringLiteral("kafka"), tr("No partition known"),
                                       tr("The broker has not answered yet, or it has none of the observed topics. The "
                                          "simulator makes its own when it starts."));
    connect(stack->placeholder()->setAction(tr("Broker settings…")), &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.actions->settingsDialogRequested(QStringLiteral("broker")); });
    m_partitionCard->body()->addWidget(stack->follow(m_partitions), 1);
    keepTable(QStringLiteral("partitions"), partitions);

    pageColumn(this, {m_link, {topics, 2}, {m_partitionCard, 4}});
    connect(m_topicTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { showPartitions(); });
}

void KafkaPage::addFacts()
{
    using Fact = FactGrid::Value;
    FactsOf<Snapshot> *facts = m_link->facts();
    facts->add(tr("Cluster id"), Term::ClusterId,
               [](const Snapshot &now) -> Fact { return {QString::fromStdString(now.clusterId)}; });
    facts->add(tr("Consumer group"), Term::ConsumerGroup, [](const Snapshot &now) -> Fact {
        return {QString::fromStdString(now.group.group.empty() ? now.settings.broker.group : now.group.group),
                QString::fromStdString(now.group.state)};
    });
    facts->add(tr("Records kept"), Term::RecordsKept, [this](const Snapshot &) -> Fact {
        std::int64_t kept = 0;
        for (const TopicRow &row : m_topics->rows())
            kept += row.retained.value_or(0);
        return {Format::integer(kept)};
    });
    facts->add(tr("Read now"), Term::RecordRate,
               [](const Snapshot &now) -> Fact { return {Format::integer(qRound64(now.eventsPerSecond)), tr("/s")}; });
    facts->add(tr("Alerts published"), Term::AlertsPublished, [](const Snapshot &now) -> Fact {
        const PublisherView &publisher = now.publisher;
        if (!publisher.on)
            return {tr("off")};
        if (publisher.error || publisher.failed > 0)
            return {Format::count(publisher.delivered), tr("%1 failed").arg(Format::count(publisher.failed)),
                    Theme::Warning};
        return {Format::count(publisher.delivered), QStringLiteral("alertas_corrupcion")};
    });
}

void KafkaPage::showPartitions()
{
    if (!m_snapshot)
        return;
    const QModelIndexList rows = m_topicTable->selectionModel()->selectedRows();
    const std::string topic = rows.size() == 1 ? rows.first().data().toString().toStdString() : std::string();
    m_partitions->update(m_snapshot->partitions, topic);
    const QString whose =
        topic.empty() ? tr("every observed topic; choose one above to see its own") : QString::fromStdString(topic);
    m_partitionCard->setDetail(Format::dotted({whose, Format::zone()}));
}

void KafkaPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    m_topics->update(*snapshot);
    m_link->show(snapshot->broker, *snapshot);
    showPartitions();
}

}  // namespace observatorio
