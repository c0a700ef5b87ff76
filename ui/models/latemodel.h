// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/columnsmodel.h"

#include <functional>
#include <tuple>

namespace observatorio {

struct LateRow {
    LateView view;

    std::tuple<std::string, std::int32_t, std::int64_t> key() const
    {
        return {view.partition.topic, view.partition.partition, view.offset};
    }
    bool operator==(const LateRow &other) const;
};

/// The newest late records: whose they are, the window they missed, and by how much.
class LateModel : public ColumnsModel<LateRow> {
    Q_OBJECT
public:
    enum Column { Country, Indicator, Window, Delay, Topic, Partition, Offset, ColumnCount };

    explicit LateModel(std::function<QString(const QString &)> countryName, QObject *parent = nullptr);
    void update(const std::vector<LateView> &samples);

protected:
    int columns() const override { return ColumnCount; }
    QString header(int column) const override;
    bool isNumber(int column) const override { return column >= Window && column != Topic; }
    QString text(const LateRow &row, int column) const override;
    QVariant sortValue(const LateRow &row, int column) const override;
    QVariant toolTip(const LateRow &row, int column) const override;

private:
    std::function<QString(const QString &)> m_countryName;
};

}  // namespace observatorio
