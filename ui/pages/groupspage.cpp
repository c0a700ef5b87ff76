// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/groupspage.h"

#include "ui/accountingtext.h"
#include "ui/charts/chartcontrols.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/lagchart.h"
#include "ui/charts/timechart.h"
#include "ui/format.h"
#include "ui/models/partitionmodel.h"
#include "ui/pages/groups/positiondelegate.h"
#include "ui/pages/parts/sortedtable.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/orempty.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QVBoxLayout>

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

struct GroupsPage::Private {
    PartitionModel *partitions = nullptr;
    AccountingModel *accounting = nullptr;
    Card *offsetsCard = nullptr;
    DataTable *offsets = nullptr;
    OrEmpty *offsetsOrEmpty = nullptr;
    EmptyState *empty = nullptr;
    ElidedLabel *totals = nullptr;
    Card *lagCard = nullptr;
    TimeChart *lag = nullptr;
    OrEmpty *lagOrEmpty = nullptr;
    Card *accountingCard = nullptr;
    DataTable *accountingTable = nullptr;
    ElidedLabel *equation = nullptr;
    QPointer<SegmentedControl> range;  // shown in the title bar, which may go first
    std::shared_ptr<const std::vector<TrendPoint>> trend;
    std::size_t partitionCount = 0;
};

GroupsPage::GroupsPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>())
{
    d->partitions = new PartitionModel(this);
    d->accounting = new AccountingModel(this);
    auto *lower = new QHBoxLayout;
    lower->setSpacing(Theme::Gap);
    QWidget *offsets = buildOffsets();
    lower->addWidget(buildLag(), 38);
    lower->addWidget(buildAccounting(), 62);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    column->setSpacing(Theme::Gap);
    column->addWidget(offsets);
    column->addLayout(lower, 1);
    fitTable();
}

GroupsPage::~GroupsPage() { delete d->range; }

