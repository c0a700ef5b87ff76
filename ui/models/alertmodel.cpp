// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/alertmodel.h"

#include <QTextDocument>

#include <algorithm>
#include <climits>

namespace observatorio {

AlertState alertState(const AlertView &alert, TimeMs now) noexcept
{
    if (alert.episode.end)
        return AlertState::Resolved;
    if (alert.episode.staleSince)
        return AlertState::Stale;
    if (alert.silencedUntil && *alert.silencedUntil > now)
        return AlertState::Silenced;
    return alert.acknowledgedAt ? AlertState::Acknowledged : AlertState::Firing;
}

AlertModel::AlertModel(std::function<QString(const QString &)> countryName, QObject *parent)
    : ColumnsModel(parent), m_countryName(std::move(countryName))
{
    // Pills have their own margins, and a shape before the severity.
    addText(tr("State"), Term::AlertState, stateText(AlertState::Acknowledged) + QStringLiteral("   "),
            [](const AlertRow &row) { return stateText(row.state); })
        .sortedBy([](const AlertRow &row) { return static_cast<int>(row.state); })
        .tipped([](const AlertRow &row) { return staleText(row.view.episode); });
    addText(tr("Severity"), Term::Severity, Format::severity(Severity::Warning) + QStringLiteral("      "),
            [](const AlertRow &row) { return Format::severity(row.view.episode.severity); })
        .sortedBy([](const AlertRow &row) { return static_cast<int>(row.view.episode.severity); });
    addText(tr("Country"), Term::Country, QStringLiteral("Bosnia"), [this](const AlertRow &row) {
        return countryText(row);
    }).tipped([this](const AlertRow &row) {
        const AlertEpisode &episode = row.view.episode;
        return Qt::convertFromPlainText(episode.suppressed > 0 ? floodText(episode) : countryText(row));
    });
    addText(tr("Indicator"), Term::Indicator, Format::alertingIndicators().join(u'\n'), indicatorText)
        .tipped([](const AlertRow &row) {
            return Format::indicatorToolTip(QString::fromStdString(row.view.episode.series.indicator));
        });
    addNumber(
        tr("Start"), Term::AlertStart, Format::dayTime(0), [](const AlertRow &row) { return row.view.episode.start; },
        Format::dayTime)
        .atLeft()
        .tipped([](const AlertRow &row) { return Format::dateTime(row.view.episode.start); });
    addDuration(tr("Duration"), Term::AlertDuration, Format::duration(624'000),
                [this](const AlertRow &row) { return duration(row); });
    const QString number = Format::decimal(-88.8, 1);
    const auto addValue = [this, number](const QString &title, Term term, double AlertEpisode::*value) -> auto & {
        return addText(title, term, number,
                       [value](const AlertRow &row) {
                           const AlertEpisode &episode = row.view.episode;
                           return episode.suppressed > 0
                                      ? QString(QChar(0x2013))
                                      : Format::valueBeside(QString::fromStdString(episode.series.indicator),
                                                            episode.*value, episode.threshold);
                       })
            .sortedBy([value](const AlertRow &row) { return row.view.episode.*value; })
            .atRight();
    };
    addValue(tr("First"), Term::FirstValue, &AlertEpisode::firstValue);
    addValue(tr("Peak"), Term::PeakValue, &AlertEpisode::peakValue);
    addValue(tr("Last"), Term::LastValue, &AlertEpisode::lastValue);
    addText(tr("Threshold"), Term::Threshold, QStringLiteral("> ") + number, [](const AlertRow &row) {
        return row.view.episode.suppressed > 0 ? QString(QChar(0x2013)) : Format::threshold(row.view.episode);
    }).sortedBy([](const AlertRow &row) {
          return row.view.episode.threshold;
      }).atRight();
    addText(tr("Record"), Term::TriggeringRecord, Format::integer(8'888'888) + QStringLiteral(" [8]"),
            [](const AlertRow &row) {
                const AlertEpisode &episode = row.view.episode;
                return QStringLiteral("%1 [%2]").arg(Format::integer(episode.offset)).arg(episode.partition.partition);
            })
        .tipped([](const AlertRow &row) { return Qt::convertFromPlainText(originText(row.view.episode)); });
}

void AlertModel::update(const std::vector<AlertView> &alerts, TimeMs now)
{
    const bool secondPassed = now / 1000 != m_now / 1000;
    m_now = now;
    std::vector<AlertRow> next;
    next.reserve(alerts.size());
    for (const AlertView &alert : alerts)
        next.push_back({alert, alertState(alert, now)});
    assign(std::move(next));
    if (secondPassed)
        touchColumn(Duration);
}

int AlertModel::count(AlertState state) const
{
    return static_cast<int>(std::ranges::count(rows(), state, &AlertRow::state));
}

QString AlertModel::stateText(AlertState state)
{
    const QString words[] = {tr("Firing"), tr("Acknowledged"), tr("Silenced"), tr("Resolved"), tr("Stale")};
    return words[static_cast<std::size_t>(state)];
}

QString AlertModel::staleText(const AlertEpisode &episode)
{
    return episode.staleSince && !episode.end ? tr("stale since %1").arg(Format::dateTime(*episode.staleSince))
                                              : QString();
}

QString AlertModel::hiddenText(const AlertEpisode &episode)
{
    return tr("%1 alerts not shown").arg(Format::integer(episode.suppressed));
}

QString AlertModel::floodText(const AlertEpisode &episode)
{
    const auto count = static_cast<int>(std::min<std::int64_t>(episode.suppressed, INT_MAX));
    if (episode.series.indicator == "*")
        return tr("%Ln alerts not shown: too many at once", nullptr, count);
    return tr("%Ln alerts of %1 not shown: too many at once", nullptr, count)
        .arg(Format::indicatorName(QString::fromStdString(episode.series.indicator)));
}

QString AlertModel::countryText(const AlertRow &row) const
{
    if (row.view.episode.suppressed > 0)
        return hiddenText(row.view.episode);
    return m_countryName(QString::fromStdString(row.view.episode.series.country));
}

QString AlertModel::indicatorText(const AlertRow &row)
{
    if (row.view.episode.suppressed > 0)
        return tr("too many at once");
    return Format::indicatorName(QString::fromStdString(row.view.episode.series.indicator));
}

QString AlertModel::originText(const AlertEpisode &episode)
{
    return QStringLiteral("%1 [%2] %3")
        .arg(QString::fromStdString(episode.partition.topic))
        .arg(episode.partition.partition)
        .arg(Format::integer(episode.offset));
}

DurationMs AlertModel::duration(const AlertRow &row) const
{
    const AlertEpisode &episode = row.view.episode;
    return std::max<DurationMs>(0, episode.end.value_or(episode.staleSince.value_or(m_now)) - episode.start);
}

QVariant AlertModel::other(const AlertRow &row, int, int role) const
{
    return role == StateRole      ? QVariant(static_cast<int>(row.state))
           : role == SeverityRole ? QVariant(static_cast<int>(row.view.episode.severity))
                                  : QVariant();
}

AlertFilter::AlertFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

bool AlertFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = static_cast<const AlertModel *>(sourceModel());
    const AlertRow &alert = model->rowAt(row);
    const AlertEpisode &episode = alert.view.episode;
    const QString country = QString::fromStdString(episode.series.country);
    const QString indicator = QString::fromStdString(episode.series.indicator);
    const AlertConditions &wanted = m_conditions;
    if ((wanted.state && alert.state != *wanted.state) || (wanted.severity && episode.severity != *wanted.severity)
        || (!wanted.country.isEmpty() && country != wanted.country)
        || (!wanted.indicator.isEmpty() && indicator != wanted.indicator)
        || (!wanted.rule.isEmpty() && QString::fromStdString(episode.rule) != wanted.rule))
        return false;
    const QStringList words{model->countryText(alert),
                            country,
                            model->indicatorText(alert),
                            indicator,
                            QString::fromStdString(episode.rule),
                            AlertModel::originText(episode),
                            QString::number(episode.offset)};
    return words.join(u'\n').contains(wanted.text.trimmed(), Qt::CaseInsensitive);
}

}  // namespace observatorio
