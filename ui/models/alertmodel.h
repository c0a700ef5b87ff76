// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/columnsmodel.h"

#include <QSortFilterProxyModel>
#include <functional>

namespace observatorio {

enum class AlertState { Firing, Acknowledged, Silenced, Resolved, Stale };

/// A silence ends by the clock, so the state of an episode depends on `now`. Resolved beats stale beats silenced beats
/// acknowledged.
AlertState alertState(const AlertView &alert, TimeMs now) noexcept;

struct AlertRow {
    AlertView view;
    AlertState state = AlertState::Firing;

    [[nodiscard]] const std::string &key() const { return view.episode.id; }
    bool operator==(const AlertRow &) const = default;
};

/// Every known episode, newest first. Texts from records are shown as plain text.
class AlertModel : public ColumnsModel<AlertRow> {
    Q_OBJECT
public:
    enum Column { State, SeverityColumn, Country, Indicator, Start, Duration, First, Peak, Last, Threshold, Origin };

    /// `countryName` gives the name in the interface's language.
    explicit AlertModel(std::function<QString(const QString &)> countryName, QObject *parent = nullptr);

    void update(const std::vector<AlertView> &alerts, TimeMs now);
    [[nodiscard]] TimeMs now() const { return m_now; }
    [[nodiscard]] int count(AlertState state) const;

    static QString stateText(AlertState state);
    static QString staleText(const AlertEpisode &episode);  ///< since when it is stale; empty: it is not
    /// "2 833 alerts of Growth not shown: too many at once", of a summary of what the flood cap held back.
    static QString floodText(const AlertEpisode &episode);
    static QString hiddenText(const AlertEpisode &episode);  ///< its first half: "2 833 alerts not shown"
    [[nodiscard]] QString countryText(const AlertRow &row) const;
    static QString indicatorText(const AlertRow &row);
    static QString originText(const AlertEpisode &episode);  ///< "eventos_qog [1] 511 402"
    /// So far, or until it is over or stale.
    [[nodiscard]] DurationMs duration(const AlertRow &row) const;

protected:
    [[nodiscard]] QVariant other(const AlertRow &row, int column,
                                 int role) const override;  ///< StateRole: int(AlertState)

private:
    std::function<QString(const QString &)> m_countryName;
    TimeMs m_now = 0;
};

/// The conditions an alert must meet to be listed; an empty one is ignored.
struct AlertConditions {
    QString text;  ///< in country, indicator (name and what the wire says), rule and origin, ignoring case
    std::optional<AlertState> state;
    std::optional<Severity> severity;
    QString country;  ///< alpha-3
    QString indicator;
    QString rule;  ///< its id
};

class AlertFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit AlertFilter(QObject *parent = nullptr);

    template<typename Value>
    void set(Value AlertConditions::*condition, const std::type_identity_t<Value> &value)
    {
        if (m_conditions.*condition == value)
            return;
        m_conditions.*condition = value;
        invalidateFilter();
        Q_EMIT conditionsChanged();
    }
    [[nodiscard]] const AlertConditions &conditions() const { return m_conditions; }

Q_SIGNALS:
    void conditionsChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    AlertConditions m_conditions;
};

}  // namespace observatorio
