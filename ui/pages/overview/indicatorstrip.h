// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/firstwindow.h"
#include "ui/pages/overview/indicatortrend.h"

#include <QWidget>

namespace observatorio {

/// A small chart per indicator, at most ten: in one row where it is wide enough, else in two. Until there is a mean
/// each says how long that takes.
class IndicatorStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int MaxTiles = 10;
    explicit IndicatorStrip(QWidget *parent = nullptr);
    ~IndicatorStrip() override;

    void setIndicators(const QStringList &indicators);
    void setTrend(const QString &indicator, const IndicatorTrend &trend);
    /// Shown until there is a mean.
    void setFirst(const QString &indicator, const FirstWindow &first);
    /// What part of the past is drawn; 0 = all.
    void setSpan(DurationMs span);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &indicator);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Tile;
    void place();
    QVector<Tile *> m_tiles;
    DurationMs m_span = 0;
};

}  // namespace observatorio
