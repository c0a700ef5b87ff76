// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <QWidget>

namespace observatorio {

/// Late records by partition: a bar, the count, and its share of what was read.
class LateBars : public QWidget {
    Q_OBJECT
public:
    explicit LateBars(QWidget *parent = nullptr);
    void setPartitions(const std::vector<PartitionView> &partitions);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Bar {
        QString name;
        std::int64_t late = 0;
        std::int64_t read = 0;
        bool operator==(const Bar &) const = default;
    };
    std::vector<Bar> m_bars;
};

}  // namespace observatorio
