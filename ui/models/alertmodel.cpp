// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/alertmodel.h"

#include "ui/format.h"

#include <QTextDocument>

namespace observatorio {

AlertState alertState(const AlertView &alert, TimeMs now) noexcept
{
    if (alert.episode.end)
        return AlertState::Resolved;
    if (alert.silencedUntil && *alert.silencedUntil > now)
        return AlertState::Silenced;
    return alert.acknowledgedAt ? AlertState::Acknowledged : AlertState::Firing;
}

bool AlertRow::operator==(const AlertRow &other) const
{
    return state == other.state && view.episode == other.view.episode
           && view.acknowledgedAt == other.view.acknowledgedAt && view.acknowledgedBy == other.view.acknowledgedBy
           && view.silencedUntil == other.view.silencedUntil;
}

AlertModel::AlertModel(std::function<QString(const QString &)> countryName, QObject *parent)
    : KeyedTableModel(parent), m_countryName(std::move(countryName))
{
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

int AlertModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString AlertModel::stateText(AlertState state)
{
    switch (state) {
    case AlertState::Firing:
        return tr("Firing");
    case AlertState::Acknowledged:
        return tr("Acknowledged");
    case AlertState::Silenced:
        return tr("Silenced");
    case AlertState::Resolved:
        return tr("Resolved");
    }
    return {};
}

QString AlertModel::countryText(const AlertRow &row) const
{
    return m_countryName(QString::fromStdString(row.view.episode.series.country));
}

QString AlertModel::indicatorText(const AlertRow &row)
{
    return Format::indicatorName(QString::fromStdString(row.view.episode.series.indicator));
}

QString AlertModel::thresholdText(const AlertEpisode &episode)
{
    const QString sign = episode.direction == AlertDirection::Above ? QStringLiteral(">") : QStringLiteral("<");
    return sign + QChar(0x00A0) + Format::value(QString::fromStdString(episode.series.indicator), episode.threshold);
}

QString AlertModel::originText(const AlertEpisode &episode)
{
    return QStringLiteral("%1 [%2] %3")
        .arg(QString::fromStdString(episode.partition.topic))
        .arg(episode.partition.partition)
        .arg(Format::integer(episode.offset));
}

QString AlertModel::durationText(const AlertRow &row) const
{
    const AlertEpisode &episode = row.view.episode;
    return Format::duration(std::max<DurationMs>(0, episode.end.value_or(m_now) - episode.start));
}

QString AlertModel::text(const AlertRow &row, int column) const
{
    const AlertEpisode &episode = row.view.episode;
    const QString indicator = QString::fromStdString(episode.series.indicator);
    switch (column) {
    case State:
        return stateText(row.state);
    case SeverityColumn:
        return Format::severity(episode.severity);
    case Country:
        return countryText(row);
    case Indicator:
        return indicatorText(row);
    case Start:
        return Format::dateTime(episode.start);
    case Duration:
        return durationText(row);
    case First:
        return Format::value(indicator, episode.firstValue);
    case Peak:
        return Format::value(indicator, episode.peakValue);
    case Last:
        return Format::value(indicator, episode.lastValue);
    case Threshold:
        return thresholdText(episode);
    case Origin:  // what tells records apart comes first: the rest may be elided
        return QStringLiteral("%1 \u00b7 %2 [%3]")
            .arg(Format::integer(episode.offset), QString::fromStdString(episode.partition.topic))
            .arg(episode.partition.partition);
    default:
        return {};
    }
}

QVariant AlertModel::sortValue(const AlertRow &row, int column) const
{
    const AlertEpisode &episode = row.view.episode;
    switch (column) {
    case State:
        return static_cast<int>(row.state);
    case SeverityColumn:
        return static_cast<int>(episode.severity);
    case Start:
        return QVariant::fromValue<qint64>(episode.start);
    case Duration:
        return QVariant::fromValue<qint64>(episode.end.value_or(m_now) - episode.start);
    case First:
        return episode.firstValue;
    case Peak:
        return episode.peakValue;
    case Last:
        return episode.lastValue;
    case Threshold:
        return episode.threshold;
    default:
        return text(row, column);
    }
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const AlertRow &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Indicator)
            return Format::indicatorToolTip(QString::fromStdString(row.view.episode.series.indicator));
        return index.column() == Origin || index.column() == Country
                   ? Qt::convertFromPlainText(text(row, index.column()))
                   : QString();
    case Qt::TextAlignmentRole: {
        const bool number = index.column() >= Duration && index.column() <= Threshold;
        return QVariant(static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    case SortRole:
        return sortValue(row, index.column());
    case StateRole:
        return static_cast<int>(row.state);
    case SeverityRole:
        return static_cast<int>(row.view.episode.severity);
    default:
        return {};
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(static_cast<int>(
            Qt::AlignVCenter | (section >= Duration && section <= Threshold ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole && section == Origin)
        return tr("The crossing record: topic, partition and offset");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case SeverityColumn:
        return tr("Severity");
    case Country:
        return tr("Country");
    case Indicator:
        return tr("Indicator");
    case Start:
        return tr("Start");
    case Duration:
        return tr("Duration");
    case First:
        return tr("First");
    case Peak:
        return tr("Peak");
    case Last:
        return tr("Last");
    case Threshold:
        return tr("Threshold");
    case Origin:
        return tr("Record");
    default:
        return {};
    }
}

AlertFilter::AlertFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void AlertFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void AlertFilter::setState(std::optional<AlertState> state)
{
    m_state = state;
    invalidateFilter();
}

void AlertFilter::setSeverity(std::optional<Severity> severity)
{
    m_severity = severity;
    invalidateFilter();
}

void AlertFilter::setCountry(const QString &country)
{
    m_country = country.toStdString();
    invalidateFilter();
}

void AlertFilter::setIndicator(const QString &indicator)
{
    m_indicator = indicator.toStdString();
    invalidateFilter();
}

bool AlertFilter::isActive() const
{
    return !m_text.isEmpty() || m_state || m_severity || !m_country.empty() || !m_indicator.empty();
}

bool AlertFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = static_cast<const AlertModel *>(sourceModel());
    const AlertRow &alert = model->rowAt(row);
    const AlertEpisode &episode = alert.view.episode;
    if ((m_state && alert.state != *m_state) || (m_severity && episode.severity != *m_severity)
        || (!m_country.empty() && episode.series.country != m_country)
        || (!m_indicator.empty() && episode.series.indicator != m_indicator))
        return false;
    if (m_text.isEmpty())
        return true;
    const QString haystack = QStringList{model->countryText(alert), QString::fromStdString(episode.series.country),
                                         model->indicatorText(alert), QString::fromStdString(episode.series.indicator),
                                         AlertModel::originText(episode)}
                                 .join(u'\n');
    return haystack.contains(m_text, Qt::CaseInsensitive);
}

}  // namespace observatorio
