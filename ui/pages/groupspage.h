// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartpicture.h"
#include "ui/charts/rangebutton.h"

namespace observatorio {

class AccountingModel;
class Card;
class DataTable;
class ElidedLabel;
class PartitionModel;
class PlaceholderStack;
class WorkerModel;

/// Offsets and lag of the consumer group, the workers that read, the history of its lag, and where every offset went.
class GroupsPage : public Page {
    Q_OBJECT
public:
    explicit GroupsPage(const UiContext &context, QWidget *parent = nullptr);

    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    Exportable *exportable() override { return &m_export; }
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    void showWorkers(const Snapshot &snapshot);
    void showGroup(const Snapshot &snapshot);
    void showTotals(const Snapshot &snapshot);
    void showLag(const Snapshot &snapshot);
    void showEmpty(const Snapshot &snapshot);
    static void fitTable(DataTable *table, PlaceholderStack *stack, int least, int most);
    void hideBeside();
    [[nodiscard]] QString lagDetail() const;
    [[nodiscard]] ChartExport::Texts exportTexts() const;

    std::shared_ptr<const std::vector<TrendPoint>> m_trend;
    std::vector<TopicPartition> m_lagging;  ///< the partitions the chart shows
    PartitionModel *m_partitions;
    AccountingModel *m_accounting;
    WorkerModel *m_workers;
    Card *m_workersCard;
    DataTable *m_workersTable;
    PlaceholderStack *m_workersStack;
    Card *m_offsetsCard;
    DataTable *m_offsets;
    PlaceholderStack *m_offsetsStack;
    ElidedLabel *m_totals;
    Card *m_lagCard;
    TimeChart *m_lag;
    PlaceholderStack *m_lagStack;
    DataTable *m_accountingTable;
    ElidedLabel *m_equation;
    RangeButton *m_range;
    ChartExport m_export;
};

}  // namespace observatorio
