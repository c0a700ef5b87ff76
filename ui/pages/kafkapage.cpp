// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kafkapage.h"

#include "ui/format.h"
#include "ui/models/topicmodel.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/pages/parts/linkcard.h"
#include "ui/pages/parts/sortedtable.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/orempty.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace observatorio {

struct KafkaPage::Private {
    LinkCard *link = nullptr;
    TopicModel *topics = nullptr;
    DataTable *topicTable = nullptr;
    TopicPartitionModel *partitions = nullptr;
    DataTable *partitionTable = nullptr;
    Card *partitionCard = nullptr;
    std::shared_ptr<const Snapshot> snapshot;

    std::string chosenTopic() const
    {
        const QModelIndexList rows = topicTable->selectionModel()->selectedRows();
        return rows.size() == 1 ? rows.first().data().toString().toStdString() : std::string();
    }

    void showPartitions()
    {
        if (!snapshot)
            return;
        const std::string topic = chosenTopic();
        partitions->update(snapshot->partitions, topic);
        const QString whose = topic.empty() ? KafkaPage::tr("every observed topic; choose one above to see its own")
                                            : QString::fromStdString(topic);
        partitionCard->setDetail(QStringLiteral("%1 · %2").arg(whose, Format::zone()));
    }
};

KafkaPage::KafkaPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>())
{
    d->link = new LinkCard(tr("Broker"), QStringLiteral("broker"), context.actions, 5);
    d->link->facts()->add(QStringLiteral("cluster"), tr("Cluster id"));
    d->link->facts()->add(QStringLiteral("group"), tr("Consumer group"));
    d->link->facts()->add(QStringLiteral("records"), tr("Records kept"));
    d->link->facts()->add(QStringLiteral("rate"), tr("Read now"));
    d->link->facts()->add(QStringLiteral("published"), tr("Alerts published"));

    const QString topic = QStringLiteral("eventos_economicos"), count = Format::integer(88'888'888);
    auto *topics = new Card(tr("Topics"), tr("observed by this program"));
    d->topics = new TopicModel(this);
    d->topicTable = sortedTable(d->topics, tr("Topics"), {topic, {}, count, count, Format::dateTime(0)}, this);
    d->topicTable->setSelectionMode(QAbstractItemView::SingleSelection);
    topics->body()->addWidget(d->topicTable, 1);

    d->partitionCard = new Card(tr("Partitions"));
    d->partitions = new TopicPartitionModel(this);
    d->partitionTable = sortedTable(
        d->partitions, tr("Partitions"),
        {topic, {}, Format::integer(0), count, count, {}, {}, {}, TopicPartitionModel::tr("this program")}, this);
    auto *empty = new EmptyState(iconName(), tr("No partition known"),
                                 tr("The broker has not answered yet, or it has none of the observed topics. The "
                                    "simulator makes its own when it starts."));
    connect(empty->setAction(tr("Broker settings…")), &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.actions->settingsDialogWanted(QStringLiteral("broker")); });
    d->partitionCard->body()->addWidget((new OrEmpty(d->partitionTable, empty))->follow(d->partitions), 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    layout->setSpacing(Theme::Gap);
    layout->addWidget(d->link);
    layout->addWidget(topics, 2);
    layout->addWidget(d->partitionCard, 4);
    connect(d->topicTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { d->showPartitions(); });
}

KafkaPage::~KafkaPage() = default;

QString KafkaPage::id() const { return QStringLiteral("kafka"); }
QString KafkaPage::title() const { return tr("Kafka"); }
QString KafkaPage::iconName() const { return QStringLiteral("kafka"); }

void KafkaPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    d->snapshot = snapshot;
    d->link->showLink(snapshot->broker);
    std::int64_t kept = 0;
    for (const PartitionView &view : snapshot->partitions) {
        if (view.beginOffset && view.endOffset)
            kept += *view.endOffset - *view.beginOffset;
    }
    FactGrid *facts = d->link->facts();
    facts->set(QStringLiteral("cluster"), QString::fromStdString(snapshot->clusterId));
    facts->set(QStringLiteral("group"), QString::fromStdString(snapshot->settings.broker.group),
               QString::fromStdString(snapshot->group.state));
    facts->set(QStringLiteral("records"), Format::integer(kept));
    facts->set(QStringLiteral("rate"), Format::integer(qRound64(snapshot->eventsPerSecond)), tr("/s"));
    showPublisher(snapshot->publisher);
    d->topics->update(*snapshot);
    d->showPartitions();
}

void KafkaPage::showPublisher(const PublisherView &publisher)
{
    FactGrid *facts = d->link->facts();
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
    return {{QStringLiteral("topics"), tableState(d->topicTable)},
            {QStringLiteral("partitions"), tableState(d->partitionTable)}};
}

void KafkaPage::restoreState(const QJsonObject &state)
{
    restoreTable(d->topicTable, state[QStringLiteral("topics")]);
    restoreTable(d->partitionTable, state[QStringLiteral("partitions")]);
}

}  // namespace observatorio
