// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/groupspage.h"

#include "ui/accountingtext.h"
#include "ui/charts/chartcontrols.h"
#include "ui/charts/lagchart.h"
#include "ui/format.h"
#include "ui/models/accountingmodel.h"
#include "ui/models/partitionmodel.h"
#include "ui/models/workermodel.h"
#include "ui/style/draw.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/placeholderstack.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

constexpr DurationMs DefaultSpan = 900'000;
constexpr int MostRowsShown = 9;  // of the offsets' table before it scrolls

constexpr int MostWorkersShown = 3;

constexpr int MostBarWidth = 280;  // a longer bar says no more

/// A bar of PartitionModel::ShareRole: how far the group is within what the partition still holds.
class PositionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.color(Theme::AccentGround));
        drawHairline(*painter, option.rect);
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF track(option.rect.left() + 8, option.rect.center().y() - 4.5,
                           std::min(option.rect.width() - 16, MostBarWidth), 10);
        const QVariant share = index.data(PartitionModel::ShareRole);
        drawRounded(*painter, track, 4, theme.color(Theme::NeutralGround));
        if (share.isValid()) {
            const bool doubtful = index.data(SeverityRole).toInt() != static_cast<int>(Severity::None);
            QRectF bar = track;
            bar.setWidth(std::max(2.0, track.width() * share.toDouble()));
            painter->setBrush(doubtful ? theme.seriesColor(1) : theme.seriesColor(2));
            painter->drawRoundedRect(bar, std::min(4.0, bar.width() / 2), 4);
        }
        painter->restore();
    }
};

QString partitionsText(int count)
{
    return count == 1 ? GroupsPage::tr("1 partition") : GroupsPage::tr("%1 partitions").arg(Format::integer(count));
}

}  // namespace

GroupsPage::GroupsPage(const UiContext &context, QWidget *parent)
    : Page(context, parent), m_partitions(new PartitionModel(this)), m_accounting(new AccountingModel(this)),
      m_workers(new WorkerModel(this)), m_workersCard(new Card(tr("Workers"))),
      m_workersTable(sortedTable(m_workers, tr("Workers"), this)),
      m_workersStack(new PlaceholderStack(m_workersTable, QStringLiteral("groups"), tr("No worker"))),
      m_offsetsCard(new Card(tr("Consumer group"))),
      m_offsets(sortedTable(m_partitions, tr("Offsets and lag by partition"), this)),
      m_offsetsStack(new PlaceholderStack(m_offsets, QStringLiteral("groups"))), m_totals(new ElidedLabel),
      m_lagCard(new Card(tr("Lag"), lagDetail())), m_lag(new TimeChart),
      m_lagStack(new PlaceholderStack(m_lag, QStringLiteral("clock"), tr("No lag known yet"),
                                      tr("One line per partition: how many records the group has yet to read."))),
      m_accountingTable(sortedTable(m_accounting, tr("Accounting by partition"), this)), m_equation(new ElidedLabel),
      m_range(inTitle(new RangeButton(m_lag, context.actions, this))),
      m_export(m_lag, m_lagCard, [this] { return exportTexts(); }, lagCsv)
{
    m_offsets->setItemDelegateForColumn(PartitionModel::Retained, new PositionDelegate(m_offsets));
    m_offsets->sortByColumn(PartitionModel::Topic, Qt::AscendingOrder);
    m_offsets->stretchColumn(PartitionModel::Retained);
    m_offsetsStack->follow(m_partitions);
    m_offsetsCard->body()->addWidget(m_offsetsStack);
    m_offsetsCard->body()->addWidget(m_totals);
    keepTable(QStringLiteral("offsets"), m_offsets);

    m_workersTable->sortByColumn(WorkerModel::Worker, Qt::AscendingOrder);
    m_workersTable->stretchColumn(WorkerModel::Worker);
    m_workersTable->setTextElideMode(Qt::ElideMiddle);  // ids differ at their end
    m_workersStack->follow(m_workers);
    m_workersCard->body()->addWidget(m_workersStack);
    keepTable(QStringLiteral("workers"), m_workersTable);

    m_offsetsCard->explain(Term::ConsumerGroup);
    m_workersCard->explain(Term::Worker);
    m_lagCard->explain(Term::Lag);
    Glossary::explain(m_equation, Term::AddsUp);

    m_lag->setAccessibleName(tr("Lag by partition"));
    m_lagCard->addControl(new BackToLive(m_lag));
    m_lagCard->body()->addWidget(m_lagStack, 1);

    auto *accounting = new Card(tr("Where every offset went"), tr("since the first record this database read"));
    accounting->explain(Term::AddsUp);
    m_accountingTable->sortByColumn(AccountingModel::Name, Qt::AscendingOrder);
    m_accountingTable->setTextElideMode(Qt::ElideLeft);  // names differ at their end
    m_accountingTable->stretchColumn(AccountingModel::Name);
    hideBeside();
    auto *accounted = new PlaceholderStack(m_accountingTable, QStringLiteral("pulse"), tr("Nothing read yet"),
                                           tr("What happened to each offset, partition by partition."));
    accounting->body()->addWidget(accounted->follow(m_accounting), 1);
    accounting->body()->addWidget(m_equation);
    keepTable(QStringLiteral("accounting"), m_accountingTable);

    pageColumn(this, {m_offsetsCard, m_workersCard, {cardRow({{m_lagCard, 30}, {accounting, 70}}), 1}});
    onRowCount(m_partitions, this, [this] { fitTable(m_offsets, m_offsetsStack, 4, MostRowsShown); });
    onRowCount(m_workers, this, [this] { fitTable(m_workersTable, m_workersStack, 1, MostWorkersShown); });
}

void GroupsPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_partitions->update(*snapshot);
    m_accounting->update(snapshot->partitions);
    showWorkers(*snapshot);
    showGroup(*snapshot);
    showTotals(*snapshot);
    showLag(*snapshot);
    showEmpty(*snapshot);
}

void GroupsPage::showWorkers(const Snapshot &snapshot)
{
    m_workers->update(snapshot);
    const QString whose = snapshot.database.name.empty() ? QString() : QString::fromStdString(snapshot.database.name);
    m_workersCard->setDetail(Format::dotted({tr("who reads and stores"), whose}));
    if (snapshot.observing())
        m_workersStack->placeholder()->setTexts(
            tr("Nobody processes"), tr("Start observatorioctl work on this database, here or on another machine."));
}

void GroupsPage::showGroup(const Snapshot &snapshot)
{
    const GroupView &group = snapshot.group;
    m_offsetsCard->setTitle(group.group.empty() ? QString::fromStdString(snapshot.settings.broker.group)
                                                : QString::fromStdString(group.group));
    if (snapshot.observing() && snapshot.broker.state != LinkState::Up) {
        m_offsetsCard->setDetail(tr("as the database has it: no broker answers for the group's state"));
        return;
    }
    if (group.state.empty()) {
        m_offsetsCard->setDetail(tr("this broker does not report the group's state, members or coordinator"));
        return;
    }
    m_offsetsCard->setDetail(Format::dotted(
        {QString::fromStdString(group.state), group.members == 1 ? tr("1 member") : tr("%1 members").arg(group.members),
         QString::fromStdString(group.assignor),
         group.coordinator >= 0 ? tr("coordinator %1").arg(group.coordinator) : QString()}));
}

void GroupsPage::showTotals(const Snapshot &snapshot)
{
    int unknown = 0, uncommitted = 0;
    for (const PartitionView &view : snapshot.partitions) {
        unknown += !view.lag;
        uncommitted += !view.committed;
    }
    QStringList parts{tr("Total of %1").arg(partitionsText(static_cast<int>(snapshot.partitions.size()))),
                      tr("lag %1").arg(Format::integer(snapshot.lag)),
                      tr("%1 ev/s").arg(Format::integer(std::llround(snapshot.eventsPerSecond)))};
    if (snapshot.lagMs)
        parts.insert(2, tr("up to %1 behind").arg(Format::duration(*snapshot.lagMs)));
    if (unknown > 0)
        parts.append(tr("lag unknown in %1").arg(partitionsText(unknown)));
    if (uncommitted > 0)
        parts.append(tr("none committed in %1").arg(partitionsText(uncommitted)));
    m_totals->setText(Format::dotted(parts));

    m_equation->setText(AccountingText::sentence(snapshot.total, snapshot.balances));
    m_equation->setColor(snapshot.balances ? Theme::Muted : Theme::Critical);
}

void GroupsPage::showLag(const Snapshot &snapshot)
{
    std::vector<TopicPartition> partitions;
    for (const PartitionView &view : snapshot.partitions)
        partitions.push_back(view.partition);
    if (partitions == m_lagging && sameValue(snapshot.trend, m_trend))
        return;
    m_trend = snapshot.trend;
    m_lagging = std::move(partitions);
    m_lag->setData(std::make_shared<const ChartData>(lagChart(snapshot)));
    m_lagCard->setDetail(lagDetail());
}

/// What the Health page shows too and there is no room for here.
void GroupsPage::hideBeside()
{
    m_accountingTable->hideColumn(AccountingModel::KeyMismatch);
    m_accountingTable->hideColumn(AccountingModel::Activity);
}

QString GroupsPage::lagDetail() const
{
    const QString basis = m_lagging.size() > MostLagSeries
                              ? tr("records, the %1 partitions that lag most").arg(MostLagSeries)
                              : tr("records");
    return Format::dotted({basis, Format::zone()});
}

void GroupsPage::showEmpty(const Snapshot &snapshot)
{
    const bool none = snapshot.partitions.empty();
    m_lagStack->setEmpty(none);
    m_totals->setVisible(!none);
    m_equation->setVisible(!none);
    if (!none)
        return;
    if (snapshot.observing() && snapshot.broker.embedded)
        m_offsetsStack->placeholder()->setTexts(
            tr("No broker to ask"), tr("The settings name the embedded broker, which only a window that processes has. "
                                       "What workers store is shown all the same."));
    else if (snapshot.broker.error)
        m_offsetsStack->placeholder()->setTexts(tr("The broker does not answer"),
                                                Format::error(*snapshot.broker.error));
    else
        m_offsetsStack->placeholder()->setTexts(tr("No partition is read yet"),
                                                tr("Offsets appear when the broker assigns the partitions of %1.")
                                                    .arg(Format::joined(snapshot.settings.broker.topics)));
}

void GroupsPage::fitTable(DataTable *table, PlaceholderStack *stack, int least, int most)
{
    const int rows = std::clamp(table->model()->rowCount(), least, most);
    const int row = table->verticalHeader()->defaultSectionSize();
    stack->setFixedHeight(table->horizontalHeader()->sizeHint().height() + rows * row + 4);
}

QJsonObject GroupsPage::saveState() const
{
    QJsonObject state = Page::saveState();
    state[QStringLiteral("range")] = m_range->range().toJson();
    return state;
}

void GroupsPage::restoreState(const QJsonObject &state)
{
    Page::restoreState(state);
    hideBeside();
    m_range->setRange(
        TimeRange::fromJson(state.value(QStringLiteral("range")).toObject(), TimeRange::last(DefaultSpan)));
}

ChartExport::Texts GroupsPage::exportTexts() const
{
    const QString group = m_offsetsCard->accessibleName();
    return {tr("Lag") + u' ' + group, tr("Lag of %1").arg(group), lagDetail()};
}

}  // namespace observatorio
