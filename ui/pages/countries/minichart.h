// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <QAbstractButton>

namespace observatorio {

class Sparkline;

/// A small chart of another indicator, with the same countries in the same tones: a click makes it the large one.
class MiniChart : public QAbstractButton {
    Q_OBJECT
public:
    explicit MiniChart(QWidget *parent = nullptr);

    void setIndicator(const QString &indicator);
    [[nodiscard]] QString indicator() const { return m_indicator; }
    void setData(const ChartData &chart, TimeMs from, TimeMs to);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_indicator;
    Sparkline *m_line;
    bool m_empty = true;
};

}  // namespace observatorio
