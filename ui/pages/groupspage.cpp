// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/groupspage.h"

#include "ui/accountingtext.h"
#include "ui/charts/chartcontrols.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/lagchart.h"
#include "ui/charts/timechart.h"
#include "ui/format.h"
#include "ui/models/accountingmodel.h"
#include "ui/models/partitionmodel.h"
#include "ui/pages/groups/positiondelegate.h"
#include "ui/pages/parts/sortedtable.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/orempty.h"

#include <QHeaderView>

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

constexpr DurationMs DefaultSpan = 900'000;
constexpr int MostRowsShown = 9;  // of the offsets' table before it scrolls

QString partitionsText(int count)
{
    return count == 1 ? GroupsPage::tr("1 partition") : GroupsPage::tr("%1 partitions").arg(Format::integer(count));
}

}  // namespace

GroupsPage::GroupsPage(const UiContext &context, QWidget *parent) : Page(context, parent)
{
    m_partitions = new PartitionModel(this);
    m_accounting = new AccountingModel(this);
    QWidget *offsets = buildOffsets();
    auto *column = pageLayout<QVBoxLayout>(this);
    column->addWidget(offsets);
    column->addLayout(cardRow({{buildLag(), 33}, {buildAccounting(), 67}}), 1);
    fitTable();
}

GroupsPage::~GroupsPage() { delete m_range; }

QWidget *GroupsPage::buildOffsets()
{
    m_offsetsCard = new Card(tr("Consumer group"));
    m_offsets = sortedTable(m_partitions, tr("Offsets and lag by partition"), this);
    m_offsets->setItemDelegateForColumn(PartitionModel::Retained, new PositionDelegate(m_offsets));
    m_offsets->sortByColumn(PartitionModel::Topic, Qt::AscendingOrder);
    m_offsets->horizontalHeader()->setStretchLastSection(false);
    m_offsets->horizontalHeader()->setSectionResizeMode(PartitionModel::Retained, QHeaderView::Stretch);
    m_empty = new EmptyState(QStringLiteral("groups"), {}, {});
    m_offsetsOrEmpty = (new OrEmpty(m_offsets, m_empty))->follow(m_partitions);
    m_totals = new ElidedLabel;
    m_totals->setFont(Theme::instance().secondaryFont());
    m_offsetsCard->body()->addWidget(m_offsetsOrEmpty);
    m_offsetsCard->body()->addWidget(m_totals);
    connect(m_partitions, &QAbstractItemModel::rowsInserted, this, &GroupsPage::fitTable);
    connect(m_partitions, &QAbstractItemModel::rowsRemoved, this, &GroupsPage::fitTable);
    return m_offsetsCard;
}

QWidget *GroupsPage::buildLag()
{
    m_lag = new TimeChart;
    m_lag->setSpan(DefaultSpan);
    m_lag->setAccessibleName(tr("Lag by partition"));
    m_lag->setAccessibleDescription(
        tr("Arrows move, plus and minus zoom, Shift with the arrows reads values, Home goes back to live."));
    m_range = makeRangeControl(m_lag, this);
    m_range->hide();
    m_lagCard = new Card(tr("Lag"), lagDetail());
    m_lagCard->addControl(new BackToLive(m_lag));
    m_lagOrEmpty =
        new OrEmpty(m_lag, new EmptyState(QStringLiteral("clock"), tr("No lag known yet"),
                                          tr("One line per partition: how many records the group has yet to read.")));
    m_lagCard->body()->addWidget(m_lagOrEmpty, 1);
    return m_lagCard;
}

QWidget *GroupsPage::buildAccounting()
{
    auto *card = new Card(tr("Where every offset went"), tr("since the first record this database read"));
    m_accountingTable = sortedTable(m_accounting, tr("Accounting by partition"), this);
    m_accountingTable->sortByColumn(AccountingModel::Name, Qt::AscendingOrder);
    m_accountingTable->setTextElideMode(Qt::ElideLeft);  // names differ at their end
    m_accountingTable->horizontalHeader()->setStretchLastSection(false);
    m_accountingTable->horizontalHeader()->setSectionResizeMode(AccountingModel::Name, QHeaderView::Stretch);
    hideBeside();
    m_equation = new ElidedLabel;
    m_equation->setFont(Theme::instance().secondaryFont());
    auto *unread = new EmptyState(QStringLiteral("pulse"), tr("Nothing read yet"),
                                  tr("What happened to each offset, partition by partition."));
    card->body()->addWidget((new OrEmpty(m_accountingTable, unread))->follow(m_accounting), 1);
    card->body()->addWidget(m_equation);
    return card;
}

