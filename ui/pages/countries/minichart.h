// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <QAbstractButton>

namespace observatorio {

class Sparkline;

/// A small chart of another indicator, with the same countries in the same tones, the ends of its axis and each line's
/// last value: a click makes it the large one.
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
    struct LastValue {
        QString text;
        double value;
        QColor color;
    };
    void paintValues(QPainter &painter) const;

    QString m_indicator;
    double m_low = 0.0, m_high = 0.0;  ///< of what is drawn
    QStringList m_ends;                ///< the highest and the lowest
    std::vector<LastValue> m_last;
    Sparkline *m_line;
    bool m_empty = true;
};

}  // namespace observatorio
