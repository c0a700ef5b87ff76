// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/recentalertsmodel.h"

#include "ui/format.h"

#include <QTextDocument>

#include <algorithm>
#include <unordered_set>

namespace observatorio {

namespace {

bool same(const AlertView &a, const AlertView &b)
{
    return a.episode == b.episode && a.acknowledgedAt == b.acknowledgedAt && a.silencedUntil == b.silencedUntil;
}

}  // namespace

RecentAlertsModel::RecentAlertsModel(std::function<QString(const QString &)> countryName, QObject *parent)
    : QAbstractListModel(parent), m_countryName(std::move(countryName))
{
}

void RecentAlertsModel::apply(const std::vector<AlertView> &alerts, TimeMs now)
{
    m_now = now;
    const std::size_t wanted = std::min(alerts.size(), Cap);
    std::unordered_set<std::string> coming;
    for (std::size_t i = 0; i < wanted; ++i)
        coming.insert(alerts[i].episode.id);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (coming.contains(m_rows[static_cast<std::size_t>(row)].episode.id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < wanted; ++i) {
        const int row = static_cast<int>(i);
        const std::string &id = alerts[i].episode.id;
        const auto at = std::find_if(m_rows.begin() + row, m_rows.end(),
                                     [&id](const AlertView &each) { return each.episode.id == id; });
        if (at == m_rows.end()) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, alerts[i]);
            endInsertRows();
            continue;
        }
        if (const int from = static_cast<int>(at - m_rows.begin()); from != row) {
            beginMoveRows({}, from, from, {}, row);
            std::rotate(m_rows.begin() + row, m_rows.begin() + from, m_rows.begin() + from + 1);
            endMoveRows();
        }
        if (!same(m_rows[i], alerts[i])) {
            m_rows[i] = alerts[i];
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

const AlertView *RecentAlertsModel::alert(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? &m_rows[static_cast<std::size_t>(index.row())] : nullptr;
}

QString RecentAlertsModel::countryName(const AlertView &alert) const
{
    return m_countryName(QString::fromStdString(alert.episode.series.country));
}

int RecentAlertsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RecentAlertsModel::data(const QModelIndex &index, int role) const
{
    const AlertView *view = alert(index);
    if (!view || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole))
        return {};
    const AlertEpisode &episode = view->episode;
    const QString indicator = QString::fromStdString(episode.series.indicator);
    QString text = tr("%1: %2, %3 %4")
                       .arg(episode.end ? tr("Resolved") : Format::severity(episode.severity), countryName(*view),
                            Format::indicatorName(indicator), Format::value(indicator, episode.lastValue));
    if (role == Qt::ToolTipRole) {
        text +=
            u'\n' + Format::indicatorNote(indicator) + u'\n'
            + tr("peak %1, since %2 (%3)")
                  .arg(Format::value(indicator, episode.peakValue), Format::dateTime(episode.start), Format::zone());
        if (episode.end)
            text += u'\n' + tr("ended %1").arg(Format::dateTime(*episode.end));
        if (view->acknowledgedAt)
            text += u'\n' + tr("acknowledged by %1").arg(QString::fromStdString(view->acknowledgedBy));
        return Qt::convertFromPlainText(text);
    }
    return text;
}

}  // namespace observatorio