QList<QWidget *> GroupsPage::titleControls() { return {m_range}; }
Exportable *GroupsPage::exportable() { return this; }

void GroupsPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_partitions->update(*snapshot);
    m_accounting->update(snapshot->partitions);
    showGroup(*snapshot);
    showTotals(*snapshot);
    showLag(*snapshot);
    showEmpty(*snapshot);
}

void GroupsPage::showGroup(const Snapshot &snapshot)
{
    const GroupView &group = snapshot.group;
    m_offsetsCard->setTitle(group.group.empty() ? QString::fromStdString(snapshot.settings.broker.group)
                                                : QString::fromStdString(group.group));
    if (group.state.empty()) {
        m_offsetsCard->setDetail(tr("this broker does not report the group's state, members and coordinator"));
        return;
    }
    QStringList parts{QString::fromStdString(group.state),
                      group.members == 1 ? tr("1 member") : tr("%1 members").arg(group.members)};
    if (!group.assignor.empty())
        parts.append(QString::fromStdString(group.assignor));
    if (group.coordinator >= 0)
        parts.append(tr("coordinator %1").arg(group.coordinator));
    m_offsetsCard->setDetail(parts.join(QStringLiteral(" \u00b7 ")));
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
    m_totals->setText(parts.join(QStringLiteral(" \u00b7 ")));

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
                              : tr("records, by partition");
    return basis + QStringLiteral(" \u00b7 ") + Format::zone();
}

void GroupsPage::showEmpty(const Snapshot &snapshot)
{
    const bool none = snapshot.partitions.empty();
    m_lagOrEmpty->setEmpty(none);
    m_totals->setVisible(!none);
    m_equation->setVisible(!none);
    if (!none)
        return;
    QStringList topics;
    for (const std::string &topic : snapshot.settings.broker.topics)
        topics.append(QString::fromStdString(topic));
    if (snapshot.broker.error)
        m_empty->setTexts(tr("The broker does not answer"), Format::error(*snapshot.broker.error));
    else
        m_empty->setTexts(
            tr("No partition is read yet"),
            tr("Offsets appear when the broker assigns the partitions of %1.").arg(topics.join(QStringLiteral(", "))));
}

void GroupsPage::fitTable()
{
    const int rows = std::clamp(m_partitions->rowCount(), 4, MostRowsShown);
    const int row = m_offsets->verticalHeader()->defaultSectionSize();
    m_offsetsOrEmpty->setFixedHeight(m_offsets->horizontalHeader()->sizeHint().height() + rows * row + 4);
}

QJsonObject GroupsPage::saveState() const
{
    return {{QStringLiteral("offsets"), tableState(m_offsets)},
            {QStringLiteral("accounting"), tableState(m_accountingTable)},
            {QStringLiteral("span"), static_cast<qint64>(m_lag->view().span())}};
}

void GroupsPage::restoreState(const QJsonObject &state)
{
    restoreTable(m_offsets, state.value(QStringLiteral("offsets")));
    restoreTable(m_accountingTable, state.value(QStringLiteral("accounting")));
    hideBeside();
    if (state.contains(QStringLiteral("span")))
        m_range->setCurrentData(state.value(QStringLiteral("span")).toInteger(DefaultSpan));
}

QString GroupsPage::exportTitle() const
{
    return QStringLiteral("%1 %2 %3").arg(tr("Lag"), m_offsetsCard->accessibleName(), rangeText(*m_lag));
}

QSize GroupsPage::exportSize() const { return m_lagCard->size(); }

void GroupsPage::exportRender(QPainter &painter, const QRectF &target) const
{
    paintPicture(painter, target, *m_lag,
                 {tr("Lag of %1").arg(m_offsetsCard->accessibleName()), lagDetail(), rangeText(*m_lag)});
}

QByteArray GroupsPage::exportCsv() const
{
    return m_lag->data() ? lagCsv(*m_lag->data(), m_lag->view().from(), m_lag->view().to()) : lagCsv({}, 0, 0);
}

}  // namespace observatorio
