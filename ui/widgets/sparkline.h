// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QVector>
#include <QWidget>

namespace observatorio {

/// A small line chart drawn by one light painter: no axes, one or more lines, common scale, gaps where a value is NaN.
class Sparkline : public QWidget {
    Q_OBJECT
public:
    struct Line {
        QVector<QPointF> points;  ///< x ascending
        QColor color;
        Qt::PenStyle style = Qt::SolidLine;
    };
    explicit Sparkline(QWidget *parent = nullptr);
    void setLines(QVector<Line> lines);
    /// Otherwise the data's own range.
    void setXRange(double from, double to);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVector<Line> m_lines;
    double m_from = 0.0;
    double m_to = 0.0;
};

}  // namespace observatorio
