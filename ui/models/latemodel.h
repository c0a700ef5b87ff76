// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/columnsmodel.h"

#include <tuple>

namespace observatorio {

struct LateRow {
    LateView view;

    [[nodiscard]] std::tuple<std::string, std::int32_t, std::int64_t, TimeMs, SeriesName> key() const
    {
        // Where there is an offset it says all.
        const bool isOne = view.offset >= 0;
        return {view.partition.topic, view.partition.partition, view.offset, isOne ? 0 : view.windowStart,
                isOne ? SeriesName{} : view.series};
    }
    bool operator==(const LateRow &) const = default;
};

/// The newest late records: whose they are, the window they missed, and by how much.
class LateModel : public ColumnsModel<LateRow> {
    Q_OBJECT
public:
    enum Column { Country, Indicator, Window, Delay, Topic, Partition, Offset };

    explicit LateModel(std::function<QString(const QString &)> countryName, QObject *parent = nullptr);
    void update(const std::vector<LateView> &samples) { assignEach(samples); }
};

}  // namespace observatorio
