// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapstyle.h"

#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

struct MapText {
    Q_DECLARE_TR_FUNCTIONS(WorldMap)
};

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](float x, float y) { return static_cast<float>(x + (y - x) * share); };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()), part(a.blueF(), b.blueF()));
}

/// The fewest decimals, up to two, that write the limits as they are.
int decimalsOf(const std::vector<double> &limits)
{
    const auto whole = [](double value) { return std::abs(value - std::round(value)) < 1e-9; };
    if (std::all_of(limits.begin(), limits.end(), whole))
        return 0;
    return std::all_of(limits.begin(), limits.end(), [&whole](double limit) { return whole(10.0 * limit); }) ? 1 : 2;
}

}  // namespace

MapStyle::MapStyle(QString indicator, std::vector<double> limits)
    : m_indicator(std::move(indicator)), m_limits(std::move(limits)), m_decimals(decimalsOf(m_limits))
{
}

void MapStyle::fit(std::vector<double> sample)
{
    if (isAlerts() || !m_limits.empty() || sample.size() < Classes)
        return;
    std::sort(sample.begin(), sample.end());
    for (std::size_t i = 1; i < Classes; ++i)
        m_limits.push_back(sample[sample.size() * i / Classes]);
    m_decimals = std::abs(m_limits.back()) > 1.0 ? 0 : 2;
}

int MapStyle::level(double value) const
{
    return static_cast<int>(std::upper_bound(m_limits.begin(), m_limits.end(), value) - m_limits.begin());
}

QColor MapStyle::fill(int level) const
{
    const Theme &theme = Theme::instance();
    if (level < 0)
        return mix(theme.color(Theme::Land), theme.color(Theme::Surface), 0.55);
    if (isAlerts()) {
        switch (static_cast<Severity>(level)) {
        case Severity::Critical:
            return theme.color(Theme::Critical);
        case Severity::Warning:
            return mix(theme.color(Theme::Surface), theme.seriesColor(1), 0.5);
        case Severity::None:
            break;
        }
        return theme.color(Theme::Land);
    }
    const double share = 0.10 + 0.90 * static_cast<double>(level) / (Classes - 1);
    const QColor far =
        theme.isDark() ? theme.color(Theme::Accent).lighter(112) : theme.color(Theme::Accent).darker(125);
    return mix(theme.isDark() ? QColor(0x24, 0x3A, 0x55) : QColor(0xE3, 0xEE, 0xFA), far, share);
}

QBrush MapStyle::hatch(int level) const
{
    if (!isAlerts() || level != static_cast<int>(Severity::Warning))
        return Qt::NoBrush;
    QColor stripe = Theme::instance().seriesColor(1);
    stripe.setAlphaF(0.75f);
    return {stripe, Qt::BDiagPattern};
}

QVector<MapLegendEntry> MapStyle::legend() const
{
    if (isAlerts()) {
        return {{static_cast<int>(Severity::Critical), Format::severity(Severity::Critical)},
                {static_cast<int>(Severity::Warning), Format::severity(Severity::Warning)},
                {static_cast<int>(Severity::None), Format::severity(Severity::None)},
                {-1, MapText::tr("No data")}};
    }
    QVector<MapLegendEntry> entries;
    for (std::size_t i = 0; i < m_limits.size(); ++i) {
        const QString limit = Format::decimal(m_limits[i], m_decimals);
        entries.append({static_cast<int>(i),
                        i == 0 ? u'<' + QStringLiteral("\u202F") + limit
                               : Format::decimal(m_limits[i - 1], m_decimals) + QStringLiteral("\u2013") + limit});
    }
    if (!m_limits.empty())
        entries.append({static_cast<int>(m_limits.size()),
                        QStringLiteral("\u2265\u202F") + Format::decimal(m_limits.back(), m_decimals)});
    entries.append({-1, MapText::tr("No data")});
    return entries;
}

}  // namespace observatorio
