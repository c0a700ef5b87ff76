// SPDX-License-Identifier: GPL-3.0-or-later
// What a country on the map says, and how that looks: never by colour alone.
#pragma once

#include "ui/style/theme.h"

#include <QBrush>
#include <QString>
#include <QVector>

#include <vector>

namespace observatorio {

/// What one country shows. In alert mode `level` is a Severity, in indicator mode a class of the scale; -1 = no data.
struct MapValue {
    int level = -1;
    QString text;  ///< "Critical: inflacion 207.6", "Inflation 8.4 % a year"

    bool operator==(const MapValue &) const = default;
};

struct MapLegendEntry {
    int level;
    QString text;
};

/// Alert states: a plain, a hatched and a solid tone. Indicators: six steps of one hue, from pale to strong.
class MapStyle {
public:
    static constexpr int Classes = 6;

    /// nullopt-like empty indicator = alert states.
    explicit MapStyle(QString indicator = {});

    bool isAlerts() const { return m_indicator.isEmpty(); }
    /// The class's limits are fixed for the known indicators, so that colours mean the same all day; others take
    /// `sample`'s quantiles.
    void fit(std::vector<double> sample);
    int level(double value) const;
    QColor fill(int level) const;
    /// Hatching over the fill; Qt::NoBrush where none.
    QBrush hatch(int level) const;
    QVector<MapLegendEntry> legend() const;

private:
    QString m_indicator;
    std::vector<double> m_limits;  ///< ascending, Classes - 1
};

}  // namespace observatorio
