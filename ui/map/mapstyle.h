// SPDX-License-Identifier: GPL-3.0-or-later
// What a country on the map shows, and how: never by colour alone.
#pragma once

#include "analytics/domain/indicatortable.h"
#include "ui/style/theme.h"

#include <QBrush>
#include <QString>
#include <QVector>

#include <vector>

namespace observatorio {

/// What one country shows. In alert mode `level` is a Severity, in indicator mode a class of the scale; -1 = no data.
struct MapValue {
    int level = -1;
    QString text;  ///< "Critical: Inflation 207.6", "Inflation 8.4 % a year"

    bool operator==(const MapValue &) const = default;
};

struct MapLegendEntry {
    int level;
    QString text;
};

/// Alert states: a plain, a hatched and a solid tone. Indicators: six steps of one hue, from pale to strong.
class MapStyle {
public:
    static constexpr int Classes = static_cast<int>(IndicatorTable::MapLimits) + 1;

    /// An empty indicator = alert states. Without limits, fit() finds some.
    explicit MapStyle(QString indicator = {}, std::vector<double> limits = {});

    [[nodiscard]] bool isAlerts() const { return m_indicator.isEmpty(); }
    /// Listed indicators have fixed limits, so that colours mean the same all day; others take `sample`'s quantiles.
    void fit(std::vector<double> sample);
    [[nodiscard]] int level(double value) const;
    [[nodiscard]] QColor fill(int level) const;
    /// Hatching over the fill; Qt::NoBrush where none.
    [[nodiscard]] QBrush hatch(int level) const;
    [[nodiscard]] QVector<MapLegendEntry> legend() const;

private:
    QString m_indicator;
    std::vector<double> m_limits;  ///< ascending, Classes - 1
    int m_decimals = 0;            ///< of the limits in the legend
};

}  // namespace observatorio
