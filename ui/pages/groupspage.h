// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QPointer>

namespace observatorio {

class AccountingModel;
class Card;
class DataTable;
class ElidedLabel;
class EmptyState;
class OrEmpty;
class PartitionModel;
class TimeChart;

/// Offsets and lag of the consumer group, the history of its lag, and where every offset went.
class GroupsPage : public Page, private Exportable {
    Q_OBJECT
public:
    explicit GroupsPage(const UiContext &context, QWidget *parent = nullptr);
    ~GroupsPage() override;

    QList<QWidget *> titleControls() override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    Exportable *exportable() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    QString exportTitle() const override;
    QSize exportSize() const override;
    void exportRender(QPainter &painter, const QRectF &target) const override;
    QByteArray exportCsv() const override;

    QWidget *buildOffsets();
    QWidget *buildLag();
    QWidget *buildAccounting();
    void showGroup(const Snapshot &snapshot);
    void showTotals(const Snapshot &snapshot);
    void showLag(const Snapshot &snapshot);
    void showEmpty(const Snapshot &snapshot);
    void fitTable();
    void hideBeside();
    QString lagDetail() const;

    PartitionModel *m_partitions;
    AccountingModel *m_accounting;
    Card *m_offsetsCard = nullptr;
    DataTable *m_offsets = nullptr;
    OrEmpty *m_offsetsOrEmpty = nullptr;
    EmptyState *m_empty = nullptr;
    ElidedLabel *m_totals = nullptr;
    Card *m_lagCard = nullptr;
    TimeChart *m_lag = nullptr;
    OrEmpty *m_lagOrEmpty = nullptr;
    DataTable *m_accountingTable = nullptr;
    ElidedLabel *m_equation = nullptr;
    QPointer<SegmentedControl> m_range;  ///< shown in the title bar, which may go first
    std::shared_ptr<const std::vector<TrendPoint>> m_trend;
    std::vector<TopicPartition> m_lagging;  ///< the partitions the chart shows
};

}  // namespace observatorio
