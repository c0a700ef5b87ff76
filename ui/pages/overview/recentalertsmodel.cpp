// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/recentalertsmodel.h"

#include <QTextDocument>

#include <algorithm>

namespace observatorio {

RecentAlertsModel::RecentAlertsModel(std::function<QString(const QString &)> countryName, QObject *parent)
    : ColumnsModel(parent), m_countryName(std::move(countryName))
{
    addText({}, Term::Alert, {}, [this](const AlertRow &row) {
        return sentence(row);
    }).tipped([this](const AlertRow &row) { return Qt::convertFromPlainText(toolTip(row)); });
}

void RecentAlertsModel::apply(const std::vector<AlertView> &alerts, TimeMs now)
{
    m_now = now;
    std::vector<AlertRow> next;
    for (std::size_t i = 0; i < std::min(alerts.size(), Cap); ++i)
        next.push_back({alerts[i], alertState(alerts[i], now)});
    assign(std::move(next));
}

QString RecentAlertsModel::countryName(const AlertView &alert) const
{
    if (alert.episode.suppressed > 0)
        return AlertModel::hiddenText(alert.episode);
    return m_countryName(QString::fromStdString(alert.episode.series.country));
}

QString RecentAlertsModel::sentence(const AlertRow &row) const
{
    const AlertEpisode &episode = row.view.episode;
    if (episode.suppressed > 0)
        return AlertModel::floodText(episode);
    const QString indicator = QString::fromStdString(episode.series.indicator);
    return tr("%1: %2, %3 %4")
        .arg(stateText(episode), countryName(row.view), Format::indicatorName(indicator),
             Format::valueBeside(indicator, episode.lastValue, episode.threshold));
}

QString RecentAlertsModel::stateText(const AlertEpisode &episode)
{
    return episode.end ? tr("Resolved") : episode.staleSince ? tr("Stale") : Format::severity(episode.severity);
}

QString RecentAlertsModel::toolTip(const AlertRow &row) const
{
    const AlertEpisode &episode = row.view.episode;
    const QString indicator = QString::fromStdString(episode.series.indicator);
    if (episode.suppressed > 0)
        return sentence(row);
    QStringList lines{sentence(row), Format::indicatorNote(indicator),
                      tr("peak %1, since %2 (%3)")
                          .arg(Format::valueBeside(indicator, episode.peakValue, episode.threshold),
                               Format::dateTime(episode.start), Format::zone())};
    if (episode.end)
        lines.append(tr("ended %1").arg(Format::dateTime(*episode.end)));
    if (const QString stale = AlertModel::staleText(episode); !stale.isEmpty())
        lines.append(stale);
    if (row.view.acknowledgedAt)
        lines.append(tr("acknowledged by %1").arg(QString::fromStdString(row.view.acknowledgedBy)));
    return lines.join(u'\n');
}

}  // namespace observatorio