QWidget *GroupsPage::buildOffsets()
{
    d->offsetsCard = new Card(tr("Consumer group"));
    const QString offset = Format::integer(88'888'888);
    d->offsets = sortedTable(d->partitions, tr("Offsets and lag by partition"),
                             {QStringLiteral("eventos_economicos"),
                              {},
                              QStringLiteral("observato\u2026"),
                              Format::integer(0),
                              offset,
                              PartitionModel::tr("none committed"),
                              offset,
                              {},
                              Format::integer(88'888),
                              Format::duration(624'000),
                              Format::integer(88'888)},
                             this);
    d->offsets->setItemDelegateForColumn(PartitionModel::Retained, new PositionDelegate(d->offsets));
    d->offsets->sortByColumn(PartitionModel::Topic, Qt::AscendingOrder);
    d->offsets->horizontalHeader()->setStretchLastSection(false);
    d->offsets->horizontalHeader()->setSectionResizeMode(PartitionModel::Retained, QHeaderView::Stretch);
    d->empty = new EmptyState(iconName(), {}, {});
    d->offsetsOrEmpty = (new OrEmpty(d->offsets, d->empty))->follow(d->partitions);
    d->totals = new ElidedLabel;
    d->totals->setFont(Theme::instance().secondaryFont());
    d->offsetsCard->body()->addWidget(d->offsetsOrEmpty);
    d->offsetsCard->body()->addWidget(d->totals);
    connect(d->partitions, &QAbstractItemModel::rowsInserted, this, &GroupsPage::fitTable);
    connect(d->partitions, &QAbstractItemModel::rowsRemoved, this, &GroupsPage::fitTable);
    return d->offsetsCard;
}

QWidget *GroupsPage::buildLag()
{
    d->lag = new TimeChart;
    d->lag->setSpan(DefaultSpan);
    d->lag->setAccessibleName(tr("Lag by partition"));
    d->lag->setAccessibleDescription(
        tr("Arrows move, plus and minus zoom, Shift with the arrows reads values, Home goes back to live."));
    d->range = makeRangeControl(d->lag, this);
    d->range->hide();
    d->lagCard = new Card(tr("Lag"), lagDetail());
    d->lagCard->addControl(new BackToLive(d->lag));
    d->lagOrEmpty =
        new OrEmpty(d->lag, new EmptyState(QStringLiteral("clock"), tr("No lag known yet"),
                                           tr("A line a partition: how many records the group has still to read.")));
    d->lagCard->body()->addWidget(d->lagOrEmpty, 1);
    return d->lagCard;
}

QWidget *GroupsPage::buildAccounting()
{
    d->accountingCard = new Card(tr("Where every offset went"), tr("since the first record this database read"));
    const QString count = Format::integer(8'888'888);
    d->accountingTable =
        sortedTable(d->accounting, tr("Accounting by partition"),
                    {{}, count, count, Format::integer(8'888), Format::integer(8'888), {}, {}, {}}, this);
    d->accountingTable->sortByColumn(AccountingModel::Name, Qt::AscendingOrder);
    d->accountingTable->setTextElideMode(Qt::ElideLeft);  // names differ at their end
    d->accountingTable->horizontalHeader()->setStretchLastSection(false);
    d->accountingTable->horizontalHeader()->setSectionResizeMode(AccountingModel::Name, QHeaderView::Stretch);
    d->equation = new ElidedLabel;
    d->equation->setFont(Theme::instance().secondaryFont());
    auto *unread = new EmptyState(QStringLiteral("pulse"), tr("Nothing read yet"),
                                  tr("What became of each offset, partition by partition."));
    d->accountingCard->body()->addWidget((new OrEmpty(d->accountingTable, unread))->follow(d->accounting), 1);
    d->accountingCard->body()->addWidget(d->equation);
    return d->accountingCard;
}

QString GroupsPage::id() const { return QStringLiteral("groups"); }
QString GroupsPage::title() const { return tr("Groups"); }
QString GroupsPage::iconName() const { return QStringLiteral("groups"); }
QList<QWidget *> GroupsPage::titleControls() { return {d->range}; }
Exportable *GroupsPage::exportable() { return this; }

void GroupsPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    d->partitions->update(*snapshot);
    d->accounting->update(*snapshot);
    showGroup(*snapshot);
    showTotals(*snapshot);
    showLag(*snapshot);
    showEmpty(*snapshot);
}

void GroupsPage::showGroup(const Snapshot &snapshot)
{
    const GroupView &group = snapshot.group;
    d->offsetsCard->setTitle(group.group.empty() ? QString::fromStdString(snapshot.settings.broker.group)
                                                 : QString::fromStdString(group.group));
    if (group.state.empty()) {
        d->offsetsCard->setDetail(tr("this broker cannot tell the group's state, members and coordinator"));
        return;
    }
    QStringList parts{QString::fromStdString(group.state),
                      group.members == 1 ? tr("1 member") : tr("%1 members").arg(group.members)};
    if (!group.assignor.empty())
        parts.append(QString::fromStdString(group.assignor));
    if (group.coordinator >= 0)
        parts.append(tr("coordinator %1").arg(group.coordinator));
    d->offsetsCard->setDetail(parts.join(QStringLiteral(" \u00b7 ")));
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
        parts.insert(2, tr("worst in time %1").arg(Format::duration(*snapshot.lagMs)));
    if (unknown > 0)
        parts.append(tr("lag unknown in %1").arg(partitionsText(unknown)));
    if (uncommitted > 0)
        parts.append(tr("none committed in %1").arg(partitionsText(uncommitted)));
    d->totals->setText(parts.join(QStringLiteral(" \u00b7 ")));

    d->equation->setText(AccountingText::sentence(snapshot.total, snapshot.balances));
    d->equation->setColor(snapshot.balances ? Theme::Muted : Theme::Critical);
}

void GroupsPage::showLag(const Snapshot &snapshot)
{
    if (snapshot.trend == d->trend && snapshot.partitions.size() == d->partitionCount)
        return;
    d->trend = snapshot.trend;
    d->partitionCount = snapshot.partitions.size();
    d->lag->setData(std::make_shared<const ChartData>(lagChart(snapshot)));
    d->lagCard->setDetail(lagDetail());
}

QString GroupsPage::lagDetail() const
{
    const QString basis = d->partitionCount > MostLagSeries
                              ? tr("records, the %1 partitions that lag most").arg(MostLagSeries)
                              : tr("records, by partition");
    return basis + QStringLiteral(" \u00b7 ") + Format::zone();
}

void GroupsPage::showEmpty(const Snapshot &snapshot)
{
    const bool none = snapshot.partitions.empty();
    d->lagOrEmpty->setEmpty(none);
    d->totals->setVisible(!none);
    d->equation->setVisible(!none);
    if (!none)
        return;
    QStringList topics;
    for (const std::string &topic : snapshot.settings.broker.topics)
        topics.append(QString::fromStdString(topic));
    if (snapshot.broker.error)
        d->empty->setTexts(tr("The broker does not answer"), Format::error(*snapshot.broker.error));
    else
        d->empty->setTexts(tr("No partition is read yet"),
                           tr("Offsets appear when the broker hands out the partitions of %1.")
                               .arg(topics.join(QStringLiteral(", "))));
}

void GroupsPage::fitTable()
{
    const int rows = std::clamp(d->partitions->rowCount(), 4, MostRowsShown);
    const int row = d->offsets->verticalHeader()->defaultSectionSize();
    d->offsetsOrEmpty->setFixedHeight(d->offsets->horizontalHeader()->sizeHint().height() + rows * row + 4);
}

QJsonObject GroupsPage::saveState() const
{
    return {{QStringLiteral("offsets"), tableState(d->offsets)},
            {QStringLiteral("accounting"), tableState(d->accountingTable)},
            {QStringLiteral("span"), static_cast<qint64>(d->lag->view().span())}};
}

void GroupsPage::restoreState(const QJsonObject &state)
{
    restoreTable(d->offsets, state.value(QStringLiteral("offsets")));
    restoreTable(d->accountingTable, state.value(QStringLiteral("accounting")));
    if (state.contains(QStringLiteral("span")))
        d->range->setCurrentData(state.value(QStringLiteral("span")).toInteger(DefaultSpan));
}

QString GroupsPage::exportTitle() const
{
    return QStringLiteral("%1 %2 %3").arg(tr("Lag"), d->offsetsCard->accessibleName(), rangeText(*d->lag));
}

QSize GroupsPage::exportSize() const { return d->lagCard->size(); }

void GroupsPage::exportRender(QPainter &painter, const QRectF &target) const
{
    paintPicture(painter, target, *d->lag,
                 {tr("Lag of %1").arg(d->offsetsCard->accessibleName()), lagDetail(), rangeText(*d->lag)});
}

QByteArray GroupsPage::exportCsv() const
{
    return d->lag->data() ? lagCsv(*d->lag->data(), d->lag->view().from(), d->lag->view().to()) : lagCsv({}, 0, 0);
}

}  // namespace observatorio
