// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

namespace observatorio {

class AlertsCard;
struct IndicatorIndex;
class IndicatorStrip;
class KpiTile;
class MapCard;
class SegmentedControl;

/// The stream at a glance: tiles, the world by alert state or indicator, the newest alerts, a small chart per
/// indicator.
class OverviewPage : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(const UiContext &context, QWidget *parent = nullptr);

    Exportable *exportable() override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    [[nodiscard]] DurationMs chosenSpan() const;
    void applyTiles(int indicators);
    void applyPast();
    void applyIndicators(const IndicatorIndex &index);

    SegmentedControl *m_span;  ///< shown in the title bar while the page is
    KpiTile *m_events, *m_lag, *m_watermark, *m_alerts, *m_countries;
    MapCard *m_map;
    AlertsCard *m_newest;
    IndicatorStrip *m_strip;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const std::vector<TrendPoint>> m_drawnTrend;
    std::shared_ptr<const std::vector<SeriesView>> m_drawnSeries;
    std::size_t m_nextIndicator = 0;
    bool m_everyIndicator = true;  ///< the next apply computes all of them, not only one
};

}  // namespace observatorio
