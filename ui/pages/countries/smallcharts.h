// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/countries/chartbasis.h"

#include <QGridLayout>
#include <QWidget>

namespace observatorio {

class MiniChart;

/// Small charts in rows, one for each indicator that is not the big one's; as many as there is room for.
class SmallCharts : public QWidget {
    Q_OBJECT
public:
    static constexpr int Most = 7;
    static int leastWidth();

    explicit SmallCharts(QWidget *parent = nullptr);

    /// The wish's countries and window length, for each of `indicators` but the wish's own, between two times.
    void show(const Snapshot &snapshot, const CountryChartWish &wish, const QStringList &indicators, TimeMs from,
              TimeMs to);
    void forget();  ///< draw everything anew with the next show

Q_SIGNALS:
    void chosen(const QString &indicator);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QGridLayout *m_grid;
    std::vector<MiniChart *> m_charts;
    std::vector<ChartBasis> m_basis;
    std::size_t m_room = 0;
    int m_columns = 0;
};

}  // namespace observatorio
