// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kafkapage.h"

#include "ui/format.h"
#include "ui/models/topicmodel.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/pages/parts/linkcard.h"
#include "ui/pages/parts/sortedtable.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/orempty.h"

#include <QPushButton>

namespace observatorio {

KafkaPage::KafkaPage(const UiContext &context, QWidget *parent) : Page(context, parent)
{
    m_link = new LinkCard(tr("Broker"), QStringLiteral("broker"), context.actions, 5);
    m_link->facts()->add(QStringLiteral("cluster"), tr("Cluster id"));
    m_link->facts()->add(QStringLiteral("group"), tr("Consumer group"));
    m_link->facts()->add(QStringLiteral("records"), tr("Records kept"));
    m_link->facts()->add(QStringLiteral("rate"), tr("Read now"));
    m_link->facts()->add(QStringLiteral("published"), tr("Alerts published"));

    auto *topics = new Card(tr("Topics"), tr("observed by this program"));
    m_topics = new TopicModel(this);
    m_topicTable = sortedTable(m_topics, tr("Topics"), this);
    m_topicTable->setSelectionMode(QAbstractItemView::SingleSelection);
    topics->body()->addWidget(m_topicTable, 1);

    m_partitionCard = new Card(tr("Partitions"));
    m_partitions = new TopicPartitionModel(this);
    m_partitionTable = sortedTable(m_partitions, tr("Partitions"), this);
    auto *empty = new EmptyState(QStringLiteral("kafka"), tr("No partition known"),
                                 tr("The broker has not answered yet, or it has none of the observed topics. The "
                                    "simulator makes its own when it starts."));
    connect(empty->setAction(tr("Broker settings…")), &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.actions->settingsDialogRequested(QStringLiteral("broker")); });
    m_partitionCard->body()->addWidget((new OrEmpty(m_partitionTable, empty))->follow(m_partitions), 1);

    auto *layout = pageLayout<QVBoxLayout>(this);
    layout->addWidget(m_link);
    layout->addWidget(topics, 2);
    layout->addWidget(m_partitionCard, 4);
    connect(m_topicTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { showPartitions(); });
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
    m_partitionCard->setDetail(QStringLiteral("%1 · %2").arg(whose, Format::zone()));
}

void KafkaPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    m_link->showLink(snapshot->broker);
    m_topics->update(*snapshot);
    std::int64_t kept = 0;
    for (const TopicRow &row : m_topics->rows())
        kept += row.retained.value_or(0);
    FactGrid *facts = m_link->facts();
    facts->set(QStringLiteral("cluster"), QString::fromStdString(snapshot->clusterId));
    facts->set(QStringLiteral("group"), QString::fromStdString(snapshot->settings.broker.group),
               QString::fromStdString(snapshot->group.state));
    facts->set(QStringLiteral("records"), Format::integer(kept));
    facts->set(QStringLiteral("rate"), Format::integer(qRound64(snapshot->eventsPerSecond)), tr("/s"));
    showPublisher(snapshot->publisher);
    showPartitions();
}

void KafkaPage::showPublisher(const PublisherView &publisher)
{
    FactGrid *facts = m_link->facts();
    const auto number = [](std::uint64_t count) { return Format::integer(static_cast<std::int64_t>(count)); };
    if (!publisher.on)
        facts->set(QStringLiteral("published"), tr("off"));
    else if (publisher.error || publisher.failed > 0)
        facts->set(QStringLiteral("published"), number(publisher.delivered),
                   tr("%1 failed").arg(number(publisher.failed)), Theme::Warning);
    else
        facts->set(QStringLiteral("published"), number(publisher.delivered), QStringLiteral("alertas_corrupcion"));
}

QJsonObject KafkaPage::saveState() const
{
    return {{QStringLiteral("topics"), tableState(m_topicTable)},
            {QStringLiteral("partitions"), tableState(m_partitionTable)}};
}

void KafkaPage::restoreState(const QJsonObject &state)
{
    restoreTable(m_topicTable, state[QStringLiteral("topics")]);
    restoreTable(m_partitionTable, state[QStringLiteral("partitions")]);
}

}  // namespace observatorio
