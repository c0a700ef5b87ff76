// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/linesummary.h"
#include "ui/models/columnsmodel.h"

namespace observatorio {

struct LegendRow {
    LineSummary line;
    QString last, least, most, mean;  ///< as the chart writes values; a dash where there is none

    [[nodiscard]] const QString &key() const { return line.key; }
    bool operator==(const LegendRow &) const = default;
};

/// A chart's lines and what they come to in the part of time that is in sight, in the chart's scale.
class LegendModel : public ColumnsModel<LegendRow> {
    Q_OBJECT
public:
    enum Column { Line, Last, Least, Most, Mean };

    explicit LegendModel(QObject *parent = nullptr);
    /// `data` is in values and `drawn` the same in the chart's scale; a mean of logarithms is none of the values, so
    /// that on such an axis the values themselves are told.
    void update(const ChartData &data, const ChartData &drawn, TimeMs from, TimeMs to);

protected:
    [[nodiscard]] QVariant other(const LegendRow &row, int column, int role) const override;  ///< the line's look
};

}  // namespace observatorio
