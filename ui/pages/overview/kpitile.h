// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/glossary/term.h"

#include <QWidget>

namespace observatorio {

class Sparkline;

/// One large number with a small unit beside it (below it where letters are large), its name above and its recent past
/// on the right. It explains its name when hovered or focused.
class KpiTile : public QWidget {
    Q_OBJECT
public:
    KpiTile(const QString &name, Term term, int series, QWidget *parent = nullptr);

    void setNumber(const QString &number, const QString &unit);
    void setPast(QVector<QPointF> points, double from, double to);
    [[nodiscard]] QSize sizeHint() const override { return {200, 76}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 76}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void place();

    QString m_name;
    Term m_term;
    QString m_number;
    QString m_unit;
    int m_series;
    Sparkline *m_past;
};

}  // namespace observatorio
